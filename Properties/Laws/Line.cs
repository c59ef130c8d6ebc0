using FsCheck;
using FsCheck.Fluent;

namespace PoolFunctional.Properties.Laws;

/// <summary>A row of small integers with a sliding window that has at least one valid start: any kernel, stride, dilation and padding.</summary>
public sealed record Line(int Extent, int Kernel, int Stride, int Dilation, int Before, int After, int Seed)
{
    internal int Reach => ((Kernel - 1) * Dilation) + 1;

    internal int Padded => Before + Extent + After;

    internal bool Fits => Extent >= 1 && Kernel >= 1 && Stride >= 1 && Dilation >= 1 && Before >= 0 && After >= 0 && Reach <= Padded;

    internal nint[] Shape => [1, 1, Extent];

    internal int Outputs => ((Padded - Reach) / Stride) + 1;

    internal long[] Longs => [.. Enumerable.Range(0, Extent).Select(i => (long)((((i + 1) * 7919L) ^ (Seed * 104729L)) % 61) - 30)];

    internal float[] Floats => [.. Longs.Select(value => (float)value)];

    internal Window Window(Rounding rounding) => PoolFunctional.Window.Sliding([Kernel], [Stride], Padding.Explicit([Before], [After]), [Dilation], rounding);

    /// <summary>What each window touches, output by output, with <paramref name="absent"/> where it touches padding.</summary>
    internal T[] Gathered<T>(T[] x, T absent) =>
        [.. from output in Enumerable.Range(0, Outputs)
            from tap in Enumerable.Range(0, Kernel)
            let position = (output * Stride) + (tap * Dilation) - Before
            select position >= 0 && position < Extent ? x[position] : absent];

    public override string ToString() => $"kernel {Kernel} stride {Stride} dilation {Dilation} padding {Before}+{After}\n{string.Join(' ', Longs)}";
}

/// <summary>Rows of 1 to 257 elements.</summary>
public static class LineGenerators
{
    public static Arbitrary<Line> Lines() => Arb.From(
        from kernel in Gen.Choose(1, 6)
        from stride in Gen.Choose(1, 5)
        from dilation in Gen.Choose(1, 4)
        from before in Gen.Choose(0, 4)
        from after in Gen.Choose(0, 4)
        let least = int.Max(1, ((kernel - 1) * dilation) + 1 - before - after)
        from extent in Gen.OneOf(Gen.Choose(least, least + 12), Gen.Choose(least, 257))
        from seed in Gen.Choose(0, 100_000)
        select new Line(extent, kernel, stride, dilation, before, after, seed),
        Smaller);

    private static IEnumerable<Line> Smaller(Line line) =>
        new[]
        {
            line with { Extent = line.Extent / 2 }, line with { Extent = line.Extent - 1 }, line with { Kernel = line.Kernel - 1 }, line with { Stride = line.Stride - 1 },
            line with { Dilation = line.Dilation - 1 }, line with { Before = line.Before - 1 }, line with { After = line.After - 1 },
        }.Where(smaller => smaller.Fits);
}
