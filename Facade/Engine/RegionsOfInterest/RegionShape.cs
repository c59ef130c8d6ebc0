namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>The extents of the maps and of a result. Position-sensitive, the map's channel <c>c·Bins + b</c> is channel c of bin b.</summary>
internal readonly record struct RegionShape(long Batch, nint Channels, nint Height, nint Width, int BinRows, int BinColumns, bool IsChannelsLast, bool IsPositionSensitive)
{
    internal nint Bins => (nint)BinRows * BinColumns;

    /// <summary>Channels of a result.</summary>
    internal nint Results => IsPositionSensitive ? Channels / Bins : Channels;

    internal nint Pixels => Height * Width;

    /// <summary>Elements of one map of the batch.</summary>
    internal nint Map => Channels * Pixels;

    internal nint Elements => (nint)Batch * Map;

    /// <summary>Elements of the result of one region.</summary>
    internal nint Result => Results * Bins;
}
