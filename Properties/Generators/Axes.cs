namespace PoolFunctional.Generators;

/// <summary>What a window does along one axis, with an inclination to the windows that networks use and to the impossible-looking ones.</summary>
internal static class Axes
{
    /// <summary>Every axis of a case; half of the time all axes have the same kernel and stride.</summary>
    internal static Sequence<Axis> Draw(Random random, int[] extents)
    {
        Axis shared = One(random, extents[^1]);
        return extents.Select(extent => random.Next(2) == 0 ? One(random, extent) : shared with { Extent = extent }).ToSequence();
    }

    private static Axis One(Random random, int extent)
    {
        (int kernel, int stride, int padding) = random.Next(10) switch
        {
            0 => (2, 2, 0),
            1 => (3, 2, random.Next(2)),
            2 => (3, 1, random.Next(2)),
            3 => (1 + random.Next(7), 1 + random.Next(4), random.Next(4)),
            4 => (1 + random.Next(20), 1 + random.Next(6), random.Next(10)),
            5 => (1 + random.Next(int.Min(extent, 40)), 1, 0),
            6 => (extent + random.Next(4), 1 + random.Next(3), 2 + random.Next(5)),       // as large as the plane or larger
            7 => (1 + random.Next(3), 1 + random.Next(3), 3 + random.Next(6)),            // windows wholly in padding
            8 => (1 + random.Next(80), 1 + random.Next(5), random.Next(41)),
            _ => (1 + random.Next(5), 1 + random.Next(9), random.Next(3)),                // gaps between windows
        };
        int after = random.Next(4) == 0 ? random.Next(padding + 3) : padding;
        int dilation = random.Next(4) == 0 ? 1 + random.Next(4) : 1;
        return new(extent, kernel, stride, dilation, padding, after, OutputSize(random, extent), random.Next(2) == 0);
    }

    private static int OutputSize(Random random, int extent) => random.Next(6) switch
    {
        0 => Window.Keep,
        1 => 1,
        2 => extent + 1 + random.Next(4),
        3 => int.Max(1, extent / (1 + random.Next(4))),
        _ => 1 + random.Next(int.Min(extent, 20)),
    };
}
