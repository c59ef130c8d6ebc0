using PoolFunctional.Streaming;
using Xunit;

namespace PoolFunctional.Properties.Types;

/// <summary>What a stream reckons with, worked by hand: how its frames lie in memory, which results it can give, and how many at a time.</summary>
public sealed class StreamFormLaws
{
    [Theory]
    [InlineData(Layout.ChannelsFirst, new[] { 2, 3, 4, 5 }, 7, new[] { 60, 20, 120, 5, 1 })]
    [InlineData(Layout.ChannelsFirst, new[] { 3, 4, 5 }, 7, new[] { 20, 60, 5, 1 })]
    [InlineData(Layout.ChannelsFirst, new[] { 1, 3, 4, 5 }, 7, new[] { 0, 20, 60, 5, 1 })]
    [InlineData(Layout.ChannelsFirst, new[] { 2, 3, 4, 1 }, 7, new[] { 12, 4, 24, 1, 0 })]
    [InlineData(Layout.ChannelsLast, new[] { 2, 4, 5, 3 }, 7, new[] { 60, 120, 15, 3, 1 })]
    [InlineData(Layout.Plane, new[] { 4, 5 }, 7, new[] { 20, 5, 1 })]
    [InlineData(Layout.Plane, new[] { 4, 5 }, 1, new[] { 0, 5, 1 })]
    public void Frame_after_frame_is_a_tensor_by_its_strides(Layout layout, int[] frame, long count, int[] strides) =>
        Assert.Equal(strides, FrameForm.Read([.. frame.Select(extent => (nint)extent)], Of(Window.Square(2, axes: 3)), layout, "frame").Strides(count).Select(stride => (int)stride));

    [Fact]
    public void Frame_that_no_span_holds_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new PoolStream<byte>(Reduction.Max, Window.Square(1, axes: 3), [1 << 16, 1 << 15], new() { Layout = Layout.Plane }));
        Assert.Equal("frame", error.ParamName);
        Assert.Contains("2147483648 elements", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 3, 2)]
    [InlineData(2, 4, 2)]
    [InlineData(3, 1, 1)]
    public void Results_that_look_at_the_padding_before_the_first_frame_are_counted(int stride, int before, long results) =>
        Assert.Equal(results, Of(Window.Sliding([5], [stride], Padding.Explicit([before], [0]))).HeadOutputs);

    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 2, 1, 3)]
    [InlineData(3, 2, 1, 1)]
    [InlineData(4, 2, 1, 0)]
    [InlineData(4, 2, 2, 1)]
    [InlineData(1, 2, 0, 0)]
    public void Results_are_complete_with_the_last_frame_that_they_see(int kernelSize, int before, long frames, long results) =>
        Assert.Equal(results, Of(Window.Sliding([kernelSize], [1], Padding.Explicit([before], [0]))).CompleteAt(frames));

    /// <summary>The largest power of two of results whose frames are no more than may be held.</summary>
    [Theory]
    [InlineData(20, 8)]
    [InlineData(18, 4)]
    [InlineData(7, 2)]
    [InlineData(5, 1)]
    [InlineData(3, 1)]
    [InlineData(0, 1)]
    [InlineData(1 << 20, 1 << 16)]
    public void Results_are_reckoned_in_blocks(long frames, int block) => Assert.Equal(block, Of(Window.Sliding([3], [2])).BlockWithin(frames));

    private static StreamWindow Of(Window window) => StreamWindow.Of(window).Match(found => found, error => throw new InvalidOperationException(error.Message));
}
