using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 150)]
public sealed class RankLaws
{
    [Property]
    public void Rank_zero_of_numbers_is_the_minimum(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Min, plane.Window, plane.Floats, plane.Shape), Pooled.By(Reduction.Rank(0), plane.Window, plane.Floats, plane.Shape));

    [Property]
    public void Last_rank_is_the_maximum(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape),
            Pooled.By(Reduction.Rank((plane.Kernel * plane.Kernel) - 1), plane.Window, plane.Floats, plane.Shape));

    [Property]
    public void Rank_beyond_the_last_is_the_last(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Max, plane.Window, plane.Longs, plane.Shape), Pooled.By(Reduction.Rank(long.MaxValue), plane.Window, plane.Longs, plane.Shape));

    [Property]
    public void Median_commutes_with_a_monotone_map(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Median, plane.Window, plane.Floats, plane.Shape).Select(float.Exp),
            Pooled.By(Reduction.Median, plane.Window, [.. plane.Floats.Select(float.Exp)], plane.Shape));

    [Property]
    public void Ranks_never_decrease(Plane plane) =>
        Assert.All(
            Enumerable.Range(1, plane.Kernel * plane.Kernel),
            place => Assert.All(
                Pooled.By(Reduction.Rank(place - 1), plane.Window, plane.Longs, plane.Shape).Zip(Pooled.By(Reduction.Rank(place), plane.Window, plane.Longs, plane.Shape)),
                pair => Assert.True(pair.First <= pair.Second)));

    [Property]
    public void Ranks_of_a_window_are_its_taps_sorted(Plane plane) =>
        Assert.Equal(
            plane.Longs.Order(),
            Enumerable.Range(0, plane.Longs.Length).Select(place => Pooled.By(Reduction.Rank(place), Window.Global, plane.Longs, plane.Shape)[0]));

    [Property]
    public void Ranks_from_below_are_ranks_from_above_under_order_reversal(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Rank(1), plane.Window, plane.Longs, plane.Shape),
            Pooled.By(Reduction.Rank(long.Max(0, (plane.Kernel * plane.Kernel) - 2)), plane.Window, [.. plane.Longs.Select(value => ~value)], plane.Shape).Select(value => ~value));

    [Property]
    public void Median_of_many_taps_is_that_of_their_sorted_row(Plane plane)
    {
        int[] x = [.. Enumerable.Range(0, 500).Select(i => (int)(((i * 7919L) ^ (plane.Seed * 104729L)) % 1000))];
        Assert.Equal([x.Order().ElementAt(249)], Pooled.By(Reduction.Median, Window.Global, x, [1, 1, 500]));
    }

    [Theory]
    [InlineData(new[] { 5f, 1, 4, 2 }, 2)]
    [InlineData(new[] { 3f }, 3)]
    [InlineData(new[] { float.NaN, 1, 2 }, 2)]
    [InlineData(new[] { float.NaN, float.NaN, 2 }, float.NaN)]
    [InlineData(new[] { float.PositiveInfinity, float.NaN, float.NegativeInfinity }, float.PositiveInfinity)]
    [InlineData(new[] { 0f, -0f, -0f }, -0f)]
    [InlineData(new[] { -0f, 1f, 0f }, 0f)]
    public void Median_is_the_hand_worked_one(float[] x, float expected) =>
        Assert.Equal([BitConverter.SingleToInt32Bits(expected)], Pooled.By(Reduction.Median, Window.Global, x, [1, 1, x.Length]).Select(BitConverter.SingleToInt32Bits));

    [Fact]
    public void Median_at_a_border_is_that_of_the_taps_that_exist() =>
        Assert.Equal([1f, 2, 3, 3], Pooled.By(Reduction.Median, Window.Sliding([3], [1], Padding.Symmetric(1)), [1f, 2, 4, 3], [1, 1, 4]));

    [Fact]
    public void Median_over_a_window_that_sees_nothing_is_zero() =>
        Assert.Equal([0f, 7, 0], Pooled.By(Reduction.Median, Window.Sliding([1], [1], Padding.Symmetric(1)), [7f], [1, 1, 1]));
}
