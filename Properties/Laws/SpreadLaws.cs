using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 200)]
public sealed class SpreadLaws
{
    [Property]
    public void Range_is_maximum_minus_minimum(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, Uneven(plane), plane.Shape).Zip(Pooled.By(Reduction.Min, plane.Window, Uneven(plane), plane.Shape), (most, least) => most - least),
            Pooled.By(Reduction.Range, plane.Window, Uneven(plane), plane.Shape));

    [Property]
    public void Range_of_a_constant_is_zero(Plane plane) => Assert.All(Pooled.By(Reduction.Range, plane.Window, Constant(plane), plane.Shape), value => Assert.Equal(0, value));

    [Property]
    public void Range_of_integers_is_the_exact_one_saturated(Plane plane)
    {
        sbyte[] x = [.. plane.Longs.Select(value => (sbyte)(value * 4))];
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, x, plane.Shape).Zip(Pooled.By(Reduction.Min, plane.Window, x, plane.Shape), (most, least) => (sbyte)int.Min(most - least, 127)),
            Pooled.By(Reduction.Range, plane.Window, x, plane.Shape));
    }

    [Property]
    public void Variance_of_a_constant_is_zero(Plane plane) => Assert.All(Pooled.By(Reduction.Variance, plane.Window, Constant(plane), plane.Shape), value => Assert.Equal(0, value));

    [Property]
    public void Variance_does_not_depend_on_the_order_of_the_taps_beyond_its_bound(Plane plane)
    {
        float there = Pooled.By(Reduction.Variance, Window.Global, Uneven(plane), plane.Shape)[0];
        float back = Pooled.By(Reduction.Variance, Window.Global, [.. Uneven(plane).Reverse()], plane.Shape)[0];
        Assert.InRange(double.Abs(there - (double)back), 0, 2 * Bounds.OfVariance(plane.Height * plane.Width, 11, there));
    }

    [Property]
    public void Variance_scales_by_powers_of_four(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Variance, plane.Window, Uneven(plane), plane.Shape).Select(value => value * 16),
            Pooled.By(Reduction.Variance, plane.Window, [.. Uneven(plane).Select(value => value * -4)], plane.Shape));

    [Property]
    public void Variance_does_not_move_with_its_taps(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.Variance, plane.Window, plane.Floats, plane.Shape).Zip(Pooled.By(Reduction.Variance, plane.Window, [.. plane.Floats.Select(value => value + 1000)], plane.Shape)),
            pair => Assert.InRange(double.Abs(pair.First - (double)pair.Second), 0, 2 * Bounds.OfVariance(plane.Kernel * plane.Kernel, 1031, pair.First)));

    /// <summary>Popoviciu's inequality: the variance is at most a quarter of the range's square.</summary>
    [Property]
    public void Variance_is_at_most_a_quarter_of_the_ranges_square(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.Variance, plane.Window, Uneven(plane), plane.Shape).Zip(Pooled.By(Reduction.Range, plane.Window, Uneven(plane), plane.Shape)),
            pair => Assert.InRange(pair.First, 0, (pair.Second * (double)pair.Second / 4) + Bounds.OfVariance(plane.Kernel * plane.Kernel, 11, pair.First) + (8 * Bounds.OfFloat(pair.Second) * pair.Second)));

    [Fact]
    public void Variance_is_the_hand_worked_one()
    {
        Assert.Equal([1.25f], Pooled.By(Reduction.Variance, Window.Global, [1f, 2, 3, 4], [1, 1, 4]));
        Assert.Equal([1], Pooled.By(Reduction.Variance, Window.Global, [1, 2, 3, 4], [1, 1, 4]));
        Assert.Equal([(byte)255], Pooled.By(Reduction.Variance, Window.Global, [(byte)0, (byte)200], [1, 1, 2]));
        Assert.Equal([2, 2], Pooled.By(Reduction.Variance, Window.Sliding([2]), [0, 3, 1, 4], [1, 1, 4]));
    }

    [Fact]
    public void Variance_of_large_floats_does_not_overflow_where_it_is_a_float() =>
        Assert.Equal([1e36f], Pooled.By(Reduction.Variance, Window.Global, [-1e18f, 1e18f, -1e18f, 1e18f], [1, 1, 4]));

    [Fact]
    public void Spreads_over_a_window_that_sees_nothing_are_zero()
    {
        Window window = Window.Sliding([1], [1], Padding.Symmetric(1));
        Assert.Equal([0f, 0, 0], Pooled.By(Reduction.Variance, window, [7f], [1, 1, 1]));
        Assert.Equal([0f, 0, 0], Pooled.By(Reduction.Range, window, [7f], [1, 1, 1]));
        Assert.Equal([(byte)0, (byte)0, (byte)0], Pooled.By(Reduction.Range, window, [(byte)7], [1, 1, 1]));
    }

    private static float[] Constant(Plane plane) => [.. plane.Floats.Select(_ => 0.1f + plane.Seed)];

    /// <summary>At most 11 in size, with all of the fraction's bits in use.</summary>
    private static float[] Uneven(Plane plane) => [.. plane.Floats.Select(value => value / 3)];
}
