using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows of two sheets and a few rows: each row of one sheet combined with that of the other, and the rows folded, into padded lines; no sheet is written between.</summary>
internal static unsafe class PairedSheetsKernel
{
    private const int FewestRows = 5;
    private const int MostRows = 8;

    /// <summary>Whether the kernel has a tree for windows of so many rows, and the reducer no eye on what is read.</summary>
    internal static bool Takes<TTotal, TReducer>(long rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal> => !TReducer.Watches && rows is >= FewestRows and <= MostRows;

    /// <summary>One line for each sheet. Whole registers are read and written, beyond a row's end and a line's, which is overwritten by the next; what lies beyond a row is absent.</summary>
    /// <param name="source">The first row of the first pair.</param>
    /// <param name="deep">The distance between the two sheets of a pair.</param>
    /// <param name="down">The distance between the rows of a window.</param>
    /// <param name="rows">Rows of a window.</param>
    /// <param name="lines">Planes, and in each the pairs, which are its rows; and the lines they become.</param>
    internal static void Run<TTotal, TReducer, TSet>(TTotal* source, nint deep, nint down, long rows, in LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> => TSet.Covering(TSet.Suiting(lines.Length), new Work<TTotal, TReducer>(source, deep, down, (int)rows, lines));

    private readonly struct Work<TTotal, TReducer>(TTotal* source, nint deep, nint down, int rows, LineBlock<TTotal> lines) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => rows switch
            {
                5 => Lines<TTotal, TReducer, TLanes, Taps5>(source, deep, down, lines),
                6 => Lines<TTotal, TReducer, TLanes, Taps6>(source, deep, down, lines),
                7 => Lines<TTotal, TReducer, TLanes, Taps7>(source, deep, down, lines),
                _ => Lines<TTotal, TReducer, TLanes, Taps8>(source, deep, down, lines),
            };
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Lines<TTotal, TReducer, TLanes, TTaps>(TTotal* source, nint deep, nint down, LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            nint end = lines.Length;
            nint whole = end / TLanes.Count * TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(end - whole);
            TLanes absent = TLanes.Create(TReducer.Absent);
            for (nint plane = 0; plane < lines.Planes; plane++)
            {
                TTotal* from = source + (plane * lines.SourcePlanePitch);
                TTotal* to = lines.Even + (plane * lines.TargetPlanePitch);
                for (nint pair = 0; pair < lines.Rows; pair++)
                {
                    for (nint x = 0; x < end; x += TLanes.Count)
                    {
                        TLanes total = Rows<TTotal, TReducer, TLanes, TTaps>(from + x, deep, down);
                        TLanes.Store(x == whole ? TLanes.Select(mask, total, absent) : total, to + x);
                    }

                    from += lines.SourceRowPitch;
                    to += lines.TargetRowPitch;
                }
            }

            return false;
        }
    }

    /// <summary>The pairwise tree: of four rows, and of those behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Rows<TTotal, TReducer, TLanes, TTaps>(TTotal* row, nint deep, nint down)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            TTotal* fifth = row + (4 * down);
            TLanes total = TReducer.Combine(
                TReducer.Combine(Pair<TTotal, TReducer, TLanes>(row, deep), Pair<TTotal, TReducer, TLanes>(row + down, deep)),
                TReducer.Combine(Pair<TTotal, TReducer, TLanes>(row + (2 * down), deep), Pair<TTotal, TReducer, TLanes>(row + (3 * down), deep)));
            TLanes rest = Pair<TTotal, TReducer, TLanes>(fifth, deep);
            if (TTaps.Count > 5) rest = TReducer.Combine(rest, Pair<TTotal, TReducer, TLanes>(fifth + down, deep));
            if (TTaps.Count > 6)
            {
                TLanes last = Pair<TTotal, TReducer, TLanes>(fifth + (2 * down), deep);
                rest = TReducer.Combine(rest, TTaps.Count > 7 ? TReducer.Combine(last, Pair<TTotal, TReducer, TLanes>(fifth + (3 * down), deep)) : last);
            }

            return TReducer.Combine(total, rest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Pair<TTotal, TReducer, TLanes>(TTotal* row, nint deep)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal> => TReducer.Combine(TLanes.Load(row), TLanes.Load(unchecked(row + deep)));
}
