using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Where the buffers of one thread lie in one piece of scratch memory, in totals.</summary>
internal sealed unsafe class ScratchPlan<TTotal>
    where TTotal : unmanaged
{
    /// <summary>Totals that a kernel in registers may read and write beyond a line's end.</summary>
    internal static readonly nint Beyond = NeighbourKernel.RegistersBeyond * 64 / sizeof(TTotal);

    private readonly nint[] sizes;
    private readonly nint lineStart;

    internal ScratchPlan(FoldGeometry geometry, bool readsInPlace, nint near, nint squares, int resultSize)
    {
        nint Results(nint count) => ((count * resultSize) + sizeof(TTotal) - 1) / sizeof(TTotal);
        nint pieces = geometry.Way == LastAxis.Pieced ? (nint)(geometry.Last.LongestTree / FoldGeometry.LongestSlot) + 2 + FoldGeometry.Pad : 0;
        nint lines = geometry.Way == LastAxis.Pieced ? nint.Max(geometry.LineTotals, geometry.HullPitch + FoldGeometry.Pad) : geometry.LineTotals;
        nint other = geometry.Way switch
        {
            LastAxis.Slotted when geometry.RowsAreWindows => geometry.LineTotals,
            LastAxis.Slotted => (nint.Max(geometry.Slots, geometry.LineTotals) / 2) + FoldGeometry.Pad,
            LastAxis.Pieced => (2 * FoldGeometry.LongestSlot) + (2 * FoldGeometry.Pad),
            _ => near > 0 ? near : geometry.DoublesLast && !geometry.SweepsLast ? geometry.LineTotals : 0,
        };
        nint deep = 0;
        for (int axis = readsInPlace ? 1 : 0; axis < geometry.Outer.Length - 1; axis++) deep += (nint)geometry.Outer[axis].LongestWindow * (geometry.Slab + FoldGeometry.Pad);
        lineStart = near > 0 && geometry.LinesAreRegisters ? (nint)(-geometry.PlacesBefore() & (LineKernel.RegisterTotals<TTotal>() - 1)) : 0;
        nint[] needed = [geometry.Totals, nint.Max(geometry.Totals, Results(geometry.Totals)), lineStart + lines + Beyond, other, 2 * near, geometry.Slots, pieces, nint.Max(geometry.Slab, squares), SweepPass.Room<TTotal>(geometry), geometry.Swept, geometry.Tall, deep, nint.Max(geometry.Parcel, Results(geometry.Parcel))];
        sizes = [.. needed.Select(size => (size + 63) & ~(nint)63)];
        Bytes = Counted();
    }

    internal nint Bytes { get; }

    internal Scratch<TTotal> At(byte* memory)
    {
        Pieces pieces = new(memory);
        return Laid(ref pieces);
    }

    private nint Counted()
    {
        Pieces pieces = new(null);
        Laid(ref pieces);
        return pieces.Bytes;
    }

    private Scratch<TTotal> Laid(ref Pieces pieces)
    {
        // In the order in which they are written here.
        return new()
        {
            Totals = pieces.Next<TTotal>(sizes[0]),
            Results = pieces.Next<TTotal>(sizes[1]),
            Lines = pieces.Next<TTotal>(sizes[2]) + lineStart,
            Other = pieces.Next<TTotal>(sizes[3]),
            Blocks = pieces.Next<TTotal>(sizes[4]),
            Slots = pieces.Next<TTotal>(sizes[5]),
            Pieces = pieces.Next<TTotal>(sizes[6]),
            Slab = pieces.Next<TTotal>(sizes[7]),
            Strips = pieces.Next<TTotal>(sizes[8]),
            Swept = pieces.Next<TTotal>(sizes[9]),
            Tall = pieces.Next<TTotal>(sizes[10]),
            Deep = pieces.Next<TTotal>(sizes[11]),
            Parcel = pieces.Next<TTotal>(sizes[12]),
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

    internal required TTotal* Blocks { get; init; }

    internal required TTotal* Slots { get; init; }

    internal required TTotal* Pieces { get; init; }

    internal required TTotal* Slab { get; init; }

    internal required TTotal* Strips { get; init; }

    internal required TTotal* Swept { get; init; }

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

    /// <summary>Absent places have been overwritten.</summary>
    internal void Forget() => isPadded = false;
}
