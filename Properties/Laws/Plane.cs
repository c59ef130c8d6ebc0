using FsCheck;
using FsCheck.Fluent;

namespace PoolFunctional.Properties.Laws;

/// <summary>A plane of small integers with a square window that fits; averages of its windows are exact where the divisor is a power of two.</summary>
public sealed record Plane(int Height, int Width, int Kernel, int Stride, int Seed)
{
    internal nint[] Shape => [1, 1, Height, Width];

    internal Window Window => Window.Square(Kernel, axes: 2, stride: Stride);

    internal int OutputHeight => ((Height - Kernel) / Stride) + 1;

    internal int OutputWidth => ((Width - Kernel) / Stride) + 1;

    internal float[] Floats => [.. Longs.Select(value => (float)value)];

    internal long[] Longs => [.. Enumerable.Range(0, Height * Width).Select(i => (long)((((i + 1) * 7919L) ^ (Seed * 104729L)) % 61) - 30)];

    public override string ToString() =>
        $"kernel {Kernel} stride {Stride}\n{string.Join('\n', Longs.Chunk(Width).Select(row => string.Join(' ', row.Select(value => $"{value,4}"))))}";
}

/// <summary>Planes from 1 × 1 to 24 × 80.</summary>
public static class PlaneGenerators
{
    public static Arbitrary<Plane> Planes() => Arb.From(
        from height in Gen.Choose(1, 24)
        from width in Gen.Choose(1, 80)
        from kernel in Gen.Choose(1, int.Min(7, int.Min(height, width)))
        from stride in Gen.Choose(1, 5)
        from seed in Gen.Choose(0, 100_000)
        select new Plane(height, width, kernel, stride, seed),
        Smaller);

    private static IEnumerable<Plane> Smaller(Plane plane) =>
        new[]
        {
            plane with { Height = plane.Height / 2 }, plane with { Width = plane.Width / 2 }, plane with { Height = plane.Height - 1 },
            plane with { Width = plane.Width - 1 }, plane with { Kernel = plane.Kernel - 1 }, plane with { Stride = plane.Stride - 1 },
        }.Where(smaller => smaller.Kernel >= 1 && smaller.Stride >= 1 && smaller.Height >= smaller.Kernel && smaller.Width >= smaller.Kernel);
}
