using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

public sealed class RoiHandWorkedLaws
{
    private static readonly float[] Ramp = [.. Enumerable.Range(1, 16)];

    private static Regions<float> Box => Regions.Of([0f, 0, 3, 3], [0]);

    [Fact]
    public void Half_pixel_average_of_a_ramp_is_the_one_of_onnx() => Assert.Equal([2.5625f, 4, 8.3125f, 9.75f], Aligned(Ramp, RoiReduction.Average, PixelConvention.HalfPixel));

    [Fact]
    public void Unshifted_average_of_a_ramp_is_the_one_of_onnx() => Assert.Equal([4.75f, 6.25f, 10.75f, 12.25f], Aligned(Ramp, RoiReduction.Average, PixelConvention.Unshifted));

    /// <summary>Samples lie at −0.125, 0.625, 1.375 and 2.125 both ways: the greatest weights are 1, and 0.875 of the last.</summary>
    [Fact]
    public void Weighted_maximum_of_ones_is_below_one_where_no_sample_meets_an_element() =>
        Assert.Equal([1, 0.875f, 0.875f, 0.765625f], Aligned([.. Ramp.Select(_ => 1f)], RoiReduction.WeightedMax, PixelConvention.HalfPixel));

    [Fact]
    public void True_maximum_of_ones_is_one() => Assert.Equal([1f, 1, 1, 1], Aligned([.. Ramp.Select(_ => 1f)], RoiReduction.Max, PixelConvention.HalfPixel));

    /// <summary>The lower right sample of each bin, at 0.625 and 2.125: <c>1 + 4·down + across</c>.</summary>
    [Fact]
    public void True_maximum_of_a_ramp_is_its_last_sample() => Assert.Equal([4.125f, 5.625f, 10.125f, 11.625f], Aligned(Ramp, RoiReduction.Max, PixelConvention.HalfPixel));

    /// <summary>Samples lie at −2, 0 and 2 both ways of a map of one element: one of nine is inside.</summary>
    [Fact]
    public void Samples_outside_are_counted_and_add_nothing()
    {
        float[] y = new float[1];
        Pool.RoiAlign<float, float>([9f], [1, 1, 1, 1], Regions.Of([-2.5f, -2.5f, 3.5f, 3.5f], [0]), RoiGrid.Of(1, 1), y, RoiSampling.PerBin(3));
        Assert.Equal([1f], y);
    }

    /// <summary>The element at (1, 1) is 6. Unshifted, the box is one element wide and its sample at (1.5, 1.5); else it is a point at (0.5, 0.5).</summary>
    [Fact]
    public void Empty_boxes_are_one_element_wide_where_elements_lie_unshifted()
    {
        float[] y = new float[1];
        Pool.RoiAlign<float, float>(Ramp, [1, 1, 4, 4], Regions.Of([1f, 1, 1, 1], [0]), RoiGrid.Of(1, 1), y, RoiSampling.PerBin(1), convention: PixelConvention.Unshifted);
        Assert.Equal([8.5f], y);
        Pool.RoiAlign<float, float>(Ramp, [1, 1, 4, 4], Regions.Of([1f, 1, 1, 1], [0]), RoiGrid.Of(1, 1), y, RoiSampling.PerBin(1));
        Assert.Equal([3.5f], y);
    }

    /// <summary>Samples lie at −3.5, 0.5 and 4.5 both ways: one of nine is inside, in the middle of four elements.</summary>
    [Fact]
    public void Maximum_of_samples_leaves_out_those_outside_and_the_historical_one_takes_them_for_zero()
    {
        float[] y = new float[1];
        void Align(RoiReduction reduction, float reach) =>
            Pool.RoiAlign<float, float>([-8f, -8, -8, -8], [1, 1, 2, 2], Regions.Of([1 - reach, 1 - reach, 1 + reach, 1 + reach], [0]), RoiGrid.Of(1, 1), y, RoiSampling.PerBin(3), reduction);
        Align(RoiReduction.Max, reach: 6);
        Assert.Equal([-8f], y);
        Align(RoiReduction.WeightedMax, reach: 6);
        Assert.Equal([0f], y);
        Align(RoiReduction.WeightedMax, reach: 0);
        Assert.Equal([-2f], y);
    }

    [Fact]
    public void Maximum_pooling_rounds_halves_away_from_zero_and_counts_the_last_element()
    {
        float[] y = new float[2];
        Pool.RoiPool<float, float>([1f, 2, 3, 4], [1, 1, 1, 4], Regions.Of([0f, 0, 3, 0], [0]), RoiGrid.Of(1, 2), y);
        Assert.Equal([2f, 4], y);
        Pool.RoiPool<float, float>([1f, 2, 3, 4], [1, 1, 1, 4], Regions.Of([0.5f, 0, 0.5f, 0], [0]), RoiGrid.Of(1, 2), y);
        Assert.Equal([2f, 2], y);
        Pool.RoiPool<float, float>([1f, 2, 3, 4], [1, 1, 1, 4], Regions.Of([-0.5f, 0, -0.5f, 0], [0]), RoiGrid.Of(1, 2), y);
        Assert.Equal([0f, 0], y);
        Pool.RoiPool<float, float>([-1f, -2, -3, -4], [1, 1, 1, 4], Regions.Of([3f, 0, 4, 0], [0]), RoiGrid.Of(1, 2), y);
        Assert.Equal([-4f, 0], y);
    }

    [Fact]
    public void Position_sensitive_average_reads_for_every_bin_its_own_channel_and_not_the_last_element_of_a_box()
    {
        float[] y = new float[2];
        Pool.PositionSensitiveRoiPool<float, float>([1f, 2, 3, 4, 10, 20, 30, 40], [1, 2, 1, 4], Regions.Of([0f, 0, 2, 0], [0]), RoiGrid.Of(1, 2), y);
        Assert.Equal([1f, 20], y);
        Pool.PositionSensitiveRoiPool<float, float>([1f, 2, 3, 4, 10, 20, 30, 40], [1, 2, 1, 4], Regions.Of([0f, 0, 4, 1], [0]), RoiGrid.Of(1, 2), y);
        Assert.Equal([1.5f, 35], y);
    }

    private static float[] Aligned(float[] x, RoiReduction reduction, PixelConvention convention)
    {
        float[] y = new float[4];
        Pool.RoiAlign<float, float>(x, [1, 1, 4, 4], Box, RoiGrid.Of(2, 2), y, RoiSampling.PerBin(2), reduction, convention);
        return y;
    }
}
