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

    [Fact]
    public void Text_names_steps_taps_in_the_padding_and_runs_of_unseen_inputs() =>
        Assert.Equal(
            """
            axis 0: 9 inputs -> 3 outputs
              output 0: taps -3 … -1 (2), every 2, none inside
              output 1: taps 2 … 4 (2), every 2
              output 2: taps 7 … 9 (2), every 2, inside: tap 7 (1)
              shared by neighbours: 0, 0
              inputs never seen: 0 … 1, 3, 5 … 6, 8
            """,
            $"{Axis(Window.Sliding([2], [5], Padding.Symmetric(3), [2]), 9)}");

    [Fact]
    public void Text_of_one_window_that_sees_everything_has_nothing_to_share_or_to_miss()
    {
        AxisExplanation axis = Axis(Window.Global, 1);
        Assert.Equal("axis 0: 1 inputs -> 1 outputs\n  output 0: tap 0 (1)\n  shared by neighbours: none\n  inputs never seen: none", axis.Describe());
        Assert.Equal("output 0: tap 0 (1)", $"{axis.Windows[0]}");
    }

    [Fact]
    public void Text_of_a_listed_window_may_have_no_taps() =>
        Assert.Equal("output 1: no taps", $"{Axis(Window.Explicit(WindowList.Of([0, 2], [1, 0])), 4).Windows[1]}");

    [Fact]
    public void Text_of_a_plan_is_its_shapes_and_then_its_axes()
    {
        Explanation explanation = Explain.Plan(Window.Square(2, axes: 2), Shape.Create(1, 3, 4, 2).OrThrow("shape")).OrThrow("shape");
        Assert.Equal(explanation.Axes.Select(axis => $"{axis}").Prepend("[1, 3, 4, 2] -> [1, 3, 2, 1]"), explanation.Describe().Split("\naxis").Select((part, index) => index == 0 ? part : "axis" + part));
        Assert.Equal(explanation.Describe(), $"{explanation}");
        Assert.Equal((Shape.Create(1, 3, 4, 2).OrThrow("shape"), Shape.Create(1, 3, 2, 1).OrThrow("shape")), (explanation.Input, explanation.Output));
    }

    [Fact]
    public void Text_of_fields_says_size_jump_and_start_and_lists_what_is_not_regular()
    {
        ReceptiveField field = Explain.ReceptiveField([Window.Adaptive([2, 3])], Shape.Create(1, 1, 4, 7).OrThrow("shape")).OrThrow("shape");
        Assert.Equal("[1, 1, 4, 7] -> [1, 1, 2, 3]\naxis 0: size 2, jump 2, start 0\naxis 1: size 3, jump 2, start 0", $"{field}");
        Assert.Equal("axis 0: size 4, jump 2, start 0, irregular: 0 … 2; 2 … 5; 5 … 7", $"{Field(Window.Adaptive([3]), 8)}");
        Assert.Equal("axis 0: size 2, jump 1, start 0, irregular: 0 … 1; 1 … 2; 4 … 5", $"{Field(Window.Explicit(WindowList.Of([0, 1, 4], [2, 2, 2])), 6)}");
        Assert.Equal((1, 0), (field.Axes[1].Axis, field.Axes[0].Axis));
        Assert.Equal((Shape.Create(1, 1, 4, 7).OrThrow("shape"), Shape.Create(1, 1, 2, 3).OrThrow("shape")), (field.Input, field.Output));
    }

    [Fact]
    public void Field_without_an_input_is_nothing_however_many_windows_lie_behind_it()
    {
        AxisReceptiveField field = Explain.ReceptiveField([Window.Sliding([2]), Window.Explicit(WindowList.Of([0], [0]))], Row(4)).OrThrow("shape").Axes[0];
        Assert.Equal((0L, 0L, "nothing"), (field.Size, field.Jump, $"{field.Fields[0]}"));
    }

    [Fact]
    public void Text_says_the_step_and_what_of_a_window_lies_inside() =>
        Assert.Equal(
            """
            axis 0: 4 inputs -> 3 outputs
              output 0: taps -3 … -1 (2), every 2, none inside
              output 1: taps 0 … 2 (2), every 2
              output 2: taps 3 … 5 (2), every 2, inside: tap 3 (1)
              shared by neighbours: 0, 0
              inputs never seen: 1
            """,
            Axis(Window.Sliding([2], [3], Padding.Symmetric(3), [2]), 4).Describe());

    [Fact]
    public void Text_joins_neighbours_that_are_never_seen_and_knows_windows_without_a_tap() =>
        Assert.Equal(
            """
            axis 0: 8 inputs -> 3 outputs
              output 0: taps 4 … 5 (2)
              output 1: tap 0 (1)
              output 2: no taps
              shared by neighbours: 0, 0
              inputs never seen: 1 … 3, 6 … 7
            """,
            Axis(Window.Explicit(WindowList.Of([4, 0, 9], [2, 1, 0])), 8).Describe());

    [Fact]
    public void Text_of_the_whole_begins_with_its_shapes() =>
        Assert.Equal(
            """
            [1, 1, 4] -> [1, 1, 1]
            axis 0: 4 inputs -> 1 outputs
              output 0: taps 0 … 3 (4)
              shared by neighbours: none
              inputs never seen: none
            """,
            Explain.Plan(Window.Sliding([4]), Row(4)).Match(explanation => explanation.Describe(), error => error.Message));

    public static TheoryData<Window, int, long[]> Overlapping => new()
    {
        { Window.Sliding([3], [2], dilation: [2]), 9, [2, 2] },
        { Window.Sliding([2], [2], dilation: [2]), 7, [1, 1] },
        { Window.Sliding([2], [4], dilation: [2]), 9, [0] },
        { Window.Sliding([2], [3], Padding.Explicit([1], [0]), [3]), 6, [1] },
        { Window.Sliding([2], [1], Padding.Symmetric(3)), 3, [0, 0, 1, 1, 1, 0, 0] },
        { Window.Explicit(WindowList.Of([0, 1, 0, 2], [5, 2, 0, 3])), 6, [2, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Overlapping))]
    public void Neighbours_share_the_inputs_that_are_taps_of_both(Window window, int extent, long[] shared) => Assert.Equal(shared, Axis(window, extent).Overlaps);

    private const int Far = int.MaxValue;

    public static TheoryData<Window[], int, string> Fields => new()
    {
        { [Window.Sliding([3], [2], Padding.Symmetric(1))], 5, "axis 0: size 3, jump 2, start -1" },
        { [Window.Adaptive([3])], 5, "axis 0: size 3, jump 1, start 0, irregular: 0 … 1; 1 … 3; 3 … 4" },
        { [Window.Explicit(WindowList.Of([0, 2, 5], [2, 2, 2]))], 7, "axis 0: size 2, jump 2, start 0, irregular: 0 … 1; 2 … 3; 5 … 6" },
        { [Window.Explicit(WindowList.Of([2], [3]))], 7, "axis 0: size 3, jump 0, start 2" },
        { [Window.Global], 1 << 20, "axis 0: size 1048576, jump 1, start 0" },
        { [Window.Sliding([3], [2]), Window.Explicit(WindowList.Of([0, 5], [2, 0]))], 7, "axis 0: size 5, jump 0, start 0, irregular: 0 … 4; nothing" },
        { [Window.Sliding([1]), Window.Sliding([1], [Far], Padding.Explicit([Far], [0]))], 2, "axis 0: size 1, jump 2147483647, start -2147483647" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Receptive_fields_are_the_ones_worked_by_hand(Window[] stack, int extent, string field) =>
        Assert.Equal(
            field,
            Explain.ReceptiveField(Sequence.Of(stack), Row(extent)).Match(fields => fields.Describe(), error => error.Message).Split('\n')[^1]);

    [Fact]
    public void Text_of_a_receptive_field_begins_with_its_shapes() =>
        Assert.Equal(
            "[1, 1, 5] -> [1, 1, 3]\naxis 0: size 3, jump 2, start -1",
            Explain.ReceptiveField([Window.Sliding([3], [2], Padding.Symmetric(1))], Row(5)).Match(field => field.ToString(), error => error.Message));

    [Fact]
    public void What_is_too_long_to_be_listed_is_refused_with_its_numbers()
    {
        static PoolError? Refusal<T>(Result<T, PoolError> outcome) => outcome.Match<PoolError?>(_ => null, error => error);
        PoolError.ExtentTooLarge tooLarge = new(0, (1 << 20) + 1, 1 << 20);
        Assert.Equal(tooLarge, Refusal(Explain.Plan(Window.Global, Row((1 << 20) + 1))));
        Assert.Equal(tooLarge, Refusal(Explain.Plan(Window.Adaptive([(1 << 20) + 1]), Row(4))));
        Assert.Equal(tooLarge, Refusal(Explain.ReceptiveField([Window.Adaptive([(1 << 20) + 1])], Row(4))));
        Assert.Equal(
            new PoolError.WindowTooLarge(2L * Far, Far),
            Refusal(Explain.ReceptiveField([Window.Sliding([1]), Window.Sliding([2], [Far], Padding.Symmetric(Far), [Far])], Row(1))));
    }

    private static AxisReceptiveField Field(Window window, long extent) => Explain.ReceptiveField([window], Row(extent)).OrThrow("shape").Axes[0];

    private static AxisExplanation Axis(Window window, long extent) =>
        Explain.Plan(window, Row(extent)).Match(explanation => explanation.Axes[0], error => throw new InvalidOperationException(error.Message));

    private static Shape Row(long extent) => Shape.Create(1, 1, extent).Match(shape => shape, error => throw new InvalidOperationException(error.Message));
}
