using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of many rows whose order is fixed, in one pass down the rows. Each row ends a block of 2, 4, 8 … rows, made of two that are half as high; a window is
/// its blocks by the binary digits of its height. What is still needed of each size lies in a ring of as many rows as the size.
/// </summary>
internal static unsafe class RingKernel
{
    /// <summary>The most sizes of blocks, one row not counted.</summary>
    private const int MostSizes = 7;

    /// <summary>Registers side by side: as many lines of cache that follow one another, and the rings of windows below 64 rows still fit the first cache.</summary>
    private const int Across = 8;

    /// <summary>How many rows ahead of its loads the kernel asks for its input.</summary>
    private const int RowsAhead = 4;

    /// <summary>Whether windows so high have as many sizes as there are rings.</summary>
    internal static bool Takes(nint taps) => taps is >= 2 and < (2 << MostSizes);

    /// <summary>What the rings take, and a row of absent places, in totals.</summary>
    internal static nint Room<TTotal>(nint taps)
        where TTotal : unmanaged => unchecked((((2 << BitOperations.Log2((nuint)taps)) * Across) + MostSizes) * LineKernel.RegisterTotals<TTotal>());

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
                1 => Run<TLanes, Taps1>(),
                2 => Run<TLanes, Taps2>(),
                3 => Run<TLanes, Taps3>(),
                4 => Run<TLanes, Taps4>(),
                5 => Run<TLanes, Taps5>(),
                6 => Run<TLanes, Taps6>(),
                _ => Run<TLanes, Taps7>(),
            };

        private bool Run<TLanes, TSizes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TSizes : struct, ITaps
        {
            unchecked
            {
                // The last register first: what it writes beyond a row's end is overwritten by the first one of the next row.
                nint whole = rows.Length / TLanes.Count * TLanes.Count;
                if (whole < rows.Length) Strip<TTotal, TReducer, TLanes, TSizes>(rows, whole, 1, rings);
                for (nint column = 0; column < whole; column += Across * TLanes.Count) Strip<TTotal, TReducer, TLanes, TSizes>(rows, column, nint.Min(Across, (whole - column) / TLanes.Count), rings);
                return false;
            }
        }
    }

    /// <summary>So many registers side by side, from a column on.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Strip<TTotal, TReducer, TLanes, TSizes>(SweepBlock<TTotal> rows, nint column, nint registers, TTotal* rings)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TSizes : struct, ITaps
    {
        unchecked
        {
            nint width = registers * TLanes.Count;
            nint taps = rows.Taps;
            bool isPartial = rows.Length - column < TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(nint.Min(rows.Length - column, TLanes.Count));
            TLanes absent = TLanes.Create(TReducer.Absent);

            // A row of absent places, and then the ring of each size, as many rows as the size; what has not been seen yet is absent.
            TTotal* none = rings;
            for (nint i = 0; i < (width * (2 << TSizes.Count)) + (TSizes.Count * LineKernel.RegisterTotals<TTotal>()); i += TLanes.Count) TLanes.Store(absent, rings + i);

            TTotal* before = none;
            TTotal* target = rows.Target + column;
            nint wait = taps - 1 - rows.Before;
            nint left = rows.Outputs;

            // SAFETY: only rows 0 ≤ row < present are read, counted from the first present one. Windows that end before it see nothing.
            for (; wait < 0 && left > 0; wait += rows.Stride, left--, target += rows.TargetPitch) Fill<TTotal, TLanes>(target, width, absent);
            for (nint row = 0; left > 0; row++, wait--)
            {
                TTotal* here = row < rows.Present ? rows.Source + column + (row * rows.SourcePitch) : none;
                TTotal* ahead = here + (RowsAhead * rows.SourcePitch);
                TTotal* at1 = At(none, width, 1, row), at2 = At(none, width, 2, row), at3 = At(none, width, 3, row), at4 = At(none, width, 4, row), at5 = At(none, width, 5, row), at6 = At(none, width, 6, row), at7 = At(none, width, 7, row);
                for (nint x = 0; x < width; x += TLanes.Count)
                {
                    if (Sse.IsSupported) Sse.Prefetch0(ahead + x);
                    TLanes block = TReducer.Combine(TLanes.Load(before + x), TLanes.Load(here + x));
                    Grow<TTotal, TReducer, TLanes, TSizes>(1, at1 + x, ref block);
                    if (TSizes.Count > 1) Grow<TTotal, TReducer, TLanes, TSizes>(2, at2 + x, ref block);
                    if (TSizes.Count > 2) Grow<TTotal, TReducer, TLanes, TSizes>(3, at3 + x, ref block);
                    if (TSizes.Count > 3) Grow<TTotal, TReducer, TLanes, TSizes>(4, at4 + x, ref block);
                    if (TSizes.Count > 4) Grow<TTotal, TReducer, TLanes, TSizes>(5, at5 + x, ref block);
                    if (TSizes.Count > 5) Grow<TTotal, TReducer, TLanes, TSizes>(6, at6 + x, ref block);
                    if (TSizes.Count > 6) Grow<TTotal, TReducer, TLanes, TSizes>(7, at7 + x, ref block);
                }

                before = here;
                if (wait > 0) continue;

                // A loop of its own: all pointers of both would be more than the processor has registers for.
                TTotal* part0 = (taps & 1) != 0 ? here : none;
                TTotal* part1 = Part(none, width, 1, row, taps), part2 = Part(none, width, 2, row, taps), part3 = Part(none, width, 3, row, taps), part4 = Part(none, width, 4, row, taps), part5 = Part(none, width, 5, row, taps), part6 = Part(none, width, 6, row, taps), part7 = Part(none, width, 7, row, taps);
                for (nint x = 0; x < width; x += TLanes.Count)
                {
                    TLanes total = TReducer.Combine(TLanes.Load(part1 + x), TLanes.Load(part0 + x));
                    if (TSizes.Count > 1) total = TReducer.Combine(TLanes.Load(part2 + x), total);
                    if (TSizes.Count > 2) total = TReducer.Combine(TLanes.Load(part3 + x), total);
                    if (TSizes.Count > 3) total = TReducer.Combine(TLanes.Load(part4 + x), total);
                    if (TSizes.Count > 4) total = TReducer.Combine(TLanes.Load(part5 + x), total);
                    if (TSizes.Count > 5) total = TReducer.Combine(TLanes.Load(part6 + x), total);
                    if (TSizes.Count > 6) total = TReducer.Combine(TLanes.Load(part7 + x), total);
                    TLanes.Store(total, target + x);
                }

                if (isPartial) TLanes.Store(TLanes.Select(mask, TLanes.Load(target), absent), target);
                wait = rows.Stride;
                target += rows.TargetPitch;
                left--;
            }
        }
    }

    /// <summary>Where the block of 2^size rows lies that ended as many rows ago, and where the one that ends at this row will.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTotal* At<TTotal>(TTotal* rings, nint width, int size, nint row)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint rows = (nint)1 << size;
            return rings + (width * (rows - 1 + (row & (rows - 1)))) + (size * LineKernel.RegisterTotals<TTotal>());
        }
    }

    /// <summary>Where a window's block of 2^size rows lies, which ended before those of the lower digits began; absent places where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTotal* Part<TTotal>(TTotal* rings, nint width, int size, nint row, nint taps)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint rows = (nint)1 << size;
            return (taps & rows) != 0 ? At(rings, width, size, row - (taps & (rows - 1))) : rings;
        }
    }

    /// <summary>The block that ends now goes into its ring, and with the one that it takes the place of becomes a block twice as high.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Grow<TTotal, TReducer, TLanes, TSizes>(int size, TTotal* at, ref TLanes block)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TSizes : struct, ITaps
    {
        TLanes higher = size < TSizes.Count ? TReducer.Combine(TLanes.Load(at), block) : block;
        TLanes.Store(block, at);
        block = higher;
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
