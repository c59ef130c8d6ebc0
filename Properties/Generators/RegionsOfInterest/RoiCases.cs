namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>Random cases that the definition answers in about a millisecond.</summary>
internal static class RoiCases
{
    /// <summary>About as many samples as the definition takes in that time.</summary>
    private const int MostWork = 6_000;

    private static readonly ElementType[] elements = [ElementType.Single, ElementType.Single, ElementType.Double, ElementType.Half];
    private static readonly Palette[] palettes = [Palette.Ordinary, Palette.Ordinary, Palette.Counts, Palette.Below, Palette.Spiced, Palette.Edges, Palette.Zeros, Palette.AnyBits];

    internal static RoiCase At(string operation, int seed, int index) => Drawn(operation, new Random((int)(Elements.Bits((ulong)(uint)seed, ((ulong)(uint)index << 8) | (uint)operation.Length) >> 33)));

    private static RoiCase Drawn(string operation, Random random)
    {
        ElementType box = elements[random.Next(elements.Length)];
        (int batch, int height, int width) = (1 + random.Next(3), 1 + random.Next(random.Next(4) == 0 ? 40 : 14), 1 + random.Next(random.Next(4) == 0 ? 40 : 14));
        (int rows, int columns) = (1 + random.Next(4), 1 + random.Next(4));
        double scale = ((double[])[1, 1, 0.5, 0.0625, 0.3, 2])[random.Next(6)];
        RoiSampling sampling = random.Next(3) switch { 0 => RoiSampling.Adaptive, 1 => RoiSampling.PerBin(2), _ => RoiSampling.PerBin(1 + random.Next(7)) };
        int boxes = random.Next(12) == 0 ? 0 : 1 + random.Next(4);
        Sequence<Region> regions = Enumerable.Range(0, boxes).Select(_ => Rounded(box, Box(random, random.Next(batch), height / scale, width / scale))).ToSequence();
        int samples = sampling is RoiSampling.PerBinSampling fixedly ? int.Min(fixedly.Samples * fixedly.Samples, 49) * rows * columns : 4 * height * width;
        int most = int.Max(1, MostWork / (int.Max(1, boxes) * (operation is RoiCase.Max or RoiCase.PositionSensitiveAverage ? height * width : samples)));
        return new(operation, batch, 1 + random.Next(int.Min(most, random.Next(3) == 0 ? 70 : 20)), height, width, regions, rows, columns)
        {
            Element = elements[random.Next(elements.Length)],
            BoxElement = box,
            Form = (BoxForm)random.Next(3),
            Scale = scale,
            Sampling = sampling,
            Convention = random.Next(2) == 0 ? PixelConvention.HalfPixel : PixelConvention.Unshifted,
            Clip = random.Next(2) == 0 ? RoiClip.InBounds : RoiClip.BeforeLast,
            Layout = random.Next(2) == 0 ? Layout.ChannelsFirst : Layout.ChannelsLast,
            Palette = palettes[random.Next(palettes.Length)],
            DataSeed = random.Next(),
            Threads = ((int[])[1, 1, 2, 3])[random.Next(4)],
            Offset = random.Next(40),
        };
    }

    private static Region Box(Random random, int map, double height, double width)
    {
        double Within(double extent) => (random.NextDouble() * extent * 1.4) - (extent * 0.2);
        return random.Next(10) switch
        {
            // Edges on elements, and between them.
            0 => new(map, random.Next((int)width + 1), random.Next((int)height + 1), random.Next((int)width + 1), random.Next((int)height + 1)),
            1 => new(map, 0.5 + random.Next((int)width + 1), 0.5 + random.Next((int)height + 1), random.Next((int)width + 1) - 0.5, random.Next((int)height + 1) - 0.5),
            2 => new(map, -width, -height, 2 * width, 2 * height),
            3 => Far(random, map),
            4 => new(map, Within(width), Within(height), Within(width), Within(height)),
            5 => Ordered(map, Within(width), Within(height), 0, 0),
            _ => Ordered(map, Within(width), Within(height), Within(width), Within(height)),
        };
    }

    /// <summary>As far as a box may be at every scale of these cases: far outside, or around everything.</summary>
    private static Region Far(Random random, int map)
    {
        double Edge() => ((double[])[-8388608, 8388608, -65504, 65504, -3000, 3000])[random.Next(6)];
        return random.Next(2) == 0 ? new(map, -8388608, -8388608, 8388608, 8388608) : new(map, Edge(), Edge(), Edge(), Edge());
    }

    private static Region Ordered(int map, double x1, double y1, double x2, double y2) => new(map, double.Min(x1, x2), double.Min(y1, y2), double.Max(x1, x2), double.Max(y1, y2));

    /// <summary>The numbers that the boxes' type has.</summary>
    private static Region Rounded(ElementType type, Region region)
    {
        double Of(double value) => type == ElementType.Double ? value : type == ElementType.Single ? (double)(float)value : (double)(Half)double.Clamp(value, -65504, 65504);
        return new(region.Batch, Of(region.X1), Of(region.Y1), Of(region.X2), Of(region.Y2));
    }
}
