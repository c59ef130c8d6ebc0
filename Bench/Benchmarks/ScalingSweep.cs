using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>Cases that differ in one number, and how the time should grow with it.</summary>
internal sealed record ScalingSweep(string Name, string Title, string Axis, IReadOnlyList<(string Name, IReadOnlyList<ScalingPoint> Points)> Lines, IReadOnlyList<(string Name, Func<double, double> Growth)> Ideals)
{
    private static readonly int[] KernelSizes = [3, 5, 7, 9, 11, 15, 21, 31, 45, 63];
    private static readonly int[] FewKernelSizes = [3, 7, 15, 31, 63];
    private static readonly int[] Extents = [16, 32, 64, 128, 256, 512, 1024];
    private static readonly int[] FewExtents = [16, 64, 256];
    private static readonly int[] Batches = [1, 2, 4, 8, 16, 32];
    private static readonly int[] FewBatches = [1, 4, 16];

    /// <summary>The four sweeps; the quick ones have fewer points on smaller planes.</summary>
    internal static IReadOnlyList<ScalingSweep> All(bool quick) =>
    [
        Windows(quick ? FewKernelSizes : KernelSizes, quick ? [1, 4, 128, 128] : [1, 16, 256, 256]),
        Planes(quick ? FewExtents : Extents),
        BatchSizes(quick ? FewBatches : Batches, quick ? 32 : 64),
        Threads(quick ? [1, 32, 112, 112] : [8, 64, 112, 112]),
    ];

    private static ScalingSweep Windows(int[] kernelSizes, nint[] shape) => new(
        "windows",
        $"Window size: stride 1 on {string.Join("×", shape)}, one thread",
        "taps per axis",
        Measured(kernelSizes, (size, reduction) => new(size, new($"windows.{size}", reduction, Window.Square(size, axes: 2, stride: 1, padding: size / 2), shape))),
        [("∝ log k (shared blocks)", Math.Log2), ("∝ k (each axis by itself)", size => size)]);

    private static ScalingSweep Planes(int[] extents) => new(
        "planes",
        "Plane size: 3×3, stride 2, padding 1 on 1×16×n×n, one thread",
        "n",
        Measured(extents, (extent, reduction) => new(extent, new($"planes.{extent}", reduction, Stem, [1, 16, extent, extent]))),
        [("∝ n²", extent => extent * extent)]);

    private static ScalingSweep BatchSizes(int[] batches, nint channels) => new(
        "batches",
        $"Batch size: 3×3, stride 2, padding 1 on n×{channels}×56×56, one thread",
        "n",
        Measured(batches, (batch, reduction) => new(batch, new($"batches.{batch}", reduction, Stem, [batch, channels, 56, 56]))),
        [("∝ n", batch => batch)]);

    private static ScalingSweep Threads(nint[] shape) => new(
        "threads",
        $"Threads: 3×3, stride 2, padding 1 on {string.Join("×", shape)}; {Environment.ProcessorCount} processors",
        "threads",
        Measured(ThreadCounts(), (threads, reduction) => new(threads, new($"threads.{threads}", reduction, Stem, shape), threads)),
        [("∝ 1/n", threads => 1 / threads)]);

    private static Window Stem => Window.Square(3, axes: 2, stride: 2, padding: 1);

    private static int[] ThreadCounts() => [.. Enumerable.Range(0, 10).Select(power => 1 << power).Where(threads => threads < Environment.ProcessorCount), Environment.ProcessorCount];

    private static IReadOnlyList<(string Name, IReadOnlyList<ScalingPoint> Points)> Measured(int[] values, Func<int, Reduction, ScalingPoint> point) =>
    [
        ("max", [.. values.Select(value => point(value, Reduction.Max))]),
        ("average", [.. values.Select(value => point(value, Reduction.Average()))]),
    ];
}

/// <summary>One case of a sweep.</summary>
internal sealed record ScalingPoint(double X, PoolingCase Pooling, int Threads = 1);
