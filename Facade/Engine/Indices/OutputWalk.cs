namespace PoolFunctional.Engine.Indices;

/// <summary>The elements of a tensor in the order of its planes, each with its position and where it lies in memory.</summary>
internal ref struct OutputWalk
{
    private readonly Span<long> position;
    private readonly long[] extents;
    private readonly long channels;
    private readonly long pixels;
    private readonly bool isChannelsLast;
    private readonly long planes;
    private long plane;
    private long pixel;

    /// <param name="position">Room for one position; one entry per spatial axis.</param>
    /// <param name="extents">The spatial extents.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="isChannelsLast">Whether channels are neighbours in memory.</param>
    /// <param name="first">The first plane.</param>
    /// <param name="end">The end of the planes, exclusive.</param>
    internal OutputWalk(Span<long> position, long[] extents, long channels, bool isChannelsLast, long first, long end)
    {
        this.position = position;
        (this.extents, this.channels, this.isChannelsLast) = (extents, channels, isChannelsLast);
        pixels = 1;
        foreach (long extent in extents) pixels = unchecked(pixels * extent);
        (plane, planes, pixel) = (first, end, -1);
        position.Clear();
    }

    internal readonly ReadOnlySpan<long> Position => position;

    internal readonly long Batch => plane / channels;

    internal readonly long Channel => plane % channels;

    internal readonly long Plane => plane;

    /// <summary>Whether this is the first element of its plane.</summary>
    internal readonly bool BeginsPlane => pixel == 0;

    /// <summary>Where the element lies.</summary>
    internal readonly int At => unchecked((int)(isChannelsLast ? (((Batch * pixels) + pixel) * channels) + Channel : (plane * pixels) + pixel));

    internal bool Next()
    {
        if (plane >= planes) return false;
        pixel = unchecked(pixel + 1);
        if (pixel == 0) return true;
        for (int axis = extents.Length - 1; axis >= 0; axis--)
        {
            if (unchecked(++position[axis]) < extents[axis]) return true;
            position[axis] = 0;
        }

        pixel = 0;
        return unchecked(++plane) < planes;
    }
}
