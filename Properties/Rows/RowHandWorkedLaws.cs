using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.Rows;

/// <summary>Worked by hand, with padding on the left, on the right and between.</summary>
public sealed class RowHandWorkedLaws
{
    private static readonly float[] tokens = [9, 90, 1, 10, 2, 20, 9, 90, 6, 60];

    public static TheoryData<SequenceReduction, float, float> Holed => new()
    {
        // Real are (1, 10), (2, 20) and (6, 60).
        { SequenceReduction.Mean, 3, 30 },
        { SequenceReduction.MeanSqrtLength, 9 / float.Sqrt(3), 90 / float.Sqrt(3) },
        { SequenceReduction.WeightedMean, 23 / 6f, 230 / 6f },
        { SequenceReduction.Max, 6, 60 },
        { SequenceReduction.First, 1, 10 },
        { SequenceReduction.Last, 6, 60 },
    };

    [Theory]
    [MemberData(nameof(Holed))]
    public void Holed_sequence_of_three(SequenceReduction reduction, float first, float second) =>
        Assert.Equal([first, second], Sequences.By(reduction, tokens, [false, true, true, false, true], [1, 5, 2]));

    [Fact]
    public void Weights_count_real_tokens_wherever_the_padding_is()
    {
        Assert.Equal([3f], Sequences.By(SequenceReduction.WeightedMean, [9f, 1, 4], [false, true, true], [1, 3, 1]));
        Assert.Equal([3f], Sequences.By(SequenceReduction.WeightedMean, [1f, 4, 9], [true, true, false], [1, 3, 1]));
        Assert.Equal([3f], Sequences.By(SequenceReduction.WeightedMean, [1f, 9, 4], [true, false, true], [1, 3, 1]));
    }

    [Fact]
    public void Maximum_of_halves_below_what_a_half_can_hold_of_minus_a_billion() =>
        Assert.Equal([(Half)(-60000)], Sequences.By(SequenceReduction.Max, [(Half)(-60000), Half.MaxValue, (Half)(-60001)], [true, false, true], [1, 3, 1]));

    [Fact]
    public void Sum_of_negative_zeros_next_to_padding_stays_negative() =>
        Assert.Equal([int.MinValue], RowBits.Of(Sequences.By(SequenceReduction.Mean, [1f, -0f, 5, -0f], [false, true, false, true], [1, 4, 1])));

    [Fact]
    public void Segments_in_any_order()
    {
        Assert.Equal([2, 5], Sequences.By(SegmentReduction.Sum, [1, 2, 4], [3, 1], Segments.ByIds([1, 0, 1]), 2));
        Assert.Equal([3, 30, 4, 40], Sequences.By(SegmentReduction.Sum, [1, 10, 2, 20, 4, 40], [3, 2], Segments.ByOffsets([0, 2, 3]), 2));
    }
}
