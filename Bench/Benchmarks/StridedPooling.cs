using System.Numerics.Tensors;
using PoolFunctional.Bench.Checks;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>A pooling of a dense tensor, and the same of equal elements that lie among others: a slice, or with axes exchanged.</summary>
internal sealed record StridedPooling(string Name, int Threads, CasePooling Dense, float[] Memory, nint[] Strides)
{
    private readonly float[] output = new float[Dense.Output.Length];

    /// <summary>3×3 maxima of stride 2 over a batch, on one thread and on all; each is made when it is its turn, for they are large.</summary>
    internal static IEnumerable<StridedPooling> All(bool quick) =>
        from threads in new[] { 1, Environment.ProcessorCount }.Distinct()
        let batch = quick ? 1 : 8
        from kind in new (string Name, Layout Layout, nint[] Strides)[]
        {
            ("rows and columns, of 64×114×120", Layout.ChannelsFirst, [64 * 114 * 120, 114 * 120, 120, 1]),
            ("channels, of 96×112×112", Layout.ChannelsFirst, [96 * 112 * 112, 112 * 112, 112, 1]),
            ("a plane for every channel", Layout.ChannelsFirst, [112 * 112, 0, 112, 1]),
            ("channels-first, lying channels-last", Layout.ChannelsFirst, [64 * 112 * 112, 1, 64 * 112, 64]),
            ("channels-last, channels, of 112×112×96", Layout.ChannelsLast, [112 * 112 * 96, 112 * 96, 96, 1]),
            ("transposed planes", Layout.ChannelsFirst, [64 * 112 * 112, 112 * 112, 1, 112]),
        }
        select Of(kind.Name, kind.Layout, batch, threads, kind.Strides);

    internal void Run() => Dense.Plan.Run(new ReadOnlyTensorSpan<float>(Memory, Dense.Plan.InputShape, Strides), new TensorSpan<float>(output, Dense.Plan.OutputShape));

    /// <summary>How the answers differ from the definition's or from each other, or null.</summary>
    internal string? Difference()
    {
        if (Dense.Difference() is { } difference) return difference;
        Run();
        long differences = Agreement.Differences(output, Dense.Output);
        return differences == 0 ? null : $"{Name}: {differences} outputs differ from those of the packed tensor; such an answer is not timed.";
    }

    private static StridedPooling Of(string name, Layout layout, nint batch, int threads, nint[] strides)
    {
        CasePooling dense = CasePooling.Of(new("strided", Reduction.Max, Window.Square(3, axes: 2, stride: 2, padding: 1), [batch, 64, 112, 112]), layout, threads);
        nint[] taken = [.. strides.Zip(dense.Plan.InputShape.ToArray(), (stride, extent) => extent == 1 ? 0 : stride)];
        float[] memory = CasePooling.Noise(1 + taken.Zip(dense.Plan.InputShape.ToArray(), (stride, extent) => (long)stride * (extent - 1)).Sum());
        new ReadOnlyTensorSpan<float>(memory, dense.Plan.InputShape, taken).FlattenTo(dense.Input);
        dense.Run();
        return new(name, threads, dense, memory, taken);
    }
}
