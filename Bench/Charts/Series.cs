namespace PoolFunctional.Bench.Charts;

/// <summary>One line of a chart.</summary>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>A law of growth drawn through the first point of this line.</summary>
    internal Series Ideal(string name, Func<double, double> growth) => new(name, [.. Points.Select(point => (point.X, Points[0].Y * growth(point.X) / growth(Points[0].X)))]);
}
