using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(LineGenerators)], MaxTest = 300)]
public sealed class LineLaws
{
    [Property]
    public void Sum_over_a_dilated_and_padded_window_is_the_sum_of_the_gathered_taps(Line line) =>
        Assert.Equal(
            Pooled.By(Reduction.Sum, Window.Sliding([line.Kernel], [line.Kernel]), line.Gathered(line.Longs, 0), [1, 1, line.Outputs * line.Kernel]),
            Pooled.By(Reduction.Sum, line.Window(Rounding.Floor), line.Longs, line.Shape));

    [Property]
    public void Maximum_over_a_dilated_and_padded_window_is_the_maximum_of_the_gathered_taps(Line line) =>
        Assert.Equal(
            line.Gathered(line.Floats, float.NegativeInfinity).Chunk(line.Kernel).Select(taps => taps.Max()),
            Pooled.By(Reduction.Max, line.Window(Rounding.Floor), line.Floats, line.Shape));

    [Property]
    public void Floor_counts_the_starts_at_which_a_whole_window_fits(Line line) =>
        Assert.Equal<nint>([1, 1, Starts(line).Count(start => start + line.Reach <= line.Padded)], Pool.OutputShape(line.Window(Rounding.Floor), line.Shape));

    [Property]
    public void Ceiling_all_adds_a_window_wherever_the_one_before_left_something_over(Line line) =>
        Assert.Equal<nint>([1, 1, Starts(line).Count(start => LeavesSomethingBefore(line, start))], Pool.OutputShape(line.Window(Rounding.CeilingAll), line.Shape));

    [Property]
    public void Ceiling_adds_that_window_only_where_it_starts_before_the_padding_after(Line line) =>
        Assert.Equal<nint>(
            [1, 1, Starts(line).Count(start => LeavesSomethingBefore(line, start) && start < line.Before + line.Extent)],
            Pool.OutputShape(line.Window(Rounding.Ceiling), line.Shape));

    [Property]
    public void Average_of_what_is_present_preserves_constants_beside_padding(Line line) =>
        Assert.All(
            Pooled.By(Reduction.Average(Divisor.InBounds), line.Window(Rounding.Floor), [.. line.Floats.Select(_ => 11f)], line.Shape)
                .Zip(line.Gathered(line.Floats, float.NaN).Chunk(line.Kernel)).Where(window => !window.Second.All(float.IsNaN)),
            window => Assert.Equal(11f, window.First));

    /// <summary>Multiples of the stride over the padded row, and one beyond.</summary>
    private static IEnumerable<int> Starts(Line line) => Enumerable.Range(0, line.Padded + line.Stride).Where(start => start % line.Stride == 0);

    private static bool LeavesSomethingBefore(Line line, int start) => start == 0 || start - line.Stride + line.Reach < line.Padded;
}
