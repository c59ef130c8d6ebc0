using Xunit;

namespace PoolFunctional.Properties.Rows;

/// <summary>The last table, mask, segmentation and pyramid that is possible, and the first that is not.</summary>
public sealed class RowLimitsLaws
{
    [Fact]
    public void Tables_have_rows_of_at_least_one_feature()
    {
        Assert.Equal((null, null, null), (Refusal(RowTable.Create<int>(0, 2)), Refusal(RowTable.Create(2, 1, 3, 4)), Refusal(RowTable.Create(1, 2, 3, 4))));
        Assert.Equal((new PoolError.RowsNegative(-1), new PoolError.FeaturesNotPositive(0)), (Refusal(RowTable.Create<int>(-1, 2)), Refusal(RowTable.Create<int>(1, 0))));
        Assert.Equal((new PoolError.ElementCountMismatch(6, 5), new PoolError.ElementCountMismatch(6, 7)), (Refusal(RowTable.Create(2, 3, new int[5])), Refusal(RowTable.Create(2, 3, new int[7]))));
    }

    public static TheoryData<long, long, long, PoolError?> Shapes => new()
    {
        { 0, 2, 3, null },
        { 2, 0, 3, null },
        { 7, long.MaxValue / 7, 1, null },
        { -1, 2, 3, new PoolError.BatchNegative(-1) },
        { 2, -1, 3, new PoolError.TokensNegative(-1) },
        { 2, 2, 0, new PoolError.FeaturesNotPositive(0) },
        { 0, 1L << 40, 1L << 40, new PoolError.TooManyElements((Int128)1 << 80, long.MaxValue) },
        { 1L << 40, 0, 1L << 40, new PoolError.TooManyElements((Int128)1 << 80, long.MaxValue) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sequences_have_as_many_elements_as_are_counted_in_a_long(long batch, long tokens, long features, PoolError? expected) =>
        Assert.Equal(expected, Refusal(TokenShape.Create(batch, tokens, features)));

    [Fact]
    public void Batches_have_a_value_for_each_feature_and_a_mark_for_each_token()
    {
        static PoolError? Of(int values, int marks) => Refusal(TokenShape.Create(2, 3, 2).Bind(shape => TokenBatch.Create<int>(shape, new int[values], new bool[marks])));
        Assert.Equal((null, new PoolError.ElementCountMismatch(12, 11)), (Of(12, 6), Of(11, 6)));
        Assert.Equal((new PoolError.MaskCountMismatch(6, 5), new PoolError.MaskCountMismatch(6, 7)), (Of(12, 5), Of(12, 7)));
    }

    public static TheoryData<Segmentation, PoolError?> Segmentations => new()
    {
        { Segmentation.ByIds([0, 1, 1, 0], 2), null },
        { Segmentation.ByIds([0, 1, 1, 0], 5), null },
        { Segmentation.ByIds([0, 1, 1, 0], -1), new PoolError.SegmentCountNegative(-1) },
        { Segmentation.ByIds([0, 1, 1, 0], Array.MaxLength + 1L), new PoolError.SegmentCountTooLarge(Array.MaxLength + 1L, Array.MaxLength) },
        { Segmentation.ByIds([0, 1, 2, 0], 2), new PoolError.SegmentIdOutOfRange(2, 2, 2) },
        { Segmentation.ByIds([0, 1], 2), new PoolError.SegmentIdCountMismatch(4, 2) },
        { Segmentation.ByOffsets([0, 3, 3, 4]), null },
        { Segmentation.ByOffsets([0, 3, 2, 4]), new PoolError.OffsetsDecrease(1, 3, 2) },
        { Segmentation.ByOffsets([]), new PoolError.OffsetsEmpty() },
        { Segmentation.ByOffsets([0, 3]), new PoolError.OffsetsEndWrongly(0, 3, 4) },
    };

    [Theory]
    [MemberData(nameof(Segmentations))]
    public void Segments_hold_every_row_once(Segmentation segmentation, PoolError? expected) => Assert.Equal(expected, Refusal(segmentation.RowsOf(4)));

    public static TheoryData<Window, Window, int> Stacks => new()
    {
        { Window.Sliding([3], [2]), Window.Sliding([2], [2]), 1 },
        { Window.Sliding([3], [3], Padding.Symmetric(0)), Window.Sliding([2]), 1 },
        { Window.Sliding([1], [1]), Window.Sliding([int.MaxValue], [1]), 1 },
        { Window.Sliding([2], [1]), Window.Sliding([int.MaxValue], [1]), 2 },
        { Window.Sliding([int.MaxValue], [int.MaxValue]), Window.Sliding([1], [2]), 2 },
        { Window.Sliding([2, 2], [2, 3]), Window.Sliding([2, 2]), 2 },
        { Window.Sliding([2], [2], Padding.Explicit([0], [1])), Window.Sliding([2]), 2 },
        { Window.Sliding([2], [2]), Window.Sliding([2], [2], Padding.Explicit([1], [0])), 2 },
        { Window.Sliding([2, 2], dilation: [1, 2]), Window.Sliding([2, 2]), 2 },
        { Window.Sliding([2], [2], rounding: Rounding.Ceiling), Window.Sliding([2]), 2 },
        { Window.Sliding([2], [0]), Window.Sliding([2]), 2 },
        { Window.Sliding([2], [2]), Window.Sliding([2, 2]), 2 },
        { Window.Sliding([2], [2]), Window.Adaptive([2]), 2 },
    };

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Plain_windows_that_leave_no_gap_are_one_where_its_numbers_are_integers(Window first, Window second, int windows)
    {
        Assert.Equal(windows, WindowStack.Of(first, second).Fused(Reduction.Max).Windows.Count);
        Assert.Equal(2, WindowStack.Of(first, second).Fused(Reduction.Average()).Windows.Count);
    }

    [Fact]
    public void Original_pyramids_have_at_most_as_many_windows_as_inputs()
    {
        static PoolError? Of(Pyramid pyramid, long extent) => Refusal(Shape.Create(1, 1, extent).Bind(pyramid.On));
        Assert.Equal((null, new PoolError.PyramidLevelTooLarge(0, 5, 4)), (Of(Pyramid.Original(4), 4), Of(Pyramid.Original(5), 4)));
        Assert.Equal((null, new PoolError.PyramidLevelTooLarge(0, 1, int.MaxValue + 1L)), (Of(Pyramid.Original(1), int.MaxValue), Of(Pyramid.Original(1), int.MaxValue + 1L)));
        Assert.Equal((null, new PoolError.PyramidLevelNotPositive(1, 0)), (Of(Pyramid.Adaptive(1, 1), 4), Of(Pyramid.Adaptive(1, 0), 4)));
    }

    [Fact]
    public void Lengths_that_no_double_could_be_squared_to_are_divided_by_all_the_same() =>
        Assert.All((double[])[1e200, 1, 1e-200], scale =>
        {
            Sequence<double> row = TokenShape.Create(1, 1, 2).Bind(shape => TokenBatch.Create<double>(shape, [3 * scale, -4 * scale], [true]))
                .Bind(tokens => Reference.Pool(tokens, SequenceReduction.Mean, Normalization.L2)).Match(rows => rows.Values, error => throw new InvalidOperationException(error.Message));
            Assert.Equal((0.6, -0.8), (double.Round(row[0], 14), double.Round(row[1], 14)));
        });

    private static PoolError? Refusal<T>(Result<T, PoolError> result) => result.Match<PoolError?>(_ => null, error => error);
}
