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
    public void Maximum_of_maxima_is_the_maximum_over_the_composed_window(Plane plane)
    {
        if (plane.Stride > plane.Kernel || plane.OutputHeight < 2 || plane.OutputWidth < 2) return;
        float[] first = Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape);
        Assert.Equal(
            Pooled.By(Reduction.Max, Window.Square(plane.Kernel + plane.Stride, axes: 2, stride: plane.Stride), plane.Floats, plane.Shape),
            Pooled.By(Reduction.Max, Window.Square(2, axes: 2, stride: 1), first, [1, 1, plane.OutputHeight, plane.OutputWidth]));
    }

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
    public void Half_a_turn_of_the_plane_turns_the_result_where_the_windows_fill_it(Plane plane)
    {
        if ((plane.Height - plane.Kernel) % plane.Stride != 0 || (plane.Width - plane.Kernel) % plane.Stride != 0) return;
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape).Reverse(),
            Pooled.By(Reduction.Max, plane.Window, [.. plane.Floats.Reverse()], plane.Shape));
    }
}
