using PoolFunctional.Generators;
using PoolFunctional.Generators.RegionsOfInterest;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>Poolings of a box, their gradients by the façade, and their tangents by the definition, on plain arrays of double.</summary>
internal static class RoiGradients
{
    internal static IEnumerable<RoiCase> Of(Boxed @case) =>
        RoiCase.Operators.Select(operation => new RoiCase(
            operation, @case.Batch, @case.Channels, @case.Height, @case.Width, [new(@case.Batch - 1, @case.Box[0], @case.Box[1], @case.Box[2], @case.Box[3])], @case.BinRows, @case.BinColumns)
        {
            Element = ElementType.Double,
            BoxElement = ElementType.Double,
            Sampling = RoiSampling.PerBin(2),
            DataSeed = @case.Seed,
        });

    internal static double[] Maps(RoiCase @case, Palette palette, int stream) => Elements.Of(ElementType.Double, palette, @case.DataSeed ^ stream, @case.Inputs);

    internal static double[] Results(RoiCase @case, Palette palette, int stream) => Elements.Of(ElementType.Double, palette, @case.DataSeed ^ stream, @case.Outputs);

    internal static double[] Pooled(RoiCase @case, double[] x)
    {
        double[] y = new double[@case.Outputs];
        RoiRun.On(@case, new Pooling(@case, x, y));
        return y;
    }

    internal static double[] Backward(RoiCase @case, double[] outputGradient, double[] x, Ties? ties = null, double[]? addedTo = null)
    {
        double[] gradient = addedTo is null ? new double[x.Length] : [.. addedTo];
        RoiRun.On(@case, new Gradient(@case, outputGradient, x, gradient, ties, addedTo is null ? Writing.Overwrite : Writing.Accumulate));
        return gradient;
    }

    internal static double[] Jvp(RoiCase @case, double[] tangent, double[] x, Ties ties)
    {
        if (@case.IsPositionSensitive) return Pooled(@case, tangent);
        Result<FeatureMap<double>, PoolError> y =
            from shape in Shape.Create(@case.Batch, @case.MapChannels, [@case.Height, @case.Width])
            from maps in FeatureMap.Create<double>(shape, x)
            from moving in FeatureMap.Create<double>(shape, tangent)
            from moved in @case.Operator == RoiCase.Max
                ? Reference.RoiPoolJvp(moving, maps, @case.Regions, @case.Grid, ties)
                : Reference.RoiAlignJvp(moving, maps, @case.Regions, @case.Grid, @case.Sampling, @case.Reduction, @case.Convention)
            select moved;
        return [.. y.Match(map => map.Values, error => throw new InvalidOperationException(error.Message))];
    }

    private readonly struct Pooling(RoiCase @case, double[] x, double[] y) : IBoxWork
    {
        public void On<TBox>(TBox[] boxes)
            where TBox : unmanaged, System.Numerics.IFloatingPointIeee754<TBox> => RoiRun.Plan<double>(@case).Run(x, RoiRun.Of<TBox>(@case, boxes), y);
    }

    private readonly struct Gradient(RoiCase @case, double[] outputGradient, double[] x, double[] gradient, Ties? ties, Writing writing) : IBoxWork
    {
        public void On<TBox>(TBox[] boxes)
            where TBox : unmanaged, System.Numerics.IFloatingPointIeee754<TBox> => RoiRun.Plan<double>(@case).Backward(outputGradient, x, RoiRun.Of<TBox>(@case, boxes), gradient, ties, writing);
    }
}
