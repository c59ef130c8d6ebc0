using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Whole rows become one total each, where neither order nor repetition matters: a row becomes one register, and neighbouring places are then halved.</summary>
internal static unsafe class RowKernel
{
    /// <summary>How many registers are worked on together, so that no combine waits for the one before.</summary>
    private const int Together = 4;

    /// <summary>Reads nothing beyond the rows. <paramref name="registers"/> has room for the widest register for each row, and one more.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TNext, TSet>(TTotal* source, in RowBlock rows, TTotal* registers, TTotal* totals)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Filled(rows.Length, new Kernel<TTotal, TReducer, TNext, TSet>(source, rows, registers, totals));

    private readonly struct Kernel<TTotal, TReducer, TNext, TSet>(TTotal* source, RowBlock rows, TTotal* registers, TTotal* totals) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
        {
            bool lost = Rows<TTotal, TReducer, TLanes>(source, rows, registers);
            Slots.Halved<TTotal, TNext, TSet>(registers, rows.Count, TLanes.Count, registers, totals);
            return lost;
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Rows<TTotal, TReducer, TLanes>(TTotal* source, RowBlock rows, TTotal* registers)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            nint last = rows.Length - TLanes.Count;
            nint longPart = rows.Length - (Together * TLanes.Count);
            TLanes watched0 = default, watched1 = default, watched2 = default, watched3 = default;
            for (nint row = 0; row < rows.Count; row++, source += rows.SourcePitch, registers += TLanes.Count)
            {
                // SAFETY: 0 ≤ x ≤ Length − Count in every load. The last register backs up over places already taken, which changes nothing.
                TLanes total0 = TLanes.Load(source + last);
                if (TReducer.Watches) watched0 = TLanes.Add(watched0, total0);
                nint x = 0;
                if (longPart >= 0)
                {
                    TLanes total1 = total0, total2 = total0, total3 = total0;
                    for (; x <= longPart; x += Together * TLanes.Count)
                    {
                        Take<TTotal, TReducer, TLanes>(source + x, ref total0, ref watched0);
                        Take<TTotal, TReducer, TLanes>(source + x + TLanes.Count, ref total1, ref watched1);
                        Take<TTotal, TReducer, TLanes>(source + x + (2 * TLanes.Count), ref total2, ref watched2);
                        Take<TTotal, TReducer, TLanes>(source + x + (3 * TLanes.Count), ref total3, ref watched3);
                    }

                    total0 = TReducer.Combine(TReducer.Combine(total0, total1), TReducer.Combine(total2, total3));
                }

                for (; x < last; x += TLanes.Count) Take<TTotal, TReducer, TLanes>(source + x, ref total0, ref watched0);
                TLanes.Store(total0, registers);
            }

            return TReducer.Watches && TLanes.HasNaN(TLanes.Watch(TLanes.Watch(watched0, watched1), TLanes.Watch(watched2, watched3)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<TTotal, TReducer, TLanes>(TTotal* source, ref TLanes total, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        TLanes tap = TLanes.Load(source);
        if (TReducer.Watches) watched = TLanes.Add(watched, tap);
        total = TReducer.Combine(total, tap);
    }
}
