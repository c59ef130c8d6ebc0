namespace PoolFunctional.Engine.Gradients;

/// <summary>What a gradient reads, where a run is shared by threads.</summary>
internal readonly unsafe struct RunParts(void* outputGradient, void* x, void* values)
{
    internal void* OutputGradient { get; } = outputGradient;

    /// <summary>What was pooled or unpooled; null where it is not needed.</summary>
    internal void* X { get; } = x;

    /// <summary>What the pooling gives, or the indices of it; null where it is not needed.</summary>
    internal void* Values { get; } = values;

    /// <summary>Whether one of the indices may be −1.</summary>
    internal bool MayBeNowhere { get; init; }
}
