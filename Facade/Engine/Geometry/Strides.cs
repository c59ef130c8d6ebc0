namespace PoolFunctional.Engine.Geometry;

/// <summary>How far apart neighbours lie on each axis of <c>[batch, channel, spatial…]</c>, in elements: 0 where all positions are one.</summary>
internal sealed record Strides(nint Batch, nint Channel, Sequence<nint> Spatial)
{
    /// <summary>Of a tensor without gaps.</summary>
    internal static Strides Dense(Shape shape, bool isChannelsLast)
    {
        nint inner = isChannelsLast ? (nint)shape.Channels : 1;
        nint plane = (nint)shape.PlaneElements;
        Sequence<nint> spatial = [.. Enumerable.Range(0, shape.Spatial.Count).Select(axis => (nint)shape.PitchOf(axis) * inner)];
        return new((nint)shape.Channels * plane, isChannelsLast ? 1 : plane, spatial);
    }

    /// <summary>The elements from the first to the last.</summary>
    internal nint Reach(Shape shape) =>
        1 + ((nint)(shape.Batch - 1) * Batch) + ((nint)(shape.Channels - 1) * Channel) + shape.Spatial.Zip(Spatial, (extent, stride) => (nint)(extent - 1) * stride).Aggregate((nint)0, (sum, part) => sum + part);

    /// <summary>
    /// Whether the elements lie in their own order, inner axes within outer ones, as those of a slice do: then whatever ends beyond the tensor's end, or begins before
    /// its beginning, is last, or first.
    /// </summary>
    internal bool AreNested(Shape shape, bool isChannelsLast)
    {
        (long Extent, nint Stride) channels = (shape.Channels, Channel);
        IEnumerable<(long Extent, nint Stride)> spatial = shape.Spatial.Zip(Spatial).Reverse();
        nint reach = 1;
        bool areNested = true;
        foreach ((long extent, nint stride) in isChannelsLast ? [channels, .. spatial, (shape.Batch, Batch)] : (IEnumerable<(long, nint)>)[.. spatial, channels, (shape.Batch, Batch)])
        {
            if (extent == 1) continue;
            areNested &= stride >= reach;
            reach += (nint)(extent - 1) * stride;
        }

        return areNested;
    }
}
