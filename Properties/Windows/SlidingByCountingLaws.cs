using Xunit;

namespace PoolFunctional.Properties.Windows;

/// <summary>Plans of sliding windows against the same worked out by counting, over every small axis.</summary>
public sealed class SlidingByCountingLaws
{
    private static IEnumerable<(CountedAxis Counted, AxisPlan Plan)> Possible =>
        from counted in CountedAxis.All where counted.Outputs > 0 select (counted, FractionalLaws.Planned(counted.Window, 1, 1, counted.Input).Axes[0]);

    /// <summary>The same with few enough windows that each pair of them can be looked at.</summary>
    private static IEnumerable<(CountedAxis Counted, AxisPlan Plan)> Few => Possible.Where((_, index) => index % 5 == 0);

    [Fact]
    public void Windows_that_fit_are_as_many_as_are_counted_and_none_is_an_error_with_the_numbers() =>
        Assert.All(CountedAxis.All, axis => Assert.Equal(
            axis.Outputs == 0 ? $"0 {axis.Input} {axis.Before} {axis.After} {axis.Span}" : $"{axis.Input} to {axis.Outputs}",
            Plan.Create(axis.Window, Row(axis.Input)).Match(
                plan => $"{plan.Axes[0].InputExtent} to {plan.Axes[0].OutputExtent}",
                error => error is PoolError.WindowLargerThanInput larger ? $"{larger.Axis} {larger.Input} {larger.Before} {larger.After} {larger.Window}" : error.Message)));

    [Fact]
    public void Taps_present_and_declared_are_the_ones_counted() =>
        Assert.All(Possible, axis =>
        {
            Assert.Equal(((long)-axis.Counted.Before, (long)axis.Counted.Input + axis.Counted.After), (axis.Plan.DeclaredStart, axis.Plan.DeclaredEnd));
            for (int output = 0; output < axis.Counted.Outputs; output++)
            {
                Assert.Equal(axis.Counted.Taps(output), Members(axis.Plan.WindowAt(output)));
                Assert.Equal(axis.Counted.Present(output).Count(), axis.Plan.PresentTaps(output));
                Assert.Equal(axis.Counted.Declared(output).Count(), axis.Plan.DeclaredTaps(output));
            }
        });

    /// <summary>Outputs beyond the last are in a transposed window too, so that it is an arithmetic progression.</summary>
    [Fact]
    public void Transposed_windows_are_the_outputs_that_have_the_input_among_their_taps() =>
        Assert.All(Few, axis =>
        {
            AxisPlan transposed = axis.Plan.Transpose().Match(plan => plan, error => throw new InvalidOperationException(error.Message));
            Assert.Equal((axis.Counted.Outputs, axis.Counted.Input, 0L, (long)axis.Counted.Outputs), (transposed.InputExtent, transposed.OutputExtent, transposed.DeclaredStart, transposed.DeclaredEnd));
            for (int input = 0; input < axis.Counted.Input; input++)
            {
                Assert.Equal(
                    Enumerable.Range(-20, 60).Where(output => axis.Counted.Taps(output).Contains(input)).Select(output => (long)output),
                    Members(transposed.WindowAt(input)));
                Assert.Equal(Enumerable.Range(1, axis.Counted.Dilation).First(step => step * axis.Counted.Stride % axis.Counted.Dilation == 0), transposed.WindowAt(input).Step);
            }
        });

    [Fact]
    public void Slices_see_the_inputs_between_the_first_and_the_last_of_their_taps_and_the_windows_of_the_whole() =>
        Assert.All(
            from axis in Few from first in Enumerable.Range(0, axis.Counted.Outputs) from end in Enumerable.Range(first + 1, axis.Counted.Outputs - first) select (axis, first, end),
            cut =>
            {
                (CountedAxis counted, AxisPlan whole) = cut.axis;
                long[] seen = [.. Enumerable.Range(cut.first, cut.end - cut.first).SelectMany(counted.Present).Order()];
                AxisSlice slice = whole.Slice(cut.first, cut.end).Match(slice => slice, error => throw new InvalidOperationException(error.Message));
                Assert.Equal(seen.Length == 0 ? (0, 0) : (seen[0], seen[^1] + 1 - seen[0]), (slice.FirstInput, slice.InputCount));
                Assert.Equal((slice.InputCount, (long)cut.end - cut.first), (slice.Plan.InputExtent, slice.Plan.OutputExtent));
                for (int output = cut.first; output < cut.end; output++)
                {
                    Assert.Equal(counted.Taps(output).Select(tap => tap - slice.FirstInput), Members(slice.Plan.WindowAt(output - cut.first)));
                    Assert.Equal(counted.Declared(output).Count(), slice.Plan.DeclaredTaps(output - cut.first));
                    Assert.Equal(output, slice.Plan.WholeOutput(output - cut.first));
                }

                InputRange hull = slice.Plan.HullOf(0, cut.end - cut.first - 1);
                Assert.Equal((counted.Taps(cut.first).First() - slice.FirstInput, counted.Taps(cut.end - 1).Last() - slice.FirstInput), (hull.First, hull.Last));
                Assert.Equal(cut.end - cut.first, slice.Plan.Transpose().Match(transposed => transposed.InputExtent, _ => -1));
            });

    [Fact]
    public void Slices_outside_the_outputs_or_of_none_of_them_are_refused_with_their_numbers()
    {
        AxisPlan plan = FractionalLaws.Planned(Window.Sliding([2], [1]), 1, 1, 6).Axes[0];
        Assert.All(
            [(-1L, 2L), (0, 6), (2, 2), (3, 2)],
            cut => Assert.Equal(new PoolError.SliceOutOfRange(cut.Item1, cut.Item2, 5), plan.Slice(cut.Item1, cut.Item2).Match<PoolError?>(_ => null, error => error)));
    }

    [Fact]
    public void Same_padding_gives_one_window_per_stride_and_puts_the_odd_one_on_its_side() =>
        Assert.All(
            from axis in CountedAxis.All where axis.Before == 0 && axis.After == 0 && axis.Rounding == Rounding.Floor from isUpper in (bool[])[true, false] select (axis, isUpper),
            @case =>
            {
                (CountedAxis axis, bool isUpper) = @case;
                Window window = Window.Sliding([axis.Kernel], [axis.Stride], isUpper ? Padding.SameUpper : Padding.SameLower, [axis.Dilation], Rounding.CeilingAll);
                AxisPlan plan = FractionalLaws.Planned(window, 1, 1, axis.Input).Axes[0];
                int outputs = Enumerable.Range(0, axis.Input).Count(place => place % axis.Stride == 0);
                int total = int.Max(((outputs - 1) * axis.Stride) + axis.Span - axis.Input, 0);
                (int less, int more) = (total >> 1, (total + 1) >> 1);
                (int before, int after) = isUpper ? (less, more) : (more, less);
                Assert.Equal((outputs, -before, axis.Input + after), ((int)plan.OutputExtent, (int)plan.DeclaredStart, (int)plan.DeclaredEnd));
                Assert.Equal(-before, plan.WindowAt(0).Start);
            });

    [Fact]
    public void Causal_padding_lies_before_and_gives_one_window_per_stride() =>
        Assert.All(CountedAxis.All.Where(axis => axis.Before == 0 && axis.After == 0 && axis.Rounding == Rounding.Floor), axis =>
        {
            AxisPlan plan = FractionalLaws.Planned(Window.Sliding([axis.Kernel], [axis.Stride], Padding.Causal, [axis.Dilation]), 1, 1, axis.Input).Axes[0];
            Assert.Equal((axis.Input + axis.Stride - 1) / axis.Stride, plan.OutputExtent);
            Assert.Equal((1 - axis.Span, axis.Input), (plan.DeclaredStart, plan.DeclaredEnd));
            Assert.Equal(Enumerable.Range(0, (int)plan.OutputExtent).Select(output => (long)output * axis.Stride), Enumerable.Range(0, (int)plan.OutputExtent).Select(output => Members(plan.WindowAt(output)).Last()));
        });

    private static IEnumerable<long> Members(Taps taps) => Enumerable.Range(0, (int)taps.Count).Select(tap => taps[tap]);

    private static Shape Row(long extent) => Shape.Create(1, 1, extent).Match(shape => shape, error => throw new InvalidOperationException(error.Message));
}
