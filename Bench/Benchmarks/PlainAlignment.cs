using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>The loops that one writes for RoIAlign (average, half-pixel): for every output, for every sample, where it lies, its four elements, their weights.</summary>
internal static class PlainAlignment
{
    internal static void Run(RegionScene scene, float[] map, int samplesPerBin, Layout layout, float[] y)
    {
        (int pixel, int channel) = layout == Layout.ChannelsLast ? (scene.Channels, 1) : (1, scene.Height * scene.Width);
        const float Scale = 1f / RegionScene.PictureScale;
        int bins = scene.Bins;
        for (int region = 0; region < scene.Regions; region++)
        {
            ReadOnlySpan<float> box = scene.Boxes.AsSpan(region * 4, 4);
            (float left, float top) = ((box[0] * Scale) - 0.5f, (box[1] * Scale) - 0.5f);
            (float wide, float high) = (((box[2] * Scale) - 0.5f - left) / bins, ((box[3] * Scale) - 0.5f - top) / bins);
            (int across, int down) = samplesPerBin > 0 ? (samplesPerBin, samplesPerBin) : ((int)float.Ceiling(wide), (int)float.Ceiling(high));
            for (int plane = 0; plane < scene.Channels; plane++)
            {
                for (int bin = 0; bin < bins * bins; bin++)
                {
                    float total = 0;
                    for (int row = 0; row < down; row++)
                    {
                        float vertical = top + (bin / bins * high) + ((row + 0.5f) * high / down);
                        for (int column = 0; column < across; column++)
                            total += Sample(scene, map.AsSpan(plane * channel), vertical, left + (bin % bins * wide) + ((column + 0.5f) * wide / across), pixel);
                    }

                    int output = layout == Layout.ChannelsLast ? (((region * bins * bins) + bin) * scene.Channels) + plane : (((region * scene.Channels) + plane) * bins * bins) + bin;
                    y[output] = total / int.Max(1, across * down);
                }
            }
        }
    }

    private static float Sample(RegionScene scene, ReadOnlySpan<float> plane, float vertical, float horizontal, int pixel)
    {
        if (vertical < -1 || vertical > scene.Height || horizontal < -1 || horizontal > scene.Width) return 0;
        (int upper, int lower, float down) = Between(vertical, scene.Height);
        (int left, int right, float across) = Between(horizontal, scene.Width);
        int row = scene.Width * pixel;
        return ((1 - down) * (1 - across) * plane[(upper * row) + (left * pixel)]) + ((1 - down) * across * plane[(upper * row) + (right * pixel)])
            + (down * (1 - across) * plane[(lower * row) + (left * pixel)]) + (down * across * plane[(lower * row) + (right * pixel)]);
    }

    private static (int Low, int High, float Fraction) Between(float position, int extent)
    {
        position = float.Max(position, 0);
        int low = (int)position;
        return low >= extent - 1 ? (extent - 1, extent - 1, 0) : (low, low + 1, position - low);
    }
}
