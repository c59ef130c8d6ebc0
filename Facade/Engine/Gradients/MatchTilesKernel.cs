using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Rows of inputs of a plane that one row of outputs sees.</summary>
/// <param name="Output">Where the outputs begin in their plane; below 0 where none sees the rows.</param>
/// <param name="Input">Where the first row of inputs begins in its plane.</param>
/// <param name="Rows">How many rows follow one another.</param>
internal readonly record struct TileRows(nint Output, nint Input, nint Rows);

/// <summary>What <see cref="MatchTilesKernel"/> walks: planes whose windows do not overlap. In elements.</summary>
internal readonly unsafe struct TileWalk<T>
    where T : unmanaged
{
    internal required nint Width { get; init; }

    internal required nint PlaneInputs { get; init; }

    internal required nint PlaneOutputs { get; init; }

    internal required TileRows* Rows { get; init; }

    internal required nint RowsCount { get; init; }

    /// <summary>How many registers of inputs a register of outputs feeds: the windows' distance.</summary>
    internal required nint Stride { get; init; }

    /// <summary>For each of those, and for the one that ends with the row, two registers: which output belongs to each lane, and how far the lane is back from the first of its inputs; farther than any place where no output sees it.</summary>
    internal required T* Tables { get; init; }

    /// <summary>The output that the register which ends with the row begins with.</summary>
    internal required nint LastOutput { get; init; }

    internal required nint Lanes { get; init; }
}

/// <summary>
/// The gradients of inputs that at most one output sees, rows in the order of memory: a register of outputs is spread over the inputs of its windows, and stays where its index is the lane's place.
/// </summary>
internal static unsafe class MatchTilesKernel
{
    /// <summary>Writes units <c>[from, to)</c>, each some rows of a plane. Reads up to a register behind a row of outputs.</summary>
    /// <returns>Whether a NaN may be among the results.</returns>
    internal static bool Run<T, TSet>(in TileWalk<T> walk, T* gradients, T* indices, T* target, nint from, nint to, bool isPast)
        where T : unmanaged
        where TSet : struct, ILaneSet<T> => TSet.Covering(walk.Lanes, new Work<T>(walk, gradients, indices, target, from, to, isPast));

    private readonly struct Work<T>(TileWalk<T> walk, T* gradients, T* indices, T* target, nint from, nint to, bool isPast) : ILaneWork<T>
        where T : unmanaged
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => isPast ? Units<T, TLanes, Past>(walk, gradients, indices, target, from, to) : Units<T, TLanes, Cached>(walk, gradients, indices, target, from, to);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Units<T, TLanes, TWriting>(in TileWalk<T> walk, T* gradients, T* indices, T* target, nint from, nint to)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TWriting : struct, IWriting
    {
        unchecked
        {
            // SAFETY: a row of outputs may be read up to a register behind its end, and what is written lies in the planes; the caller proved that.
            (nint width, nint stride, nint lastOutput) = (walk.Width, walk.Stride, walk.LastOutput);
            T* tables = walk.Tables;
            T* tablesEnd = tables + (2 * stride * TLanes.Count);
            TLanes below = TLanes.Offset(-width);
            TLanes step = TLanes.Offset(-stride * TLanes.Count);
            TLanes watched = default;
            (nint plane, nint number) = nint.DivRem(from, walk.RowsCount);
            for (nint unit = from; unit < to; unit++)
            {
                TileRows rows = walk.Rows[number];
                nint outputs = plane * walk.PlaneOutputs;
                T* row = target + (plane * walk.PlaneInputs) + rows.Input;
                if (++number == walk.RowsCount) (plane, number) = (plane + 1, 0);
                if (rows.Output < 0)
                {
                    // Not by a call that clears: around it the JIT would keep no register.
                    nint length = rows.Rows * width;
                    for (nint at = 0; at + TLanes.Count <= length; at += TLanes.Count) TLanes.Store(default, row + at);
                    TLanes.Store(default, row + length - TLanes.Count);
                    continue;
                }

                T* gradient = gradients + outputs + rows.Output;
                T* index = indices + outputs + rows.Output;
                T* end = row + width - TLanes.Count;
                T* place = row;
                T* some = gradient;
                T* places = index;
                TLanes back = TLanes.Offset(-rows.Input);
                while (place <= end)
                {
                    TLanes share = TLanes.Load(some);
                    TLanes offset = TLanes.AddOffsets(TLanes.Load(places), back);
                    back = TLanes.AddOffsets(back, step);
                    watched = TLanes.Add(watched, share);
                    some += TLanes.Count;
                    places += TLanes.Count;
                    T* table = tables;
                    do
                    {
                        Register<T, TLanes, TWriting>(share, offset, table, below, place, width, rows.Rows);
                        table += 2 * TLanes.Count;
                        place += TLanes.Count;
                    }
                    while (table < tablesEnd && place <= end);
                }

                if (place < end + TLanes.Count)
                {
                    // What is left ends with the row: some inputs are written again.
                    TLanes share = TLanes.Load(gradient + lastOutput);
                    watched = TLanes.Add(watched, share);
                    TLanes offset = TLanes.AddOffsets(TLanes.Load(index + lastOutput), TLanes.Offset(-rows.Input - (lastOutput * stride)));
                    Register<T, TLanes, Cached>(share, offset, tablesEnd, below, end, width, rows.Rows);
                }
            }

            return TLanes.HasNaN(watched);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Register<T, TLanes, TWriting>(TLanes share, TLanes place, T* table, TLanes below, T* target, nint width, nint rows)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TWriting : struct, IWriting
    {
        unchecked
        {
            TLanes sources = TLanes.Load(table);
            TLanes own = TLanes.Spread(share, sources);
            TLanes back = TLanes.AddOffsets(TLanes.Spread(place, sources), TLanes.Load(table + TLanes.Count));
            TLanes.Store(TLanes.AddIfSame(back, default, default, own), target, TWriting.IsPast);
            for (nint row = 1; row < rows; row++)
            {
                back = TLanes.AddOffsets(back, below);
                target += width;
                TLanes.Store(TLanes.AddIfSame(back, default, default, own), target, TWriting.IsPast);
            }
        }
    }
}
