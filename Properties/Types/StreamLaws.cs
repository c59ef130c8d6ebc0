using System.Runtime.CompilerServices;
using Xunit;

namespace PoolFunctional.Properties.Types;

public sealed class StreamLaws
{
    private static readonly PoolOptions Mono = new() { Layout = Layout.Plane };

    /// <summary>The windows of a signal: overlapping, touching, apart, padded beyond themselves, dilated, rounded up in both ways.</summary>
    private static readonly Window[] Windows =
    [
        Window.Sliding([3], [1]),
        Window.Sliding([4], [2], Padding.Explicit([3], [1])),
        Window.Sliding([2], [5], rounding: Rounding.Ceiling),
        Window.Sliding([3], [2], Padding.Symmetric(4), [3], Rounding.CeilingAll),
        Window.Sliding([1], [1], Padding.Explicit([2], [0])),
        Window.Sliding([9], [4], Padding.Explicit([0], [7]), rounding: Rounding.CeilingAll),
    ];

    [Property]
    public void Stream_in_any_chunks_is_the_whole(float[] drawn, byte[] lengths)
    {
        float[] x = [1, -2, 3, 0, -0f, 7, 2, 5, 9, .. drawn, .. drawn.Reverse()];
        foreach (Window window in Windows)
        {
            foreach (Reduction reduction in (Reduction[])[Reduction.Max, Reduction.Average(Divisor.DeclaredPadding), Reduction.Sum, Reduction.Median, Reduction.Variance, Reduction.Stochastic(5)])
            {
                PoolStream<float> stream = new(reduction, window, [], Mono);
                Assert.Equal(Bits(Pooled.By(reduction, window, x, [x.Length], Layout.Plane)), Bits(Pushed(stream, x, lengths)));
                stream.Restart();
                Assert.Equal(Bits(Pooled.By(reduction, window, x, [x.Length], Layout.Plane)), Bits(Pushed(stream, x, [])));
            }
        }
    }

    /// <summary>Two videos of two channels: the streamed axis lies within batch and channel.</summary>
    [Property]
    public void Stream_of_frames_is_the_whole(byte[] lengths)
    {
        const int Frames = 11;
        int[] frame = [2, 2, 4, 5];
        float[] stream = [.. Enumerable.Range(0, Frames * 80).Select(i => float.Sin(i))];
        float[] whole = [.. from item in Enumerable.Range(0, 4) from time in Enumerable.Range(0, Frames) from pixel in Enumerable.Range(0, 20) select stream[(time * 80) + (item * 20) + pixel]];
        Window window = Window.Sliding([3, 2, 3], [2, 2, 1], Padding.Symmetric(1, 0, 1));
        float[] pooled = Pooled.By(Reduction.Average(), window, whole, [2, 2, Frames, 4, 5]);
        float[] given = Pushed(new PoolStream<float>(Reduction.Average(), window, [.. frame.Select(extent => (nint)extent)]), stream, lengths);
        int pixels = 2 * 5;
        int outputs = pooled.Length / 4 / pixels;
        Assert.Equal(
            Bits([.. from time in Enumerable.Range(0, outputs) from item in Enumerable.Range(0, 4) from pixel in Enumerable.Range(0, pixels) select pooled[(((item * outputs) + time) * pixels) + pixel]]),
            Bits(given));
    }

    /// <summary>A million samples, of which never as many as the window spans are held.</summary>
    [Fact]
    public void Long_stream_holds_less_than_a_window()
    {
        PoolStream<int> stream = new(Reduction.Max, Window.Sliding([400], [160]), [], Mono);
        int[] chunk = new int[977];
        int[] expected = [.. Enumerable.Range(0, 1_024 * 977).Select(i => (int)(i * 7919L % 100_003))];
        List<int> given = [];
        for (int at = 0; at < expected.Length; at += chunk.Length)
        {
            expected.AsSpan(at, chunk.Length).CopyTo(chunk);
            given.AddRange(stream.Push(chunk));
            Assert.True(stream.HeldFrames < 400);
        }

        given.AddRange(stream.Complete());
        Assert.Equal(Pooled.By(Reduction.Max, Window.Sliding([400], [160]), expected, [expected.Length], Layout.Plane), given);
        Assert.Equal(expected.Length, stream.Frames);
        Assert.Equal(given.Count, stream.OutputFrames);
    }

    [Property]
    public async Task Pulled_stream_is_the_pushed_one(int[] drawn, byte[] lengths)
    {
        int[] x = [3, 1, 2, .. drawn];
        Window window = Window.Sliding([3], [2], Padding.Symmetric(1));
        ReadOnlyMemory<int>[] chunks = [.. Cut(x, lengths).Select(chunk => new ReadOnlyMemory<int>(chunk))];
        int[] expected = Pooled.By(Reduction.Max, window, x, [1, 1, x.Length]);
        IEnumerable<int[]> pulled = Pool.Stream(chunks, Reduction.Max, window, [1, 1]);
        Assert.Equal(expected, pulled.SelectMany(given => given));
        Assert.Equal(expected, pulled.SelectMany(given => given));
        List<int> awaited = [];
        await foreach (int[] given in Pool.Stream(Arriving(chunks), Reduction.Max, window, [1, 1])) awaited.AddRange(given);
        Assert.Equal(expected, awaited);
    }

    /// <summary>Frames of several planes are read by their strides, by rows of the engine that dense tensors of this kind never reach; one of them divided by the length of a line, which is 0 here.</summary>
    [Fact]
    public void Only_column_of_windows_may_lie_in_the_padding()
    {
        PoolStream<int> stream = new(Reduction.Max, Window.Sliding([2, 4], [1, 2], Padding.Explicit([0, 4], [0, 0])), [2, 1]);
        Assert.Equal([int.MinValue, int.MinValue], stream.Push([1, 2, 3, 4]));
    }

    [Fact]
    public void Output_frames_are_given_as_soon_as_they_are_certain()
    {
        PoolStream<int> stream = new(Reduction.Sum, Window.Sliding([3], [1], Padding.Symmetric(1)), [], Mono);
        Assert.Equal(0, stream.OutputFramesFor(1));
        Assert.Equal([], stream.Push([10]));
        Assert.Equal(1, stream.OutputFramesFor(1));
        Assert.Equal([30], stream.Push([20]));
        Assert.Equal([60, 90], stream.Push([30, 40]));
        Assert.Equal(1, stream.RemainingOutputFrames);
        Assert.Equal([70], stream.Complete());
        Assert.Equal(0, stream.OutputFramesFor(5));
    }

    [Fact]
    public void Stream_knows_the_frames_that_it_takes_and_those_that_it_gives()
    {
        PoolStream<float> stream = new(Reduction.Max, Window.Sliding([3, 2], [1, 2]), [5, 8]);
        Assert.Equal<nint>([5, 8], stream.FrameShape.ToArray());
        Assert.Equal<nint>([5, 4], stream.OutputFrameShape.ToArray());
        Assert.Equal((40, 20), (stream.FrameLength, stream.OutputFrameLength));
        _ = stream.Push(new float[4 * 40]);
        _ = stream.Complete();
        Assert.Equal((0L, 2L), (stream.RemainingOutputFrames, stream.OutputFrames));
    }

    /// <summary>What no row of the engine reads by strides is packed a piece at a time; where the streamed axis is the first, nothing is.</summary>
    [Theory]
    [InlineData(Layout.ChannelsFirst)]
    [InlineData(Layout.ChannelsLast)]
    public void Stream_of_planes_is_the_whole_in_every_layout(Layout layout)
    {
        const int Frames = 9;
        Window window = Window.Sliding([3, 2], [2, 1]);
        float[] stream = [.. Enumerable.Range(0, Frames * 15).Select(i => float.Sin(i))];
        bool isFirst = layout == Layout.ChannelsFirst;
        float[] whole = isFirst ? Exchanged(stream, Frames, 3, 5) : stream;
        foreach (Reduction reduction in (Reduction[])[Reduction.Median, Reduction.Stochastic(5), Reduction.SoftPool, Reduction.Lp(3), Reduction.Sum, Reduction.Mixed(0.25)])
        {
            float[] pooled = Pooled.By(reduction, window, whole, isFirst ? [3, Frames, 5] : [Frames, 5, 3], layout);
            float[] given = Pushed(new PoolStream<float>(reduction, window, isFirst ? [3, 5] : [5, 3], new() { Layout = layout }), stream, [4, 1, 7]);
            Assert.Equal(Bits(isFirst ? Exchanged(pooled, 3, 4, 4) : pooled), Bits(given));
        }
    }

    [Fact]
    public void Frames_of_too_few_axes_are_refused_by_name()
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, Window.Sliding([2, 2, 2]), []));
        Assert.Equal("frame", error.ParamName);
        Assert.StartsWith("A tensor of 1 axes does not fit a window over 3 spatial axes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Walk_that_ends_early_asks_for_no_further_chunk()
    {
        int asked = 0;
        await foreach (int[] given in Pool.Stream(Counted(), Reduction.Max, Window.Sliding([2]), [1, 1]))
        {
            Assert.Equal([3], given);
            break;
        }

        Assert.Equal(1, asked);
        List<int> all = [];
        await foreach (int[] given in Pool.Stream(Counted(), Reduction.Max, Window.Sliding([2]), [1, 1])) all.AddRange(given);
        Assert.Equal([3, 4], all);

        await foreach (int[] last in Pool.Stream(Counted(), Reduction.Max, Window.Sliding([4], padding: Padding.Symmetric(2)), [1, 1]))
        {
            if (last is [4])
            {
                asked = 0;
                break;
            }
        }

        Assert.Equal(0, asked);

        async IAsyncEnumerable<ReadOnlyMemory<int>> Counted()
        {
            foreach (int[] chunk in (int[][])[[3, 1], [4, 2]])
            {
                await Task.Yield();
                asked++;
                yield return chunk;
            }
        }
    }

    [Fact]
    public async Task Walk_that_is_cancelled_cancels_its_chunks()
    {
        IAsyncEnumerable<int[]> pulled = Pool.Stream(Waiting(), Reduction.Max, Window.Sliding([2]), [1, 1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int[] given in pulled.WithCancellation(new CancellationToken(canceled: true))) Assert.Fail($"{given.Length} results of no chunk");
        });

        static async IAsyncEnumerable<ReadOnlyMemory<int>> Waiting([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), cancellation);
            yield break;
        }
    }

    /// <summary>[outer, middle, inner] as [middle, outer, inner].</summary>
    private static float[] Exchanged(float[] values, int outer, int middle, int inner) =>
        [.. from second in Enumerable.Range(0, middle) from first in Enumerable.Range(0, outer) from third in Enumerable.Range(0, inner) select values[(((first * middle) + second) * inner) + third]];

    private static T[] Pushed<T>(PoolStream<T> stream, T[] frames, byte[] lengths)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        List<T> given = [];
        foreach (T[] chunk in Cut(frames, lengths, stream.FrameLength)) given.AddRange(stream.Push(chunk));
        given.AddRange(stream.Complete());
        return [.. given];
    }

    /// <summary>Pieces of so many frames each, and the rest in one.</summary>
    private static IEnumerable<T[]> Cut<T>(T[] frames, byte[] lengths, int frameLength = 1)
    {
        int at = 0;
        foreach (byte length in lengths)
        {
            int end = int.Min(at + (length % 9 * frameLength), frames.Length);
            yield return frames[at..end];
            at = end;
        }

        yield return frames[at..];
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<T>> Arriving<T>(IEnumerable<ReadOnlyMemory<T>> chunks)
    {
        foreach (ReadOnlyMemory<T> chunk in chunks)
        {
            await Task.Yield();
            yield return chunk;
        }
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
