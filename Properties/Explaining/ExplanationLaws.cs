using Xunit;

namespace PoolFunctional.Properties.Explaining;

public sealed class ExplanationLaws
{
    [Fact]
    public void Seven_to_three_shares_one_input_between_neighbours() =>
        Assert.Equal([1, 1], Axis(Window.Adaptive([3]), 7).Overlaps);

    [Fact]
    public void Seven_to_three_has_windows_from_zero_two_and_four_of_three_inputs_each() =>
        Assert.Equal([(0, 2, 3), (2, 4, 3), (4, 6, 3)], Axis(Window.Adaptive([3]), 7).Windows.Select(window => (window.FirstTap, window.LastTap, window.Length)));

    [Fact]
    public void Three_over_two_never_sees_the_last_of_eight_inputs() =>
        Assert.Equal([7], Axis(Window.Sliding([3], [2]), 8).UnseenInputs);

    [Fact]
    public void Three_over_two_shares_every_other_input() =>
        Assert.Equal([1, 1], Axis(Window.Sliding([3], [2]), 8).Overlaps);

    [Fact]
    public void Windows_that_meet_end_to_end_share_nothing_and_see_everything() =>
        Assert.Equal((0, 0), (Axis(Window.Sliding([2], [2]), 8).Overlaps.Sum(), Axis(Window.Sliding([2], [2]), 8).UnseenInputs.Count));

    [Fact]
    public void Two_windows_of_three_over_two_see_seven_inputs_four_apart() =>
        Assert.Equal(
            (7, 4, 0, true),
            Explain.ReceptiveField([Window.Sliding([3], [2]), Window.Sliding([3], [2])], Row(31))
                .Match(field => (field.Axes[0].Size, field.Axes[0].Jump, field.Axes[0].Start, field.Axes[0].IsRegular), error => throw new InvalidOperationException(error.Message)));

    [Fact]
    public void Text_names_every_window_overlap_and_unseen_input() =>
        Assert.Equal(
            """
            axis 0: 8 inputs -> 3 outputs
              output 0: taps 0 … 2 (3)
              output 1: taps 2 … 4 (3)
              output 2: taps 4 … 6 (3)
              shared by neighbours: 1, 1
              inputs never seen: 7
            """,
            Axis(Window.Sliding([3], [2]), 8).Describe());

    private static AxisExplanation Axis(Window window, long extent) =>
        Explain.Plan(window, Row(extent)).Match(explanation => explanation.Axes[0], error => throw new InvalidOperationException(error.Message));

    private static Shape Row(long extent) => Shape.Create(1, 1, extent).Match(shape => shape, error => throw new InvalidOperationException(error.Message));
}
