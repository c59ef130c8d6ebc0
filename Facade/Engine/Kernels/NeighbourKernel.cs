using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[i] = fold of line[i] … line[i + count − 1]</c>: windows of neighbouring places along a line, folded in registers.</summary>
/// <remarks>
/// A register combined with itself shifted by 1, 2, 4 … lanes holds the blocks of 2, 4, 8 … taps. With L lanes and count = q·L + r, 1 ≤ r ≤ L, the block
/// of L taps and the window of r taps are made in one pass; the window of all taps is then the tree over q blocks and that rest, each a whole register
/// further on, so nothing else is shifted. It is the pairwise tree, because L is a power of two.
/// </remarks>
internal static unsafe class NeighbourKernel
{
    /// <summary>Registers that may be read beyond the line's end: two for each size, and one for each block of the longest window.</summary>
    internal const int RegistersBeyond = 32;

    /// <summary>Blocks of a whole register each that are carried in registers until the rest behind them is made.</summary>
    private const int MostCarried = 3;

    /// <summary>Whether the machine and the window suit: at least two taps, and so few that their blocks have two rungs.</summary>
    internal static bool Takes<TTotal, TSet>(long count)
        where TTotal : unmanaged
        where TSet : struct, ILaneSet<TTotal> => TSet.Shifting > 0 && count > 1 && count <= TSet.Shifting * 16L;

    /// <summary>Whether all blocks of a window are carried, so that what is made can be finished in registers and go to its row.</summary>
    internal static bool Carries<TTotal, TSet>(long count)
        where TTotal : unmanaged
        where TSet : struct, ILaneSet<TTotal> => Takes<TTotal, TSet>(count) && count <= TSet.Shifting * (MostCarried + 1L);

    /// <summary>
    /// Whole registers are read and written, <see cref="RegistersBeyond"/> of them beyond the end of each buffer.
    /// Where the window has more whole registers than are carried the blocks are written, twice
    /// <paramref name="room"/> of them.
    /// </summary>
    internal static void Run<TTotal, TReducer, TSet>(TTotal* line, nint places, long count, TTotal* target, TTotal* blocks, nint room)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            nint lanes = TSet.Shifting;
            nint further = ((nint)count - 1) / lanes;
            nint registers = (places + lanes - 1) / lanes;
            if (further <= MostCarried)
            {
                Run<TTotal, TReducer, KeepEnding, TSet>(line, count, NearRows<TTotal>.Single(registers, target, lanes));
                return;
            }

            Run<TTotal, TReducer, KeepEnding, TSet>(line, count, NearRows<TTotal>.Single(registers + further, target, lanes), blocks);

            // SAFETY: a rest lies as many registers beyond what is written as there are blocks, so it is read before it is overwritten.
            LadderKernel.Stack<TTotal, TReducer, TSet>(blocks, blocks + room, registers, further, target);
        }
    }

    /// <summary>
    /// Lines one after another, each of so many registers, and of each the first few results to a row of its own, finished; the windows are carried.
    /// Up to <see cref="RegistersBeyond"/> registers beyond the last line are read.
    /// </summary>
    internal static void Run<TTotal, TReducer, TEnding, TSet>(TTotal* line, long count, in NearRows<TTotal> rows, TTotal* blocks = null)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            nint lanes = TSet.Shifting;
            nint further = ((nint)count - 1) / lanes;
            nint rest = (nint)count - (further * lanes);

            // Where blocks may overlap, the last one stands for the rest.
            bool overlaps = TReducer.IsIdempotent && further > 0 && blocks == null;
            TreeWork<TTotal, Kernel<TTotal, TReducer, TEnding>> work = new(new(line, rows, rest, blocks, further), TapOffsets.Whole(1, overlaps ? 1 : rest), anyOrder: true);
            TSet.Filled(lanes, new ShiftedWork<TTotal, TreeWork<TTotal, Kernel<TTotal, TReducer, TEnding>>>(work));
        }
    }

    private readonly struct Kernel<TTotal, TReducer, TEnding>(TTotal* line, NearRows<TTotal> rows, nint rest, TTotal* blocks, nint further) : IKernel<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
    {
        public bool Run<TLanes, TTaps>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TTaps : struct, ITaps => further switch
            {
                _ when blocks != null => Registers<TTotal, TReducer, TEnding, TLanes, TTaps, Stored>(line, rows, rest, blocks),
                1 => Registers<TTotal, TReducer, TEnding, TLanes, TTaps, Taps1>(line, rows, rest, blocks),
                2 => Registers<TTotal, TReducer, TEnding, TLanes, TTaps, Taps2>(line, rows, rest, blocks),
                3 => Registers<TTotal, TReducer, TEnding, TLanes, TTaps, Taps3>(line, rows, rest, blocks),
                _ => Registers<TTotal, TReducer, TEnding, TLanes, TTaps, TapsOfAny>(line, rows, rest, blocks),
            };
    }

    /// <summary>None is carried, for those of a whole register are stored.</summary>
    private readonly struct Stored : ITaps
    {
        public static int Count => 0;
    }

    /// <summary>The window at every place, with the blocks before its rest if those are carried, finished and stored in its row; where blocks are asked for, those of a whole register too.</summary>
    /// <remarks>
    /// A step loads the next register and takes each size two registers less far than the size before it: a block of 2s taps needs the blocks of s taps of the next
    /// register, and takes those that the step before has made. So no size waits in a step for another, and what sizes need of the steps before is carried, from one line to the next too.
    /// </remarks>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Registers<TTotal, TReducer, TEnding, TLanes, TTaps, TBlocks>(TTotal* line, NearRows<TTotal> rows, nint count, TTotal* blocks)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
        where TBlocks : struct, ITaps
    {
        unchecked
        {
            bool overlaps = TReducer.IsIdempotent && TBlocks.Count > 0;
            int rest = overlaps ? TLanes.Count : TTaps.Count > 0 ? TTaps.Count : (int)count;
            bool stores = typeof(TBlocks) == typeof(Stored);
            int most = TBlocks.Count > 0 || stores ? TLanes.Count : rest;
            TLanes overlap = TLanes.Places(overlaps ? (int)count : rest - Highest(rest));
            TLanes block1 = TLanes.Load(line), block2 = default, block4 = default, block8 = default, block16 = default, block32 = default;
            TLanes window1 = block1, window2 = default, window4 = default, window8 = default, window16 = default, window32 = default;
            TLanes nextBlock2 = default, nextBlock4 = default, nextBlock8 = default, nextBlock16 = default, nextBlock32 = default;
            TLanes nextWindow2 = default, nextWindow4 = default, nextWindow8 = default, nextWindow16 = default, nextWindow32 = default;
            TLanes first = default, second = default, third = default;
            TTotal* target = rows.Target;
            nint row = 0;
            TTotal* divisors = TEnding.Divides ? rows.Divisors.Of(row) : null;
            nint size = rows.Stored * TLanes.Count;
            nint pitch = rows.PerLine * TLanes.Count;
            nint column = -((2 * FurtherSizes(most)) + TBlocks.Count) * TLanes.Count;
            TTotal* last = target + ((rows.Lines - 1) * rows.TargetPitch) + size - TLanes.Count;
            TLanes window;

            // SAFETY: a row is written in whole registers; what goes beyond its end is overwritten by the next row, and the last register of all goes elsewhere.
            for (; ; )
            {
                line += TLanes.Count;
                TLanes next = TLanes.Load(line), block = default;
                window = default;

                // The largest size first. What each makes has variables of its own: for shared ones the JIT moves registers about.
                if (TLanes.Count > 32 && most > 32) Grow<TTotal, TReducer, TLanes>(32, rest, most, overlaps, overlap, ref block32, ref window32, nextBlock32, nextWindow32, out block, out window);
                if (TLanes.Count > 16 && most > 16)
                {
                    Grow<TTotal, TReducer, TLanes>(16, rest, most, overlaps, overlap, ref block16, ref window16, nextBlock16, nextWindow16, out TLanes blockOf32, out TLanes windowOf32);
                    if (most > 32) (nextBlock32, nextWindow32) = (blockOf32, windowOf32);
                    else (block, window) = (blockOf32, windowOf32);
                }

                if (TLanes.Count > 8 && most > 8)
                {
                    Grow<TTotal, TReducer, TLanes>(8, rest, most, overlaps, overlap, ref block8, ref window8, nextBlock8, nextWindow8, out TLanes blockOf16, out TLanes windowOf16);
                    if (most > 16) (nextBlock16, nextWindow16) = (blockOf16, windowOf16);
                    else (block, window) = (blockOf16, windowOf16);
                }

                if (TLanes.Count > 4 && most > 4)
                {
                    Grow<TTotal, TReducer, TLanes>(4, rest, most, overlaps, overlap, ref block4, ref window4, nextBlock4, nextWindow4, out TLanes blockOf8, out TLanes windowOf8);
                    if (most > 8) (nextBlock8, nextWindow8) = (blockOf8, windowOf8);
                    else (block, window) = (blockOf8, windowOf8);
                }

                if (TLanes.Count > 2 && most > 2)
                {
                    Grow<TTotal, TReducer, TLanes>(2, rest, most, overlaps, overlap, ref block2, ref window2, nextBlock2, nextWindow2, out TLanes blockOf4, out TLanes windowOf4);
                    if (most > 4) (nextBlock4, nextWindow4) = (blockOf4, windowOf4);
                    else (block, window) = (blockOf4, windowOf4);
                }

                Grow<TTotal, TReducer, TLanes>(1, rest, most, overlaps, overlap, ref block1, ref window1, next, next, out TLanes blockOf2, out TLanes windowOf2);
                if (most > 2) (nextBlock2, nextWindow2) = (blockOf2, windowOf2);
                else (block, window) = (blockOf2, windowOf2);
                if (overlaps)
                {
                    // third, and for three blocks second and first too, are one register behind the next.
                    if (TBlocks.Count == 1) window = TReducer.Combine(third, TLanes.Shift(third, block, overlap));
                    if (TBlocks.Count == 2) window = TReducer.Combine(TReducer.Combine(second, third), TLanes.Shift(third, block, overlap));
                    if (TBlocks.Count == 3)
                    {
                        TLanes two = TReducer.Combine(third, block);
                        window = TReducer.Combine(first, TLanes.Shift(second, two, overlap));
                        (first, second) = (second, two);
                    }
                    else
                    {
                        second = third;
                    }

                    third = block;
                }
                else
                {
                    if (TBlocks.Count == 1) window = TReducer.Combine(third, window);
                    if (TBlocks.Count == 2) window = TReducer.Combine(TReducer.Combine(second, third), window);
                    if (TBlocks.Count == 3) window = TReducer.Combine(TReducer.Combine(first, second), TReducer.Combine(third, window));
                    if (TBlocks.Count > 0) (first, second, third) = (second, third, block);
                }

                if (stores && column >= 0) TLanes.Store(block, blocks + column);
                if ((nuint)column < (nuint)size)
                {
                    if (target + column == last) break;
                    TLanes.Store(TEnding.Finish<TLanes, TTotal>(window, divisors + column), target + column);
                }

                column += TLanes.Count;
                if (column != pitch) continue;
                column = 0;
                target += rows.TargetPitch;
                if (TEnding.Divides) divisors = rows.Divisors.Of(++row);
            }

            TLanes.Store(TEnding.Finish<TLanes, TTotal>(window, divisors + column), rows.End);
            return false;
        }
    }

    /// <summary>
    /// One size: blocks of <paramref name="size"/> taps become blocks of twice as many, and the window of the digits of <paramref name="rest"/> below size
    /// becomes that of the digits up to it: the block ∘ the lower digits' window, shifted beyond it. Where blocks may overlap, the highest digit's block
    /// and the same, shifted to the window's end, are all. No window is made where only the block is asked for.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Grow<TTotal, TReducer, TLanes>(
        int size, int rest, int most, bool isBlock, TLanes overlap, ref TLanes carriedBlock, ref TLanes carriedWindow, TLanes blockNext, TLanes windowNext, out TLanes block, out TLanes window)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            (TLanes blockHere, TLanes windowHere) = (carriedBlock, carriedWindow);
            bool isHighest = rest < 2 * size;
            carriedBlock = blockNext;
            TLanes blockBoth = most >= 2 * size ? TReducer.Combine(blockHere, TLanes.Following(blockHere, blockNext, size)) : blockNext;
            block = blockBoth;
            window = blockBoth;
            if (isBlock) return;
            carriedWindow = windowNext;
            if (rest < size || (rest == size && size > 1))
            {
                // Carried on, so that the window is as far behind as the blocks that it is combined with.
                window = windowHere;
                return;
            }

            window = rest == 2 * size ? blockBoth
                : (rest & size) == 0 ? windowHere
                : (rest & (size - 1)) == 0 ? blockHere
                : TReducer.IsIdempotent && isHighest ? TReducer.Combine(blockHere, TLanes.Shift(blockHere, blockNext, overlap))
                : TReducer.Combine(blockHere, TLanes.Following(windowHere, windowNext, size));
        }
    }

    /// <summary>How many sizes a window of so many taps, at least two, is made of beside the first.</summary>
    private static int FurtherSizes(int taps) => unchecked(BitOperations.Log2((uint)taps - 1));

    private static int Highest(int taps) => unchecked(1 << BitOperations.Log2((uint)taps));
}

/// <summary>Lines and where their windows go; pitches in elements.</summary>
/// <param name="lines">How many lines.</param>
/// <param name="perLine">Registers of a line.</param>
/// <param name="stored">Registers of a row of results; the last one may go beyond its end.</param>
/// <param name="target">The first row.</param>
/// <param name="targetPitch">The distance between rows.</param>
/// <param name="divisors">The divisors of each row, if they are divided.</param>
/// <param name="end">Where the last register of the last row goes.</param>
internal readonly unsafe struct NearRows<TTotal>(nint lines, nint perLine, nint stored, TTotal* target, nint targetPitch, RowDivisors<TTotal> divisors, TTotal* end)
    where TTotal : unmanaged
{
    internal nint Lines => lines;

    internal nint PerLine => perLine;

    internal nint Stored => stored;

    internal TTotal* Target => target;

    internal nint TargetPitch => targetPitch;

    internal RowDivisors<TTotal> Divisors => divisors;

    internal TTotal* End => end;

    /// <summary>Lines of whose results each row has so many; what its last register has too many is overwritten by the next row, and the last register of all goes to <paramref name="end"/>.</summary>
    internal static NearRows<TTotal> Of(nint lines, nint perLine, nint outputs, nint lanes, TTotal* target, nint targetPitch, RowDivisors<TTotal> divisors, TTotal* end) =>
        new(lines, perLine, unchecked((outputs + lanes - 1) / lanes), target, targetPitch, divisors, end);

    /// <summary>The last register's results to their places.</summary>
    internal void Complete(nint outputs, nint lanes)
    {
        unchecked
        {
            nint last = (Stored - 1) * lanes;
            CopyKernel.Piece((byte*)End, (byte*)(Target + ((Lines - 1) * TargetPitch) + last), (outputs - last) * sizeof(TTotal));
        }
    }

    /// <summary>One line, all of it stored.</summary>
    internal static NearRows<TTotal> Single(nint registers, TTotal* target, nint lanes) => new(1, registers, registers, target, 0, default, unchecked(target + ((registers - 1) * lanes)));
}

/// <summary>Where the divisors of each row are.</summary>
/// <param name="start">Where those of all rows begin.</param>
/// <param name="rows">How far from there those of each row are.</param>
internal readonly unsafe struct RowDivisors<TTotal>(TTotal* start, nint* rows)
    where TTotal : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TTotal* Of(nint row) => unchecked(start + rows[row]);
}
