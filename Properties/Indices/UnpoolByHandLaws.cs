using System.Numerics;
using PoolFunctional.Properties.Gradients;
using Xunit;

namespace PoolFunctional.Properties.Indices;

/// <summary>The definition of unpooling on a handful of numbers; its sizes and what it refuses.</summary>
public sealed class UnpoolByHandLaws
{
    private static readonly Window pairs = Window.Sliding([2]);

    [Fact]
    public void Policies_choose_among_the_values_for_one_place_in_every_type()
    {
        static T[] Placed<T>(Duplicates duplicates, params T[] values)
            where T : unmanaged, INumber<T> =>
            [.. Value(Reference.Unpool(Map([1, 1, values.Length], values), Map<long>([1, 1, values.Length], [0, 2, 0, 0]), pairs, [], IndexLayout.Plane, duplicates)).Values.Take(3)];
        Assert.Equal([8f, 0, 2], Placed<float>(Duplicates.Last, 9, 2, 4, 8));
        Assert.Equal([21f, 0, 2], Placed<float>(Duplicates.Sum, 9, 2, 4, 8));
        Assert.Equal([9f, 0, 2], Placed<float>(Duplicates.Max, 9, 2, 4, 8));
        Assert.Equal([(sbyte)100, (sbyte)0, (sbyte)2], Placed<sbyte>(Duplicates.Sum, 100, 2, 100, -100));
        Assert.Equal([(sbyte)127, (sbyte)0, (sbyte)2], Placed<sbyte>(Duplicates.Sum, 100, 2, 100, 100));
        Assert.Equal([(Half)2050, (Half)0, (Half)2], Placed(Duplicates.Sum, (Half)2048, (Half)2, (Half)1, (Half)1));
        Assert.Equal([1 + double.ScaleB(1, -30), 0, 2], Placed(Duplicates.Sum, 1, 2, double.ScaleB(1, -31), double.ScaleB(1, -31)));
        Assert.Equal([16777216f, 0, 2], Placed<float>(Duplicates.Sum, 16777216, 2, 1, 1));
    }

    [Fact]
    public void Planes_are_placed_apart_and_none_is_not_placed() =>
        Assert.Equal(
            [1, 0, 0, 0, 0, 0, 3, 0],
            Value(Reference.Unpool(Map<double>([1, 2, 2], [1, 2, 3, 4]), Map<long>([1, 2, 2], [0, -1, 2, -1]), pairs, [], IndexLayout.Plane, Duplicates.Error)).Values);

    /// <summary>Sizes for which the window has other outputs forward: indices that need no window are read all the same.</summary>
    [Fact]
    public void Size_between_two_strides_is_filled_by_indices_of_the_whole_tensor() =>
        Assert.Equal(
            [0, 1, 2, 3, 4, 0, 0, 5, 6, 0, 7, 8],
            Value(Reference.Unpool(Map<double>([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]), Map<long>([2, 2, 2], [1, 2, 3, 4, 7, 8, 10, 11]), pairs, [3], IndexLayout.Global, Duplicates.Error)).Values);

    public static TheoryData<Window, long, long[], long> Sizes => new()
    {
        { pairs, 2, [], 4 },
        { pairs, 2, [3], 3 },
        { pairs, 2, [5], 5 },
        { Window.Sliding([1], [1]), 1, [], 1 },
        { Window.Sliding([1], [1]), AxisPlan.LargestExtent, [], AxisPlan.LargestExtent },
        { Window.Sliding([3], [2], Padding.SameUpper), 3, [], 6 },
        { Window.Sliding([3], [2], Padding.Explicit([1], [0]), [2]), 3, [], 8 },
        { Window.Adaptive([2]), 2, [4], 4 },
        { Window.Adaptive([2]), 2, [1], 1 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Size_is_the_one_given_or_the_one_that_the_window_implies(Window window, long outputs, long[] given, long size) =>
        Assert.Equal(size, Value(Unpooling.Create(window, ShapeOf(1, 1, outputs), Sequence.Of(given))).Unpooled.Spatial[0]);

    public static TheoryData<Window, long, long[], PoolError> ImpossibleSizes => new()
    {
        { pairs, 2, [2], new PoolError.UnpooledSizeWrong(0, 2, 3, 5) },
        { pairs, 2, [6], new PoolError.UnpooledSizeWrong(0, 6, 3, 5) },
        { pairs, 2, [4, 4], new PoolError.UnpooledAxesMismatch(1, 2) },
        { Window.Sliding([1], [4]), 1, [0], new PoolError.UnpooledSizeWrong(0, 0, 1, 4) },
        { Window.Sliding([1], [1], Padding.Symmetric(1)), 2, [], new PoolError.UnpooledSizeWrong(0, 0, 1, AxisPlan.LargestExtent) },
        { Window.Sliding([2], [1]), AxisPlan.LargestExtent, [], new PoolError.UnpooledSizeWrong(0, AxisPlan.LargestExtent + 1, 1, AxisPlan.LargestExtent) },
        { Window.Sliding([2, 2]), 2, [4], new PoolError.AxisCountMismatch(WindowPart.KernelSize, 1, 2) },
        { Window.Adaptive([2]), 2, [], new PoolError.UnpooledSizeUnknown() },
        { Window.Adaptive([2]), 2, [4, 4], new PoolError.UnpooledAxesMismatch(1, 2) },
        { Window.Adaptive([2]), 2, [0], new PoolError.UnpooledSizeWrong(0, 0, 1, AxisPlan.LargestExtent) },
        { Window.Adaptive([3]), 2, [4], new PoolError.UnpooledSizeUnlike(ShapeOf(1, 1, 4), ShapeOf(1, 1, 2), ShapeOf(1, 1, 3)) },
    };

    [Theory]
    [MemberData(nameof(ImpossibleSizes))]
    public void Impossible_sizes_are_errors_with_the_sizes_that_would_do(Window window, long outputs, long[] given, PoolError expected) =>
        Assert.Equal(expected, Unpooling.Create(window, ShapeOf(1, 1, outputs), Sequence.Of(given)).Match<PoolError?>(_ => null, error => error));

    public static TheoryData<long[], long[], IndexLayout, PoolError?> Indices => new()
    {
        { [0, 3], [], IndexLayout.Plane, null },
        { [0, 4], [], IndexLayout.Plane, new PoolError.IndexOutOfRange(1, 4, "PlaneLayout", ShapeOf(1, 1, 4)) },
        { [-2, 0], [], IndexLayout.Plane, new PoolError.IndexOutOfRange(0, -2, "PlaneLayout", ShapeOf(1, 1, 4)) },
        { [1, 1], [], IndexLayout.Plane, new PoolError.IndexDuplicate(1, 1) },
        { [0, 0], [], IndexLayout.Plane, new PoolError.IndexDuplicate(1, 0) },
        { [-1, -1], [], IndexLayout.Plane, null },
        { [0, 0], [], IndexLayout.Tap, null },
        { [0, 2], [], IndexLayout.Tap, new PoolError.IndexOutOfRange(1, 2, "TapLayout", ShapeOf(1, 1, 4)) },
        { [0, 0], [3], IndexLayout.Tap, new PoolError.UnpooledSizeUnlike(ShapeOf(1, 1, 3), ShapeOf(1, 1, 2), ShapeOf(1, 1, 1)) },
        { [0, 0, 0], [], IndexLayout.Plane, new PoolError.IndexShapeMismatch(ShapeOf(1, 1, 2), ShapeOf(1, 1, 3)) },
    };

    [Theory]
    [MemberData(nameof(Indices))]
    public void Indices_that_name_no_place_or_one_twice_are_errors_with_their_position(long[] indices, long[] size, IndexLayout layout, PoolError? expected) =>
        Assert.Equal(
            expected,
            Reference.Unpool(Map<double>([1, 1, 2], [1, 2]), Map<long>([1, 1, indices.Length], indices), pairs, Sequence.Of(size), layout, Duplicates.Error).Match<PoolError?>(_ => null, error => error));

    [Fact]
    public void First_position_at_which_a_place_is_named_again_is_the_one_reported() =>
        Assert.Equal(
            new PoolError.IndexDuplicate(2, 1),
            Reference.Unpool(Map<double>([1, 1, 4], [1, 2, 3, 4]), Map<long>([1, 1, 4], [3, 1, 1, 3]), pairs, [], IndexLayout.Plane, Duplicates.Error).Match<PoolError?>(_ => null, error => error));

    [Fact]
    public void Taps_of_windows_that_differ_by_plane_have_no_number_to_unpool_by()
    {
        Window apart = Window.Fractional([2], FractionalSequence.Random(), FractionalSamples.SeededPerPlane(1));
        Assert.Equal(
            new PoolError.PlanesDiffer(),
            Reference.Unpool(Map<double>([1, 2, 2], [1, 2, 3, 4]), Map<long>([1, 2, 2], [0, 0, 0, 0]), apart, [5], IndexLayout.Tap, Duplicates.Last).Match<PoolError?>(_ => null, error => error));
    }

    private static Shape ShapeOf(params long[] extents) => Value(Shape.Create(extents));

    private static FeatureMap<T> Map<T>(long[] extents, T[] values)
        where T : unmanaged, INumber<T> => Value(FeatureMap.Create<T>(ShapeOf(extents), values));

    private static T Value<T>(Result<T, PoolError> result) => GradientPoint.Value(result);
}
