using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of many rows whose order is fixed. In a strip one register wide every four neighbouring blocks become one, of 4, 16, 64 … rows; a window is its blocks by
/// the digits of its height to the base of four, a block more where the digit is two or three.
/// </summary>
internal static unsafe class LadderKernel
{
    /// <summary>Rows after which every rung is made further, so that it reads what has just been made.</summary>
    private const int Together = 64;

    /// <summary>As many as the height of a window has digits.</summary>
    private const int MostRungs = 32;

    /// <summary>How many rungs a window has: powers of four that it is at least as high as.</summary>
    internal static int Rungs(nint taps) => unchecked((BitOperations.Log2((nuint)taps) >> 1) + 1);

    /// <summary>What the strips take, in totals.</summary>
    internal static nint Room<TTotal>(nint rows, nint taps)
        where TTotal : unmanaged => unchecked(Rungs(taps) * (rows + Together) * LineKernel.RegisterTotals<TTotal>());

    /// <summary>Reads whole registers beyond a row's end and writes as much beyond a target row's; <paramref name="strips"/> has <see cref="Room"/>.</summary>
    internal static void Run<TTotal, TReducer, TSet>(in SweepBlock<TTotal> rows, TTotal* strips)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Covering(rows.Length, new Kernel<TTotal, TReducer>(rows, strips));

    /// <summary>
    /// The same along a line, whose rows are registers: <c>target[j] = blocks[j] ∘ … blocks[j + taps − 1] ∘ target[j + taps]</c>, with fewer than sixteen taps.
    /// The rung of fours takes as much room as the blocks.
    /// </summary>
    internal static void Stack<TTotal, TReducer, TSet>(TTotal* blocks, TTotal* fours, nint registers, nint taps, TTotal* target)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Filled(TSet.Shifting, new Stacking<TTotal, TReducer>(blocks, fours, registers, taps, target));

    private readonly struct Stacking<TTotal, TReducer>(TTotal* blocks, TTotal* fours, nint registers, nint taps, TTotal* target) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
        {
            unchecked
            {
                SweepBlock<TTotal> rows = new(null, 0, 0, 0, target, TLanes.Count, registers, 1, taps, TLanes.Count);
                if (Rungs(taps) > 1) Fours<TTotal, TReducer, TLanes>(blocks, 0, registers + taps - 4, 1, fours);
                Windows<TTotal, TReducer, TLanes>(rows, 0, 0, registers, blocks, (nint)(fours - blocks), target + (taps * TLanes.Count));
                return false;
            }
        }
    }

    private readonly struct Kernel<TTotal, TReducer>(SweepBlock<TTotal> rows, TTotal* strips) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
        {
            unchecked
            {
                // The last register first: what it writes beyond a row's end is overwritten by the first one of the next row.
                nint whole = rows.Length / TLanes.Count * TLanes.Count;
                if (whole < rows.Length) Strip<TTotal, TReducer, TLanes>(rows, whole, strips);
                for (nint column = 0; column < whole; column += TLanes.Count) Strip<TTotal, TReducer, TLanes>(rows, column, strips);
                return false;
            }
        }
    }

    private static void Strip<TTotal, TReducer, TLanes>(in SweepBlock<TTotal> rows, nint column, TTotal* strips)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            nint all = rows.Rows;
            nint pitch = (all + Together) * TLanes.Count;
            int rungs = Rungs(rows.Taps);
            nint done = 0;
            for (nint end = 0; end < all;)
            {
                nint begin = end;
                end = nint.Min(end + Together, all);
                Fill<TTotal, TReducer, TLanes>(rows, column, begin, end, strips, rungs > 1 ? strips + pitch : null);
                for (int rung = 2; rung < rungs; rung++)
                {
                    nint block = (nint)1 << (2 * rung);
                    nint from = nint.Max(0, begin - block + 1);
                    if (end - block + 1 > from) Fours<TTotal, TReducer, TLanes>(strips + ((rung - 1) * pitch), from, end - block + 1, block / 4, strips + (rung * pitch));
                }

                nint outputs = end < rows.Taps ? 0 : nint.Min(((end - rows.Taps) / rows.Stride) + 1, rows.Outputs);
                if (outputs > done) Windows<TTotal, TReducer, TLanes>(rows, column, done, outputs, strips, pitch, null);
                done = nint.Max(done, outputs);
            }
        }
    }

    /// <summary>Rows <c>[begin, end)</c> of the strip, absent ones included, and the blocks of four rows that end there, if they are asked for.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Fill<TTotal, TReducer, TLanes>(in SweepBlock<TTotal> rows, nint column, nint begin, nint end, TTotal* strip, TTotal* fours)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            TLanes absent = TLanes.Create(TReducer.Absent);
            nint before = rows.Before;
            nint present = rows.Present;
            nint pitch = rows.SourcePitch;
            TTotal* from = rows.Source + column + ((begin - before) * pitch);
            TTotal* to = strip + (begin * TLanes.Count);

            // Carried from row to row: the row before, and the pairs that begin two and three rows before.
            TLanes last = absent, pair = absent, earlier = absent;
            if (begin > 0)
            {
                last = TLanes.Load(to - TLanes.Count);
                pair = TReducer.Combine(TLanes.Load(to - (2 * TLanes.Count)), last);
                earlier = TReducer.Combine(TLanes.Load(to - (3 * TLanes.Count)), TLanes.Load(to - (2 * TLanes.Count)));
            }

            // SAFETY: only rows 0 ≤ row < present are read, counted from the first present one. A block of four is stored where its first row is, once there is one.
            for (nint row = begin; row < end; row++, from += pitch, to += TLanes.Count)
            {
                if (Sse.IsSupported) Sse.Prefetch0(from + (Together * pitch));
                TLanes next = (nuint)(row - before) < (nuint)present ? TLanes.Load(from) : absent;
                TLanes.Store(next, to);
                if (fours == null) continue;
                TLanes two = TReducer.Combine(last, next);
                if (row >= 3) TLanes.Store(TReducer.Combine(earlier, two), fours + ((row - 3) * TLanes.Count));
                (earlier, pair, last) = (pair, two, next);
            }
        }
    }

    /// <summary><c>to[row] = (from[row] ∘ from[row + apart]) ∘ (from[row + 2·apart] ∘ from[row + 3·apart])</c> for rows <c>[begin, end)</c>.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Fours<TTotal, TReducer, TLanes>(TTotal* from, nint begin, nint end, nint apart, TTotal* to)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            TapOffsets taps = TapOffsets.Whole(apart * TLanes.Count, 4);
            TTotal* stop = to + (end * TLanes.Count);
            from += begin * TLanes.Count;
            for (to += begin * TLanes.Count; to < stop; to += TLanes.Count, from += TLanes.Count)
                TLanes.Store(Trees.Fold<TTotal, TReducer, TLanes, Taps4>(from, taps, out _), to);
        }
    }

    /// <summary>Outputs <c>[first, end)</c>, four at a time, each with what lies behind its window, if anything does.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Windows<TTotal, TReducer, TLanes>(in SweepBlock<TTotal> rows, nint column, nint first, nint end, TTotal* strips, nint pitch, TTotal* behind)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            // The digits that are not zero, the lowest first: how many blocks, how far apart, and where the first one lies.
            Digit* digits = stackalloc Digit[MostRungs];
            int count = 0;
            for (int rung = 0; rows.Taps >> (2 * rung) > 0; rung++)
            {
                nint blocks = (rows.Taps >> (2 * rung)) & 3;
                nint higher = rows.Taps >> ((2 * rung) + 2) << ((2 * rung) + 2);
                if (blocks > 0) digits[count++] = new(blocks, (nint)TLanes.Count << (2 * rung), (rung * pitch) + (higher * TLanes.Count));
            }

            nint apart = rows.Stride * TLanes.Count;
            bool isPartial = rows.Length - column < TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(nint.Min(rows.Length - column, TLanes.Count));
            TLanes absent = TLanes.Create(TReducer.Absent);
            for (nint output = first; output < end; output += 4)
            {
                nint left = end - output;
                nint second = left > 1 ? apart : 0, third = left > 2 ? 2 * apart : 0, fourth = left > 3 ? 3 * apart : 0;
                TTotal* window = strips + (output * apart);
                TLanes total0, total1, total2, total3;
                int digit = 0;
                if (behind != null)
                {
                    TTotal* rest = behind + (output * apart);
                    (total0, total1, total2, total3) = (TLanes.Load(rest), TLanes.Load(rest + second), TLanes.Load(rest + third), TLanes.Load(rest + fourth));
                }
                else
                {
                    // The last block of the lowest digit has nothing behind it.
                    TTotal* last = window + digits[0].At + ((digits[0].Blocks - 1) * digits[0].Apart);
                    (total0, total1, total2, total3) = (TLanes.Load(last), TLanes.Load(last + second), TLanes.Load(last + third), TLanes.Load(last + fourth));
                    if (digits[0].Blocks == 2)
                    {
                        TTotal* from = window + digits[0].At;
                        total0 = TReducer.Combine(TLanes.Load(from), total0);
                        total1 = TReducer.Combine(TLanes.Load(from + second), total1);
                        total2 = TReducer.Combine(TLanes.Load(from + third), total2);
                        total3 = TReducer.Combine(TLanes.Load(from + fourth), total3);
                    }

                    if (digits[0].Blocks == 3) Two<TTotal, TReducer, TLanes>(window + digits[0].At, digits[0].Apart, second, third, fourth, ref total0, ref total1, ref total2, ref total3);
                    digit = 1;
                }

                for (; digit < count; digit++)
                {
                    TTotal* from = window + digits[digit].At;
                    nint block = digits[digit].Apart;
                    if (digits[digit].Blocks != 2)
                    {
                        TTotal* last = digits[digit].Blocks == 1 ? from : from + (2 * block);
                        total0 = TReducer.Combine(TLanes.Load(last), total0);
                        total1 = TReducer.Combine(TLanes.Load(last + second), total1);
                        total2 = TReducer.Combine(TLanes.Load(last + third), total2);
                        total3 = TReducer.Combine(TLanes.Load(last + fourth), total3);
                    }

                    if (digits[digit].Blocks > 1) Two<TTotal, TReducer, TLanes>(from, block, second, third, fourth, ref total0, ref total1, ref total2, ref total3);
                }

                if (isPartial)
                {
                    total0 = TLanes.Select(mask, total0, absent);
                    total1 = TLanes.Select(mask, total1, absent);
                    total2 = TLanes.Select(mask, total2, absent);
                    total3 = TLanes.Select(mask, total3, absent);
                }

                TTotal* target = rows.Target + column + (output * rows.TargetPitch);
                TLanes.Store(total0, target);
                if (left > 1) TLanes.Store(total1, target + rows.TargetPitch);
                if (left > 2) TLanes.Store(total2, target + (2 * rows.TargetPitch));
                if (left > 3) TLanes.Store(total3, target + (3 * rows.TargetPitch));
            }
        }
    }

    /// <summary>(block ∘ the next one) ∘ what follows them, for four outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two<TTotal, TReducer, TLanes>(TTotal* from, nint block, nint second, nint third, nint fourth, ref TLanes total0, ref TLanes total1, ref TLanes total2, ref TLanes total3)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            TTotal* next = from + block;
            total0 = TReducer.Combine(TReducer.Combine(TLanes.Load(from), TLanes.Load(next)), total0);
            total1 = TReducer.Combine(TReducer.Combine(TLanes.Load(from + second), TLanes.Load(next + second)), total1);
            total2 = TReducer.Combine(TReducer.Combine(TLanes.Load(from + third), TLanes.Load(next + third)), total2);
            total3 = TReducer.Combine(TReducer.Combine(TLanes.Load(from + fourth), TLanes.Load(next + fourth)), total3);
        }
    }

    /// <summary>A digit of a window's height: so many blocks, so far apart, the first of them there.</summary>
    private readonly record struct Digit(nint Blocks, nint Apart, nint At);
}
