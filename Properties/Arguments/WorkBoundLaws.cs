using System.Numerics.Tensors;
using PoolFunctional.Blurring;
using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>What the checks of memory count: the last number that passes and the first that does not, worked by hand.</summary>
public sealed class WorkBoundLaws
{
    /// <summary>Beyond 64 MiB of tables at 24 bytes an output.</summary>
    private const long Long = 1 << 22;

    [Fact]
    public void Copy_may_take_what_is_allowed_and_not_a_byte_more()
    {
        Raise.CopyTooLarge(9, 9, "x");
        Assert.Contains("would take 10 bytes; PoolOptions.MaxAllocatedBytes allows 9", Refused("x", () => Raise.CopyTooLarge(10, 9, "x")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 1, 1, Long }, Long * 24)]
    [InlineData(new long[] { 1, 1, Long, 3 }, (Long + 3) * 24)]
    [InlineData(new long[] { 1, 1, 1 << 26 }, (1L << 26) * 24)]
    public void Tables_of_a_plan_may_take_what_is_allowed_and_not_a_byte_more(long[] extents, long bytes)
    {
        Raise.PlanTooLarge(PlanOf(extents), new() { MaxAllocatedBytes = bytes });
        Assert.Contains($"would take {bytes} bytes; PoolOptions.MaxAllocatedBytes allows {bytes - 1}", Refused("options", () => Raise.PlanTooLarge(PlanOf(extents), new() { MaxAllocatedBytes = bytes - 1 })), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_of_nothing_and_an_axis_too_long_for_tables_take_nothing()
    {
        Raise.PlanTooLarge(PlanOf([0, 1, Long]), new() { MaxAllocatedBytes = 0 });
        Raise.PlanTooLarge(PlanOf([1, 1, (1L << 26) + 1]), new() { MaxAllocatedBytes = 0 });
    }

    /// <summary>256 bytes an output and 64 a place: those of the padding are places too, and those of the input that no window reaches.</summary>
    [Theory]
    [InlineData(1, 1, 1 << 18, ((1L << 18) * 256) + (((1L << 18) + 2) * 64))]
    [InlineData(4, 0, 1 << 21, ((1L << 19) * 256) + ((1L << 21) * 64))]
    public void Tables_of_a_blur_may_take_what_is_allowed_and_not_a_byte_more(int stride, int padding, long extent, long bytes)
    {
        Raise.BlurTooLarge(BlurOf(stride, padding, 1, extent), new() { MaxAllocatedBytes = bytes });
        Assert.Contains($"would take {bytes} bytes", Refused("options", () => Raise.BlurTooLarge(BlurOf(stride, padding, 1, extent), new() { MaxAllocatedBytes = bytes - 1 })), StringComparison.Ordinal);
        Raise.BlurTooLarge(BlurOf(stride, padding, 0, extent), new() { MaxAllocatedBytes = 0 });
    }

    [Fact]
    public void Elements_that_are_written_have_a_place_each()
    {
        float[] memory = new float[4];
        Raise.PlacesShared(new TensorSpan<float>(memory, [2, 2], [2, 1]), "y");
        Raise.PlacesShared(new TensorSpan<float>(memory, [2], [2]), "y");
        Assert.Contains("4 elements share 2 places", Refused("y", () => Raise.PlacesShared(new TensorSpan<float>(memory, [2, 2], [0, 1]), "y")), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_places_that_stand_for_many_elements_are_held_to_what_a_copy_may_take()
    {
        float[] memory = [7];
        Raise.BroadcastTooLarge<float>(new ReadOnlyTensorSpan<float>(memory, [2, 2], [0, 0]), 4, 16, "x");
        Raise.BroadcastTooLarge<float>(new ReadOnlyTensorSpan<float>(new float[4]), 4, 0, "x");
        Assert.Contains("1 places in memory stand for 4 elements of 16 bytes; PoolOptions.MaxAllocatedBytes allows 15", Refused("x", () => Raise.BroadcastTooLarge<float>(new ReadOnlyTensorSpan<float>(memory, [2, 2], [0, 0]), 4, 15, "x")), StringComparison.Ordinal);
    }

    private static Plan PlanOf(long[] extents) =>
        Shape.Create(extents).Bind(shape => Plan.Create(Window.Square(1, axes: extents.Length - 2), shape)).Match(plan => plan, error => throw new InvalidOperationException(error.Message));

    private static BlurGeometry BlurOf(int stride, int padding, long batch, long extent) =>
        Shape.Create(batch, 1, extent).Bind(shape => BlurGeometry.Create(BlurFilter.Binomial([3], [stride], BlurEdge.Zero, Padding.Symmetric(padding)), shape)).Match(blur => blur, error => throw new InvalidOperationException(error.Message));

    private static string Refused(string parameter, Action call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
