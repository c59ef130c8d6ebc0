using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of as many rows as neighbouring places, <see cref="Fewest"/> to <see cref="Most"/> of either, at every place along long rows: the rows under a row of results
/// are folded and the totals shifted, combined and finished in registers, without scratch.
/// </summary>
internal static unsafe class SquareKernel
{
    internal const int Fewest = 4;

    internal const int Most = 7;

    /// <summary>Rows of fewer registers are left to others, for each takes two steps more than it has registers.</summary>
    private const int FewestRegisters = 4;

    /// <summary>How many bytes behind its last row the kernel asks for its input.</summary>
    private const int Ahead = 2048;

    /// <summary>Whether the machine and the windows suit, of which each sees a place, so that fewer are absent before a row than a window has.</summary>
    internal static bool Takes<TTotal, TSet>(long rows, long places, nint length)
        where TTotal : unmanaged
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Shifting > Most && rows == places && rows is >= Fewest and <= Most && length >= FewestRegisters * TSet.Shifting;

    /// <summary>Reads up to a register beyond the end of a row, and writes as much beyond the end of a row of results.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TFirst, TNext, TEnding, TSet>(in SquareRows<TTotal> source, in NearRows<TTotal> rows)
        where TTotal : unmanaged
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TSet : struct, ILaneSet<TTotal> => TSet.Filled(TSet.Shifting, new ShiftedWork<TTotal, Work<TTotal, TFirst, TNext, TEnding>>(new(source, rows)));

    private readonly struct Work<TTotal, TFirst, TNext, TEnding>(SquareRows<TTotal> source, NearRows<TTotal> rows) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => source.Taps switch
            {
                4 => Registers<TTotal, TFirst, TNext, TEnding, TLanes, Taps4>(source, rows),
                5 => Registers<TTotal, TFirst, TNext, TEnding, TLanes, Taps5>(source, rows),
                6 => Registers<TTotal, TFirst, TNext, TEnding, TLanes, Taps6>(source, rows),
                _ => Registers<TTotal, TFirst, TNext, TEnding, TLanes, Taps7>(source, rows),
            };
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Registers<TTotal, TFirst, TNext, TEnding, TLanes, TTaps>(SquareRows<TTotal> source, NearRows<TTotal> rows)
        where TTotal : unmanaged
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            nint end = source.Length;
            nint whole = end / TLanes.Count * TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(end - whole);
            TLanes places = TLanes.Places(TLanes.Count - (int)source.Before);
            TLanes watched = default;
            TLanes absent = TLanes.Create(TNext.Absent);
            TapOffsets taps = TapOffsets.Whole(source.TapPitch, TTaps.Count);
            nint ahead = (taps.Of(TTaps.Count - 1) * sizeof(TTotal)) + Ahead;
            TTotal* from = source.From;
            nint steps = (rows.Stored + 2) * TLanes.Count;

            // A window is made two registers behind its rows.
            TTotal* target = rows.Target - (2 * TLanes.Count);
            for (nint row = 0; row < rows.Lines; row++)
            {
                TTotal* divisors = TEnding.Divides ? rows.Divisors.Of(row) - (2 * TLanes.Count) : null;
                TLanes place = absent, pair = absent, upper = absent, last = absent;
                for (nint x = 0; x < steps; x += TLanes.Count)
                {
                    TLanes total = absent;
                    if (x < end)
                    {
                        total = Trees.Fold<TTotal, TFirst, TLanes, TTaps>(from + x, taps, out TLanes sum);
                        if (TFirst.Watches) watched = TLanes.Add(watched, sum);
                        if (x == whole) total = TLanes.Select(mask, total, absent);
                    }

                    TLanes window = Window<TTotal, TNext, TLanes, TTaps>(total, ref place, ref pair, ref upper);
                    if (x >= 2 * TLanes.Count)
                    {
                        bool isEnd = row == rows.Lines - 1 && x == steps - TLanes.Count;
                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(TLanes.Shift(last, window, places), divisors + x), isEnd ? rows.End : target + x);
                    }

                    last = window;
                    if (x != TLanes.Count) continue;

                    // Registers that lie wholly in the row, and of which none is the last.
                    for (x += TLanes.Count; x < whole; x += TLanes.Count)
                    {
                        if (Sse.IsSupported) Sse.Prefetch0((byte*)(from + x) + ahead);
                        total = Trees.Fold<TTotal, TFirst, TLanes, TTaps>(from + x, taps, out TLanes sum);
                        if (TFirst.Watches) watched = TLanes.Add(watched, sum);
                        window = Window<TTotal, TNext, TLanes, TTaps>(total, ref place, ref pair, ref upper);
                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(TLanes.Shift(last, window, places), divisors + x), target + x);
                        last = window;
                    }

                    x -= TLanes.Count;
                }

                from += source.RowPitch;
                target += rows.TargetPitch;
            }

            return TFirst.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The windows two registers before the one just folded. What is carried: that register, the pairs one register before, and what stands for the taps from the fifth on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Window<TTotal, TReducer, TLanes, TTaps>(TLanes next, ref TLanes place, ref TLanes pair, ref TLanes upper)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        TLanes pairNext = TReducer.Combine(place, TLanes.Following(place, next, 1));
        TLanes upperNext = TTaps.Count == 7 ? TReducer.Combine(pairNext, TLanes.Following(place, next, 2)) : TTaps.Count == 6 ? pairNext : place;
        TLanes four = TReducer.Combine(pair, TLanes.Following(pair, pairNext, 2));
        TLanes window = TTaps.Count == 4 ? four : TReducer.Combine(four, TLanes.Following(upper, upperNext, 4));
        (place, pair, upper) = (next, pairNext, upperNext);
        return window;
    }
}

/// <summary>The rows under rows of windows; pitches in elements.</summary>
/// <param name="from">The first row of the first windows.</param>
/// <param name="tapPitch">The distance between rows of a window.</param>
/// <param name="rowPitch">The distance between the first rows of windows one below the other.</param>
/// <param name="length">Places of a row.</param>
/// <param name="before">Absent places before a row that the first window sees.</param>
/// <param name="taps">Rows of a window, and places along them.</param>
internal readonly unsafe struct SquareRows<TTotal>(TTotal* from, nint tapPitch, nint rowPitch, nint length, nint before, int taps)
    where TTotal : unmanaged
{
    internal TTotal* From => from;

    internal nint TapPitch => tapPitch;

    internal nint RowPitch => rowPitch;

    internal nint Length => length;

    internal nint Before => before;

    internal int Taps => taps;
}
