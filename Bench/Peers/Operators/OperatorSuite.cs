using System.Globalization;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers.Operators;

/// <summary>Every operator once, on one thread: windows of 3 × 3 by steps of 2 on 1×64×56×56, embeddings of 8×128×384, rows of 1024×64 in 100 segments.</summary>
internal static class OperatorSuite
{
    internal const string Name = "operators";

    private const int Channels = 64;
    private const int Extent = 56;
    internal const int Kernel = 3;
    internal const int Stride = 2;
    internal const int Padding = 1;
    internal const int Segments = 100;

    /// <summary>How far the loop, and libtorch, may be from ours, beside 1 and ours: both work in float, in another order, and some compositions subtract what is nearly equal.</summary>
    private const double NearEnough = 1e-3;
    private static readonly nint[] shape = [1, Channels, Extent, Extent];

    internal static IReadOnlyList<OperatorCase> Of(Layout layout) =>
    [
        Windows<PlainFolds.Minimum>("min", Reduction.Min, layout),
        Windows<PlainFolds.Sum>("sum", Reduction.Sum, layout),
        Windows<PlainFolds.Product>("product", Reduction.Product, layout),
        Windows<PlainFolds.Range>("range", Reduction.Range, layout),
        Windows<PlainFolds.Mixed>("mixed", Reduction.Mixed(), layout),
        Windows<PlainFolds.Norm>("lp", Reduction.Lp(2), layout),
        Windows<PlainFolds.Power>("power-mean", Reduction.PowerMean(3), layout),
        Windows<PlainFolds.GeneralizedMean>("generalized-mean", Reduction.GeneralizedMean(3, 1e-6), layout),
        Windows<PlainFolds.Expectation>("stochastic-expectation", Reduction.StochasticExpectation, layout),
        Windows<PlainGathers.Variance>("variance", Reduction.Variance, layout),
        Windows<PlainGathers.SoftPool>("soft-pool", Reduction.SoftPool, layout),
        Windows<PlainGathers.LogSumExp>("log-sum-exp", Reduction.LogSumExp(10), layout),
        Windows<PlainGathers.Median>("median", Reduction.Median, layout),
        Windows<PlainGathers.Rank>("rank", Reduction.Rank(1), layout),
        SequenceMean(),
        SegmentSum(),
    ];

    private static OperatorCase Windows<TOperator>(string name, Reduction reduction, Layout layout)
        where TOperator : struct, IPlainOperator
    {
        bool last = layout == Layout.ChannelsLast;
        PoolingCase pooling = new(name, reduction, Window.Square(Kernel, axes: 2, Stride, Padding), shape);
        PoolPlan<float> plan = Pool.Compile<float>(reduction, pooling.Window, last ? ChannelsLast.Shape(shape) : shape, new() { Layout = layout, MaxDegreeOfParallelism = 1 });
        nint[] outputShape = Pool.OutputShape(pooling.Window, shape);
        PinnedBuffer<float> input = new PinnedBuffer<float>(Channels * Extent * Extent).Filled();
        if (reduction == Reduction.StochasticExpectation) foreach (ref float activation in input.Span) activation = MathF.Abs(activation);
        PinnedBuffer<float> x = last ? ChannelsLast.Of(input, shape) : input;
        PinnedBuffer<float> ours = new(outputShape.Aggregate((nint)1, (product, extent) => product * extent));
        PinnedBuffer<float> theirs = new(ours.Span.Length);
        PlainWindows<TOperator> loop = new(Channels, Extent, Kernel, Stride, Padding, last);
        OperatorPeer? peer = OperatorPeers.Of(name, new(input, shape, layout, []));
        return new(name, plan.ScheduleName, () => plan.Run(x.Span, ours.Span), () => loop.Run(x.Span, theirs.Span), peer, () =>
        {
            Sample sample = SampledDefinition.Compare<float>(pooling, input.Memory, (last ? ChannelsLast.Back(ours, outputShape) : ours).Memory);
            return sample.Differences > 0 ? $"{sample.Differences} of {sample.Compared} outputs differ from the definition"
                : Apart(ours.Span, theirs.Span, "the loop") ?? FromPeer((last ? ChannelsLast.Back(ours, outputShape) : ours).Span, peer, outputShape[^1]);
        });
    }

    private static OperatorCase SequenceMean()
    {
        const int Batch = 8, Tokens = 128, Features = 384;
        PinnedBuffer<float> x = new PinnedBuffer<float>(Batch * Tokens * Features).Filled();
        long[] mask = [.. Enumerable.Range(0, Batch * Tokens).Select(token => token % Tokens < 40 + (token / Tokens * 11) ? 1L : 0)];
        (float[] ours, float[] theirs) = (new float[Batch * Features], new float[Batch * Features]);
        OperatorPeer? peer = OperatorPeers.Of("sequence-mean", new(x, [Batch, Tokens, Features], Layout.ChannelsFirst, mask));
        return new("sequence-mean", "sequences", () => SequencePool.Mean<float, long>(x.Span, mask, [Batch, Tokens, Features], ours, options: new() { MaxDegreeOfParallelism = 1 }), Loop, peer, () => Apart(ours, theirs, peer));

        void Loop()
        {
            ReadOnlySpan<float> tokens = x.Span;
            for (int sequence = 0; sequence < Batch; sequence++)
            {
                Span<float> to = theirs.AsSpan(sequence * Features, Features);
                to.Clear();
                int count = 0;
                for (int token = 0; token < Tokens; token++)
                {
                    if (mask[(sequence * Tokens) + token] == 0) continue;
                    for (int feature = 0; feature < Features; feature++) to[feature] += tokens[(((sequence * Tokens) + token) * Features) + feature];
                    count++;
                }

                for (int feature = 0; feature < Features; feature++) to[feature] /= count;
            }
        }
    }

    private static OperatorCase SegmentSum()
    {
        const int Rows = 1024, Features = 64;
        PinnedBuffer<float> x = new PinnedBuffer<float>(Rows * Features).Filled();
        int[] ids = [.. Enumerable.Range(0, Rows).Select(row => row * 7919 % Segments)];
        (float[] ours, float[] theirs) = (new float[Segments * Features], new float[Segments * Features]);
        OperatorPeer? peer = OperatorPeers.Of("segment-sum", new(x, [Rows, Features], Layout.ChannelsFirst, [.. ids.Select(id => (long)id)]));
        return new("segment-sum", "segments", () => SegmentPool.Sum(x.Span, [Rows, Features], PoolFunctional.Segments.ByIds(ids), ours, new() { MaxDegreeOfParallelism = 1 }), Loop, peer, () => Apart(ours, theirs, peer));

        void Loop()
        {
            ReadOnlySpan<float> rows = x.Span;
            theirs.AsSpan().Clear();
            for (int row = 0; row < Rows; row++)
            {
                for (int feature = 0; feature < Features; feature++) theirs[(ids[row] * Features) + feature] += rows[(row * Features) + feature];
            }
        }
    }

    private static string? Apart(ReadOnlySpan<float> ours, ReadOnlySpan<float> loop, OperatorPeer? peer) =>
        Apart(ours, loop, "the loop") ?? FromPeer(ours, peer, rowLength: 1);

    private static string? FromPeer(ReadOnlySpan<float> ours, OperatorPeer? peer, nint rowLength)
    {
        if (peer is null) return null;
        float[] theirs = peer.Answer();
        if (peer.PadsWithNumbers)
        {
            // Here the first row and the first column of a plane are over the border.
            for (int i = 0; i < theirs.Length; i++) if (i % rowLength == 0 || i / rowLength % rowLength == 0) theirs[i] = ours[i];
        }

        return Apart(ours, theirs, "libtorch");
    }

    private static string? Apart(ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs, string whose)
    {
        for (int i = 0; i < ours.Length; i++)
        {
            if (!(Math.Abs(ours[i] - theirs[i]) <= NearEnough * (1 + Math.Abs(ours[i])))) return string.Create(CultureInfo.InvariantCulture, $"output {i} of {whose} is {theirs[i]}, ours {ours[i]}");
        }

        return null;
    }
}
