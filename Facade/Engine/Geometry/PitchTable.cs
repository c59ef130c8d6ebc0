namespace PoolFunctional.Engine.Geometry;

/// <summary>Where the planes of a tensor begin, or its rows: a product of batch, channels and the first spatial axes, each evenly spaced.</summary>
internal sealed class PitchTable
{
    private readonly Level[] levels;

    private PitchTable(Level[] levels) => this.levels = levels;

    internal long Count => levels.Aggregate(1L, (product, level) => product * level.Extent);

    /// <summary>The distance between neighbours of a run.</summary>
    internal nint Pitch => levels[^1].Pitch;

    /// <summary>Over batch, channels unless they are inside, and the first <paramref name="axes"/> spatial axes.</summary>
    internal static PitchTable Of(Shape shape, Strides strides, bool isChannelsLast, int axes)
    {
        Level[] channels = isChannelsLast ? [] : [new(shape.Channels, strides.Channel)];
        Level[] spatial = [.. Enumerable.Range(0, axes).Select(axis => new Level(shape.Spatial[axis], strides.Spatial[axis]))];
        List<Level> joined = [];
        foreach (Level level in (Level[])[new(shape.Batch, strides.Batch), .. channels, .. spatial])
        {
            if (level.Extent == 1) continue;

            // Runs whose end is the next one's beginning are one run.
            if (joined.Count > 0 && joined[^1].Pitch == level.Pitch * (nint)level.Extent) joined[^1] = new(joined[^1].Extent * level.Extent, level.Pitch);
            else joined.Add(level);
        }

        return new(joined.Count == 0 ? [new(1, 0)] : [.. joined]);
    }

    internal nint OffsetOf(long item)
    {
        unchecked
        {
            nint offset = 0;
            for (int i = levels.Length - 1; i > 0; i--)
            {
                (item, long place) = long.DivRem(item, levels[i].Extent);
                offset += (nint)place * levels[i].Pitch;
            }

            return offset + ((nint)item * levels[0].Pitch);
        }
    }

    /// <summary>How many items from this one on are <see cref="Pitch"/> apart.</summary>
    internal long EvenFrom(long item) => levels[^1].Extent - (item % levels[^1].Extent);

    private readonly record struct Level(long Extent, nint Pitch);
}
