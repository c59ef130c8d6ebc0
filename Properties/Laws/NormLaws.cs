using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 100)]
public sealed class NormLaws
{
    /// <summary>Half a unit in the last place for the rounding to float, and half for everything in double before it.</summary>
    private const double Rounded = 1 + (1.0 / (1 << 23));

    [Property]
    public void Norm_seven_lies_between_the_maximum_and_its_bound(Plane plane) => Assert.All(Norms(plane, 7), norm => Assert.InRange(norm.Norm, norm.Most, Bound(plane, norm.Most, 7)));

    [Property]
    public void Norm_sixty_four_lies_between_the_maximum_and_its_bound(Plane plane) => Assert.All(Norms(plane, 64), norm => Assert.InRange(norm.Norm, norm.Most, Bound(plane, norm.Most, 64)));

    [Property]
    public void Norm_infinity_is_the_maximum(Plane plane) => Assert.All(Norms(plane, double.PositiveInfinity), norm => Assert.Equal(norm.Most, norm.Norm));

    [Property]
    public void Greater_exponents_never_give_greater_norms(Plane plane) =>
        Assert.All(Norms(plane, 64).Zip(Norms(plane, 7)), pair => Assert.True(pair.First.Norm <= pair.Second.Norm));

    [Property]
    public void Power_mean_never_exceeds_the_maximum(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.PowerMean(7), plane.Window, Positive(plane), plane.Shape).Zip(Pooled.By(Reduction.Max, plane.Window, Positive(plane), plane.Shape)),
            pair => Assert.True(pair.First <= pair.Second));

    private static IEnumerable<(float Norm, float Most)> Norms(Plane plane, double exponent) =>
        Pooled.By(Reduction.Lp(exponent), plane.Window, Positive(plane), plane.Shape).Zip(Pooled.By(Reduction.Max, plane.Window, Positive(plane), plane.Shape));

    private static float Bound(Plane plane, float most, double exponent) => (float)(Math.Pow(plane.Kernel * plane.Kernel, 1 / exponent) * most * Rounded);

    private static float[] Positive(Plane plane) => [.. plane.Floats.Select(value => float.Abs(value) + 0.3f)];
}
