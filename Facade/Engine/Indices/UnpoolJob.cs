namespace PoolFunctional.Engine.Indices;

/// <summary>What an unpooling is made of.</summary>
internal sealed record UnpoolJob(Unpooling Shapes, IndexCodec Codec, Duplicates Duplicates, PoolOptions Options)
{
    /// <summary>The spatial extents of the values.</summary>
    internal long[] PooledExtents { get; } = [.. Shapes.Pooled.Spatial];

    /// <summary>The values of a plane.</summary>
    internal long Outputs { get; } = Shapes.Pooled.PlaneElements;

    internal long Planes { get; } = Shapes.Pooled.Batch * Shapes.Pooled.Channels;

    internal long Channels { get; } = Shapes.Pooled.Channels;

    internal bool IsChannelsLast => Options.Layout == Layout.ChannelsLast;
}
