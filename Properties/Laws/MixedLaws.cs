using System.Numerics.Tensors;
using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 200)]
public sealed class MixedLaws
{
    [Property]
    public void Weight_one_is_the_maximum(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape), Pooled.By(Reduction.Mixed(1), plane.Window, plane.Floats, plane.Shape));

    [Property]
    public void Weight_zero_is_the_average(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Average(), plane.Window, plane.Floats, plane.Shape), Pooled.By(Reduction.Mixed(0), plane.Window, plane.Floats, plane.Shape));

    /// <summary>A product with a weight of few bits and the sum of two are exact in double, so the blend is rounded once.</summary>
    [Property]
    public void A_quarter_of_the_maximum_and_the_rest_of_the_average_are_added_and_rounded_once(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape).Zip(Pooled.By(Reduction.Average(), plane.Window, plane.Floats, plane.Shape), (most, mean) => (float)((0.25 * most) + (0.75 * mean))),
            Pooled.By(Reduction.Mixed(0.25), plane.Window, plane.Floats, plane.Shape));

    [Property]
    public void Greater_weights_never_give_less(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.Mixed(0.3), plane.Window, plane.Floats, plane.Shape).Zip(Pooled.By(Reduction.Mixed(0.7), plane.Window, plane.Floats, plane.Shape)),
            pair => Assert.True(pair.First <= pair.Second));

    [Property]
    public void Averages_and_maxima_fill_the_halves_of_the_channels(Plane plane)
    {
        float[] x = plane.Floats;
        nint[] shape = [1, plane.Height, plane.Width];
        Window window = Window.Sliding([plane.Kernel], [plane.Stride]);
        float[] both = new float[2 * plane.Height * plane.OutputWidth];
        Pool.AverageAndMax<float>(x, shape, window, both);
        Assert.Equal([.. Pooled.By(Reduction.Average(), window, x, shape), .. Pooled.By(Reduction.Max, window, x, shape)], both);
    }

    [Property]
    public void Averages_and_maxima_of_each_item_follow_each_other_in_every_layout_and_door(Plane plane)
    {
        Window window = Window.Sliding([plane.Kernel], [plane.Stride]);
        foreach (Layout layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast])
        {
            nint[] shape = layout == Layout.ChannelsFirst ? [2, plane.Height, plane.Width] : [2, plane.Width, plane.Height];
            float[] x = [.. plane.Floats, .. plane.Floats.Select(value => value + 100)];
            int block = layout == Layout.ChannelsFirst ? plane.Height * plane.OutputWidth : plane.Height;
            float[] expected = [.. Pooled.By(Reduction.Average(), window, x, shape, layout).Chunk(block).Zip(Pooled.By(Reduction.Max, window, x, shape, layout).Chunk(block), (mean, most) => mean.Concat(most)).SelectMany(both => both)];
            float[] both = new float[expected.Length];
            Pool.AverageAndMax<float>(x, shape, window, both, new() { Layout = layout });
            Assert.Equal(expected, both);
            Tensor<float> tensor = Pool.AverageAndMax(Tensor.Create(x, shape), window, new() { Layout = layout });
            Assert.Equal<nint>(layout == Layout.ChannelsFirst ? [2, 2 * plane.Height, plane.OutputWidth] : [2, plane.OutputWidth, 2 * plane.Height], tensor.Lengths.ToArray());
            Assert.Equal(expected, tensor.ToArray());
            Pool.AverageAndMax(Tensor.Create(x, shape), window, tensor.AsTensorSpan(), new() { Layout = layout });
            Assert.Equal(expected, tensor.ToArray());
        }
    }

    [Fact]
    public void Averages_and_maxima_of_a_plain_plane_are_refused() =>
        Assert.Equal("options", Assert.ThrowsAny<ArgumentException>(() => Pool.AverageAndMax(Tensor.Create([1f, 2, 3, 4], [2, 2]), Window.Square(2, axes: 2), new() { Layout = Layout.Plane })).ParamName);

    [Fact]
    public void It_is_the_hand_worked_one()
    {
        Assert.Equal([2.5f], Pooled.By(Reduction.Mixed(), Window.Global, [1f, 3], [1, 1, 2]));
        Assert.Equal([2], Pooled.By(Reduction.Mixed(), Window.Global, [1, 3], [1, 1, 2]));
        Assert.Equal([float.PositiveInfinity], Pooled.By(Reduction.Average(), Window.Global, [3e38f, 3e38f], [1, 1, 2]));
        Assert.Equal([3e38f], Pooled.By(Reduction.Mixed(1), Window.Global, [3e38f, 3e38f], [1, 1, 2]));
        Assert.Equal([0f, 7, 0], Pooled.By(Reduction.Mixed(), Window.Sliding([1], [1], Padding.Symmetric(1)), [7f], [1, 1, 1]));
    }
}
