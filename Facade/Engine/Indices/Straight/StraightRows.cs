using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>The rows of input under a row of outputs, as the straight kernels read them.</summary>
/// <remarks>
/// A tap is the extreme if it has its bits. Above each other the rows are met from the last to the first, and each that has the bits of the extreme so far takes over; beside each other the least offset of those that have
/// them is taken. So the offset is that of the first tap of the plane, in whatever order they are met.
/// </remarks>
internal static unsafe class StraightRows
{
    /// <summary>How many bytes ahead of its loads a kernel asks for its input.</summary>
    private const int Ahead = 4096;

    /// <summary>The extremes of the rows above each other at the places from <paramref name="u"/> on; what lies before or behind the row is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes At<T, TReducer, TLanes, TRows>(nint u, in StraightColumn<T> column, TLanes ramp, in StraightEdges<T> edges, TLanes absent, TLanes beyond, ref TLanes watched, out TLanes offsets)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T>
        where TRows : struct, ITaps
    {
        unchecked
        {
            // SAFETY: what is read lies within Lead before the row and a register beyond its end; the caller proved that it may be read.
            offsets = beyond;
            if (u >= edges.End) return absent;
            if (Sse.IsSupported) Sse.Prefetch0((byte*)(column.Last + u) + Ahead);
            TLanes total = TLanes.Load(column.Last + u);
            if (!TReducer.Watches) total = TLanes.Canonical(total);
            TLanes sum = total;
            offsets = ramp;
            if (TRows.Count > 1)
            {
                TLanes tap = TLanes.Load(column.Middle + u);
                total = TReducer.Combine(total, tap);
                offsets = TLanes.IfSame(tap, total, TLanes.AddOffsets(ramp, TLanes.Offset(column.ToMiddle)), offsets);
                sum = TLanes.Watch(sum, tap);
            }

            if (TRows.Count > 2)
            {
                TLanes tap = TLanes.Load(column.First + u);
                total = TReducer.Combine(total, tap);
                offsets = TLanes.IfSame(tap, total, TLanes.AddOffsets(ramp, TLanes.Offset(column.ToFirst)), offsets);
                sum = TLanes.Watch(sum, tap);
            }

            if (TRows.Count == 0)
            {
                for (int row = 1; row < column.Count; row++)
                {
                    TLanes tap = TLanes.Load(column.Plane + column.Rows[row] + u);
                    if (!TReducer.Watches) tap = TLanes.Canonical(tap);
                    total = Combined<T, TReducer, TLanes>(total, tap);
                    offsets = TLanes.IfSame(tap, total, TLanes.AddOffsets(ramp, TLanes.Offset(column.Offsets[row] - column.Offsets[0])), offsets);
                    if (TReducer.Watches) sum = TLanes.Watch(sum, tap);
                }
            }

            if (TReducer.Watches) watched = TLanes.Add(watched, sum);
            if (u < edges.Lead || u > edges.LastWhole)
            {
                TLanes mask = TLanes.Load(edges.Mask + u);
                total = TLanes.Select(mask, total, absent);
                offsets = TLanes.Select(mask, offsets, beyond);
            }

            return total;
        }
    }

    /// <summary>A reducer that does not watch meets NaNs, and all of them must have the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Combined<T, TReducer, TLanes>(TLanes left, TLanes right)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T> => TReducer.Watches ? TReducer.Combine(left, right) : TLanes.Canonical(TReducer.Combine(left, right));

    /// <summary>The better of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Two<T, TReducer, TLanes>(TLanes first, TLanes firstOffsets, TLanes second, TLanes secondOffsets, TLanes beyond, out TLanes offsets)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes best = Combined<T, TReducer, TLanes>(first, second);
        TLanes chosen = TLanes.IfSame(first, best, firstOffsets, beyond);
        offsets = TLanes.IfSame(second, best, TLanes.LeastOffsets(chosen, secondOffsets), chosen);
        return best;
    }
}

/// <summary>The rows of input under one row of outputs.</summary>
internal readonly unsafe struct StraightColumn<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal StraightColumn(in StraightWalk<T> walk, T* plane, nint row)
    {
        unchecked
        {
            Count = walk.RowTaps;
            Rows = walk.Rows + (row * walk.RowTaps);
            Offsets = walk.Offsets + (row * walk.RowTaps);
            Plane = plane;
            Last = Plane + Rows[0];
            Middle = Plane + Rows[Count > 1 ? 1 : 0];
            First = Plane + Rows[Count - 1];
            ToMiddle = Offsets[Count > 1 ? 1 : 0] - Offsets[0];
            ToFirst = Offsets[Count - 1] - Offsets[0];
        }
    }

    internal readonly int Count;

    internal readonly nint* Rows;

    internal readonly nint* Offsets;

    /// <summary>The plane, so many elements earlier as the first window begins before the row.</summary>
    internal readonly T* Plane;

    internal readonly T* Last;

    internal readonly T* Middle;

    internal readonly T* First;

    /// <summary>From an offset in the last row to the one above it in the middle row.</summary>
    internal readonly nint ToMiddle;

    internal readonly nint ToFirst;
}

/// <summary>Where a row begins and ends, and the mask at its ends.</summary>
internal readonly unsafe struct StraightEdges<T>(in StraightWalk<T> walk)
    where T : unmanaged
{
    internal readonly nint End = walk.End;

    internal readonly nint Lead = walk.Lead;

    internal readonly nint LastWhole = walk.LastWhole;

    internal readonly T* Mask = walk.Mask;
}
