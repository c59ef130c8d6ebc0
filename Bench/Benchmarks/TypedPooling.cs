using System.Numerics;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>A pooling of a square window into results of a type, beside the loop that one writes for it: window by window, borders cut off.</summary>
internal abstract class TypedPooling(string name)
{
    internal string Name => name;

    internal abstract void Pool();

    internal abstract void PlainLoop();

    /// <summary>How the answer differs from the definition's, in a sentence, or null: an answer that differs is not timed.</summary>
    internal abstract string? Difference();
}

/// <summary>One with its types.</summary>
internal sealed class TypedPooling<T, TTotal, TResult, TLoop> : TypedPooling
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
    where TLoop : struct, ITapLoop<T, TTotal, TResult>
{
    private readonly (int Kernel, int Stride, int Padding) numbers;
    private readonly (int Channels, int Side, int OutputSide) extents;
    private readonly bool channelsLast;
    private readonly Reduction reduction;
    private readonly Action<T[], TResult[]> pool;
    private readonly T[] x;
    private readonly TResult[] y;

    internal TypedPooling(string name, Reduction reduction, (int Kernel, int Stride, int Padding) numbers, (int Channels, int Side) extents, bool channelsLast, int threads)
        : base(name)
    {
        (this.reduction, this.numbers, this.channelsLast) = (reduction, numbers, channelsLast);
        PoolOptions options = new() { Layout = channelsLast ? Layout.ChannelsLast : Layout.ChannelsFirst, MaxDegreeOfParallelism = threads };
        nint[] shape = channelsLast ? [1, extents.Side, extents.Side, extents.Channels] : [1, extents.Channels, extents.Side, extents.Side];
        int outputSide = ((extents.Side + (2 * numbers.Padding) - numbers.Kernel) / numbers.Stride) + 1;
        this.extents = (extents.Channels, extents.Side, outputSide);
        if (typeof(T) == typeof(TResult))
        {
            PoolPlan<T> plan = PoolFunctional.Pool.Compile<T>(reduction, Window, shape, options);
            pool = (from, to) => plan.Run(from, (T[])(object)to);
        }
        else
        {
            PoolPlan<T, TResult> plan = PoolFunctional.Pool.Compile<T, TResult>(reduction, Window, shape, options);
            pool = (from, to) => plan.Run(from, to);
        }

        Random random = new(7);
        x = new T[extents.Channels * extents.Side * extents.Side];
        for (int i = 0; i < x.Length; i++) x[i] = T.CreateSaturating(typeof(T) == typeof(byte) ? random.Next(256) : (random.NextDouble() * 200) - 50);
        y = new TResult[extents.Channels * outputSide * outputSide];
    }

    private Window Window => Window.Square(numbers.Kernel, axes: 2, numbers.Stride, numbers.Padding);

    internal override void Pool() => pool(x, y);

    internal override void PlainLoop()
    {
        (int channels, _, int side) = extents;
        for (int outer = 0; outer < (channelsLast ? side * side : channels); outer++)
        {
            for (int inner = 0; inner < (channelsLast ? channels : side * side); inner++)
            {
                (int channel, int output) = channelsLast ? (inner, outer) : (outer, inner);
                y[channelsLast ? (output * channels) + channel : (channel * side * side) + output] = Result(channel, output / side, output % side);
            }
        }
    }

    internal override string? Difference()
    {
        Pool();
        (int channels, int side, int outputSide) = extents;
        T[] ordered = [.. x.Select((_, i) => x[At(i / (side * side), i % (side * side), side)])];
        IReadOnlyList<TResult> expected = Shape.Create(1, channels, side, side).Bind(shape => FeatureMap.Create<T>(shape, ordered)).Bind(Defined).OrFail().Values;
        int differences = expected.Where((value, i) => !value.Equals(y[At(i / (outputSide * outputSide), i % (outputSide * outputSide), outputSide)])).Count();
        return differences == 0 ? null : $"{Name}: {differences} of {y.Length} results differ from the definition; such an answer is not timed.";
    }

    private Result<FeatureMap<TResult>, PoolError> Defined(FeatureMap<T> map) =>
        typeof(T) == typeof(TResult) ? (Result<FeatureMap<TResult>, PoolError>)(object)Reference.Pool(map, Window, reduction) : Reference.Pool<T, TResult>(map, Window, reduction);

    private int At(int channel, int pixel, int side) => channelsLast ? (pixel * extents.Channels) + channel : (channel * side * side) + pixel;

    private TResult Result(int channel, int row, int column)
    {
        (int kernel, int stride, int padding) = numbers;
        (int channels, int side, _) = extents;
        (int top, int left) = (int.Max(0, (row * stride) - padding), int.Max(0, (column * stride) - padding));
        (int bottom, int right) = (int.Min(side, (row * stride) - padding + kernel), int.Min(side, (column * stride) - padding + kernel));
        TTotal total = TLoop.Start;
        for (int i = top; i < bottom; i++)
        {
            for (int j = left; j < right; j++) total = TLoop.Next(total, x[channelsLast ? (((i * side) + j) * channels) + channel : (((channel * side) + i) * side) + j]);
        }

        return TLoop.Finish(total, (bottom - top) * (right - left));
    }
}
