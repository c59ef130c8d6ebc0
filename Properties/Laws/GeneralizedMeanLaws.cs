using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 100)]
public sealed class GeneralizedMeanLaws
{
    [Property]
    public void Exponent_one_is_the_mean_within_its_bound(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.GeneralizedMean(1), plane.Window, Positive(plane), plane.Shape).Zip(Pooled.By(Reduction.Average(accumulator: Accumulator.Wide), plane.Window, Positive(plane), plane.Shape)),
            pair => Assert.InRange(double.Abs(pair.First - (double)pair.Second), 0, Bounds.OfFloat(pair.Second) + Bounds.OfGeneralizedMean(plane.Kernel * plane.Kernel, pair.Second)));

    [Property]
    public void Exponent_infinity_is_the_maximum(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Max, plane.Window, Positive(plane), plane.Shape), Pooled.By(Reduction.GeneralizedMean(double.PositiveInfinity), plane.Window, Positive(plane), plane.Shape));

    /// <summary>It is the maximum times at least n^(−1/p), and ln 49 · 10⁻⁹ is less than half an ulp of a float.</summary>
    [Property]
    public void Great_exponents_tend_to_the_maximum(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Max, plane.Window, Positive(plane), plane.Shape), Pooled.By(Reduction.GeneralizedMean(1e9), plane.Window, Positive(plane), plane.Shape));

    [Property]
    public void Greater_exponents_never_give_less(Plane plane)
    {
        float[][] means = [.. new[] { 1, 2, 2.5, 3, 10, 1000 }.Select(exponent => Pooled.By(Reduction.GeneralizedMean(exponent), plane.Window, Positive(plane), plane.Shape))];
        Assert.All(means.Zip(means.Skip(1)), pair => Assert.All(pair.First.Zip(pair.Second), mean => Assert.InRange(mean.First, 0, mean.Second + Bounds.OfGeneralizedMean(49, mean.Second))));
    }

    [Property]
    public void Of_positive_taps_it_is_their_power_mean(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.GeneralizedMean(3), plane.Window, Positive(plane), plane.Shape).Zip(Pooled.By(Reduction.PowerMean(3), plane.Window, Positive(plane), plane.Shape)),
            pair => Assert.InRange(double.Abs(pair.First - (double)pair.Second), 0, 2 * Bounds.OfGeneralizedMean(plane.Kernel * plane.Kernel, pair.Second)));

    [Property]
    public void Scaling_the_taps_by_a_power_of_two_scales_it(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.GeneralizedMean(2.5, 0), plane.Window, Positive(plane), plane.Shape).Select(value => value * 8),
            Pooled.By(Reduction.GeneralizedMean(2.5, 0), plane.Window, [.. Positive(plane).Select(value => value * 8)], plane.Shape));

    [Property]
    public void Taps_below_epsilon_count_as_epsilon(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.GeneralizedMean(3, 0), plane.Window, [.. plane.Floats.Select(value => float.Max(value, 0.5f))], plane.Shape),
            Pooled.By(Reduction.GeneralizedMean(3, 0.5), plane.Window, plane.Floats, plane.Shape));

    [Fact]
    public void It_is_the_hand_worked_one()
    {
        Assert.Equal([5f], Pooled.By(Reduction.GeneralizedMean(2), Window.Global, [1f, 7], [1, 1, 2]));
        Assert.Equal([0.5f], Pooled.By(Reduction.GeneralizedMean(3, 0.5), Window.Global, [-1f, -7], [1, 1, 2]));
        Assert.Equal([0f], Pooled.By(Reduction.GeneralizedMean(3, 0), Window.Global, [-1f, -0f], [1, 1, 2]));
        Assert.Equal([0f, 7, 0], Pooled.By(Reduction.GeneralizedMean(), Window.Sliding([1], [1], Padding.Symmetric(1)), [7f], [1, 1, 1]));
    }

    private static float[] Positive(Plane plane) => [.. plane.Floats.Select(value => float.Abs(value) + 0.3f)];
}
