using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class PyramidLaws
{
    [Property(MaxTest = 150)]
    public void Pyramid_is_the_adaptive_poolings_of_its_levels_one_after_the_other(int seed)
    {
        Random random = new(seed);
        (int height, int width) = (1 + random.Next(20), 1 + random.Next(20));
        float[] x = [.. Enumerable.Range(0, 2 * 3 * height * width).Select(_ => random.NextSingle())];
        int[] levels = [1, 2, 3, 6];
        float[] expected = [.. Enumerable.Range(0, 2).SelectMany(item => levels.SelectMany(level =>
            Pooled.By(Reduction.Max, Window.Adaptive([level, level]), x[(item * 3 * height * width)..((item + 1) * 3 * height * width)], [1, 3, height, width])))];
        float[] y = new float[2 * 3 * 50];
        Pool.SpatialPyramid(x, [2, 3, height, width], Pyramid.Adaptive(levels), y);
        Assert.Equal(expected, y);
    }

    /// <summary>The result has an axis for the bins in place of the spatial ones: of other extents, and of another number of them.</summary>
    [Fact]
    public void Tensor_doors_give_what_the_door_on_spans_gives()
    {
        nint[] shape = [2, 3, 4, 5];
        float[] values = [.. Enumerable.Range(0, 120).Select(i => (float)(i * 7 % 31))];
        Tensor<float> x = Tensor.Create(values, shape);
        Tensor<float> wide = Tensor.CreateFromShape<float>([2, 3, 4, 9]);
        x.AsReadOnlyTensorSpan().CopyTo(wide.AsTensorSpan().Slice([0..2, 0..3, 0..4, 2..7]));
        Pyramid pyramid = Pyramid.Adaptive(1, 2);
        float[] expected = new float[2 * 3 * 5];
        Pool.SpatialPyramid(values, shape, pyramid, expected);
        Tensor<float> written = Tensor.CreateFromShape<float>([2, 15]);
        Pool.SpatialPyramid(x, pyramid, written.AsTensorSpan());
        Assert.Equal(expected, written.ToArray());
        Assert.Equal(expected, Pool.SpatialPyramid(x, pyramid).ToArray());
        Assert.Equal(expected, Pool.SpatialPyramid(x.AsTensorSpan(), pyramid).ToArray());
        Assert.Equal(expected, Pool.SpatialPyramid(wide.AsTensorSpan().Slice([0..2, 0..3, 0..4, 2..7]), pyramid).ToArray());
    }

    /// <summary>Thirteen inputs as in the paper: windows of 13, 7 and 5 at strides of 13, 6 and 4.</summary>
    [Fact]
    public void Original_levels_of_thirteen_have_the_windows_of_the_paper()
    {
        float[] x = [.. Enumerable.Range(0, 13).Select(i => (float)i)];
        float[] y = new float[6];
        Pool.SpatialPyramid(x, [1, 1, 13], Pyramid.Original(1, 2, 3), y);
        Assert.Equal([12, 6, 12, 4, 8, 12], y);
        Pool.SpatialPyramid(x, [1, 1, 13], Pyramid.Original(1, 2, 3), y, Reduction.Min);
        Assert.Equal([0, 0, 6, 0, 4, 8], y);
    }

    [Property(MaxTest = 100)]
    public void Both_rules_agree_where_every_level_divides(int seed)
    {
        Random random = new(seed);
        int extent = 6 * (1 + random.Next(4));
        float[] x = [.. Enumerable.Range(0, 2 * extent * extent).Select(_ => random.NextSingle())];
        (float[] adaptive, float[] original) = (new float[100], new float[100]);
        Pool.SpatialPyramid(x, [1, 2, extent, extent], Pyramid.Adaptive(1, 2, 3, 6), adaptive, Reduction.Average());
        Pool.SpatialPyramid(x, [1, 2, extent, extent], Pyramid.Original(1, 2, 3, 6), original, Reduction.Average());
        Assert.Equal(adaptive, original);
    }
}
