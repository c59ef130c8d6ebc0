using Xunit;

namespace PoolFunctional.Properties.Types;

/// <summary>Streams whose chunks are longer than what is held: frames so large that a few of them are a block.</summary>
public sealed class StreamBlockLaws
{
    private const int Large = 1 << 13;

    /// <summary>Two windows of three frames with a stride of two: what is held of a stream of large frames.</summary>
    private const long Held = 5 * Large * sizeof(float);

    private static readonly PoolOptions mono = new() { Layout = Layout.Plane, MaxDegreeOfParallelism = 1 };
    private static readonly Window threes = Window.Sliding([3, 64], [2, 64]);

    [Theory]
    [InlineData(Large, 2, 1, 0)]
    [InlineData(Large, 3, 2, 1)]
    [InlineData(Large, 1, 3, 0)]
    [InlineData(Large, 2, 5, 3)]
    [InlineData(Large, 1, 7, 0)]
    [InlineData(1 << 16, 2, 1, 0)]
    public void Chunk_of_many_blocks_is_pooled_as_the_whole(int frame, int kernelSize, int stride, int before)
    {
        int frames = (1 << 18) / frame;
        float[] x = [.. Enumerable.Range(0, frames * frame).Select(i => (float)(i * 7919L % 100_003))];
        Window window = Window.Sliding([kernelSize, 64], [stride, 64], Padding.Explicit([before, 0], [1, 0]));
        PoolStream<float> stream = new(Reduction.Max, window, [frame], mono);
        float[] pushed = stream.Push(x);
        Assert.Equal(frames, stream.Frames);
        Assert.Equal(Pooled.By(Reduction.Max, window, x, [frames, frame], Layout.Plane), (float[])[.. pushed, .. stream.Complete()]);
    }

    [Fact]
    public void Stream_holds_the_frames_of_a_block()
    {
        _ = new PoolStream<float>(Reduction.Max, threes, [Large], mono);
        Assert.InRange(Allocated(() => _ = new PoolStream<float>(Reduction.Max, threes, [Large], mono)), Held, Held + (3 * Large * sizeof(float)));
    }

    [Fact]
    public void Stream_that_is_warm_allocates_nothing()
    {
        PoolStream<float> stream = new(Reduction.Max, threes, [Large], mono);
        float[] chunk = new float[8 * Large], y = new float[4 * Large / 64];
        for (int times = 0; times < 3; times++) stream.Push(chunk, y);

        // Other tests run meanwhile, and may have let go of the scratch memory that it would take again.
        Assert.Equal(0, Enumerable.Range(0, 100).Min(_ => Allocated(() => stream.Push(chunk, y))));
    }

    [Fact]
    public void What_is_held_may_take_what_is_allowed_and_not_a_byte_more()
    {
        _ = new PoolStream<float>(Reduction.Max, threes, [Large], mono with { MaxAllocatedBytes = Held });
        Assert.Contains("take 163840 bytes; 163839 may be allocated", Refused("window", () => new PoolStream<float>(Reduction.Max, threes, [Large], mono with { MaxAllocatedBytes = Held - 1 })), StringComparison.Ordinal);
    }

    /// <summary>A block of small frames takes a quarter of a mebibyte: so much may be allocated here.</summary>
    [Fact]
    public void Results_of_a_chunk_may_take_what_is_allowed_and_not_a_byte_more()
    {
        PoolStream<float> stream = new(Reduction.Max, Window.Square(1, axes: 2), [2], mono with { MaxAllocatedBytes = 1 << 18 });
        Assert.Equal(1 << 16, stream.Push(new float[1 << 16]).Length);
        Assert.Contains("would take 262152 bytes", Refused("options", () => stream.Push(new float[(1 << 16) + 2])), StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_of_results_that_no_span_holds_are_refused() =>
        Refused("window", () => new PoolStream<float>(Reduction.Max, Window.Sliding([1, 1], [1, 1], Padding.Explicit([0, 1 << 29], [0, 1 << 29])), [1], mono));

    [Fact]
    public void Results_in_the_padding_are_empty_in_every_element()
    {
        PoolStream<int> stream = new(Reduction.Sum, Window.Sliding([1, 1], [1, 1], Padding.Explicit([3, 0], [0, 0])), [2], mono);
        int[] y = [.. Enumerable.Repeat(77, 8)];
        Assert.Equal(4, stream.Push([5, 6], y));
        Assert.Equal([0, 0, 0, 0, 0, 0, 5, 6], y);
    }

    [Fact]
    public async Task Chunks_that_complete_nothing_give_nothing()
    {
        Window pairs = Window.Sliding([2], [2]);
        ReadOnlyMemory<float>[] chunks = [new float[1], new float[2], new float[1]];
        Assert.Equal([1, 1], Pool.Stream(chunks, Reduction.Max, pairs, [], mono).Select(given => given.Length));
        List<int> lengths = [];
        await foreach (float[] given in Pool.Stream(chunks.ToAsyncEnumerable(), Reduction.Max, pairs, [], mono)) lengths.Add(given.Length);
        Assert.Equal([1, 1], lengths);
        Assert.Throws<ArgumentNullException>("chunks", () => Pool.Stream((IEnumerable<ReadOnlyMemory<float>>)null!, Reduction.Max, pairs, [], mono));
        Assert.Throws<ArgumentNullException>("chunks", () => Pool.Stream((IAsyncEnumerable<ReadOnlyMemory<float>>)null!, Reduction.Max, pairs, [], mono));
    }

    [Fact]
    public void Chunks_of_broken_frames_and_streams_that_are_complete_are_refused_by_every_way()
    {
        Assert.Equal("options", Assert.Throws<ArgumentOutOfRangeException>(() => new PoolStream<float>(Reduction.Max, threes, [Large], mono with { MaxDegreeOfParallelism = 0 })).ParamName);
        PoolStream<float> stream = new(Reduction.Max, Window.Square(1, axes: 2), [2], mono);
        Refused("chunk", () => stream.Push(new float[3]));
        Refused("chunk", () => stream.Push(new float[3], new float[4]));
        Refused("chunks", () => Pool.Stream([new ReadOnlyMemory<float>(new float[3])], Reduction.Max, Window.Square(1, axes: 2), [2], mono).Count());
        _ = stream.Push(new float[2]);
        _ = stream.Complete();
        Assert.Throws<InvalidOperationException>(() => stream.Push(new float[3]));
        Assert.Throws<InvalidOperationException>(() => stream.Push(new float[3], new float[4]));
    }

    private static long Allocated(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Refused(string parameter, Func<object> call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(() => { _ = call(); });
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
