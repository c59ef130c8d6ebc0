using Xunit;

namespace PoolFunctional.Properties.Windows;

/// <summary>Adaptive, listed, global and kept axes: which inputs a window sees, by asking each input in turn.</summary>
public sealed class PlansByMembershipLaws
{
    private static IEnumerable<(int Inputs, int Outputs)> Adaptive => from inputs in Enumerable.Range(1, 9) from outputs in Enumerable.Range(1, 9) select (inputs, outputs);

    /// <summary>The i-th of n inputs lies on [i/n, (i + 1)/n); the o-th of O windows on [o/O, (o + 1)/O); it sees the inputs that it overlaps.</summary>
    [Fact]
    public void Adaptive_windows_see_the_inputs_that_their_share_of_the_axis_overlaps() =>
        Assert.All(Adaptive, size =>
        {
            bool Overlaps(int output, int input) => input * size.Outputs < (output + 1) * size.Inputs && output * size.Inputs < (input + 1) * size.Outputs;
            AxisPlan plan = FractionalLaws.Planned(Window.Adaptive([size.Outputs]), 1, 1, size.Inputs).Axes[0];
            AxisPlan transposed = plan.Transpose().Match(transposed => transposed, error => throw new InvalidOperationException(error.Message));
            Assert.Equal((size.Inputs, size.Outputs, 0L, (long)size.Inputs), (plan.InputExtent, plan.OutputExtent, plan.DeclaredStart, plan.DeclaredEnd));
            Assert.All(Enumerable.Range(0, size.Outputs), output => Assert.Equal(Enumerable.Range(0, size.Inputs).Where(input => Overlaps(output, input)), Members(plan, output)));
            Assert.All(Enumerable.Range(0, size.Inputs), input => Assert.Equal(Enumerable.Range(0, size.Outputs).Where(output => Overlaps(output, input)), Members(transposed, input)));
            Assert.InRange(plan.LongestWindow, Enumerable.Range(0, size.Outputs).Max(output => Members(plan, output).Count()), (size.Inputs / size.Outputs) + 2);
        });

    [Fact]
    public void Listed_windows_that_never_go_back_are_seen_from_every_input_by_their_numbers()
    {
        int[] starts = [-2, 0, 0, 1, 1, 4, 6], lengths = [3, 1, 2, 1, 4, 1, 5];
        AxisPlan plan = FractionalLaws.Planned(Window.Explicit(WindowList.Of(starts, lengths)), 1, 1, 7).Axes[0];
        AxisPlan transposed = plan.Transpose().Match(transposed => transposed, error => throw new InvalidOperationException(error.Message));
        Assert.Equal((7L, 7L, 5L, 7L), (plan.InputExtent, plan.OutputExtent, plan.LongestWindow, transposed.LongestWindow));
        Assert.All(Enumerable.Range(0, 7), input => Assert.Equal(
            Enumerable.Range(0, 7).Where(output => starts[output] <= input && input < starts[output] + lengths[output]),
            Members(transposed, input)));
        Assert.Equal(Each(plan), Each(transposed.Transpose().Match(twice => twice, error => throw new InvalidOperationException(error.Message))));
        Assert.Equal([0, 0], [plan.WindowAt(-1).Count, plan.WindowAt(7).Count]);
    }

    [Theory]
    [InlineData(0, 6, -2, 10)]
    [InlineData(1, 2, 0, 1)]
    [InlineData(3, 3, 1, 1)]
    [InlineData(-4, 0, -2, 0)]
    [InlineData(5, 9, 4, 10)]
    [InlineData(7, 9, 0, -1)]
    public void Hull_of_listed_windows_reaches_from_the_first_to_the_last_input_of_any(int first, int last, int low, int high) =>
        Assert.Equal(
            new InputRange(low, high),
            FractionalLaws.Planned(Window.Explicit(WindowList.Of([-2, 0, 0, 1, 1, 4, 6], [3, 1, 2, 1, 4, 1, 5])), 1, 1, 7).Axes[0].HullOf(first, last));

    [Fact]
    public void Hull_passes_over_windows_without_a_tap_and_windows_that_go_back()
    {
        AxisPlan plan = FractionalLaws.Planned(Window.Explicit(WindowList.Of([9, 5, 2, 0], [0, 2, 1, 0])), 1, 1, 7).Axes[0];
        Assert.Equal(new InputRange(2, 6), plan.HullOf(0, 3));
        Assert.Equal(new InputRange(0, -1), plan.HullOf(3, 3));
        Assert.Equal(new PoolError.NoTranspose(1), plan.Transpose().Match<PoolError?>(_ => null, error => error));
    }

    [Fact]
    public void Global_axes_have_one_window_over_all_and_the_others_one_per_input()
    {
        Plan plan = FractionalLaws.Planned(Window.GlobalOver(2, 0), 2, 3, 4, 5, 6);
        Assert.Equal([new(0, 4, 1), new(3, 1, 1), new(0, 6, 1)], [plan.Axes[0].WindowAt(0), plan.Axes[1].WindowAt(3), plan.Axes[2].WindowAt(0)]);
        Assert.Equal("[2, 3, 1, 5, 1]", plan.Output.ToString());
        Assert.Equal("[2, 3, 1, 1, 1]", FractionalLaws.Planned(Window.Global, 2, 3, 4, 5, 6).Output.ToString());
        Assert.Equal("[2, 3, 4, 2, 6]", FractionalLaws.Planned(Window.Adaptive([Window.Keep, 2, Window.Keep]), 2, 3, 4, 5, 6).Output.ToString());
        Assert.Equal("[2, 3, 4, 2, 6]", FractionalLaws.Planned(Window.Explicit(WindowList.Keep, WindowList.Of([0, 0], [1, 1]), WindowList.Keep), 2, 3, 4, 5, 6).Output.ToString());
    }

    public static TheoryData<Window, PoolError> Impossible => new()
    {
        { Window.Sliding([2], [1]), new PoolError.AxisCountMismatch(WindowPart.KernelSize, 2, 1) },
        { Window.Sliding([2, 2], [1, 1, 1]), new PoolError.AxisCountMismatch(WindowPart.Stride, 2, 3) },
        { Window.Sliding([2, 2], [1, 1], dilation: [1]), new PoolError.AxisCountMismatch(WindowPart.Dilation, 2, 1) },
        { Window.Sliding([2, 2], [1, 1], Padding.Explicit([1], [1, 1])), new PoolError.AxisCountMismatch(WindowPart.Padding, 2, 1) },
        { Window.Sliding([2, 2], [1, 1], Padding.Explicit([1, 1], [1, 1, 1])), new PoolError.AxisCountMismatch(WindowPart.Padding, 2, 3) },
        { Window.Sliding([2, 0], [0, 1]), new PoolError.KernelSizeNotPositive(1, 0) },
        { Window.Sliding([2, 2], [1, 0]), new PoolError.StrideNotPositive(1, 0) },
        { Window.Sliding([2, 2], [1, 1], dilation: [0, 1]), new PoolError.DilationNotPositive(0, 0) },
        { Window.Sliding([2, 2], [1, 1], Padding.Explicit([0, -1], [0, 0])), new PoolError.PaddingNegative(1, -1, 0) },
        { Window.Sliding([2, 2], [1, 1], Padding.Explicit([0, 0], [-1, 0])), new PoolError.PaddingNegative(0, 0, -1) },
        { Window.Adaptive([2]), new PoolError.AxisCountMismatch(WindowPart.OutputSize, 2, 1) },
        { Window.Adaptive([2, 0]), new PoolError.OutputSizeNotPositive(1, 0) },
        { Window.Adaptive([-2, 1]), new PoolError.OutputSizeNotPositive(0, -2) },
        { Window.GlobalOver(0, 2), new PoolError.AxisOutOfRange(2, 2) },
        { Window.GlobalOver(-1), new PoolError.AxisOutOfRange(-1, 2) },
        { Window.Explicit(WindowList.Keep), new PoolError.AxisCountMismatch(WindowPart.WindowList, 2, 1) },
        { Window.Explicit(WindowList.Keep, WindowList.Of([1, 2], [1])), new PoolError.WindowListMismatch(1, 2, 1) },
        { Window.Explicit(WindowList.Keep, WindowList.Of([], [])), new PoolError.WindowListMismatch(1, 0, 0) },
        { Window.Explicit(WindowList.Of([1, 2], [0, -1]), WindowList.Keep), new PoolError.WindowLengthNegative(0, 1, -1) },
        { Window.Fractional([2], FractionalSequence.Random(), FractionalSamples.Seeded(1)), new PoolError.AxisCountMismatch(WindowPart.OutputSize, 2, 1) },
        { Window.Fractional([2, 0], FractionalSequence.Random(), FractionalSamples.Seeded(1)), new PoolError.OutputSizeNotPositive(1, 0) },
        { Window.Fractional([2, 6], FractionalSequence.Random(), FractionalSamples.Seeded(1)), new PoolError.FractionalOutputTooLarge(1, 6, 1, 5) },
        { Window.Fractional([2, 5], FractionalSequence.Intervals(1, 2), FractionalSamples.Seeded(1)), new PoolError.FractionalOutputTooLarge(1, 5, 2, 5) },
        { Window.Fractional([2, 2], FractionalSequence.Intervals(1), FractionalSamples.Seeded(1)), new PoolError.AxisCountMismatch(WindowPart.KernelSize, 2, 1) },
        { Window.Fractional([2, 2], FractionalSequence.Intervals(1, 0), FractionalSamples.Seeded(1)), new PoolError.KernelSizeNotPositive(1, 0) },
        { Window.Fractional([2, 2], FractionalSequence.Random(), FractionalSamples.PerAxis(0)), new PoolError.SampleCountMismatch(2, 1) },
        { Window.Fractional([2, 2], FractionalSequence.Random(), FractionalSamples.PerAxis(0, 1)), new PoolError.SampleOutOfRange(1, 1) },
        { Window.Fractional([2, 2], FractionalSequence.Random(), FractionalSamples.PerPlane([.. new double[11]])), new PoolError.SampleCountMismatch(12, 11) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_windows_are_errors_with_the_axis_and_the_numbers(Window window, PoolError expected) =>
        Assert.Equal(expected, Shape.Create(2, 3, 4, 5).Bind(shape => Plan.Create(window, shape)).Match<PoolError?>(_ => null, error => error));

    [Fact]
    public void Fractional_windows_may_be_as_many_as_fit_and_a_sample_may_be_zero() =>
        Assert.All(
            (Window[])[Window.Fractional([4, 5], FractionalSequence.Random(), FractionalSamples.PerAxis(0, 0)), Window.Fractional([4, 4], FractionalSequence.Intervals(1, 2), FractionalSamples.PerPlane([.. new double[12]]))],
            window => Assert.Equal(4, FractionalLaws.Planned(window, 2, 3, 4, 5).Output.Spatial[0]));

    private static IEnumerable<int> Members(AxisPlan plan, long output) => Enumerable.Range(0, (int)plan.WindowAt(output).Count).Select(tap => (int)plan.WindowAt(output)[tap]);

    private static IEnumerable<Taps> Each(AxisPlan plan) => Enumerable.Range(0, (int)plan.OutputExtent).Select(output => plan.WindowAt(output));
}
