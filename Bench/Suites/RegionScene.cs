namespace PoolFunctional.Bench.Suites;

/// <summary>A detector's feature map and the boxes that a proposal network gives for it: sides from 16 to 512 elements of the picture, all sizes alike often, mostly not square.</summary>
internal sealed class RegionScene
{
    internal const int PictureScale = 16;

    private const int Seed = 7;
    private const double SmallestSide = 16;
    private const double LargestRatio = 32;

    internal RegionScene(int channels, int height, int width, int regions, int bins)
    {
        Random random = new(Seed);
        (Channels, Height, Width, Regions, Bins) = (channels, height, width, regions, bins);
        Map = new float[channels * height * width];
        for (int i = 0; i < Map.Length; i++) Map[i] = random.NextSingle() - 0.5f;
        Boxes = [.. Enumerable.Range(0, regions).SelectMany(_ => Box(random))];
        BatchIndices = new long[regions];
    }

    internal int Channels { get; }

    internal int Height { get; }

    internal int Width { get; }

    internal int Regions { get; }

    /// <summary>Bins of a region along each axis.</summary>
    internal int Bins { get; }

    /// <summary><c>[1, channel, height, width]</c>.</summary>
    internal float[] Map { get; }

    /// <summary><c>[region, 4]</c>.</summary>
    internal float[] Boxes { get; }

    internal long[] BatchIndices { get; }

    internal RoiGrid Grid => RoiGrid.Of(Bins, Bins, 1.0 / PictureScale);

    internal nint[] Shape(Layout layout) => layout == Layout.ChannelsLast ? [1, Height, Width, Channels] : [1, Channels, Height, Width];

    internal int Outputs => Regions * Channels * Bins * Bins;

    /// <summary>The map with its channels last.</summary>
    internal float[] MapChannelsLast()
    {
        float[] turned = new float[Map.Length];
        int pixels = Height * Width;
        for (int i = 0; i < turned.Length; i++) turned[i] = Map[(i % Channels * pixels) + (i / Channels)];
        return turned;
    }

    private float[] Box(Random random)
    {
        double width = SmallestSide * double.Pow(LargestRatio, random.NextDouble());
        double height = width * double.Pow(2, (2 * random.NextDouble()) - 1);
        (double right, double bottom) = (Width * PictureScale, Height * PictureScale);
        (double x, double y) = (random.NextDouble() * right, random.NextDouble() * bottom);
        return
        [
            (float)double.Clamp(x - (width / 2), 0, right), (float)double.Clamp(y - (height / 2), 0, bottom),
            (float)double.Clamp(x + (width / 2), 0, right), (float)double.Clamp(y + (height / 2), 0, bottom),
        ];
    }
}
