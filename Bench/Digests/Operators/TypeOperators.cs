using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Generators.Types;

namespace PoolFunctional.Digests.Operators;

/// <summary>Quantised elements, results of wider types, users' reductions, and inputs in chunks.</summary>
internal static class TypeOperators
{
    private static readonly Quantization input = Quantization.Of(0.02, 3);
    private static readonly Quantization output = Quantization.Of(0.05, -1);
    private static readonly Quantization wide = Quantization.Of(0.5, 128);

    internal static IEnumerable<DigestedOperator> All =>
    [
        new("quantized-average", run => Quantized(run, (from, to) => Reduction.QuantizedAverage(from, to, Divisor.DeclaredPadding))),
        new("quantized-max", run => Quantized(run, Reduction.QuantizedMax)),
        new("quantized-min", run => Quantized(run, Reduction.QuantizedMin)),
        new("custom", Custom),
        new("sum-wide", run =>
        {
            Wider<byte, int>(run, Reduction.Sum);
            Wider<short, float>(run, Reduction.Sum);
            Wider<Half, float>(run, Reduction.Sum);
            Wider<float, double>(run, Reduction.Sum);
        }),
        new("average-wide", run =>
        {
            Wider<byte, float>(run, Reduction.Average());
            Wider<int, double>(run, Reduction.Average());
            Wider<Half, float>(run, Reduction.Average(accumulator: Accumulator.Wide));
            Wider<float, double>(run, Reduction.Average(Divisor.DeclaredPadding));
        }),
        new("stream", run =>
        {
            foreach (Reduction reduction in (Reduction[])[Reduction.Max, Reduction.Average(Divisor.DeclaredPadding), Reduction.Median, Reduction.Stochastic(5)])
            {
                Streamed<float>(run, reduction);
                Streamed<double>(run, reduction);
            }
        }),
    ];

    private static void Quantized(OperatorRun run, Func<Quantization, Quantization?, Reduction> reduction)
    {
        ReductionOperators.Over<sbyte>(run, reduction(input, output), CorpusWindows.All);
        ReductionOperators.Over<byte>(run, reduction(wide, null), CorpusWindows.All);
        ReductionOperators.Over<ushort>(run, reduction(wide, input), CorpusWindows.Few);
    }

    private static void Custom(OperatorRun run)
    {
        ReductionOperators.Over<uint>(run, Reduction.Custom<uint, BitwiseOr>(), CorpusWindows.All);
        ReductionOperators.Over<float>(run, Reduction.Custom<float, Added>(), CorpusWindows.All);
        ReductionOperators.Over<float>(run, Reduction.Custom<float, SumAndCount, MeanOfPositive>(), CorpusWindows.All);
        ReductionOperators.Over<double>(run, Reduction.Custom<double, Summary, MidRange>(), CorpusWindows.All);
        ReductionOperators.Over<byte>(run, Reduction.Custom<byte, ulong, Hashed>(), CorpusWindows.All);
    }

    private static void Wider<T, TResult>(OperatorRun run, Reduction reduction)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        foreach ((int seed, (Window window, Shape shape)) in CorpusWindows.All.Index())
        {
            run.Map(
                Inputs.Map<T>(shape, seed),
                x => Reference.Pool<T, TResult>(x, window, reduction),
                (x, options) => reduction is Reduction.AverageReduction average
                    ? Pool.Average<T, TResult>(x, window, average.Divisor, average.Accumulator, options)
                    : Pool.Sum<T, TResult>(x, window, options));
        }
    }

    private static void Streamed<T>(OperatorRun run, Reduction reduction)
        where T : unmanaged, INumber<T>
    {
        (Window Window, Shape Shape)[] streams =
        [
            (Window.Sliding([4], [2], Padding.Explicit([3], [1])), Shape.Create(1, 1, 301).Made()),
            (Window.Sliding([3, 3], [2, 1], Padding.Symmetric(4, 1), [3, 1], Rounding.CeilingAll), Shape.Create(2, 3, 41, 9).Made()),
        ];
        foreach ((int seed, (Window window, Shape shape)) in streams.Index())
            run.Map(Inputs.Map<T>(shape, seed), x => Reference.Pool(x, window, reduction), (x, options) => Streamed(x, window, reduction, options, run.Course.IsInTiles ? 3 : int.MaxValue));
    }

    /// <summary>Chunks of 0, 1, 2 … frames up to the longest, over and over; each time axis is brought to the front, and back.</summary>
    private static Tensor<T> Streamed<T>(Tensor<T> x, Window window, Reduction reduction, PoolOptions options, int longest)
        where T : unmanaged, INumber<T>
    {
        int time = options.Layout == Layout.ChannelsLast ? 1 : 2;
        int[] others = [.. Enumerable.Range(0, x.Rank).Where(axis => axis != time)];
        PoolStream<T> stream = new(reduction, window, [.. others.Select(axis => x.Lengths[axis])], options);
        T[] frames = Course.Elements(Tensor.PermuteDimensions(x, [time, .. others]));
        int most = int.Min(longest, (int)x.Lengths[time]);
        List<T> given = [];
        for (int at = 0, chunk = most; at < frames.Length; chunk = (chunk + 1) % (most + 1))
        {
            int count = int.Min(chunk * stream.FrameLength, frames.Length - at);
            given.AddRange(stream.Push(frames.AsSpan(at, count)));
            at += count;
        }

        given.AddRange(stream.Complete());
        Tensor<T> pooled = Tensor.Create([.. given], [(nint)stream.OutputFrames, .. stream.OutputFrameShape]);
        return Tensor.PermuteDimensions(pooled, [.. Enumerable.Range(1, time), 0, .. Enumerable.Range(time + 1, x.Rank - time - 1)]);
    }
}
