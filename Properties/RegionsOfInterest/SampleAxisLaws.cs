using PoolFunctional.RegionsOfInterest;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>Samples of a bin along one axis, each looked at in turn; and the limits of grids, samplings and boxes.</summary>
public sealed class SampleAxisLaws
{
    /// <summary>Positions in eighths of the axis, also of bins that go backwards, so that many lie exactly on a bound.</summary>
    private static IEnumerable<SampleAxis<double>> Axes =>
        from start in Enumerable.Range(-9, 22)
        from size in (double[])[-3, -1, -0.5, 0, 0.25, 1, 2, 5]
        from samples in (int[])[0, 1, 2, 4, 5]
        from extent in (int[])[1, 2, 4]
        select new SampleAxis<double>(start / 2.0, size, samples, extent);

    [Fact]
    public void Samples_inside_are_those_from_one_before_the_first_element_to_the_end() =>
        Assert.All(from axis in Axes from bin in (int[])[0, 1, 2] select (axis, bin), sampled =>
        {
            (SampleAxis<double> axis, int bin) = sampled;
            (long first, long end) = axis.Inside(bin);
            Assert.Equal(
                Enumerable.Range(0, (int)axis.Samples).Where(sample => axis.Position(bin, sample) is var position && position >= -1 && position <= axis.Extent),
                Enumerable.Range((int)first, (int)long.Max(0, end - first)));
        });

    /// <summary>The element at each place is the number of the place: what is interpolated is the position, clipped to the axis.</summary>
    [Fact]
    public void Taps_interpolate_between_the_elements_beside_the_position() =>
        Assert.All(from axis in Axes from bin in (int[])[0, 1] from sample in Enumerable.Range(0, (int)axis.Samples) where axis.Position(bin, sample) is >= -1 && axis.Position(bin, sample) <= axis.Extent select (axis, bin, sample), sampled =>
        {
            (SampleAxis<double> axis, int bin, int sample) = sampled;
            SampleTaps<double> taps = axis.Taps(bin, sample);
            Assert.Equal(double.Clamp(axis.Position(bin, sample), 0, axis.Extent - 1), (taps.LowWeight * taps.Low) + (taps.HighWeight * taps.High), 12);
            Assert.Equal(1, taps.LowWeight + taps.HighWeight);
            Assert.True(taps.Low >= 0 && taps.Low <= taps.High && taps.High < axis.Extent && taps.HighWeight is >= 0 and < 1, taps.ToString());
        });

    [Fact]
    public void Positions_are_the_middles_of_equal_parts_of_the_bins() =>
        Assert.Equal([1.25, 1.75, 2.25, 2.75], from bin in (int[])[0, 1] from sample in (int[])[0, 1] select new SampleAxis<double>(1, 1, 2, 9).Position(bin, sample));

    [Theory]
    [InlineData(2, 6, 0, 1, 3, 2, 2, 3)]
    [InlineData(2, 6, 0.5, 0, 0, 1.5, 2, 2)]
    [InlineData(2, 2.5, 0, 1, 0, 2, 0.5, 1)]
    [InlineData(2, 2, 0, 0, 0, 2, 0, 0)]
    [InlineData(6, 2, 0.5, double.NegativeInfinity, 0, 5.5, -2, 0)]
    [InlineData(2, 7, 0, 1, 0, 2, 2.5, 3)]
    public void Axis_of_a_box_has_its_shift_its_least_size_and_as_many_samples_as_told_or_as_elements_of_a_bin(
        double from, double to, double shift, double least, int told, double start, double bin, int samples) =>
        Assert.Equal(new SampleAxis<double>(start, bin, samples, 9), SampleAxis<double>.Between(from, to, 2, 9, new(shift, least, told)));

    [Fact]
    public void Grids_have_from_one_to_sixty_five_thousand_bins_a_side()
    {
        static PoolError? Refusal(int height, int width, double scale = 1) => RoiGrid.Of(height, width, scale).Wrong<float>().FirstOrDefault();
        Assert.Equal((null, null, null), (Refusal(65_536, 1), Refusal(1, 65_536), Refusal(1, 1, 1e-30)));
        Assert.Equal((new PoolError.PooledSizeOutOfRange(0, 65_537, 65_536), new PoolError.PooledSizeOutOfRange(0, 0, 65_536)), (Refusal(65_537, 1), Refusal(0, 1)));
        Assert.Equal((new PoolError.PooledSizeOutOfRange(1, 65_537, 65_536), new PoolError.PooledSizeOutOfRange(1, 0, 65_536)), (Refusal(1, 65_537), Refusal(1, 0)));
        Assert.Equal((new PoolError.SpatialScaleNotPositive(0), new PoolError.SpatialScaleNotPositive(-1)), (Refusal(1, 1, 0), Refusal(1, 1, -1)));
        Assert.Equal(new PoolError.SpatialScaleNotPositive(1e300), Refusal(1, 1, 1e300));
    }

    [Fact]
    public void Samplings_have_at_most_a_thousand_samples_a_bin_and_a_million_a_side()
    {
        static PoolError? Refusal(RoiSampling sampling, int height, int width) => sampling.Wrong(RoiGrid.Of(height, width)).FirstOrDefault();
        Assert.Equal((null, null, null, null), (Refusal(RoiSampling.PerBin(1), 1, 1), Refusal(RoiSampling.PerBin(1024), 7, 7), Refusal(RoiSampling.PerBin(16), 65_536, 1), Refusal(RoiSampling.Adaptive, 1, 1)));
        Assert.Equal((new PoolError.SamplesOutOfRange(0, 1024), new PoolError.SamplesOutOfRange(1025, 1024)), (Refusal(RoiSampling.PerBin(0), 1, 1), Refusal(RoiSampling.PerBin(1025), 7, 7)));
        Assert.Equal((new PoolError.SamplesOutOfRange(17, 16), new PoolError.SamplesOutOfRange(17, 16)), (Refusal(RoiSampling.PerBin(17), 65_536, 1), Refusal(RoiSampling.PerBin(17), 1, 65_536)));
    }

    public static TheoryData<Region, PoolError?> Boxes => new()
    {
        { new(1, 0, 0, 16_777_216, -16_777_216), null },
        { new(2, 0, 0, 1, 1), new PoolError.RegionBatchOutOfRange(0, 2, 2) },
        { new(-1, 0, 0, 1, 1), new PoolError.RegionBatchOutOfRange(0, -1, 2) },
        { new(0, 0, double.NaN, 1, 1), new PoolError.RegionNotFinite(0, RegionCoordinate.Y1, double.NaN) },
        { new(0, 0, 0, double.PositiveInfinity, 1), new PoolError.RegionNotFinite(0, RegionCoordinate.X2, double.PositiveInfinity) },
        { new(0, 16_777_217, 0, 1, 1), new PoolError.RegionTooFar(0, RegionCoordinate.X1, 16_777_217, 16_777_216) },
        { new(0, 0, 0, 1, -16_777_217), new PoolError.RegionTooFar(0, RegionCoordinate.Y2, -16_777_217, 16_777_216) },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Boxes_are_finite_near_and_of_an_item_that_is_there(Region box, PoolError? expected)
    {
        Assert.Equal(expected, ScaledRegion<double>.Wrong(0, box, 1, 2).FirstOrDefault());
        Assert.Equal(expected is null, ScaledRegion<double>.IsPossible(box, 1, 2));
        FeatureMap<double> maps = Shape.Create(2, 1, 2, 2).Bind(shape => FeatureMap.Create<double>(shape, 1, 2, 3, 4, 5, 6, 7, 8)).Match(map => map, error => throw new InvalidOperationException(error.Message));
        if (expected is not null) Assert.Equal(expected, Reference.RoiPool(maps, [box], RoiGrid.Of(1, 1)).Match<PoolError?>(_ => null, error => error));
    }

    /// <summary>Samples at 1/4 and 3/4 across and at 3/8 and 5/8 down weigh each element by at least 1/4 · 3/8; one that lies outside counts as 0.</summary>
    [Fact]
    public void Weighted_maximum_of_negative_elements_is_zero_where_a_sample_lies_outside()
    {
        FeatureMap<double> map = Shape.Create(1, 1, 2, 2).Bind(shape => FeatureMap.Create<double>(shape, -1, -1, -1, -1)).Match(map => map, error => throw new InvalidOperationException(error.Message));
        double Of(Region box) => Assert.Single(Reference.RoiAlign(map, [box], RoiGrid.Of(1, 1), RoiSampling.PerBin(2), RoiReduction.WeightedMax, PixelConvention.HalfPixel).Match(y => y.Values, error => throw new InvalidOperationException(error.Message)));
        Assert.Equal((-0.09375, 0), (Of(new(0, 0.5, 0.75, 1.5, 1.25)), Of(new(0, -2.75, 0.75, 2.25, 1.25))));
    }

    [Fact]
    public void Maps_have_two_axes_and_channels_for_every_bin()
    {
        static Result<FeatureMap<double>, PoolError> Map(params long[] shape) => Shape.Create(shape).Bind(extents => FeatureMap.Create<double>(extents, new double[(int)extents.Elements]));
        static PoolError? Refusal<T>(Result<T, PoolError> result) => result.Match<PoolError?>(_ => null, error => error);
        Assert.Equal(new PoolError.MapAxes(1), Refusal(Map(1, 1, 4).Bind(map => Reference.RoiPool(map, [], RoiGrid.Of(1, 1)))));
        Assert.Equal(new PoolError.MapAxes(3), Refusal(Map(1, 1, 2, 2, 2).Bind(map => Reference.RoiPool(map, [], RoiGrid.Of(1, 1)))));
        Assert.Equal(new PoolError.PooledSizeOutOfRange(1, 0, 65_536), Refusal(Map(1, 1, 2, 2).Bind(map => Reference.RoiPool(map, [], RoiGrid.Of(1, 0)))));
        Assert.Equal(new PoolError.ChannelsNotDivisible(6, 4), Refusal(Map(1, 6, 2, 2).Bind(map => Reference.PositionSensitiveRoiPool(map, [], RoiGrid.Of(2, 2), RoiClip.InBounds))));
        Assert.Equal("[0, 3, 1, 2]", Map(1, 6, 2, 2).Bind(map => Reference.PositionSensitiveRoiPool(map, [], RoiGrid.Of(1, 2), RoiClip.InBounds)).Match(map => map.Shape.ToString(), error => error.Message));
    }
}
