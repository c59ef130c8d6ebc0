using FsCheck;
using FsCheck.Fluent;

namespace PoolFunctional.Properties.Laws;

/// <summary>A padded plane that square windows fill to its last row and column: height + 2·padding − reach is a multiple of the stride, and so for the width.</summary>
public sealed record FilledPlane(int OutputHeight, int OutputWidth, int Kernel, int Stride, int Padding, int Seed)
{
    internal int Height => ((OutputHeight - 1) * Stride) + Kernel - (2 * Padding);

    internal int Width => ((OutputWidth - 1) * Stride) + Kernel - (2 * Padding);

    internal nint[] Shape => [1, 1, Height, Width];

    internal Window Window => Window.Square(Kernel, axes: 2, stride: Stride, padding: Padding);

    internal long[] Longs => [.. Enumerable.Range(0, Height * Width).Select(i => (long)((((i + 1) * 7919L) ^ (Seed * 104729L)) % 61) - 30)];

    internal bool Fits => OutputHeight >= 1 && OutputWidth >= 1 && Kernel >= 1 && Stride >= 1 && Padding >= 0 && Height >= 1 && Width >= 1;

    public override string ToString() =>
        $"kernel {Kernel} stride {Stride} padding {Padding}\n{string.Join('\n', Longs.Chunk(Width).Select(row => string.Join(' ', row.Select(value => $"{value,4}"))))}";
}

/// <summary>Filled planes of up to 12 × 20 outputs.</summary>
public static class FilledPlaneGenerators
{
    public static Arbitrary<FilledPlane> Planes() => Arb.From(
        (from height in Gen.Choose(1, 12)
         from width in Gen.Choose(1, 20)
         from kernel in Gen.Choose(1, 6)
         from stride in Gen.Choose(1, 5)
         from padding in Gen.Choose(0, kernel / 2)
         from seed in Gen.Choose(0, 100_000)
         select new FilledPlane(height, width, kernel, stride, padding, seed)).Where(plane => plane.Fits),
        Smaller);

    private static IEnumerable<FilledPlane> Smaller(FilledPlane plane) =>
        new[]
        {
            plane with { OutputHeight = plane.OutputHeight / 2 }, plane with { OutputWidth = plane.OutputWidth / 2 }, plane with { OutputHeight = plane.OutputHeight - 1 },
            plane with { OutputWidth = plane.OutputWidth - 1 }, plane with { Kernel = plane.Kernel - 1 }, plane with { Stride = plane.Stride - 1 }, plane with { Padding = plane.Padding - 1 },
        }.Where(smaller => smaller.Fits);
}
