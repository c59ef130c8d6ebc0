using PoolFunctional.Bench.Checks;

namespace PoolFunctional.Bench.Pictures;

/// <summary>A picture pooled through the façade, and checked against the definition.</summary>
internal sealed record PicturePooling(Picture Input, Picture Result, long Differences, TimeSpan Time)
{
    internal double GigabytesPerSecond => sizeof(float) * ((double)Input.Pixels.Length + Result.Pixels.Length) / Time.TotalSeconds / 1e9;

    /// <summary>Pools in the given layout; the result is a picture whatever the layout.</summary>
    internal static PicturePooling Of(Picture input, Window window, Reduction reduction, Layout layout, bool timed)
    {
        bool channelsLast = layout == Layout.ChannelsLast;
        float[] x = channelsLast ? input.Pixels : input.ChannelsFirstPixels;
        nint[] shape = channelsLast ? input.ChannelsLastShape : input.ChannelsFirstShape;
        PoolPlan<float> plan = Pool.Compile<float>(reduction, window, shape, new PoolOptions { Layout = layout });
        (int height, int width) = channelsLast ? ((int)plan.OutputShape[1], (int)plan.OutputShape[2]) : ((int)plan.OutputShape[2], (int)plan.OutputShape[3]);
        float[] y = new float[height * width * Picture.Channels];
        TimeSpan time = timed ? Stopclock.Median(() => plan.Run(x, y)) : TimeSpan.Zero;
        if (!timed) plan.Run(x, y);

        Picture result = channelsLast ? new Picture(height, width, y) : Picture.FromChannelsFirst(height, width, y);
        Sequence<float> definition = Agreement.Definition(input.ChannelsFirstPixels, [1, Picture.Channels, input.Height, input.Width], window, reduction);
        return new(input, result, Agreement.Differences(result.ChannelsFirstPixels, definition.AsSpan()), time);
    }
}
