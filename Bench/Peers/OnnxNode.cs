namespace PoolFunctional.Peers;

/// <summary>The ONNX operator that means the same as a window and a reduction.</summary>
internal sealed record OnnxNode(string Operator, IReadOnlyList<(string Name, long[] Values)> Lists, IReadOnlyList<(string Name, long Value)> Numbers)
{
    /// <summary>The node, or null where ONNX has none: min, adaptive windows whose sizes do not divide, other divisors.</summary>
    internal static OnnxNode? Of(PoolingCase pooling) =>
        (pooling.Window, pooling.Reduction) switch
        {
            (Window.GlobalWindow { EveryAxis: true }, Reduction.MaxReduction) => new("GlobalMaxPool", [], []),
            (Window.GlobalWindow { EveryAxis: true }, Reduction.AverageReduction { Divisor: Divisor.InBoundsDivisor }) => new("GlobalAveragePool", [], []),
            (Window.SlidingWindow sliding, Reduction.MaxReduction) => Sliding("MaxPool", sliding, []),
            (Window.SlidingWindow sliding, Reduction.AverageReduction average) when CountsPadding(average.Divisor) is { } counts =>
                Sliding("AveragePool", sliding, [("count_include_pad", counts)]),
            (Window.AdaptiveWindow adaptive, _) => Dividing(adaptive, pooling) is { } same ? Of(pooling with { Window = same }) : null,
            _ => null,
        };

    private static OnnxNode? Sliding(string name, Window.SlidingWindow window, (string, long)[] numbers) =>
        Pads(window) is not { } pads || window.Rounding is Rounding.CeilingAllRounding || (name == "AveragePool" && window.Dilation.Any(dilation => dilation != 1))
            ? null
            : new(
                name,
                [
                    ("kernel_shape", Long(window.KernelSize)),
                    ("strides", Long(window.Stride)),
                    ("pads", pads),
                    .. name == "MaxPool" ? [("dilations", Long(window.Dilation))] : Array.Empty<(string, long[])>(),
                ],
                [("ceil_mode", window.Rounding is Rounding.CeilingRounding ? 1 : 0), .. numbers]);

    private static long[]? Pads(Window.SlidingWindow window) => window.Padding switch
    {
        Padding.NoPadding => new long[2 * window.Axes],
        Padding.ExplicitPadding given => [.. Long(given.Before), .. Long(given.After)],
        _ => null,
    };

    private static long? CountsPadding(Divisor divisor) => divisor switch
    {
        Divisor.InBoundsDivisor => 0,
        Divisor.DeclaredPaddingDivisor => 1,
        _ => null,
    };

    /// <summary>The sliding window that an adaptive one equals where every extent divides.</summary>
    private static Window? Dividing(Window.AdaptiveWindow adaptive, PoolingCase pooling)
    {
        int[] inputs = [.. pooling.Shape.Skip(2).Select(extent => (int)extent)];
        int[] outputs = [.. adaptive.OutputSize.Select((size, axis) => size == Window.Keep ? inputs[axis] : size)];
        bool divides = inputs.Zip(outputs).All(pair => pair.First % pair.Second == 0);
        return divides ? Window.Sliding([.. inputs.Zip(outputs, (input, output) => input / output)]) : null;
    }

    private static long[] Long(IEnumerable<int> values) => [.. values.Select(value => (long)value)];
}
