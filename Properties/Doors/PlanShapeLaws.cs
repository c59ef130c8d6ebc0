using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>A plan knows what it was compiled for, and what was compiled for floats is answered by the engine.</summary>
public sealed class PlanShapeLaws
{
    private static readonly nint[] shape = [2, 3, 6, 8];
    private static readonly nint[] halved = [2, 3, 3, 4];
    private static readonly Window pairs = Window.Square(2, axes: 2);

    [Fact]
    public void Plans_know_both_shapes()
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, pairs, shape);
        PoolPlan<byte, float> widening = Pool.Compile<byte, float>(Reduction.Sum, pairs, shape);
        PoolIndexPlan<float, long> indexed = Pool.CompileWithIndices<float, long>(Reduction.Min, pairs, shape);
        UnpoolPlan<float, long> unpooling = Pool.CompileUnpool<float, long>(pairs, halved);
        Assert.All(
            (nint[][])[[.. plan.InputShape, .. plan.OutputShape], [.. widening.InputShape, .. widening.OutputShape], [.. indexed.InputShape, .. indexed.OutputShape]],
            known => Assert.Equal<nint>([.. shape, .. halved], known));
        Assert.Equal(halved, unpooling.InputShape.ToArray());
        Assert.Equal(shape, unpooling.OutputShape.ToArray());
        Assert.Equal((6 * 3 * 4, 6 * 6 * 8), (unpooling.InputLength, unpooling.OutputLength));
    }

    [Fact]
    public void Nothing_of_floats_is_left_to_the_definition() => Assert.All(
        [
            Pool.Compile<float>(Reduction.Max, pairs, shape).ScheduleName,
            Pool.Compile<byte, float>(Reduction.Sum, pairs, shape).ScheduleName,
            Pool.CompileWithIndices<float, int>(Reduction.Max, pairs, shape).ScheduleName,
        ],
        name => Assert.NotEqual("reference", name));

    [Theory]
    [InlineData(new[] { 4, 4 }, "too small for layout ChannelsFirst")]
    [InlineData(new[] { 1, 1, 1, 4, 4 }, "does not fit a window over 2 spatial axes")]
    public void Tensors_of_another_number_of_axes_are_refused_by_name(int[] extents, string says)
    {
        nint[] given = [.. extents.Select(extent => (nint)extent)];
        Window window = given.Length < 3 ? Window.Global : pairs;
        ArgumentException error = Assert.Throws<ArgumentException>(() => Pool.Max(Tensor.CreateFromShape<float>(given), window));
        Assert.Equal("x", error.ParamName);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layouts_that_are_none_are_refused_by_name() =>
        Assert.Equal("options", Assert.Throws<ArgumentOutOfRangeException>(() => Pool.OutputShape(pairs, shape, new() { Layout = (Layout)3 })).ParamName);

    [Fact]
    public void Halves_that_no_copy_of_floats_holds_are_refused_by_name()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Pool.CompileRoiPool<Half>(RoiGrid.Of(1, 1), [1, 1, 1 << 15, (1 << 13) + 1]));
        Assert.Equal("shape", error.ParamName);
        Assert.Contains("Half elements", error.Message, StringComparison.Ordinal);
        Assert.Equal<nint>([1, 1, 1 << 15, 1 << 13], Pool.CompileRoiPool<Half>(RoiGrid.Of(1, 1), [1, 1, 1 << 15, 1 << 13]).InputShape.ToArray());
    }

    [Theory]
    [InlineData(Layout.ChannelsFirst, "[batch, channel, height, width]")]
    [InlineData(Layout.ChannelsLast, "[batch, height, width, channel]")]
    public void Maps_of_another_number_of_axes_are_refused_by_name(Layout layout, string says)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Pool.CompileRoiPool<float>(RoiGrid.Of(1, 1), [3, 4, 4], new() { Layout = layout }));
        Assert.Equal("shape", error.ParamName);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_of_segments_are_tables()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            SegmentPool.Backward(Tensor.CreateFromShape<float>([2]), Tensor.CreateFromShape<float>([2, 1]), Segments.ByIds((ReadOnlySpan<int>)[0, 1]), SegmentReduction.Sum));
        Assert.Equal("outputGradient", error.ParamName);
        Assert.Contains("[segment, feature]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_of_nothing_has_neither_averages_nor_maxima()
    {
        Assert.Equal<nint>([0, 6, 3, 4], Pool.AverageAndMax(Tensor.CreateFromShape<float>([0, 3, 6, 8]), pairs).Lengths.ToArray());
        Pool.AverageAndMax<float>([], [0, 3, 6, 8], pairs, []);
    }

    [Fact]
    public void Tables_of_no_region_have_no_region() =>
        Assert.Equal((0, 0), (Regions.OfRows(Tensor.CreateFromShape<float>([0, 5])).Count, Regions.Of(Tensor.CreateFromShape<float>([0, 4]), Tensor.CreateFromShape<long>([0])).Count));

    [Fact]
    public void Segments_may_be_counted_in_either_integer()
    {
        Tensor<float> rows = Tensor.Create([1f, 2, 4], [3, 1]);
        Assert.Equal([1f, 6], SegmentPool.Sum(rows, Segments.ByOffsets((ReadOnlySpan<int>)[0, 1, 3])).ToArray());
        Assert.Equal([1f, 6], SegmentPool.Sum(rows, Segments.ByOffsets((ReadOnlySpan<long>)[0, 1, 3])).ToArray());
    }
}
