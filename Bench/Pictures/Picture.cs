namespace PoolFunctional.Bench.Pictures;

/// <summary>A colour picture <c>[height, width, 3]</c>: red, green and blue as floats, 0 … 255.</summary>
internal sealed record Picture(int Height, int Width, float[] Pixels)
{
    internal const int Channels = 3;

    internal const float White = 255;

    /// <summary>A batch of one, channels last.</summary>
    internal nint[] ChannelsLastShape => [1, Height, Width, Channels];

    /// <summary>A batch of one, channels first.</summary>
    internal nint[] ChannelsFirstShape => [1, Channels, Height, Width];

    /// <summary>The same pixels as <c>[3, height, width]</c>.</summary>
    internal float[] ChannelsFirstPixels => ToChannelsFirst(Pixels, Height * Width);

    /// <summary>The picture whose <c>[3, height, width]</c> elements are given.</summary>
    internal static Picture FromChannelsFirst(int height, int width, ReadOnlySpan<float> values)
    {
        float[] pixels = new float[values.Length];
        int plane = height * width;
        for (int i = 0; i < pixels.Length; i++) pixels[i] = values[(i % Channels * plane) + (i / Channels)];
        return new(height, width, pixels);
    }

    /// <summary>The picture with its brightest element at white, where any element is beyond it (a sum's are).</summary>
    internal Picture FittedToWhite()
    {
        float brightest = Pixels.Max();
        return brightest <= White ? this : this with { Pixels = [.. Pixels.Select(value => value * White / brightest)] };
    }

    private static float[] ToChannelsFirst(float[] pixels, int plane)
    {
        float[] values = new float[pixels.Length];
        for (int i = 0; i < pixels.Length; i++) values[(i % Channels * plane) + (i / Channels)] = pixels[i];
        return values;
    }
}
