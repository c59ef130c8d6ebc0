using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Where the buffers of one thread lie in one piece of scratch memory, in totals.</summary>
internal sealed unsafe class ScratchPlan<TTotal>
    where TTotal : unmanaged
{
    private readonly nint[] starts;

    internal ScratchPlan(FoldGeometry geometry, bool readsInPlace)
    {
        nint pieces = geometry.Way == LastAxis.Pieced ? (nint)(geometry.Last.LongestTree / FoldGeometry.LongestSlot) + 2 + FoldGeometry.Pad : 0;
        nint lines = geometry.Way == LastAxis.Pieced ? nint.Max(geometry.LineTotals, geometry.HullPitch + FoldGeometry.Pad) : geometry.LineTotals;
        nint other = geometry.Way switch
        {
            LastAxis.Slotted => (nint.Max(geometry.Slots, geometry.LineTotals) / 2) + FoldGeometry.Pad,
            LastAxis.Pieced => (2 * FoldGeometry.LongestSlot) + (2 * FoldGeometry.Pad),
            _ => geometry.DoublesLast ? geometry.LineTotals : 0,
        };
        nint deep = 0;
        for (int axis = readsInPlace ? 1 : 0; axis < geometry.Outer.Length - 1; axis++) deep += (nint)geometry.Outer[axis].LongestWindow * (geometry.Slab + FoldGeometry.Pad);
        nint[] sizes = [geometry.Totals, geometry.Totals, lines, other, geometry.Slots, pieces, geometry.Slab, geometry.DoublesRows ? geometry.Slab : 0, geometry.Tall, deep, geometry.Parcel];
        starts = new nint[sizes.Length + 1];
        for (int i = 0; i < sizes.Length; i++) starts[i + 1] = starts[i] + ((sizes[i] + 63) & ~(nint)63);
    }

    internal nint Bytes => starts[^1] * sizeof(TTotal);

    internal Scratch<TTotal> At(byte* memory)
    {
        TTotal* start = (TTotal*)memory;
        return new()
        {
            Totals = start + starts[0],
            Results = start + starts[1],
            Lines = start + starts[2],
            Other = start + starts[3],
            Slots = start + starts[4],
            Pieces = start + starts[5],
            Slab = start + starts[6],
            OtherSlab = start + starts[7],
            Tall = start + starts[8],
            Deep = start + starts[9],
            Parcel = start + starts[10],
        };
    }
}

/// <summary>One thread's buffers while it works.</summary>
internal unsafe struct Scratch<TTotal>
    where TTotal : unmanaged
{
    private int padded;
    private TTotal pad;
    private bool isPadded;

    internal required TTotal* Totals { get; init; }

    internal required TTotal* Results { get; init; }

    internal required TTotal* Lines { get; init; }

    internal required TTotal* Other { get; init; }

    internal required TTotal* Slots { get; init; }

    internal required TTotal* Pieces { get; init; }

    internal required TTotal* Slab { get; init; }

    internal required TTotal* OtherSlab { get; init; }

    internal required TTotal* Tall { get; init; }

    internal required TTotal* Deep { get; init; }

    internal required TTotal* Parcel { get; init; }

    /// <summary>Whether absent places must be written anew: they stay where they are while the stretch of outputs and what stands for absent stay the same.</summary>
    internal bool Claim(int first, TTotal absent)
    {
        bool isSame = isPadded && padded == first && EqualityComparer<TTotal>.Default.Equals(pad, absent);
        (isPadded, padded, pad) = (true, first, absent);
        return !isSame;
    }
}
