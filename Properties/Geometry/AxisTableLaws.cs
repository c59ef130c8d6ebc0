using PoolFunctional.Engine.Geometry;
using Xunit;

namespace PoolFunctional.Properties.Geometry;

/// <summary>The table of an axis says of its windows what the plan says, window by window.</summary>
public sealed class AxisTableLaws
{
    [Fact]
    public void Runs_say_of_each_window_its_taps_and_its_divisor() =>
        Assert.All(DrawnPlans.Axes, axis =>
        {
            AxisTable table = Table(axis);
            for (int output = 0; output < table.OutputExtent; output++)
            {
                (long[] seen, Taps taps) = (DrawnPlans.Seen(axis, output), axis.WindowAt(output));
                WindowRun run = table.RunOf(output);
                Assert.InRange(output, run.Output, run.End - 1);
                Assert.Equal((seen.Length, Divisor(axis, output)), (run.Count, run.Divisor));
                if (seen.Length > 0) Assert.Equal((seen[0], seen[0]), (run.PositionOf(output), taps[run.First]));
            }

            Assert.Equal(Enumerable.Range(0, table.OutputExtent), table.Runs.SelectMany(run => Enumerable.Range(run.Output, run.Outputs)));
            Assert.Equal((axis.InputExtent, axis.OutputExtent, axis.WindowAt(0).Step), (table.InputExtent, table.OutputExtent, table.Step));
        });

    [Fact]
    public void Stretches_that_are_finished_alike_have_one_divisor_and_are_as_long_as_they_can_be() =>
        Assert.All(DrawnPlans.Axes, axis =>
        {
            AxisTable table = Table(axis);
            for (int output = 0; output < table.OutputExtent; output++)
            {
                FinishRun stretch = table.FinishRuns[table.FinishRunIndex(output)];
                Assert.InRange(output, stretch.Output, stretch.End - 1);
                Assert.Equal((Divisor(axis, output), DrawnPlans.Seen(axis, output).Length == 0), (stretch.Divisor, stretch.IsEmpty));
            }

            Assert.All(table.FinishRuns.Zip(table.FinishRuns.Skip(1)), pair => Assert.True((pair.First.Divisor, pair.First.IsEmpty) != (pair.Second.Divisor, pair.Second.IsEmpty)));
            Assert.Equal(table.FinishRuns.Length == 1 && DrawnPlans.Seen(axis, 0).Length > 0, table.FinishesAlike);
        });

    [Fact]
    public void Hulls_are_what_their_windows_see() =>
        Assert.All(DrawnPlans.Axes, axis =>
        {
            AxisTable table = Table(axis);
            int[] lengths = [1, 2, 3, table.OutputExtent];
            foreach (int length in lengths.Where(length => length <= table.OutputExtent))
            {
                (long Low, long High)[] hulls = [.. Enumerable.Range(0, table.OutputExtent).Chunk(length).Select(chunk => DrawnPlans.Hull(axis, chunk[0], chunk[^1] + 1))];
                Assert.Equal(hulls, Enumerable.Range(0, table.OutputExtent).Chunk(length).Select(chunk => table.Hull(chunk[0], chunk[^1] + 1)));
                Assert.Equal(hulls.Max(hull => hull.High - hull.Low), table.LongestHull(length));
            }
        });

    [Fact]
    public void Questions_about_all_windows_are_answered_as_by_asking_each() =>
        Assert.All(DrawnPlans.Axes, axis =>
        {
            AxisTable table = Table(axis);
            long[][] seen = [.. Enumerable.Range(0, table.OutputExtent).Select(output => DrawnPlans.Seen(axis, output))];
            Assert.Equal(seen.Max(window => window.Length), table.LongestWindow);
            Assert.Equal(seen.Index().Max(entry => entry.Item.Length == 0 ? 0 : entry.Item.Length + axis.WindowAt(entry.Index).FirstAtOrAfter(0)), table.LongestTree);
            Assert.Equal(seen.All(window => window.Length > 0), table.SeesEverywhere);
            bool isIdentity = axis.InputExtent == axis.OutputExtent && seen.Index().All(entry => entry.Item is [long position] && position == entry.Index);
            Assert.Equal(isIdentity && seen.Index().All(entry => axis.WindowAt(entry.Index).FirstAtOrAfter(0) == 0), new AxisTable(axis, (_, _) => 1).IsIdentity);
        });

    [Fact]
    public void Windows_are_uniform_where_they_begin_evenly_before_or_at_the_input_and_do_not_reach_far_beyond_it() =>
        Assert.All(DrawnPlans.Axes, axis =>
        {
            Taps[] windows = [.. Enumerable.Range(0, (int)axis.OutputExtent).Select(output => axis.WindowAt(output))];
            long stride = windows.Length > 1 ? windows[1].Start - windows[0].Start : 1;
            bool areEven = windows.Index().All(entry => entry.Item.Start == windows[0].Start + (entry.Index * stride) && entry.Item.Count == windows[0].Count);
            bool areUniform = areEven && stride > 0 && windows[0].Count > 0 && windows[0].Start <= 0 && windows[^1][windows[0].Count - 1] + 1 - windows[0].Start <= (2 * axis.InputExtent) + 64;
            AxisTable table = Table(axis);
            Assert.Equal(areUniform ? new UniformWindows(windows[0].Start, stride, windows[0].Count) : null, table.Uniform);
            if (areUniform) Assert.Equal(windows[0][windows[0].Count - 1] + 1 - windows[0].Start, table.Span);
        });

    [Theory]
    [InlineData(1 << 20, 2, true)]
    [InlineData((1 << 20) + 2, 2, false)]
    [InlineData((1 << 20) + 2, 1 << 10, true)]
    [InlineData((1 << 21) + 2, 4, false)]
    [InlineData((1 << 21) + 2, 5, true)]
    public void Long_axes_have_a_table_where_few_runs_hold_their_windows(int outputs, int alike, bool fits)
    {
        // The first of each few windows lies further from the last than the others do: two runs' worth of changes.
        int[] starts = [.. Enumerable.Range(0, outputs).Select(output => output + (output / alike))];
        WindowList list = WindowList.Of(starts, [.. starts.Select(_ => 1)]);
        Assert.Equal(fits, AxisTable.Fits(PlanOf(Window.Explicit([list]), starts[^1] + 1).Axes[0]));
    }

    [Fact]
    public void Clipped_windows_and_those_of_another_length_are_runs_of_their_own_and_the_longest_axes_have_no_table()
    {
        int[] starts = [.. Enumerable.Range(0, (1 << 20) + 2)];
        Assert.False(AxisTable.Fits(PlanOf(Window.Explicit([WindowList.Of(starts, [.. starts.Select(start => 1 + (start % 2))])]), starts.Length + 1).Axes[0]));
        Assert.False(AxisTable.Fits(PlanOf(Window.Explicit([WindowList.Of([.. starts.Select(_ => -1)], [.. starts.Select(_ => 2)])]), 9).Axes[0]));
        Assert.False(AxisTable.Fits(PlanOf(Window.Explicit([WindowList.Of([.. starts.Select(_ => 8)], [.. starts.Select(_ => 2)])]), 9).Axes[0]));
        Assert.True(AxisTable.Fits(PlanOf(Window.Explicit([WindowList.Of([.. starts.Select(_ => 7)], [.. starts.Select(_ => 2)])]), 9).Axes[0]));
        Assert.True(AxisTable.Fits(PlanOf(Window.Sliding([1]), AxisTable.Largest).Axes[0]));
        Assert.False(AxisTable.Fits(PlanOf(Window.Sliding([1]), AxisTable.Largest + 1).Axes[0]));
        Assert.True(AxisTable.Fits(PlanOf(Window.Global, AxisTable.Largest).Axes[0]));
        Assert.False(AxisTable.Fits(PlanOf(Window.Global, AxisTable.Largest + 1).Axes[0]));
    }

    private static Plan PlanOf(Window window, long extent) =>
        Shape.Create(1, 1, extent).Bind(shape => Plan.Create(window, shape)).Match(plan => plan, error => throw new ArgumentException(error.Message));

    private static AxisTable Table(AxisPlan axis) => new(axis, Divisor);

    private static long Divisor(AxisPlan axis, long output) => 1 + axis.PresentTaps(output);
}
