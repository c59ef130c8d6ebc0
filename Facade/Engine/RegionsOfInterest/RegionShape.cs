namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>The extents of the maps and of a result. Position-sensitive, the map's channel <c>c·Bins + b</c> is channel c of bin b.</summary>
internal readonly record struct RegionShape(long Batch, nint Channels, nint Height, nint Width, int BinRows, int BinColumns, bool IsChannelsLast, bool IsPositionSensitive)
{
    /// <summary>A result of one plane at a time takes as long as so many elements take to be copied.</summary>
    private const long CopiesWorthAResult = 16;

    internal nint Bins => (nint)BinRows * BinColumns;

    /// <summary>Channels of a result.</summary>
    internal nint Results => IsPositionSensitive ? Channels / Bins : Channels;

    internal nint Pixels => Height * Width;

    /// <summary>Elements of one map of the batch.</summary>
    internal nint Map => Channels * Pixels;

    internal nint Elements => (nint)Batch * Map;

    /// <summary>Elements of the result of one region.</summary>
    internal nint Result => Results * Bins;

    /// <summary>Whether so many regions are too few to be worth a copy of the maps.</summary>
    internal bool IsBetterByPlane(long regions) => (Int128)regions * Result * CopiesWorthAResult < Elements;
}
