using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

public sealed class RoiGradientHandWorkedLaws
{
    private static readonly nint[] row = [1, 1, 1, 4];

    private static readonly nint[] two = [1, 2, 1, 4];

    private static Regions<float> Row => Regions.Of([0f, 0, 3, 0], [0]);

    [Fact]
    public void One_sample_between_four_elements_gives_each_a_quarter()
    {
        float[] gradient = new float[4];
        Pool.RoiAlignBackward<float, float>([4f], default, [1, 1, 2, 2], Regions.Of([0f, 0, 2, 2], [0]), RoiGrid.Of(1, 1), gradient, RoiSampling.PerBin(1));
        Assert.Equal([1f, 1, 1, 1], gradient);
    }

    [Fact]
    public void Maximum_of_a_bin_gets_all_of_it()
    {
        float[] gradient = new float[4];
        Pool.RoiPoolBackward<float, float>([10f, 20], [1f, 2, 3, 4], row, Row, RoiGrid.Of(1, 2), gradient);
        Assert.Equal([0f, 10, 0, 20], gradient);
    }

    [Fact]
    public void Ties_are_shared_out_by_their_policy()
    {
        float[] Of(Ties ties)
        {
            float[] gradient = new float[4];
            Pool.RoiPoolBackward<float, float>([12f], [5f, 5, 1, 5], row, Row, RoiGrid.Of(1, 1), gradient, ties);
            return gradient;
        }

        Assert.Equal([12f, 0, 0, 0], Of(Ties.First));
        Assert.Equal([4f, 4, 0, 4], Of(Ties.Split));
        Assert.Equal([12f, 12, 0, 12], Of(Ties.All));
    }

    /// <summary>A NaN is the maximum, and −0 is below +0.</summary>
    [Fact]
    public void Order_of_maxima_is_that_of_the_forward_pass()
    {
        float[] gradient = new float[4];
        Pool.RoiPoolBackward<float, float>([12f], [5f, float.NaN, 1, -float.NaN], row, Row, RoiGrid.Of(1, 1), gradient);
        Assert.Equal([0f, 12, 0, 0], gradient);
        Pool.RoiPoolBackward<float, float>([12f], [-0f, -1, 0, 0], row, Row, RoiGrid.Of(1, 1), gradient);
        Assert.Equal([0f, 0, 12, 0], gradient);
    }

    /// <summary>Samples lie on the elements 1 and 5, each twice; all of the second one's weight is its own.</summary>
    [Theory]
    [InlineData(1f, 5f)]
    [InlineData(-5f, 5f)]
    public void Greatest_sample_gets_all_of_it(float left, float right)
    {
        float[] gradient = new float[2];
        foreach (RoiReduction reduction in (RoiReduction[])[RoiReduction.Max, RoiReduction.WeightedMax])
        {
            Pool.RoiAlignBackward<float, float>([3f], [left, right], [1, 1, 1, 2], Regions.Of([0f, 0, 2, 1], [0]), RoiGrid.Of(1, 1), gradient, RoiSampling.PerBin(2), reduction);
            Assert.Equal([0f, 3], gradient);
        }
    }

    /// <summary>A sample outside counts as 0 to the weighted maximum, which has no element then; the true maximum leaves it out.</summary>
    [Fact]
    public void Zero_of_a_sample_outside_has_no_element()
    {
        float[] gradient = new float[1];
        Regions<float> wide = Regions.Of([-2.5f, -2.5f, 3.5f, 3.5f], [0]);
        Pool.RoiAlignBackward<float, float>([3f], [-9f], [1, 1, 1, 1], wide, RoiGrid.Of(1, 1), gradient, RoiSampling.PerBin(3), RoiReduction.WeightedMax);
        Assert.Equal([0f], gradient);
        Pool.RoiAlignBackward<float, float>([3f], [-9f], [1, 1, 1, 1], wide, RoiGrid.Of(1, 1), gradient, RoiSampling.PerBin(3), RoiReduction.Max);
        Assert.Equal([3f], gradient);
    }

    [Fact]
    public void Bins_of_position_sensitive_pooling_have_channels_of_their_own()
    {
        float[] gradient = new float[8];
        Regions<float> box = Regions.Of([0f, 0, 4, 1], [0]);
        Pool.PositionSensitiveRoiPoolBackward<float, float>([4f, 8], two, box, RoiGrid.Of(1, 2), gradient);
        Assert.Equal([2f, 2, 0, 0, 0, 0, 4, 4], gradient);
        Pool.PositionSensitiveRoiAlignBackward<float, float>([4f, 8], two, box, RoiGrid.Of(1, 2), gradient, RoiSampling.PerBin(1));
        Assert.Equal([2f, 2, 0, 0, 0, 0, 4, 4], gradient);
    }

    /// <summary>Clipped before the last row, a map of one row has no element left.</summary>
    [Fact]
    public void Clipped_elements_get_nothing()
    {
        float[] gradient = [1, 1, 1, 1, 1, 1, 1, 1];
        Pool.PositionSensitiveRoiPoolBackward<float, float>([4f, 8], two, Regions.Of([0f, 0, 4, 1], [0]), RoiGrid.Of(1, 2), gradient, RoiClip.BeforeLast);
        Assert.Equal([0f, 0, 0, 0, 0, 0, 0, 0], gradient);
    }

    /// <summary>(1 + 10⁸) − 10⁸ is 0 in float; in any other order the 1 stays.</summary>
    [Fact]
    public void Shares_are_added_in_the_order_of_regions()
    {
        float[] gradient = new float[1];
        Pool.RoiPoolBackward<float, float>([1f, 1e8f, -1e8f], [5f], [1, 1, 1, 1], Regions.Of([0f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0]), RoiGrid.Of(1, 1), gradient);
        Assert.Equal([0f], gradient);
    }

    [Fact]
    public void Sum_of_negative_zeros_alone_is_negative_zero()
    {
        float[] gradient = new float[4];
        Pool.RoiPoolBackward<float, float>([-0f, -0f], [1f, 2, 3, 4], row, Row, RoiGrid.Of(1, 2), gradient);
        Assert.Equal([0, int.MinValue, 0, int.MinValue], gradient.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Tensors_give_what_spans_give()
    {
        (Tensor<float> x, Tensor<float> g) = (Tensor.Create([1f, 2, 3, 4], row), Tensor.Create([10f, 20], [1, 1, 1, 2]));
        ReadOnlyTensorSpan<float> xs = x;
        ReadOnlyTensorSpan<float> gs = g;
        (RoiGrid grid, RoiGrid one) = (RoiGrid.Of(1, 2), RoiGrid.Of(1, 1));
        Assert.Equal([0f, 10, 0, 20], Pool.RoiPoolBackward(g, x, Row, grid).ToArray());
        Assert.Equal([0f, 10, 0, 20], Pool.RoiPoolBackward(gs, xs, Row, grid).ToArray());
        float[] wide = [9, 9, 9, 9, 9, 9, 9, 9];
        TensorSpan<float> every = new TensorSpan<float>(wide, [1, 1, 2, 4]).Slice([0..1, 0..1, 1..2, 0..4]);
        Pool.RoiPoolBackward(g, x, Row, grid, every);
        Assert.Equal([9f, 9, 9, 9, 0, 10, 0, 20], wide);
        Pool.RoiPoolBackward(gs, xs, Row, grid, every, writing: Writing.Accumulate);
        Assert.Equal([9f, 9, 9, 9, 0, 20, 0, 40], wide);
        Tensor<float> mean = Tensor.Create([8f], [1, 1, 1, 1]);
        Regions<float> box = Regions.Of([0f, 0, 4, 1], [0]);
        ReadOnlyTensorSpan<float> means = mean;
        RoiSampling samples = RoiSampling.PerBin(4);
        Assert.Equal([2f, 2, 2, 2], Pool.RoiAlignBackward(mean, x, box, one, samples).ToArray());
        Assert.Equal([2f, 2, 2, 2], Pool.RoiAlignBackward(means, xs, box, one, samples).ToArray());
        Pool.RoiAlignBackward(mean, x, box, one, every, samples);
        Assert.Equal([2f, 2, 2, 2], wide[4..]);
        Pool.RoiAlignBackward(means, xs, box, one, every, samples, writing: Writing.Accumulate);
        Assert.Equal([4f, 4, 4, 4], wide[4..]);
        Assert.Equal([2f, 2, 2, 2], Pool.PositionSensitiveRoiAlignBackward(mean, row, box, one, samples).ToArray());
        Assert.Equal([2f, 2, 2, 2], Pool.PositionSensitiveRoiAlignBackward(means, row, box, one, samples).ToArray());
        Assert.Equal([2f, 2, 2, 2], Pool.PositionSensitiveRoiPoolBackward(mean, row, box, one).ToArray());
        Assert.Equal([2f, 2, 2, 2], Pool.PositionSensitiveRoiPoolBackward(means, row, box, one).ToArray());
        Pool.PositionSensitiveRoiAlignBackward(mean, box, one, every, samples);
        Pool.PositionSensitiveRoiAlignBackward(means, box, one, every, samples, Writing.Accumulate);
        Assert.Equal([4f, 4, 4, 4], wide[4..]);
        Pool.PositionSensitiveRoiPoolBackward(mean, box, one, every);
        Pool.PositionSensitiveRoiPoolBackward(means, box, one, every, writing: Writing.Accumulate);
        Assert.Equal([9f, 9, 9, 9, 4, 4, 4, 4], wide);
    }
}
