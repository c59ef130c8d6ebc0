using PoolFunctional.Bench.Checks;

namespace PoolFunctional.Bench.Pictures;

/// <summary>A picture pooled through the façade.</summary>
internal sealed record PicturePooling(Picture Input, Window Window, Reduction Reduction, Picture Result, TimeSpan Time)
{
    internal double GigabytesPerSecond => sizeof(float) * ((double)Input.Pixels.Length + Result.Pixels.Length) / Time.TotalSeconds / 1e9;

    /// <summary>Taps in all: what the definition's time is proportional to.</summary>
    internal double Taps => Plan.Create(Window, Shape.Create(InputExtents).OrFail()).OrFail().Axes
        .Select(axis => Enumerable.Range(0, (int)axis.OutputExtent).Sum(output => (double)axis.PresentTaps(output)))
        .Aggregate((double)Picture.Channels, (product, taps) => product * taps);

    private long[] InputExtents => [1, Picture.Channels, Input.Height, Input.Width];

    /// <summary>Pools once, in the given layout; the result is a picture whatever the layout.</summary>
    internal static PicturePooling Once(Picture input, Window window, Reduction reduction, Layout layout) =>
        Of(input, window, reduction, layout, run =>
        {
            run();
            return TimeSpan.Zero;
        });

    /// <summary>Pools many times, channels last as the picture lies, and keeps the median time.</summary>
    internal static PicturePooling Timed(Picture input, Window window, Reduction reduction) =>
        Of(input, window, reduction, Layout.ChannelsLast, Stopclock.Median);

    /// <summary>Elements of the result that differ from the definition's in any bit.</summary>
    internal long Differences() =>
        Agreement.Differences(Result.ChannelsFirstPixels, Agreement.Definition(Input.ChannelsFirstPixels, InputExtents, Window, Reduction).AsSpan());

    private static PicturePooling Of(Picture input, Window window, Reduction reduction, Layout layout, Func<Action, TimeSpan> time)
    {
        bool channelsLast = layout == Layout.ChannelsLast;
        float[] x = channelsLast ? input.Pixels : input.ChannelsFirstPixels;
        nint[] shape = channelsLast ? input.ChannelsLastShape : input.ChannelsFirstShape;
        PoolPlan<float> plan = Pool.Compile<float>(reduction, window, shape, new PoolOptions { Layout = layout });
        ReadOnlySpan<nint> extents = channelsLast ? plan.OutputShape[1..3] : plan.OutputShape[2..4];
        (int height, int width) = ((int)extents[0], (int)extents[1]);
        float[] y = new float[Affordable((long)height * width * Picture.Channels)];
        TimeSpan spent = time(() => plan.Run(x, y));
        return new(input, window, reduction, channelsLast ? new Picture(height, width, y) : Picture.FromChannelsFirst(height, width, y), spent);
    }

    private static long Affordable(long elements) =>
        elements * sizeof(float) <= PoolOptions.Default.MaxAllocatedBytes
            ? elements
            : throw new Failure($"The result would take {elements * sizeof(float)} bytes; {PoolOptions.Default.MaxAllocatedBytes} are allowed here.");
}
