using PoolFunctional.Reductions;
using Xunit;

namespace PoolFunctional.Properties.Windows;

/// <summary>The last shape, window and slice that is possible, and the first that is not.</summary>
public sealed class PlanLimitsLaws
{
    private const int Most = int.MaxValue;

    /// <summary>Three factors of 2⁶³ − 1.</summary>
    private static readonly int[] factors = [153_092_023, 92_737, 649_657];

    public static TheoryData<long[], PoolError?> Shapes => new()
    {
        { [1, 1], new PoolError.TooFewAxes(2) },
        { [], new PoolError.TooFewAxes(0) },
        { [0, 1, 1], null },
        { [-1, 1, 1], new PoolError.BatchNegative(-1) },
        { [1, 0, 1], new PoolError.ChannelsNotPositive(0) },
        { [1, 1, 1, 0], new PoolError.ExtentNotPositive(1, 0) },
        { [1, 1, AxisPlan.LargestExtent], null },
        { [1, 1, 1, AxisPlan.LargestExtent + 1], new PoolError.ExtentTooLarge(1, AxisPlan.LargestExtent + 1, AxisPlan.LargestExtent) },
        { [7, long.MaxValue / 7, 1], null },
        { [8, 1L << 60, 1], new PoolError.TooManyElements((Int128)1 << 63, long.MaxValue) },
        { [0, 1L << 40, 1L << 40], new PoolError.TooManyElements((Int128)1 << 80, long.MaxValue) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shapes_have_as_many_elements_as_are_counted_in_a_long(long[] extents, PoolError? expected) => Assert.Equal(expected, Refusal(Shape.Create(extents)));

    [Fact]
    public void Shape_without_a_spatial_axis_is_none() => Assert.Equal(new PoolError.TooFewAxes(2), Refusal(Shape.Create(1, 1, [])));

    [Fact]
    public void Map_has_as_many_elements_as_its_shape() =>
        Assert.Equal((null, new PoolError.ElementCountMismatch(4, 3)), (Refusal(ShapeOf(1, 1, 4).Bind(shape => FeatureMap.Create<int>(shape, 1, 2, 3, 4))), Refusal(ShapeOf(1, 1, 4).Bind(shape => FeatureMap.Create<int>(shape, 1, 2, 3)))));

    public static TheoryData<long[], Window, PoolError?> Plans => new()
    {
        { [1, 1, 1, 1, 1], Window.Sliding(factors, [Most, Most, Most], Padding.Symmetric(factors)), null },
        { [1, 1, 1, 1, 1], Window.Sliding([Most, Most, Most], [Most, Most, Most], Padding.Symmetric(Most, Most, Most)), new PoolError.WindowTooLarge((Int128)Most * Most * Most, long.MaxValue) },
        { [0, 2, 1, 1, 1], Window.Adaptive([Most, Most, Most]), new PoolError.OutputTooLarge((Int128)2 * Most * Most * Most, long.MaxValue) },
        { [1 << 20, 1 << 12, 1], Window.Fractional([1], FractionalSequence.Random(), FractionalSamples.SeededPerPlane(1)), new PoolError.TooManyElements((Int128)1 << 32, Array.MaxLength) },
        { [1 << 20, 1 << 12, 1], Window.Fractional([1], FractionalSequence.Random(), FractionalSamples.Seeded(1)), null },
        { [1, 1, 1L << 40], Window.Fractional([(1 << 24) + 1], FractionalSequence.Random(), FractionalSamples.Seeded(1)), new PoolError.WindowListTooLong(0, (1 << 24) + 1, 1 << 24) },
        { [1, 1, 5], Window.Fractional([1 << 24], FractionalSequence.Random(), FractionalSamples.Seeded(1)), new PoolError.FractionalOutputTooLarge(0, 1 << 24, 1, 5) },
        { [1, 1, 4, 5], Window.Fractional([Window.Keep, 1], FractionalSequence.Random(), FractionalSamples.Seeded(1)), null },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void Plans_have_as_many_taps_outputs_and_windows_as_are_counted(long[] extents, Window window, PoolError? expected) =>
        Assert.Equal(expected, Refusal(ShapeOf(extents).Bind(shape => Plan.Create(window, shape))));

    [Fact]
    public void Result_that_no_array_holds_is_refused_before_it_is_worked_out() =>
        Assert.Equal(
            new PoolError.OutputTooLarge((long)Most * 2, Array.MaxLength),
            Refusal(ShapeOf(1, 2, 1).Bind(shape => FeatureMap.Create<int>(shape, 1, 2)).Bind(map => Reference.Pool(map, Window.Adaptive([Most]), Reduction.Max))));

    [Fact]
    public void Slices_are_of_an_axis_that_is_there()
    {
        Plan plan = FractionalLaws.Planned(Window.Square(2, axes: 2), 1, 1, 4, 4);
        Assert.Equal(
            (new PoolError.AxisOutOfRange(-1, 2), null, null, new PoolError.AxisOutOfRange(2, 2)),
            (Refusal(plan.Slice(-1, 0, 1)), Refusal(plan.Slice(0, 0, 1)), Refusal(plan.Slice(1, 0, 1)), Refusal(plan.Slice(2, 0, 1))));
    }

    [Fact]
    public void Plan_has_a_transpose_where_each_of_its_axes_has_one()
    {
        WindowList there = WindowList.Of([0, 2], [2, 2]), back = WindowList.Of([2, 0], [2, 2]);
        Assert.Equal(
            (true, true, false, false),
            (FractionalLaws.Planned(Window.Square(2, axes: 2), 1, 1, 4, 4).HasTranspose,
            FractionalLaws.Planned(Window.Explicit(there, there), 1, 1, 4, 4).HasTranspose,
            FractionalLaws.Planned(Window.Explicit(there, back), 1, 1, 4, 4).HasTranspose,
            FractionalLaws.Planned(Window.Explicit(back, there), 1, 1, 4, 4).HasTranspose));
    }

    [Fact]
    public void Hull_of_a_slice_is_counted_from_its_first_input_and_that_of_no_tap_is_nothing()
    {
        AxisPlan slice = FractionalLaws.Planned(Window.Explicit(WindowList.Of([0, 5, 5], [1, 2, 0])), 1, 1, 7).Axes[0].Slice(1, 3).Match(cut => cut.Plan, error => throw new InvalidOperationException(error.Message));
        Assert.Equal((new InputRange(0, 1), InputRange.Nothing), (slice.HullOf(0, 1), slice.HullOf(1, 1)));
        Assert.Equal(new InputRange(-9, -7), FractionalLaws.Planned(Window.Explicit(WindowList.Of([-9, -8], [2, 2])), 1, 1, 7).Axes[0].HullOf(0, 1));
    }

    [Fact]
    public void Plane_alone_keeps_the_place_that_its_draws_are_counted_from()
    {
        Plan alone = FractionalLaws.Planned(Window.Global, 2, 3, 4).Alone(5);
        Assert.Equal((1, 2, "[1, 1, 4]"), (alone.WindowAt(0, [0]).Batch, alone.WindowAt(0, [0]).Channel, alone.Input.ToString()));
    }

    [Fact]
    public void Samples_of_planes_are_drawn_by_batch_channel_and_axis()
    {
        ulong plane = DrawNumber.With(DrawNumber.With(DrawNumber.Begin(7), 1), 2);
        Assert.Equal([DrawNumber.Of(DrawNumber.With(plane, 0)), DrawNumber.Of(DrawNumber.With(plane, 1))], Enumerable.Range(0, 2).Select(axis => FractionalSamples.SeededPerPlane(7).At(5, 3, axis, 2)));
        Assert.Equal(DrawNumber.Of(DrawNumber.With(DrawNumber.Begin(7), 1)), FractionalSamples.Seeded(7).At(5, 3, 1, 2));
        Assert.Equal(0.75, FractionalSamples.PerPlane(0, 0.25, 0.5, 0.75).At(1, 3, 1, 2));
    }

    /// <summary>Of the generator's numbers for the seed 0, which begin E220…, 6E78…, 06C4…, F88B…, 1B39…, the third and the fifth are least.</summary>
    [Fact]
    public void Random_windows_are_longer_where_the_generator_s_numbers_are_least() =>
        Assert.Equal(
            [(0, 1), (1, 1), (2, 2), (4, 1), (5, 2)],
            Windows(Window.Fractional([5], FractionalSequence.Random(), FractionalSamples.PerAxis(0)), 7));

    /// <summary>α = 5/3, u_max = 3/α − 1 = 0.8, u = 0.9: ⌈α·(i + 0.72)⌉ − 1 by hand.</summary>
    [Fact]
    public void Five_to_three_starts_where_the_paper_says() =>
        Assert.Equal([(0, 2), (2, 2), (4, 1)], Windows(Window.Fractional([3], FractionalSequence.PseudoRandom(), FractionalSamples.PerAxis(0.9)), 5));

    [Fact]
    public void Square_window_says_only_what_it_was_told()
    {
        static Window.SlidingWindow Square(int padding = 0, Rounding? rounding = null) => Assert.IsType<Window.SlidingWindow>(Window.Square(2, axes: 2, padding: padding, rounding: rounding));
        Assert.Equal((Padding.None, Rounding.Floor), (Square().Padding, Square().Rounding));
        Assert.Equal((Padding.Symmetric(1, 1), Rounding.Ceiling), (Square(1).Padding, Square(rounding: Rounding.Ceiling).Rounding));
    }

    private static IEnumerable<(long, long)> Windows(Window window, long extent)
    {
        AxisPlan axis = FractionalLaws.Planned(window, 1, 1, extent).Axes[0];
        return Enumerable.Range(0, (int)axis.OutputExtent).Select(output => (axis.WindowAt(output).Start, axis.WindowAt(output).Count));
    }

    private static Result<Shape, PoolError> ShapeOf(params long[] extents) => Shape.Create(extents);

    private static PoolError? Refusal<T>(Result<T, PoolError> result) => result.Match<PoolError?>(_ => null, error => error);
}
