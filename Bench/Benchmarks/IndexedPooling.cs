using System.Diagnostics;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>One case pooled by maximum, with int indices and without, on one thread.</summary>
internal sealed class IndexedPooling
{
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(0.3);
    private readonly PoolPlan<float> plain;
    private readonly PoolIndexPlan<float, int> indexed;
    private readonly float[] x;
    private readonly float[] maxima;
    private readonly float[] values;
    private readonly int[] indices;
    private readonly int planeElements;
    private readonly int planeOutputs;

    internal IndexedPooling(PoolingCase @case)
    {
        PoolOptions options = new() { MaxDegreeOfParallelism = 1 };
        Name = @case.Name;
        plain = Pool.Compile<float>(Reduction.Max, @case.Window, @case.Shape, options);
        indexed = Pool.CompileWithIndices<float, int>(Reduction.Max, @case.Window, @case.Shape, options: options);
        x = GC.AllocateUninitializedArray<float>(Count(indexed.InputShape), pinned: true);
        Random random = new(1);
        foreach (ref float element in x.AsSpan()) element = (random.NextSingle() * 2) - 1;
        maxima = GC.AllocateUninitializedArray<float>(Count(indexed.OutputShape), pinned: true);
        values = GC.AllocateUninitializedArray<float>(maxima.Length, pinned: true);
        indices = GC.AllocateUninitializedArray<int>(maxima.Length, pinned: true);
        (planeElements, planeOutputs) = (Count(indexed.InputShape[2..]), Count(indexed.OutputShape[2..]));
    }

    internal string Name { get; }

    internal string Schedule => indexed.ScheduleName;

    /// <summary>What is wrong with the answers, or null: the maxima must have the bits of the pooling without indices, and each index must lead to an element that has them.</summary>
    internal string? Difference()
    {
        Plain();
        Indexed();
        for (int i = 0; i < maxima.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(values[i]) != BitConverter.SingleToInt32Bits(maxima[i])) return $"{Name}: output {i} is {values[i]} with indices, {maxima[i]} without";
            int place = indices[i];
            if (place < 0 || place >= planeElements || x[(i / planeOutputs * planeElements) + place] != values[i]) return $"{Name}: index {i} is {place}, where {values[i]} does not lie";
        }

        return null;
    }

    /// <summary>The least time of each, of as many short samples by turns as fit in a time.</summary>
    internal (TimeSpan Plain, TimeSpan Indexed) Least(TimeSpan budget)
    {
        WarmUp();
        (int plains, int indexes) = (RunsPerSample(Plain), RunsPerSample(Indexed));
        (TimeSpan least, TimeSpan leastIndexed) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < 5 || Stopwatch.GetElapsedTime(start) < budget; round++)
        {
            least = Lesser(least, Time(Plain, plains));
            leastIndexed = Lesser(leastIndexed, Time(Indexed, indexes));
        }

        return (least, leastIndexed);
    }

    /// <summary>The runtime recompiles what ran 30 times, once 100 ms went by without new code.</summary>
    private void WarmUp()
    {
        long start = Stopwatch.GetTimestamp();
        for (int run = 0; run < 31 && Stopwatch.GetElapsedTime(start) < Sample * 300; run++)
        {
            Plain();
            Indexed();
        }

        Thread.Sleep(130);
    }

    private static int RunsPerSample(Action run) => (int)Math.Clamp(Sample / Lesser(Time(run, 1), Time(run, 1)), 1, 10_000);

    private static TimeSpan Lesser(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static TimeSpan Time(Action run, int runs)
    {
        long before = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++) run();
        return Stopwatch.GetElapsedTime(before) / runs;
    }

    private static int Count(ReadOnlySpan<nint> extents)
    {
        nint count = 1;
        foreach (nint extent in extents) count *= extent;
        return (int)count;
    }

    private void Plain() => plain.Run(x, maxima);

    private void Indexed() => indexed.Run(x, values, indices);
}
