using System.Globalization;

namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>How the boxes of a case are written.</summary>
internal enum BoxForm
{
    /// <summary>Rows of four, with int beside them.</summary>
    WithInts,

    /// <summary>Rows of four, with long beside them.</summary>
    WithLongs,

    /// <summary>Rows of five.</summary>
    WithMap,
}

/// <summary>Feature maps, boxes on them, and what is made of them.</summary>
internal sealed record RoiCase(string Operator, int Batch, int Channels, int Height, int Width, Sequence<Region> Regions, int BinRows, int BinColumns)
{
    internal const string Max = "roi-pool";
    internal const string Align = "roi-align";
    internal const string AlignMax = "roi-align-max";
    internal const string AlignWeightedMax = "roi-align-weighted-max";
    internal const string PositionSensitiveAverage = "ps-roi-pool";
    internal const string PositionSensitiveAlign = "ps-roi-align";

    internal static IReadOnlyList<string> Operators { get; } = [Max, Align, AlignMax, AlignWeightedMax, PositionSensitiveAverage, PositionSensitiveAlign];

    internal ElementType Element { get; init; } = ElementType.Single;

    internal ElementType BoxElement { get; init; } = ElementType.Single;

    internal BoxForm Form { get; init; }

    internal double Scale { get; init; } = 1;

    internal RoiSampling Sampling { get; init; } = RoiSampling.Adaptive;

    internal PixelConvention Convention { get; init; } = PixelConvention.HalfPixel;

    internal RoiClip Clip { get; init; } = RoiClip.InBounds;

    internal Layout Layout { get; init; }

    internal Palette Palette { get; init; } = Palette.Ordinary;

    internal int DataSeed { get; init; }

    /// <summary>Special values among the elements.</summary>
    internal Planting Planting { get; init; } = Planting.None;

    internal int Threads { get; init; } = 1;

    internal int Offset { get; init; }

    internal bool IsPositionSensitive => Operator is PositionSensitiveAverage or PositionSensitiveAlign;

    /// <summary>Channels of a result; those of the maps are as many for each bin where the operator is position-sensitive.</summary>
    internal int MapChannels => IsPositionSensitive ? Channels * BinRows * BinColumns : Channels;

    internal int Inputs => Batch * MapChannels * Height * Width;

    internal int Outputs => Regions.Count * Channels * BinRows * BinColumns;

    /// <summary>The elements of the maps, in the layout of the case.</summary>
    internal T[] Maps<T>(ElementType<T> type)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        T[] maps = Elements.Of(type, Palette, DataSeed, Inputs);
        Planting.Into(maps, Height * Width, Layout == Layout.ChannelsLast ? MapChannels : 1, type, []);
        return maps;
    }

    internal nint[] Extents => Layout == Layout.ChannelsLast ? [Batch, Height, Width, MapChannels] : [Batch, MapChannels, Height, Width];

    internal RoiGrid Grid => RoiGrid.Of(BinRows, BinColumns, Scale);

    internal RoiReduction Reduction => Operator switch { AlignMax => RoiReduction.Max, AlignWeightedMax => RoiReduction.WeightedMax, _ => RoiReduction.Average };

    internal PoolOptions Options => new() { Layout = Layout, MaxDegreeOfParallelism = Threads, BytesWorthAThread = Threads == 1 ? 256 * 1024 : 1 };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Operator} {Element.Name} [{string.Join(", ", Extents)}] {Layout} to {BinRows} by {BinColumns}, scale {Scale:R}, {Sampling}, {Convention}, {Clip}, {Palette} {DataSeed}, {Threads} threads, offset {Offset}{Planting}\n"
        + $"    boxes of {BoxElement.Name} {Form}: {string.Join("; ", Regions.Select(region => string.Create(CultureInfo.InvariantCulture, $"map {region.Batch} ({region.X1:R}, {region.Y1:R}, {region.X2:R}, {region.Y2:R})")))}");

    /// <summary>Simpler cases, that with the fewest parts first.</summary>
    internal IEnumerable<RoiCase> Shrink()
    {
        if (Regions.Count > 1)
        {
            foreach (Region region in Regions) yield return this with { Regions = [region] };
        }

        foreach (int channels in Axis.Smaller(Channels, 1)) yield return this with { Channels = channels };
        foreach (int height in Axis.Smaller(Height, 1)) yield return this with { Height = height };
        foreach (int width in Axis.Smaller(Width, 1)) yield return this with { Width = width };
        foreach (int rows in Axis.Smaller(BinRows, 1)) yield return this with { BinRows = rows };
        foreach (int columns in Axis.Smaller(BinColumns, 1)) yield return this with { BinColumns = columns };
        if (Threads > 1) yield return this with { Threads = 1 };
        if (Offset > 0) yield return this with { Offset = 0 };
        if (Layout != Layout.ChannelsFirst) yield return this with { Layout = Layout.ChannelsFirst };
        if (Palette != Palette.Counts) yield return this with { Palette = Palette.Counts };
    }
}
