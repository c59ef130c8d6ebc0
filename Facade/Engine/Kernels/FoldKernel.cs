using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[r][x] = fold over the present taps t of source[r][x + offset(t)]</c> for rows r and places x.</summary>
internal static unsafe class FoldKernel
{
    /// <summary>Reads and writes nothing beyond the rows and their taps. In place only where the length is a multiple of every lane count.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TSet>(TTotal* source, in TapOffsets taps, TTotal* target, in RowBlock rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        // A window that sees nothing has no total: what becomes of its output is written by the finish.
        if (taps.Count == 0 || rows.Length == 0) return false;
        Kernel<TTotal, TReducer> kernel = new(source, taps, target, rows);
        return TSet.Filled(rows.Length, new TreeWork<TTotal, Kernel<TTotal, TReducer>>(kernel, taps, TReducer.IsExact));
    }

    private readonly struct Kernel<TTotal, TReducer>(TTotal* source, TapOffsets taps, TTotal* target, RowBlock rows) : IKernel<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool Run<TLanes, TTaps>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TTaps : struct, ITaps => Rows<TTotal, TReducer, TLanes, TTaps>(source, taps, target, rows);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Rows<TTotal, TReducer, TLanes, TTaps>(TTotal* source, TapOffsets taps, TTotal* target, RowBlock rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            TLanes watched = default;
            nint last = rows.Length - TLanes.Count;
            for (nint group = 0; group < rows.Groups; group++)
            {
                TTotal* from = source + (group * rows.GroupPitch);
                for (nint row = 0; row < rows.Count; row++)
                {
                    // SAFETY: 0 ≤ x ≤ Length − Count, and the caller proved that every tap's row holds Length elements.
                    // The last block backs up over totals already written: same inputs, same totals, so there is no remainder loop.
                    for (nint x = 0; ; x = nint.Min(x + TLanes.Count, last))
                    {
                        TLanes.Store(Trees.Fold<TTotal, TReducer, TLanes, TTaps>(from + x, taps, out TLanes sum), target + x);
                        if (TReducer.Watches) watched = TLanes.Add(watched, sum);
                        if (x == last) break;
                    }

                    from += rows.SourcePitch;
                    target += rows.TargetPitch;
                }
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }
}

/// <summary>Rows that a kernel walks: how many, how long, and how far apart in source and target, in elements.</summary>
/// <remarks>There may be groups of such rows, <c>GroupPitch</c> apart in the source; in the target they follow one another.</remarks>
internal readonly record struct RowBlock(nint Count, nint Length, nint SourcePitch, nint TargetPitch, nint Groups = 1, nint GroupPitch = 0)
{
    internal static RowBlock Single(nint length) => new(1, length, 0, 0);
}
