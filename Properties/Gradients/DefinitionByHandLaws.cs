using System.Numerics;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

/// <summary>Definitions that no engine's schedule divides into parts, on a handful of numbers; and what they refuse.</summary>
public sealed class DefinitionByHandLaws
{
    private static FeatureMap<double> Pairs => Map<double>([2, 2, 2], [1, 3, 2, 2, 5, 1, 4, 8]);

    [Fact]
    public void Averages_of_an_item_come_before_its_maxima() =>
        Assert.Equal([2, 2, 3, 2, 3, 6, 5, 8], Value(Reference.AverageAndMax(Pairs, Window.Global)).Values);

    [Fact]
    public void Averages_and_maxima_move_as_each_does_alone() =>
        Assert.Equal([0.5, 1, 0, 0, 4, 1, 3, 1], Value(Reference.AverageAndMaxJvp(Map<double>([2, 2, 2], [1, 0, 0, 2, 3, 5, 1, 1]), Pairs, Window.Global, Ties.First)).Values);

    [Fact]
    public void Gradients_of_averages_and_of_maxima_are_added() =>
        Assert.Equal(
            [1, 11, 21, 1, 43, 3, 4, 84],
            Value(Reference.AverageAndMaxBackward(Map<double>([2, 4, 1], [2, 2, 10, 20, 6, 8, 40, 80]), Pairs, Window.Global, Ties.First)).Values);

    [Fact]
    public void Gradients_of_a_pyramid_are_those_of_its_levels_added_item_by_item()
    {
        RowTable<double> gradient = Value(RowTable.Create<double>(2, 3, 1, 10, 20, 2, 30, 40));
        Assert.Equal([11, 21, 32, 42], Value(Reference.SpatialPyramidBackward(gradient, Map<double>([2, 1, 2], [0, 0, 0, 0]), Pyramid.Adaptive(1, 2), Reduction.Sum, Ties.First)).Values);
        RowTable<sbyte> bytes = Value(RowTable.Create<sbyte>(1, 2, 100, 100));
        Assert.Equal([(sbyte)127], Value(Reference.SpatialPyramidBackward(bytes, Map<sbyte>([1, 1, 1], [0]), Pyramid.Adaptive(1, 1), Reduction.Sum, Ties.First)).Values);
    }

    [Fact]
    public void Gradients_of_a_stack_go_back_through_each_of_its_windows() =>
        Assert.Equal(
            [5, 5, 5, 5, 0],
            Value(Reference.StackBackward(Map<double>([1, 1, 1], [5]), Map<double>([1, 1, 5], [1, 2, 3, 4, 5]), WindowStack.Of(Window.Sliding([2]), Window.Sliding([2])), Reduction.Sum, Ties.First)).Values);

    [Fact]
    public void Equal_rows_share_a_tangent_by_their_number_and_sequences_without_a_token_have_no_gradient()
    {
        RowTable<double> rows = Value(RowTable.Create<double>(3, 1, 4, 4, 1));
        Assert.Equal([2], Value(Reference.Jvp(Value(RowTable.Create<double>(3, 1, 1, 3, 9)), rows, Segmented(0, 3), SegmentReduction.Max, Ties.Split)).Values);
        Assert.Equal([3, 3, 0], Value(Reference.Backward(Value(RowTable.Create<double>(1, 1, 6)), rows, Segmented(0, 3), SegmentReduction.Max, Ties.Split)).Values);
        TokenBatch<double> none = Value(TokenShape.Create(1, 2, 1).Bind(shape => TokenBatch.Create<double>(shape, [1, 2], [false, false])));
        Assert.All(
            (SequenceReduction[])[SequenceReduction.Last, SequenceReduction.First, SequenceReduction.Max],
            reduction => Assert.Equal([0, 0], Value(Reference.Backward(Value(RowTable.Create<double>(1, 1, 6)), none, reduction, Normalization.None, Ties.Split)).Values));
    }

    public static TheoryData<Reduction> Smooth =>
        [.. (Reduction[])[Reduction.Sum, Reduction.Average(), Reduction.Product, Reduction.Variance, Reduction.Lp(3), Reduction.SoftPool, Reduction.LogSumExp(2), Reduction.GeneralizedMean(3), Reduction.StochasticExpectation, Reduction.Mixed(0.25), Reduction.Max, Reduction.Range]];

    /// <summary>Windows that go back have no transposed plan, so that their gradients are shared out window by window.</summary>
    [Theory]
    [MemberData(nameof(Smooth))]
    public void Windows_in_another_order_hand_back_the_same(Reduction reduction)
    {
        FeatureMap<double> x = Map<double>([1, 1, 5], [0.5, 1.25, 2, 0.75, 3]);
        Window there = Window.Explicit(WindowList.Of([0, 2, 5], [2, 3, 0])), back = Window.Explicit(WindowList.Of([5, 2, 0], [0, 3, 2]));
        Sequence<double> Of(Window window, double[] gradient) => Value(Reference.Backward(Map<double>([1, 1, 3], gradient), x, Plan(window, 1, 1, 5), reduction, Ties.First)).Values;
        Assert.Equal(Of(there, [3, -2, 7]), Of(back, [7, -2, 3]));
        Assert.Contains(Of(there, [3, -2, 7]), value => value != 0);
    }

    private static readonly double[] four = [0.5, 1.25, 2, 0.75];

    public static TheoryData<Reduction, Func<double, double>> Slopes => new()
    {
        { Reduction.SoftPool, x => double.Exp(x) / four.Sum(double.Exp) * (1 + x - (four.Sum(tap => tap * double.Exp(tap)) / four.Sum(double.Exp))) },
        { Reduction.LogSumExp(2), x => double.Exp(2 * x) / four.Sum(tap => double.Exp(2 * tap)) },
        { Reduction.GeneralizedMean(3), x => x * x / 4 * double.Pow(four.Sum(tap => tap * tap * tap) / 4, -2.0 / 3) },
        { Reduction.GeneralizedMean(2.5), x => double.Pow(x, 1.5) / 4 * double.Pow(four.Sum(tap => double.Pow(tap, 2.5)) / 4, -0.6) },
        { Reduction.Lp(2), x => x / double.Sqrt(four.Sum(tap => tap * tap)) },
        { Reduction.Lp(1.5), x => double.Sqrt(x) * double.Pow(four.Sum(tap => double.Pow(tap, 1.5)), -1.0 / 3) },
        { Reduction.Lp(4), x => x * x * x * double.Pow(four.Sum(tap => double.Pow(tap, 4)), -0.75) },
        { Reduction.PowerMean(2), x => x / 4 / double.Sqrt(four.Sum(tap => tap * tap) / 4) },
        { Reduction.PowerMean(3), x => x * x / 4 * double.Pow(four.Sum(tap => tap * tap * tap) / 4, -2.0 / 3) },
        { Reduction.PowerMean(1), _ => 0.25 },
        { Reduction.StochasticExpectation, x => ((2 * x) - (four.Sum(tap => tap * tap) / four.Sum())) / four.Sum() },
        { Reduction.Variance, x => (x - four.Average()) / 2 },
        { Reduction.Product, x => 0.9375 / x },
        { Reduction.Average(), _ => 0.25 },
        { Reduction.Average(Divisor.Of(8)), _ => 0.125 },
        { Reduction.Sum, _ => 1 },
        { Reduction.Mixed(0.25), x => (x == 2 ? 0.25 : 0) + (0.75 / 4) },
        { Reduction.Range, x => x == 2 ? 1 : x == 0.5 ? -1 : 0 },
    };

    /// <summary>To twelve digits, by the derivative that a textbook has.</summary>
    [Theory]
    [MemberData(nameof(Slopes))]
    public void Gradient_of_a_window_is_its_derivative_times_what_comes_in(Reduction reduction, Func<double, double> slope)
    {
        FeatureMap<double> x = Map<double>([1, 1, 4], four);
        double[] gradient = [.. Value(Reference.Backward(Map<double>([1, 1, 1], [3]), x, Plan(Window.Global, 1, 1, 4), reduction, Ties.First)).Values];
        Assert.All(four.Zip(gradient), tap => Assert.Equal(3 * slope(tap.First), tap.Second, 12));
        double moved = Assert.Single(Value(Reference.Jvp(Map<double>([1, 1, 4], [1, -2, 3, 5]), x, Plan(Window.Global, 1, 1, 4), reduction, Ties.First)).Values);
        Assert.Equal(slope(four[0]) - (2 * slope(four[1])) + (3 * slope(four[2])) + (5 * slope(four[3])), moved, 11);
    }

    /// <summary>One and two halves of a unit in the last place of a float: added in float they are lost one by one.</summary>
    [Fact]
    public void Gradients_for_one_place_are_added_in_the_type_of_the_elements()
    {
        (double[] parts, long[] same) = ([1, double.ScaleB(1, -24), double.ScaleB(1, -24)], [0, 0, 0]);
        Assert.Equal([1 + double.ScaleB(1, -23), 0, 0], Value(Scattered<double>(parts, same)).Values);
        Assert.Equal([1f, 0, 0], Value(Scattered<float>([.. parts.Select(part => (float)part)], same)).Values);
        Assert.Equal([(1L << 60) + 2, 0, 0], Value(Scattered<long>([1L << 60, 1, 1], same)).Values);
        Assert.Equal([(sbyte)127, 0, 0], Value(Scattered<sbyte>([100, 100, -20], same)).Values);
        Assert.Equal([(Half)2050, (Half)0, (Half)0], Value(Scattered<Half>([(Half)2048, (Half)1, (Half)1], same)).Values);
    }

    [Fact]
    public void Gradients_of_zero_by_a_place_are_positive_and_a_place_that_is_none_gets_nothing()
    {
        Assert.Equal([0L, 0, 0], Value(Scattered<double>([-0.0, 0, 7], [1, 1, -1])).Values.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal([0, 3, 0], Value(Scattered<double>([1, 2, 9], [1, 1, -1])).Values);
    }

    public static TheoryData<Func<PoolError?>, PoolError> Refusals => new()
    {
        { () => Refusal(Reference.AverageAndMaxBackward(Map<double>([2, 3, 1], new double[6]), Pairs, Window.Global, Ties.First)), new PoolError.ElementCountMismatch(8, 6) },
        { () => Refusal(Reference.Backward(Map<double>([2, 2, 2], new double[8]), Pairs, Plan(Window.Global, 2, 2, 2), Reduction.Max, Ties.First)), new PoolError.ElementCountMismatch(4, 8) },
        { () => Refusal(Reference.Jvp(Map<double>([2, 2, 1], new double[4]), Pairs, Plan(Window.Global, 2, 2, 2), Reduction.Max, Ties.First)), new PoolError.ElementCountMismatch(8, 4) },
        { () => Refusal(Reference.BackwardByIndices(Map<double>([1, 1, 2], [1, 2]), Map<long>([1, 1, 3], [0, 0, 0]), Plan(Window.Sliding([1]), 1, 1, 3), IndexLayout.Plane)), new PoolError.ElementCountMismatch(3, 2) },
        { () => Refusal(Reference.BackwardByIndices(Map<double>([1, 1, 3], [1, 2, 3]), Map<long>([1, 1, 2], [0, 0]), Plan(Window.Sliding([1]), 1, 1, 3), IndexLayout.Plane)), new PoolError.IndexShapeMismatch(ShapeOf(1, 1, 3), ShapeOf(1, 1, 2)) },
        { () => Refusal(Scattered<double>([1, 2, 3], [0, 3, 0])), new PoolError.IndexOutOfRange(1, 3, "PlaneLayout", ShapeOf(1, 1, 3)) },
        { () => Refusal(Scattered<double>([1, 2, 3], [0, 0, -2])), new PoolError.IndexOutOfRange(2, -2, "PlaneLayout", ShapeOf(1, 1, 3)) },
        { () => Refusal(Reference.BackwardByIndices(Map<double>([1, 2, 2], new double[4]), Map<long>([1, 2, 2], new long[4]), Plan(Apart, 1, 2, 5), IndexLayout.Tap)), new PoolError.PlanesDiffer() },
        { () => Refusal(Reference.BackwardByIndices(Map<double>([1, 2, 2], new double[4]), Map<long>([1, 2, 2], [5, 0, 0, 0]), Plan(Apart, 1, 2, 5), IndexLayout.Plane)), new PoolError.IndexOutOfRange(0, 5, "PlaneLayout", ShapeOf(1, 2, 5)) },
        { () => Refusal(Reference.Backward(Rows(1, 3), Rows(4, 2), Segmented(0, 4), SegmentReduction.Sum, Ties.First)), new PoolError.ElementCountMismatch(2, 3) },
        { () => Refusal(Reference.Backward(Rows(2, 1), Rows(4, 2), Segmented(0, 4), SegmentReduction.Sum, Ties.First)), new PoolError.ElementCountMismatch(2, 2) },
        { () => Refusal(Reference.Jvp(Rows(3, 2), Rows(4, 2), Segmented(0, 4), SegmentReduction.Sum, Ties.First)), new PoolError.ElementCountMismatch(8, 6) },
        { () => Refusal(Reference.Jvp(Tokens(1, 2, 2), Tokens(1, 3, 2), SequenceReduction.Mean, Normalization.None, Ties.First)), new PoolError.ElementCountMismatch(6, 4) },
        { () => Refusal(Reference.Backward(Rows(2, 2), Tokens(1, 3, 2), SequenceReduction.Mean, Normalization.None, Ties.First)), new PoolError.ElementCountMismatch(2, 4) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Definitions_refuse_what_does_not_fit_with_the_numbers(Func<PoolError?> refusal, PoolError expected) => Assert.Equal(expected, refusal());

    private static Window Apart => Window.Fractional([2], FractionalSequence.Random(), FractionalSamples.SeededPerPlane(1));

    private static Result<FeatureMap<T>, PoolError> Scattered<T>(T[] gradient, long[] indices)
        where T : unmanaged, INumber<T> =>
        Reference.BackwardByIndices(Map<T>([1, 1, gradient.Length], gradient), Map<long>([1, 1, gradient.Length], indices), Plan(Window.Sliding([1]), 1, 1, gradient.Length), IndexLayout.Plane);

    private static Plan Plan(Window window, params long[] shape) => Value(PoolFunctional.Plan.Create(window, ShapeOf(shape)));

    private static Shape ShapeOf(params long[] extents) => Value(Shape.Create(extents));

    private static FeatureMap<T> Map<T>(long[] extents, T[] values)
        where T : unmanaged, INumber<T> => Value(FeatureMap.Create<T>(ShapeOf(extents), values));

    private static RowTable<double> Rows(long rows, long features) => Value(RowTable.Create<double>(rows, features, new double[rows * features]));

    private static Segmentation Segmented(params int[] offsets) => Segmentation.ByOffsets([.. offsets.Select(offset => (long)offset)]);

    private static TokenBatch<double> Tokens(long batch, long tokens, long features) =>
        Value(TokenShape.Create(batch, tokens, features).Bind(shape => TokenBatch.Create(shape, new double[batch * tokens * features], [.. Enumerable.Repeat(true, (int)(batch * tokens))])));

    private static T Value<T>(Result<T, PoolError> result) => GradientPoint.Value(result);

    private static PoolError? Refusal<T>(Result<T, PoolError> result) => result.Match<PoolError?>(_ => null, error => error);
}
