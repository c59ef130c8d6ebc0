using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 200)]
public sealed class OrderLaws
{
    [Property]
    public void Minimum_is_maximum_under_order_reversal(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, [.. plane.Longs.Select(value => ~value)], plane.Shape).Select(value => ~value),
            Pooled.By(Reduction.Min, plane.Window, plane.Longs, plane.Shape));

    [Property]
    public void Average_lies_between_minimum_and_maximum(Plane plane)
    {
        float[] average = Pooled.By(Reduction.Average(), plane.Window, plane.Floats, plane.Shape);
        float[] most = Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape);
        float[] least = Pooled.By(Reduction.Min, plane.Window, plane.Floats, plane.Shape);
        for (int i = 0; i < average.Length; i++) Assert.InRange(average[i], least[i], most[i]);
    }

    [Property]
    public void Maximum_over_one_element_changes_nothing(Plane plane) =>
        Assert.Equal(plane.Floats, Pooled.By(Reduction.Max, Window.Square(1, axes: 2), plane.Floats, plane.Shape));

    [Property]
    public void Maximum_commutes_with_a_monotone_map(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape).Select(value => (value * 3) + 1),
            Pooled.By(Reduction.Max, plane.Window, [.. plane.Floats.Select(value => (value * 3) + 1)], plane.Shape));

    [Property]
    public void Average_scales_by_powers_of_two(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Average(), plane.Window, plane.Floats, plane.Shape).Select(value => value * 8),
            Pooled.By(Reduction.Average(), plane.Window, [.. plane.Floats.Select(value => value * 8)], plane.Shape));

    [Property]
    public void Average_preserves_constants(Plane plane) =>
        Assert.All(Pooled.By(Reduction.Average(), plane.Window, [.. plane.Floats.Select(_ => 11f)], plane.Shape), value => Assert.Equal(11f, value));

    [Property]
    public void Sum_is_linear_over_integers(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Sum, plane.Window, plane.Longs, plane.Shape).Zip(Pooled.By(Reduction.Sum, plane.Window, [.. plane.Longs.Reverse()], plane.Shape), (left, right) => left + (5 * right)),
            Pooled.By(Reduction.Sum, plane.Window, [.. plane.Longs.Zip(plane.Longs.Reverse(), (left, right) => left + (5 * right))], plane.Shape));

    [Property]
    public void Average_is_linear_over_multiples_of_its_divisor(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Average(), plane.Window, Multiples(plane), plane.Shape).Zip(Pooled.By(Reduction.Average(), plane.Window, [.. Multiples(plane).Reverse()], plane.Shape), (left, right) => left + (5 * right)),
            Pooled.By(Reduction.Average(), plane.Window, [.. Multiples(plane).Zip(Multiples(plane).Reverse(), (left, right) => left + (5 * right))], plane.Shape));

    /// <summary>Integers that the divisor divides, at most 30 · 49 in size, so that sums of 49 stay below 2²⁴ even six times over.</summary>
    private static float[] Multiples(Plane plane) => [.. plane.Floats.Select(value => value * plane.Kernel * plane.Kernel)];
}
