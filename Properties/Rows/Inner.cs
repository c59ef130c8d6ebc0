namespace PoolFunctional.Properties.Rows;

/// <summary>Inner products and slopes, for laws about gradients.</summary>
internal static class Inner
{
    /// <summary>The step of a difference quotient.</summary>
    internal const double Step = 1e-6;

    internal static double Product(double[] left, double[] right) => left.Zip(right, (x, y) => x * y).Sum();

    /// <summary>
    /// How far two inner products may be apart that are the same sum of products of elements, each rounded on its way: a pooling and its gradient round a term at most once per row that is added to it, and five times
    /// besides (weight, product, quotient, root, result), and the sum itself once per term. Each rounding is of 2⁻⁵³ of what is then there, of which the sum of magnitudes is a bound.
    /// </summary>
    internal static double Tolerance(double[] left, double[] right, int rows) => (left.Length + right.Length + rows + 5) * double.Exp2(-53) * left.Zip(right, (x, y) => double.Abs(x * y)).Sum();

    /// <summary><c>(f(x + h·v) − f(x − h·v)) / 2h</c>.</summary>
    internal static double Slope(Func<double[], double> f, double[] x, double[] along) =>
        (f([.. x.Zip(along, (value, v) => value + (Step * v))]) - f([.. x.Zip(along, (value, v) => value - (Step * v))])) / (2 * Step);

    /// <summary>The truncation of a central difference is of the order of the step's square, its cancellation of 2⁻⁵³ over the step: 10⁻⁵ of the slope and 10⁻⁷ hold both with room.</summary>
    internal static bool AreNear(double slope, double expected) => double.Abs(slope - expected) <= (1e-5 * double.Abs(expected)) + 1e-7;

    /// <summary>All zeros but for one.</summary>
    internal static double[] Unit(int length, int at) => [.. Enumerable.Range(0, length).Select(i => i == at ? 1.0 : 0)];
}
