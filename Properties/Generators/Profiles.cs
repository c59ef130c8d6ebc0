namespace PoolFunctional.Generators;

/// <summary>How large a case is, drawn so that every kind of fast kernel is reached: small planes, long rows, many channels, edges of lanes.</summary>
internal static class Profiles
{
    /// <summary>Batch, channels and spatial extents, of moderate size.</summary>
    internal static (int Batch, int Channels, int[] Extents) Draw(Random random)
    {
        int batch = random.Next(100) == 0 ? 0 : random.Next(3) == 0 ? random.Next(2, 4) : 1;
        return random.Next(16) switch
        {
            0 or 1 or 2 => (batch, Few(random), Every(1 + random.Next(4), () => 1 + random.Next(12))),
            3 or 4 or 5 => (batch, Few(random), [.. Every(random.Next(3), () => 1 + random.Next(6)), 1 + random.Next(257)]),
            6 or 7 => (batch, 1 + random.Next(70), Every(1 + random.Next(3), () => 1 + random.Next(9))),
            8 or 9 => (batch, Few(random), [.. Every(1, () => 1 + random.Next(5)), NearLanes(random)]),
            10 => (1, 1, [1 + random.Next(5000)]),
            11 => (1, 1 + random.Next(140), Every(2, () => 1 + random.Next(14))),
            12 or 13 => (1, Few(random), Every(2, () => 8 + random.Next(60))),
            14 => (batch, Few(random), [1 + random.Next(40), 1 + random.Next(140)]),
            _ => (1, 1 + random.Next(33), [1 + random.Next(257)]),
        };
    }

    /// <summary>Long rows, which are worked on in chunks; many small planes, which are worked on together; rows and planes for large kernels.</summary>
    internal static (int Batch, int Channels, int[] Extents) DrawLarge(Random random) => random.Next(4) switch
    {
        0 => (1, 1 + random.Next(2), [5_000 + random.Next(45_000)]),
        1 => (1, 40 + random.Next(300), Every(2, () => 3 + random.Next(12))),
        2 => (1 + random.Next(2), 1 + random.Next(3), [300 + random.Next(1_500)]),
        _ => (1, 1 + random.Next(3), Every(2, () => 30 + random.Next(60))),
    };

    /// <summary>An extent at a multiple of a lane count, or one beside it.</summary>
    private static int NearLanes(Random random) => int.Max(1, ((4 << random.Next(5)) * (1 + random.Next(4))) + random.Next(-1, 2));

    private static int Few(Random random) => 1 + random.Next(random.Next(4) == 0 ? 9 : 3);

    private static int[] Every(int count, Func<int> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
}
