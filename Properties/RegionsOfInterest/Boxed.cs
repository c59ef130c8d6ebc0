using FsCheck;
using FsCheck.Fluent;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>Feature maps of whole numbers with a box between their elements, so that every interpolation by eighths is exact.</summary>
public sealed record Boxed(int Batch, int Channels, int Height, int Width, int BinRows, int BinColumns, int X1, int Y1, int X2, int Y2, int Seed)
{
    internal nint[] Shape => [Batch, Channels, Height, Width];

    internal RoiGrid Grid => RoiGrid.Of(BinRows, BinColumns);

    /// <summary>Edges are halves, inside the map by half an element.</summary>
    internal float[] Box => [0.5f + (X1 * 0.5f), 0.5f + (Y1 * 0.5f), 0.5f + (X2 * 0.5f), 0.5f + (Y2 * 0.5f)];

    internal float[] Maps => Elements.Of(ElementType.Single, Palette.Counts, Seed, Batch * Channels * Height * Width);

    internal int Outputs => Channels * BinRows * BinColumns;

    internal float[] Aligned(float[] x, float[] boxes, RoiReduction reduction, int map = 0, RoiGrid? grid = null)
    {
        float[] y = new float[Outputs * (boxes.Length / 4)];
        Pool.RoiAlign<float, float>(x, Shape, Regions.Of<float>(boxes, (int[])[.. Enumerable.Repeat(map, boxes.Length / 4)]), grid ?? Grid, y, RoiSampling.PerBin(2), reduction);
        return y;
    }

    public override string ToString() => $"[{string.Join(", ", Shape)}] to {BinRows} by {BinColumns}, box ({string.Join(", ", Box)}), seed {Seed}";
}

/// <summary>Cases whose bins are powers of two.</summary>
public static class BoxedGenerators
{
    public static Arbitrary<Boxed> Cases() => Arb.From(
        from batch in Gen.Choose(1, 3)
        from channels in Gen.Choose(1, 40)
        from height in Gen.Choose(2, 12)
        from width in Gen.Choose(2, 12)
        from rows in Gen.Elements(1, 2, 4)
        from columns in Gen.Elements(1, 2, 4)
        from x1 in Gen.Choose(0, (2 * width) - 3)
        from y1 in Gen.Choose(0, (2 * height) - 3)
        from x2 in Gen.Choose(x1 + 1, (2 * width) - 2)
        from y2 in Gen.Choose(y1 + 1, (2 * height) - 2)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new Boxed(batch, channels, height, width, rows, columns, x1, y1, x2, y2, seed));
}
