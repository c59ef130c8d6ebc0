namespace PoolFunctional.Bench.Suites;

/// <summary>Whether an answer for a scene is the definition's, bit for bit, on its first, middle and last region.</summary>
internal static class RegionCheck
{
    /// <summary>How the answer differs, in a sentence, or null.</summary>
    internal static string? Difference(RegionScene scene, RoiSampling? sampling, Layout layout, ReadOnlySpan<float> answer)
    {
        FeatureMap<float> map = Shape.Create(1, scene.Channels, scene.Height, scene.Width).Bind(shape => FeatureMap.Create<float>(shape, scene.Map)).OrFail();
        (int bins, int length) = (scene.Bins * scene.Bins, scene.Outputs / scene.Regions);
        foreach (int region in new[] { 0, scene.Regions / 2, scene.Regions - 1 })
        {
            ReadOnlySpan<float> box = scene.Boxes.AsSpan(region * 4, 4);
            Sequence<Region> boxes = [new Region(0, box[0], box[1], box[2], box[3])];
            Sequence<float> expected = (sampling is null
                ? Reference.RoiPool(map, boxes, scene.Grid)
                : Reference.RoiAlign(map, boxes, scene.Grid, sampling, RoiReduction.Average, PixelConvention.HalfPixel)).OrFail().Values;
            ReadOnlySpan<float> found = answer.Slice(region * length, length);
            for (int i = 0; i < length; i++)
            {
                float value = found[layout == Layout.ChannelsLast ? (i % bins * scene.Channels) + (i / bins) : i];
                if (BitConverter.SingleToUInt32Bits(value) != BitConverter.SingleToUInt32Bits(expected[i])) return $"output {i} of region {region} is {value:R}, the definition has {expected[i]:R}; such an answer is not timed.";
            }
        }

        return null;
    }
}
