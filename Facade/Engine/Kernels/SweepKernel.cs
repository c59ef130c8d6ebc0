using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of many rows where order does not matter, in three combines each whatever their height (van Herk, Gil and Werman). Rows are taken in groups as high
/// as a window: a window is the end of one group, folded upwards once for all windows that begin there, and the beginning of the next, folded downwards as they advance.
/// </summary>
internal static unsafe class SweepKernel
{
    /// <summary>Registers side by side that are worked on together, so that no combine waits for the one before.</summary>
    private const int Across = 4;

    /// <summary>What the ends of a group take, in totals.</summary>
    internal static nint Room<TTotal>(nint taps)
        where TTotal : unmanaged => unchecked(taps * Across * LineKernel.RegisterTotals<TTotal>());

    /// <summary>Reads whole registers beyond a row's end and writes as much beyond a target row's; <paramref name="ends"/> has <see cref="Room"/>.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TSet>(in SweepBlock<TTotal> rows, TTotal* ends)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Covering(rows.Length, new Kernel<TTotal, TReducer>(rows, ends));

    private readonly struct Kernel<TTotal, TReducer>(SweepBlock<TTotal> rows, TTotal* ends) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
        {
            unchecked
            {
                // The last registers first: what they write beyond a row's end is overwritten by the first ones of the next row.
                bool lost = false;
                nint whole = rows.Length / TLanes.Count * TLanes.Count;
                if (whole < rows.Length) lost = Columns<TTotal, TReducer, TLanes, Taps1>(rows, whole, ends);
                nint column = 0;
                for (; column + (Across * TLanes.Count) <= whole; column += Across * TLanes.Count) lost |= Columns<TTotal, TReducer, TLanes, Taps4>(rows, column, ends);
                for (; column < whole; column += TLanes.Count) lost |= Columns<TTotal, TReducer, TLanes, Taps1>(rows, column, ends);
                return lost;
            }
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Columns<TTotal, TReducer, TLanes, TAcross>(SweepBlock<TTotal> rows, nint column, TTotal* ends)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TAcross : struct, ITaps
    {
        unchecked
        {
            // Before anything else: what lives across a call would be kept on the stack.
            bool isPartial = rows.Length - column < TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(nint.Min(rows.Length - column, TLanes.Count));
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched0 = default, watched1 = default, watched2 = default, watched3 = default;
            nint present = rows.Present;
            nint taps = rows.Taps;
            nint pitch = rows.SourcePitch;
            nint left = rows.Outputs;
            TTotal* target = rows.Target + column;

            // SAFETY: only rows 0 ≤ row < present are read. Rows are counted from the first present one; absent ones are below 0 or beyond the last.
            for (nint start = -rows.Before; left > 0; start += taps)
            {
                TLanes total0 = absent, total1 = absent, total2 = absent, total3 = absent;
                TTotal* from = rows.Source + column + ((start + taps - 1) * pitch);
                TTotal* end = ends + ((taps - 1) * TAcross.Count * TLanes.Count);
                for (nint row = start + taps - 1; row >= start; row--, from -= pitch, end -= TAcross.Count * TLanes.Count)
                {
                    if ((nuint)row < (nuint)present)
                    {
                        Take<TTotal, TReducer, TLanes>(from, isBefore: true, ref total0, ref watched0);
                        if (TAcross.Count > 1) Take<TTotal, TReducer, TLanes>(from + TLanes.Count, isBefore: true, ref total1, ref watched1);
                        if (TAcross.Count > 2) Take<TTotal, TReducer, TLanes>(from + (2 * TLanes.Count), isBefore: true, ref total2, ref watched2);
                        if (TAcross.Count > 3) Take<TTotal, TReducer, TLanes>(from + (3 * TLanes.Count), isBefore: true, ref total3, ref watched3);
                    }

                    TLanes.Store(total0, end);
                    if (TAcross.Count > 1) TLanes.Store(total1, end + TLanes.Count);
                    if (TAcross.Count > 2) TLanes.Store(total2, end + (2 * TLanes.Count));
                    if (TAcross.Count > 3) TLanes.Store(total3, end + (3 * TLanes.Count));
                }

                (total0, total1, total2, total3) = (absent, absent, absent, absent);
                nint next = start + taps;
                from = rows.Source + column + (next * pitch);
                end = ends;
                nint first = ((rows.Outputs - left) * rows.Stride) - rows.Before;
                for (end += (first - start) * TAcross.Count * TLanes.Count; left > 0 && first < start + taps; left--, first += rows.Stride, end += rows.Stride * TAcross.Count * TLanes.Count)
                {
                    for (; next < first + taps; next++, from += pitch)
                    {
                        if ((nuint)next >= (nuint)present) continue;
                        Take<TTotal, TReducer, TLanes>(from, isBefore: false, ref total0, ref watched0);
                        if (TAcross.Count > 1) Take<TTotal, TReducer, TLanes>(from + TLanes.Count, isBefore: false, ref total1, ref watched1);
                        if (TAcross.Count > 2) Take<TTotal, TReducer, TLanes>(from + (2 * TLanes.Count), isBefore: false, ref total2, ref watched2);
                        if (TAcross.Count > 3) Take<TTotal, TReducer, TLanes>(from + (3 * TLanes.Count), isBefore: false, ref total3, ref watched3);
                    }

                    TLanes total = TReducer.Combine(TLanes.Load(end), total0);
                    if (TAcross.Count == 1 && isPartial) total = TLanes.Select(mask, total, absent);
                    TLanes.Store(total, target);
                    if (TAcross.Count > 1) TLanes.Store(TReducer.Combine(TLanes.Load(end + TLanes.Count), total1), target + TLanes.Count);
                    if (TAcross.Count > 2) TLanes.Store(TReducer.Combine(TLanes.Load(end + (2 * TLanes.Count)), total2), target + (2 * TLanes.Count));
                    if (TAcross.Count > 3) TLanes.Store(TReducer.Combine(TLanes.Load(end + (3 * TLanes.Count)), total3), target + (3 * TLanes.Count));
                    target += rows.TargetPitch;
                }
            }

            return TReducer.Watches && TLanes.HasNaN(TLanes.Watch(TLanes.Watch(watched0, watched1), TLanes.Watch(watched2, watched3)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<TTotal, TReducer, TLanes>(TTotal* source, bool isBefore, ref TLanes total, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        TLanes tap = TLanes.Load(source);
        if (TReducer.Watches) watched = TLanes.Add(watched, tap);
        total = isBefore ? TReducer.Combine(tap, total) : TReducer.Combine(total, tap);
    }
}
