using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>What is impossible, the definition answers with the error that carries its numbers.</summary>
public sealed class DefinitionErrorLaws
{
    private const long Most = long.MaxValue;

    private static readonly Shape line = Shape.Create(1, 1, 4).OrThrow("shape");
    private static readonly Shape square = Shape.Create(1, 1, 4, 4).OrThrow("shape");
    private static readonly FeatureMap<float> four = FeatureMap.Create<float>(line, 1, 2, 3, 4).OrThrow("x");
    private static readonly FeatureMap<float> two = FeatureMap.Create<float>(Shape.Create(1, 1, 2).OrThrow("shape"), 1, 2).OrThrow("x");
    private static readonly FeatureMap<long> oneIndex = FeatureMap.Create<long>(Shape.Create(1, 1, 1).OrThrow("shape"), 0).OrThrow("x");
    private static readonly Window pairs = Window.Sliding([2]);
    private static readonly Plan halved = Plan.Create(pairs, line).OrThrow("x");

    [Fact]
    public void Shapes_that_are_none()
    {
        Assert.Equal(new PoolError.TooFewAxes(2), ErrorOf(Shape.Create(1, 2)));
        Assert.Equal(new PoolError.TooFewAxes(2), ErrorOf(Shape.Create(1, 2, [])));
        Assert.Equal(new PoolError.ExtentTooLarge(1, AxisPlan.LargestExtent + 1, AxisPlan.LargestExtent), ErrorOf(Shape.Create(1, 1, 3, AxisPlan.LargestExtent + 1)));
        Assert.Equal(62, Shape.Create(1, 1, Enumerable.Repeat(1L, 62).ToSequence()).OrThrow("shape").Spatial.Count);
        Assert.Equal(new PoolError.TooManyAxes(65, 64), ErrorOf(Shape.Create(1, 1, Enumerable.Repeat(1L, 63).ToSequence())));
    }

    [Fact]
    public void Windows_without_a_part()
    {
        Assert.Equal(new PoolError.WindowPartMissing(WindowPart.Sequence), ErrorOf(Plan.Create(Window.Fractional([2], null!, FractionalSamples.Seeded(1)), line)));
        Assert.Equal(new PoolError.WindowPartMissing(WindowPart.Samples), ErrorOf(Plan.Create(Window.Fractional([2], FractionalSequence.Random(), null!), line)));
        Assert.Equal(new PoolError.WindowPartMissing(WindowPart.WindowList), ErrorOf(Plan.Create(Window.Explicit([null!]), line)));
    }

    [Fact]
    public void Elements_that_do_not_fill_their_shape()
    {
        Assert.Equal(new PoolError.ElementCountMismatch(4, 3), ErrorOf(FeatureMap.Create<float>(line, 1, 2, 3)));
        Assert.Equal(new PoolError.ElementCountMismatch(2, 4), ErrorOf(Reference.Backward(four, four, pairs, Reduction.Sum, Ties.First)));
        Assert.Equal(new PoolError.RowsNegative(-1), ErrorOf(RowTable.Create<float>(-1, 2)));
        Assert.Equal(new PoolError.FeaturesNotPositive(0), ErrorOf(RowTable.Create<float>(1, 0)));
        Assert.Equal(new PoolError.ElementCountMismatch(4, 3), ErrorOf(RowTable.Create<float>(2, 2, 1, 2, 3)));
        TokenShape tokens = TokenShape.Create(1, 2, 2).OrThrow("shape");
        Assert.Equal(new PoolError.ElementCountMismatch(4, 3), ErrorOf(TokenBatch.Create<float>(tokens, [1, 2, 3], [true, true])));
        Assert.Equal(new PoolError.MaskCountMismatch(2, 1), ErrorOf(TokenBatch.Create<float>(tokens, [1, 2, 3, 4], [true])));
    }

    [Fact]
    public void Results_that_no_memory_holds()
    {
        Assert.Equal(new PoolError.OutputTooLarge(int.MaxValue, Array.MaxLength), ErrorOf(Reference.Pool(two, Window.Adaptive([int.MaxValue]), Reduction.Max)));
        TokenBatch<float> nothing = TokenBatch.Create<float>(TokenShape.Create(1L << 31, 0, 2).OrThrow("shape"), [], []).OrThrow("tokens");
        Assert.Equal(new PoolError.TooManyElements(1L << 32, Array.MaxLength), ErrorOf(Reference.Pool(nothing, SequenceReduction.Mean, Normalization.None)));
        Window drawn = Window.Fractional([2], FractionalSequence.Random(), FractionalSamples.SeededPerPlane(1));
        Assert.Equal(new PoolError.TooManyElements(1L << 32, Array.MaxLength), ErrorOf(Plan.Create(drawn, Shape.Create(1L << 31, 2, 4).OrThrow("shape"))));
    }

    [Fact]
    public void Windows_of_more_taps_than_can_be_counted()
    {
        const int Half = 1 << 30;
        Window huge = Window.Sliding([int.MaxValue, int.MaxValue, int.MaxValue], [1, 1, 1], Padding.Symmetric(Half, Half, Half));
        Assert.Equal(new PoolError.WindowTooLarge((Int128)int.MaxValue * int.MaxValue * int.MaxValue, Most), ErrorOf(Plan.Create(huge, Shape.Create(1, 1, 1, 1, 1).OrThrow("shape"))));
    }

    [Fact]
    public void Windows_of_another_number_of_axes()
    {
        Assert.Equal(new PoolError.AxisCountMismatch(WindowPart.Padding, 2, 1), ErrorOf(Plan.Create(Window.Sliding([2, 2], padding: Padding.Explicit([1, 1], [1])), square)));
        Assert.Equal(new PoolError.AxisCountMismatch(WindowPart.WindowList, 2, 1), ErrorOf(Plan.Create(Window.Explicit(WindowList.Keep), square)));
        Assert.Equal(new PoolError.AxisCountMismatch(WindowPart.OutputSize, 2, 1), ErrorOf(Plan.Create(Window.Adaptive([2]), square)));
        Assert.Equal(
            new PoolError.AxisCountMismatch(WindowPart.OutputSize, 2, 1),
            ErrorOf(Plan.Create(Window.Fractional([2], FractionalSequence.Random(), FractionalSamples.Seeded(1)), square)));
        Assert.Equal(new PoolError.AxisOutOfRange(-1, 2), ErrorOf(Plan.Create(Window.GlobalOver(0, -1), square)));
        Assert.Equal(new PoolError.AxisOutOfRange(2, 2), ErrorOf(Plan.Create(Window.GlobalOver(0, 2), square)));
    }

    [Fact]
    public void Slices_of_nothing_or_of_what_is_not_there()
    {
        Assert.Equal(new PoolError.SliceOutOfRange(-1, 1, 2), ErrorOf(halved.Axes[0].Slice(-1, 1)));
        Assert.Equal(new PoolError.SliceOutOfRange(0, 3, 2), ErrorOf(halved.Axes[0].Slice(0, 3)));
        Assert.Equal(new PoolError.SliceOutOfRange(1, 1, 2), ErrorOf(halved.Slice(0, 1, 1)));
        Assert.Equal(new PoolError.AxisOutOfRange(-1, 1), ErrorOf(halved.Slice(-1, 0, 1)));
        Assert.Equal(new PoolError.AxisOutOfRange(1, 1), ErrorOf(halved.Slice(1, 0, 1)));
    }

    [Fact]
    public void Numbers_of_segments_that_are_none()
    {
        RowTable<float> rows = RowTable.Create<float>(1, 1, 5).OrThrow("rows");
        Assert.Equal(new PoolError.SegmentCountNegative(-1), ErrorOf(Reference.Pool(rows, Segmentation.ByIds([0], -1), SegmentReduction.Sum)));
        Assert.Equal(new PoolError.SegmentCountTooLarge(Most, Array.MaxLength), ErrorOf(Reference.Pool(rows, Segmentation.ByIds([0], Most), SegmentReduction.Sum)));
    }

    [Fact]
    public void Segments_are_as_many_as_their_greatest_id_says_where_no_number_is_given() =>
        Assert.Equal([1f, 0, 6], Reference.Pool(RowTable.Create<float>(3, 1, 1, 2, 4).OrThrow("rows"), Segmentation.ByIds([0, 2, 2]), SegmentReduction.Sum).OrThrow("rows").Values);

    [Fact]
    public void Indices_that_are_not_one_per_output()
    {
        PoolError expected = new PoolError.IndexShapeMismatch(halved.Output, oneIndex.Shape);
        Assert.Equal(expected, ErrorOf(Reference.BackwardByIndices(two, oneIndex, halved, IndexLayout.Plane)));
        Assert.Equal(expected, ErrorOf(Reference.ConvertIndices(oneIndex, halved, IndexLayout.Plane, IndexLayout.Global)));
        Assert.Equal(expected, ErrorOf(Reference.Unpool(two, oneIndex, pairs, [], IndexLayout.Plane, Duplicates.Last)));
    }

    [Fact]
    public void Sizes_that_no_pooling_by_these_windows_came_from()
    {
        // Three elements give one pair, not two; only indices that count taps need to know the pairs.
        FeatureMap<long> places = FeatureMap.Create<long>(two.Shape, 0, 1).OrThrow("x");
        PoolError expected = new PoolError.UnpooledSizeUnlike(Shape.Create(1, 1, 3).OrThrow("shape"), two.Shape, Shape.Create(1, 1, 1).OrThrow("shape"));
        Assert.Equal(expected, ErrorOf(Reference.Unpool(two, places, pairs, [3], IndexLayout.Tap, Duplicates.Last)));
        Assert.Equal([1f, 2, 0], Reference.Unpool(two, places, pairs, [3], IndexLayout.Plane, Duplicates.Last).OrThrow("x").Values);
        Assert.Equal(new PoolError.UnpooledAxesMismatch(1, 2), ErrorOf(Reference.Unpool(two, places, Window.Adaptive([2]), [3, 3], IndexLayout.Plane, Duplicates.Last)));
    }

    [Fact]
    public void Regions_on_other_maps_or_with_other_grids()
    {
        FeatureMap<float> maps = FeatureMap.Create(square, new float[16]).OrThrow("x");
        Sequence<Region> box = [new(0, 0, 0, 2, 2)];
        Assert.Equal(new PoolError.MapAxes(1), ErrorOf(Reference.RoiPool(four, box, RoiGrid.Of(1, 1))));
        Assert.Equal(new PoolError.PooledSizeOutOfRange(0, 0, RoiGrid.Most), ErrorOf(Reference.RoiPool(maps, box, RoiGrid.Of(0, 1))));
        Assert.Equal(new PoolError.RegionBatchOutOfRange(1, 3, 1), ErrorOf(Reference.RoiPool(maps, [.. box, new(3, 0, 0, 2, 2)], RoiGrid.Of(1, 1))));
        Assert.Equal(new PoolError.ChannelsNotDivisible(1, 4), ErrorOf(Reference.PositionSensitiveRoiPool(maps, box, RoiGrid.Of(2, 2), RoiClip.InBounds)));
    }

    [Fact]
    public void Tangents_and_gradients_of_another_shape()
    {
        TokenBatch<float> tokens = TokenBatch.Create<float>(TokenShape.Create(1, 2, 1).OrThrow("shape"), [1, 2], [true, true]).OrThrow("tokens");
        TokenBatch<float> longer = TokenBatch.Create<float>(TokenShape.Create(1, 3, 1).OrThrow("shape"), [1, 2, 3], [true, true, true]).OrThrow("tokens");
        Assert.Equal(new PoolError.ElementCountMismatch(2, 3), ErrorOf(Reference.Jvp(longer, tokens, SequenceReduction.Mean, Normalization.None, Ties.First)));
        RowTable<float> tall = RowTable.Create<float>(2, 1, 1, 2).OrThrow("rows");
        RowTable<float> wide = RowTable.Create<float>(1, 3, 1, 2, 3).OrThrow("rows");
        Assert.Equal(new PoolError.ElementCountMismatch(1, 2), ErrorOf(Reference.Backward(tall, tokens, SequenceReduction.Mean, Normalization.None, Ties.First)));
        Assert.Equal(new PoolError.ElementCountMismatch(1, 3), ErrorOf(Reference.Backward(wide, tokens, SequenceReduction.Mean, Normalization.None, Ties.First)));
    }

    [Fact]
    public void Parameters_that_no_result_moves_with()
    {
        Assert.Equal(new PoolError.NoParameter(nameof(Reduction.MaxReduction)), ErrorOf(Reference.ParameterGradient(two, four, pairs, Reduction.Max)));
        Assert.Equal(
            new PoolError.NoParameter(nameof(Reduction.GeneralizedMeanReduction)),
            ErrorOf(Reference.ParameterGradient(two, four, pairs, Reduction.GeneralizedMean(double.PositiveInfinity))));
    }

    [Fact]
    public void Parameter_of_a_batch_of_nothing_moves_nothing()
    {
        (Shape none, Shape pooled) = (Shape.Create(0, 1, 4).OrThrow("shape"), Shape.Create(0, 1, 2).OrThrow("shape"));
        FeatureMap<float> nothing = FeatureMap.Create<float>(none).OrThrow("x");
        Assert.Equal(0, Reference.ParameterGradient(FeatureMap.Create<float>(pooled).OrThrow("x"), nothing, pairs, Reduction.LogSumExp()).OrThrow("x"));
    }

    [Fact]
    public void Fields_of_vision_farther_than_a_position_can_be() =>
        Assert.Equal(
            new PoolError.WindowTooLarge((long)int.MaxValue * int.MaxValue, int.MaxValue),
            ErrorOf(Explain.ReceptiveField([.. Enumerable.Repeat(Window.Sliding([1], [int.MaxValue]), 3)], line)));

    private static PoolError ErrorOf<T>(Result<T, PoolError> outcome) =>
        outcome.Match(value => throw new InvalidOperationException($"Not refused: {value}"), error => error);
}
