using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>The ONNX operator that means the same as a window and a reduction.</summary>
internal sealed record OnnxNode(string Operator, IReadOnlyList<(string Name, long[] Values)> Lists, IReadOnlyList<(string Name, long Value)> Numbers)
{
    /// <summary>The node, or null where ONNX has none: min, adaptive windows whose sizes do not divide, other divisors.</summary>
    internal static OnnxNode? Of(PoolingCase pooling, Plan plane) =>
        pooling.Reduction is not (Reduction.MaxReduction or Reduction.AverageReduction) ? null
        : IsIdentity(plane) ? new("Identity", [], [])
        : IsGlobal(plane) ? Global(pooling.Reduction)
        : pooling.Window switch
        {
            Window.SlidingWindow sliding => Sliding(sliding, plane, pooling.Reduction),
            Window.AdaptiveWindow => Dividing(plane) is { } same ? Sliding(same, plane, pooling.Reduction) : null,
            _ => null,
        };

    private static OnnxNode? Global(Reduction reduction) => reduction switch
    {
        Reduction.MaxReduction => new("GlobalMaxPool", [], []),
        Reduction.AverageReduction { Divisor: Divisor.InBoundsDivisor } => new("GlobalAveragePool", [], []),
        _ => null,
    };

    private static OnnxNode? Sliding(Window.SlidingWindow window, Plan plane, Reduction reduction) => reduction switch
    {
        _ when window.Rounding is Rounding.CeilingAllRounding => null,
        Reduction.MaxReduction => new("MaxPool", [.. Geometry(window, plane), ("dilations", Long(window.Dilation))], [CeilMode(window)]),
        Reduction.AverageReduction { Divisor: var divisor } when CountsPadding(divisor) is { } counts && window.Dilation.All(dilation => dilation == 1) =>
            new("AveragePool", [.. Geometry(window, plane)], [CeilMode(window), ("count_include_pad", counts)]),
        _ => null,
    };

    private static (string Name, long[] Values)[] Geometry(Window.SlidingWindow window, Plan plane) =>
    [
        ("kernel_shape", Long(window.KernelSize)),
        ("strides", Long(window.Stride)),
        ("pads", [.. plane.Axes.Select(axis => -axis.DeclaredStart), .. plane.Axes.Select(axis => axis.DeclaredEnd - axis.InputExtent)]),
    ];

    private static (string Name, long Value) CeilMode(Window.SlidingWindow window) => ("ceil_mode", window.Rounding is Rounding.CeilingRounding ? 1 : 0);

    private static long? CountsPadding(Divisor divisor) => divisor switch
    {
        Divisor.InBoundsDivisor => 0,
        Divisor.DeclaredPaddingDivisor => 1,
        _ => null,
    };

    private static bool IsIdentity(Plan plane) => plane.Axes.All(axis => axis.InputExtent == axis.OutputExtent && axis.WindowAt(0).Count == 1);

    private static bool IsGlobal(Plan plane) => plane.Axes.All(axis => axis.OutputExtent == 1 && axis.PresentTaps(0) == axis.InputExtent && axis.DeclaredTaps(0) == axis.InputExtent);

    /// <summary>The sliding window that an adaptive one equals where every extent divides.</summary>
    private static Window.SlidingWindow? Dividing(Plan plane) =>
        plane.Axes.All(axis => axis.InputExtent % axis.OutputExtent == 0)
            ? (Window.SlidingWindow)Window.Sliding([.. plane.Axes.Select(axis => (int)(axis.InputExtent / axis.OutputExtent))])
            : null;

    private static long[] Long(IEnumerable<int> values) => [.. values.Select(value => (long)value)];
}
