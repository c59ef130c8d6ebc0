using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of many rows whose order is fixed, in one pass down the rows. Each row ends a block of four rows, and blocks of 8, 16 … rows, made of two that are half as high;
/// a window is its blocks by the binary digits of its height, of which the highest is made of two when it is needed. What is still needed of each size lies in a ring of rows.
/// </summary>
internal static unsafe class RingKernel
{
    /// <summary>Windows of fewer rows have no block of four but the highest.</summary>
    private const int Fewest = 8;

    private const int MostSizes = 7;

    /// <summary>Registers of the widest lanes side by side, or as much of others: lines of cache that follow one another.</summary>
    private const int Across = 8;

    /// <summary>As many where the rings of windows of fewer rows still fit the first cache.</summary>
    private const int MostAcross = 16;

    private const int LowTaps = 32;

    /// <summary>Whether windows so high have as many sizes as there are rings.</summary>
    internal static bool Takes(nint taps) => taps is >= Fewest and < (2 << MostSizes);

    /// <summary>What the rings take, which have four rows less than a window, and a row of absent places, in totals.</summary>
    internal static nint Room<TTotal>(nint taps)
        where TTotal : unmanaged => unchecked((taps - 3) * Width<TTotal>(taps));

    private static nint Width<TTotal>(nint taps)
        where TTotal : unmanaged => unchecked((taps < LowTaps ? MostAcross : Across) * nint.Max(1, LineKernel.Register / sizeof(TTotal)));

    /// <summary>Reads whole registers beyond a row's end and writes as much beyond a target row's; <paramref name="rings"/> has <see cref="Room"/>.</summary>
    internal static void Run<TTotal, TReducer, TSet>(in SweepBlock<TTotal> rows, TTotal* rings)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Covering(rows.Length, new Kernel<TTotal, TReducer>(rows, rings));

    private readonly struct Kernel<TTotal, TReducer>(SweepBlock<TTotal> rows, TTotal* rings) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => BitOperations.Log2((nuint)rows.Taps) switch
            {
                3 => Low<TLanes, Taps3>(),
                4 => Low<TLanes, Taps4>(),
                5 => Low<TLanes, Taps5>(),
                6 => Low<TLanes, Taps6>(),
                _ => Low<TLanes, Taps7>(),
            };

        // Compiled ahead of time, one does for all.
        private bool Low<TLanes, TSizes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TSizes : struct, ITaps => !RuntimeFeature.IsDynamicCodeCompiled ? Run<TLanes, TSizes, TapsOfAny>() : (rows.Taps & 3) switch
            {
                1 => Run<TLanes, TSizes, Taps1>(),
                2 => Run<TLanes, TSizes, Taps2>(),
                3 => Run<TLanes, TSizes, Taps3>(),
                _ => Run<TLanes, TSizes, TapsOfAny>(),
            };

        private bool Run<TLanes, TSizes, TLow>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TSizes : struct, ITaps
            where TLow : struct, ITaps
        {
            unchecked
            {
                // The last register first: what it writes beyond a row's end is overwritten by the first one of the next row.
                nint whole = rows.Length / TLanes.Count * TLanes.Count;
                if (whole < rows.Length) Strip<TTotal, TReducer, TLanes, TSizes, TLow>(rows, whole, 1, rings);
                nint most = Width<TTotal>(rows.Taps) / TLanes.Count;
                for (nint column = 0; column < whole; column += most * TLanes.Count) Strip<TTotal, TReducer, TLanes, TSizes, TLow>(rows, column, nint.Min(most, (whole - column) / TLanes.Count), rings);
                return false;
            }
        }
    }

    /// <summary>So many registers side by side, from a column on.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Strip<TTotal, TReducer, TLanes, TSizes, TLow>(SweepBlock<TTotal> rows, nint column, nint registers, TTotal* rings)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TSizes : struct, ITaps
        where TLow : struct, ITaps
    {
        unchecked
        {
            nint width = registers * TLanes.Count;
            nint taps = rows.Taps;
            bool isPartial = rows.Length - column < TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(nint.Min(rows.Length - column, TLanes.Count));
            TLanes absent = TLanes.Create(TReducer.Absent);

            // A row of absent places, and the rings, each as many rows as its blocks, the last as far as the highest digit's go back; what has not been seen yet is absent.
            nint rest = taps - ((nint)1 << TSizes.Count);
            nint half = (nint)1 << (TSizes.Count - 1);
            nint depth = rest + half;
            TTotal* none = rings;
            for (nint i = 0; i < width * (1 + half - 4 + depth); i += TLanes.Count) TLanes.Store(absent, rings + i);
            TTotal* ring4 = none + width;
            TTotal* ring8 = ring4 + ((TSizes.Count > 3 ? 4 : depth) * width);
            TTotal* ring16 = ring8 + ((TSizes.Count > 4 ? 8 : depth) * width);
            TTotal* ring32 = ring16 + ((TSizes.Count > 5 ? 16 : depth) * width);
            TTotal* ring64 = ring32 + ((TSizes.Count > 6 ? 32 : depth) * width);
            TTotal* end = ring64 + (depth * width);
            TTotal* last = TSizes.Count == 3 ? ring4 : TSizes.Count == 4 ? ring8 : TSizes.Count == 5 ? ring16 : TSizes.Count == 6 ? ring32 : ring64;
            TTotal* lastEnd = last + (depth * width);
            TTotal* at4 = ring4, at8 = ring8, at16 = ring16, at32 = ring32, at64 = ring64;
            TTotal* part4 = Part(none, ring4, ring8, width, 4, taps), part8 = Part(none, ring8, ring16, width, 8, taps), part16 = Part(none, ring16, ring32, width, 16, taps);
            TTotal* part32 = Part(none, ring32, ring64, width, 32, taps), part64 = Part(none, ring64, end, width, 64, taps);
            TTotal* top = rest == 0 ? last : lastEnd - (rest * width);
            nint low = TLow.Count > 0 ? TLow.Count : taps & 3;
            nint lowest = TLow.Count > 0 ? 0 : taps & -taps;

            TTotal* before1 = none, before2 = none, before3 = none;
            TTotal* target = rows.Target + column;
            nint wait = taps - 1 - rows.Before;
            nint left = rows.Outputs;

            // SAFETY: only rows 0 ≤ row < present are read, counted from the first present one. Windows that end before it see nothing.
            for (; wait < 0 && left > 0; wait += rows.Stride, left--, target += rows.TargetPitch) Fill<TTotal, TLanes>(target, width, absent);
            for (nint row = 0; left > 0; row++, wait--)
            {
                TTotal* here = row < rows.Present ? rows.Source + column + (row * rows.SourcePitch) : none;
                if (wait > 0)
                {
                    for (nint x = 0; x < width; x += TLanes.Count)
                    {
                        TLanes block = TReducer.Combine(TReducer.Combine(TLanes.Load(before3 + x), TLanes.Load(before2 + x)), TReducer.Combine(TLanes.Load(before1 + x), TLanes.Load(here + x)));
                        block = Ended<TTotal, TReducer, TLanes>(TSizes.Count > 3, at4 + x, block);
                        if (TSizes.Count > 3) block = Ended<TTotal, TReducer, TLanes>(TSizes.Count > 4, at8 + x, block);
                        if (TSizes.Count > 4) block = Ended<TTotal, TReducer, TLanes>(TSizes.Count > 5, at16 + x, block);
                        if (TSizes.Count > 5) block = Ended<TTotal, TReducer, TLanes>(TSizes.Count > 6, at32 + x, block);
                        if (TSizes.Count > 6) Ended<TTotal, TReducer, TLanes>(false, at64 + x, block);
                    }
                }
                else
                {
                    for (nint x = 0; x < width; x += TLanes.Count)
                    {
                        TLanes one = TLanes.Load(here + x), second = TLanes.Load(before1 + x), third = TLanes.Load(before2 + x);
                        TLanes two = TReducer.Combine(second, one);
                        TLanes four = TReducer.Combine(TReducer.Combine(TLanes.Load(before3 + x), third), two);
                        TLanes total = low == 1 ? one : low == 2 ? two : low == 3 ? TReducer.Combine(TReducer.Combine(third, second), one) : absent;
                        TLanes high = TLanes.Load(top + x);
                        Grow<TTotal, TReducer, TLanes>(TSizes.Count > 3, lowest == 4, at4 + x, part4 + x, four, ref total, out TLanes old, out TLanes eight);
                        TLanes sixteen = eight, block32 = eight, block64 = eight;
                        if (TSizes.Count > 3) Grow<TTotal, TReducer, TLanes>(TSizes.Count > 4, lowest == 8, at8 + x, part8 + x, eight, ref total, out old, out sixteen);
                        if (TSizes.Count > 4) Grow<TTotal, TReducer, TLanes>(TSizes.Count > 5, lowest == 16, at16 + x, part16 + x, sixteen, ref total, out old, out block32);
                        if (TSizes.Count > 5) Grow<TTotal, TReducer, TLanes>(TSizes.Count > 6, lowest == 32, at32 + x, part32 + x, block32, ref total, out old, out block64);
                        if (TSizes.Count > 6) Grow<TTotal, TReducer, TLanes>(false, lowest == 64, at64 + x, part64 + x, block64, ref total, out old, out _);
                        TLanes.Store(four, at4 + x);
                        if (TSizes.Count > 3) TLanes.Store(eight, at8 + x);
                        if (TSizes.Count > 4) TLanes.Store(sixteen, at16 + x);
                        if (TSizes.Count > 5) TLanes.Store(block32, at32 + x);
                        if (TSizes.Count > 6) TLanes.Store(block64, at64 + x);
                        if (TLow.Count == 0 && rest == 0) high = TSizes.Count == 3 ? four : TSizes.Count == 4 ? eight : TSizes.Count == 5 ? sixteen : TSizes.Count == 6 ? block32 : block64;
                        TLanes.Store(TReducer.Combine(TReducer.Combine(old, high), total), target + x);
                    }

                    if (isPartial) TLanes.Store(TLanes.Select(mask, TLanes.Load(target), absent), target);
                    wait = rows.Stride;
                    target += rows.TargetPitch;
                    left--;
                }

                before3 = before2;
                before2 = before1;
                before1 = here;
                at4 = Next(at4, width, ring4, ring8);
                part4 = part4 == none ? none : Next(part4, width, ring4, ring8);
                if (TSizes.Count > 3) at8 = Next(at8, width, ring8, ring16);
                if (TSizes.Count > 3) part8 = part8 == none ? none : Next(part8, width, ring8, ring16);
                if (TSizes.Count > 4) at16 = Next(at16, width, ring16, ring32);
                if (TSizes.Count > 4) part16 = part16 == none ? none : Next(part16, width, ring16, ring32);
                if (TSizes.Count > 5) at32 = Next(at32, width, ring32, ring64);
                if (TSizes.Count > 5) part32 = part32 == none ? none : Next(part32, width, ring32, ring64);
                if (TSizes.Count > 6) at64 = Next(at64, width, ring64, end);
                if (TSizes.Count > 6) part64 = part64 == none ? none : Next(part64, width, ring64, end);
                top = Next(top, width, last, lastEnd);
            }
        }
    }

    /// <summary>Where a window's block of so many rows lies before the first row, which ended before those of the lower digits began; absent places where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTotal* Part<TTotal>(TTotal* none, TTotal* ring, TTotal* end, nint width, nint size, nint taps)
        where TTotal : unmanaged => unchecked((taps & size) == 0 ? none : (taps & (size - 1)) == 0 ? ring : end - ((taps & (size - 1)) * width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTotal* Next<TTotal>(TTotal* row, nint width, TTotal* ring, TTotal* end)
        where TTotal : unmanaged => unchecked(row + width == end ? ring : row + width);

    /// <summary>A block that ends now: the one that it takes the place of, with which it becomes a block twice as high, if there is a larger size; the window with its block of this size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Grow<TTotal, TReducer, TLanes>(bool grows, bool isLowest, TTotal* at, TTotal* part, TLanes block, ref TLanes total, out TLanes old, out TLanes higher)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        old = TLanes.Load(at);
        total = isLowest ? block : TReducer.Combine(TLanes.Load(part), total);
        higher = grows ? TReducer.Combine(old, block) : block;
    }

    /// <summary>The same of a row that ends no window: the block goes into its ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Ended<TTotal, TReducer, TLanes>(bool grows, TTotal* at, TLanes block)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        TLanes higher = grows ? TReducer.Combine(TLanes.Load(at), block) : block;
        TLanes.Store(block, at);
        return higher;
    }

    private static void Fill<TTotal, TLanes>(TTotal* target, nint width, TLanes value)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            for (nint x = 0; x < width; x += TLanes.Count) TLanes.Store(value, target + x);
        }
    }
}
