using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of an odd number of rows from 9 to 15, one at every row, whose order is fixed: as in <see cref="RingKernel"/>, but what is still needed of each size stays in registers,
/// for one register's width at a time.
/// </summary>
internal static unsafe class SlideKernel
{
    /// <summary>Whether the machine has as many registers, and the windows suit; only those that are seen begin before the first row.</summary>
    internal static bool Takes<TTotal, TSet>(in SweepBlock<TTotal> rows)
        where TTotal : unmanaged
        where TSet : struct, ILaneSet<TTotal> => TSet.Shifting > 0 && rows.Stride == 1 && rows.Taps % 2 == 1 && rows.Taps is >= 9 and <= 15 && rows.Before < rows.Taps && rows.Length >= TSet.Shifting;

    /// <summary>Reads whole registers beyond a row's end and writes as much beyond a target row's.</summary>
    internal static void Run<TTotal, TReducer, TSet>(in SweepBlock<TTotal> rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        if (TSet.Shifting > 0) TSet.Filled(TSet.Shifting, new Kernel<TTotal, TReducer>(rows));
    }

    private readonly struct Kernel<TTotal, TReducer>(SweepBlock<TTotal> rows) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => rows.Taps switch
            {
                // A constant: compiled ahead of time, the kernels of lanes that do not shift are left out.
                _ when typeof(TLanes) != typeof(Lanes512<TTotal>) => throw new NotSupportedException(),
                9 => Run<TLanes, Taps9>(),
                11 => Run<TLanes, Taps11>(),
                13 => Run<TLanes, Taps13>(),
                _ => Run<TLanes, Taps15>(),
            };

        private bool Run<TLanes, TTaps>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TTaps : struct, ITaps
        {
            unchecked
            {
                // The last register first: what it writes beyond a row's end is overwritten by the first one of the next row.
                nint whole = rows.Length / TLanes.Count * TLanes.Count;
                if (whole < rows.Length) Strip<TTotal, TReducer, TLanes, TTaps>(rows, whole);
                for (nint column = 0; column < whole; column += TLanes.Count) Strip<TTotal, TReducer, TLanes, TTaps>(rows, column);
                return false;
            }
        }
    }

    /// <summary>One register's width, from a column on.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Strip<TTotal, TReducer, TLanes, TTaps>(in SweepBlock<TTotal> rows, nint column)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            TLanes absent = TLanes.Create(TReducer.Absent);
            bool isPartial = rows.Length - column < TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(nint.Min(rows.Length - column, TLanes.Count));
            TTotal* source = rows.Source + column;
            TTotal* target = rows.Target + column;
            nint sourcePitch = rows.SourcePitch;
            nint targetPitch = rows.TargetPitch;
            nint present = rows.Present;
            nint first = TTaps.Count - 1 - rows.Before;
            nint end = first + rows.Outputs;

            // The row before, and the blocks of 2, 4 and 8 rows that ended so many rows ago.
            TLanes row1 = absent;
            TLanes two1 = absent, two2 = absent;
            TLanes four1 = absent, four2 = absent, four3 = absent, four4 = absent;
            TLanes eight1 = absent, eight2 = absent, eight3 = absent, eight4 = absent, eight5 = absent, eight6 = absent, eight7 = absent;
            for (nint row = 0; row < end; row++)
            {
                // SAFETY: only rows 0 ≤ row < present are read, counted from the first present one.
                TLanes here = absent;
                if (row < present)
                {
                    here = TLanes.Load(source);
                    source += sourcePitch;
                }

                TLanes two = TReducer.Combine(row1, here);
                TLanes four = TReducer.Combine(two2, two);
                TLanes eight = TReducer.Combine(four4, four);
                TLanes total = here;
                if ((TTaps.Count & 2) != 0) total = TReducer.Combine(two1, total);
                if ((TTaps.Count & 4) != 0) total = TReducer.Combine((TTaps.Count & 3) == 1 ? four1 : four3, total);
                total = TReducer.Combine((TTaps.Count & 7) switch { 1 => eight1, 3 => eight3, 5 => eight5, _ => eight7 }, total);
                if (row >= first)
                {
                    TLanes.Store(isPartial ? TLanes.Select(mask, total, absent) : total, target);
                    target += targetPitch;
                }

                row1 = here;
                (two2, two1) = (two1, two);
                (four4, four3, four2, four1) = (four3, four2, four1, four);
                (eight7, eight6, eight5, eight4, eight3, eight2, eight1) = (eight6, eight5, eight4, eight3, eight2, eight1, eight);
            }
        }
    }
}
