using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>Maps, grids and results that are too large for a span are refused by name, and boxes before anything is allocated for them.</summary>
public sealed class RoiLimitLaws
{
    private const long LittleBytes = 1 << 20;
    private const int Half = 1 << 15;

    [Theory]
    [InlineData(new[] { 2, 1, Half, Half })]
    [InlineData(new[] { 1, 2, Half, Half })]
    [InlineData(new[] { 0, 2, Half, Half })]
    public void Maps_that_no_span_holds_are_refused_even_a_batch_of_none(int[] extents) =>
        Assert.Contains("2147483648 elements", Refused("shape", () => Pool.CompileRoiAlign<float>(RoiGrid.Of(1, 1), [.. extents.Select(extent => (nint)extent)])), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, Half, 2 * Half)]
    [InlineData(2, Half, Half)]
    public void Bins_of_one_box_that_no_span_holds_are_refused(int channels, int height, int width) =>
        Assert.Contains("2147483648 elements", Refused("grid", () => Pool.CompileRoiAlign<float>(RoiGrid.Of(height, width), [1, channels, 2, 2])), StringComparison.Ordinal);

    [Fact]
    public void Bins_of_two_boxes_that_no_span_holds_are_refused() =>
        Assert.Contains("2147483648 elements", Refused("regions", () => Pool.RoiPool(Tensor.CreateFromShape<float>([1, 1, 2, 2]), Regions.Of<float>(new float[8], [0, 0]), RoiGrid.Of(Half, Half), options: new() { MaxAllocatedBytes = long.MaxValue })), StringComparison.Ordinal);

    [Fact]
    public void Wrong_boxes_are_refused_before_a_result_is_allocated()
    {
        RoiGrid grid = RoiGrid.Of(1 << 10, 1 << 10);
        Tensor<float> x = Tensor.CreateFromShape<float>([1, 1, 1 << 10, 1 << 10]), y = Tensor.CreateFromShape<float>([1, 1, 1, 1]);
        Refused("regions", () => Pool.RoiAlign(x, Regions.Of([0f, 0, 1, 1], [5]), grid));
        Refused("regions", () => Pool.RoiAlign(x, Regions.Of([0f, 0, 1, 1], [0, 0]), grid));
        Refused("regions", () => Pool.RoiAlignBackward(y, x, Regions.Of([0f, 0, 1, 1], [5]), RoiGrid.Of(1, 1)));
    }

    [Fact]
    public void Scale_is_measured_in_the_numbers_that_boxes_are_computed_in()
    {
        Assert.Equal<nint>([1, 1, 2, 2], Pool.CompileRoiAlign<double>(RoiGrid.Of(1, 1, 1e300), [1, 1, 2, 2]).InputShape.ToArray());
        Assert.Contains("1E+300", Refused("grid", () => Pool.CompileRoiAlign<float>(RoiGrid.Of(1, 1, 1e300), [1, 1, 2, 2])), StringComparison.Ordinal);
    }

    /// <summary>What is said of the parameter that is named, where hardly a byte was allocated until then.</summary>
    private static string Refused(string parameter, Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ArgumentException raised = Assert.Throws<ArgumentException>(call);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, LittleBytes);
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
