namespace PoolFunctional.Peers.Oracles;

/// <summary>Per output, the number of taps that exist and the layer's own pooling of the magnitudes, both in double: what error bounds are made of.</summary>
internal sealed class Magnitudes
{
    private readonly Lazy<double[]> taps;
    private readonly Lazy<double[]> pooled;

    internal Magnitudes(Func<PoolLayer> layer, OnnxTensor x)
    {
        taps = new(() => Pool(layer(), Reduction.Sum, x with { Values = [.. x.Values.Select(_ => 1.0)] }));
        pooled = new(() => Pool(layer(), layer().Reduction, x with { Values = [.. x.Values.Select(Math.Abs)] }));
    }

    internal double Taps(int output) => taps.Value[output];

    internal double Pooled(int output) => pooled.Value[output];

    private static double[] Pool(PoolLayer layer, Reduction reduction, OnnxTensor x)
    {
        PoolPlan<double> plan = PoolFunctional.Pool.Compile<double>(reduction, layer.Window, [.. x.Shape.Select(extent => (nint)extent)]);
        double[] y = new double[plan.OutputShape.ToArray().Aggregate((nint)1, (product, extent) => product * extent)];
        plan.Run(x.Values, y);
        return y;
    }
}
