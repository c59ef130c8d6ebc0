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
    /// <summary>Registers that may be read beyond the line's end: one for each shift, and one for each block of the longest window.</summary>
    internal const int RegistersBeyond = 24;

    /// <summary>Blocks of a whole register each that are carried in registers until the rest behind them is made.</summary>
    private const int MostCarried = 3;

    /// <summary>Whether the machine and the window suit: at least two taps, and so few that their blocks have two rungs.</summary>
    internal static bool Takes<TTotal, TSet>(long count)
        where TTotal : unmanaged
        where TSet : struct, ILaneSet<TTotal> => TSet.Shifting > 0 && count > 1 && count <= TSet.Shifting * 16L;

    /// <summary>
    /// Whole registers are read and written, <see cref="RegistersBeyond"/> of them beyond the end of each buffer.
    /// Where the window is longer than a register the blocks are written, twice
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
            nint rest = (nint)count - (further * lanes);
            nint registers = (places + lanes - 1) / lanes;
            TapOffsets restTaps = TapOffsets.Whole(1, rest);
            Kernel<TTotal, TReducer> kernel = new(line, further <= MostCarried ? registers : registers + further, rest, target, further <= MostCarried ? null : blocks, further);
            TSet.Filled(lanes, new TreeWork<TTotal, Kernel<TTotal, TReducer>>(kernel, restTaps, anyOrder: true));
            if (further <= MostCarried) return;


            // SAFETY: a rest lies as many registers beyond what is written as there are blocks, so it is read before it is overwritten.
            LadderKernel.Stack<TTotal, TReducer, TSet>(blocks, blocks + room, registers, further, target);
        }
    }

    private readonly struct Kernel<TTotal, TReducer>(TTotal* line, nint registers, nint rest, TTotal* target, TTotal* blocks, nint further) : IKernel<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool Run<TLanes, TTaps>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TTaps : struct, ITaps => (blocks == null ? further : 0) switch
            {
                1 => Registers<TTotal, TReducer, TLanes, TTaps, Taps1>(line, registers, rest, target, blocks),
                2 => Registers<TTotal, TReducer, TLanes, TTaps, Taps2>(line, registers, rest, target, blocks),
                3 => Registers<TTotal, TReducer, TLanes, TTaps, Taps3>(line, registers, rest, target, blocks),
                _ => Registers<TTotal, TReducer, TLanes, TTaps, TapsOfAny>(line, registers, rest, target, blocks),
            };
    }

    /// <summary>The window of the rest, and where blocks are asked for the block of a whole register, at every place.</summary>
    /// <remarks>
    /// Step <c>i</c> loads register i + 1 and takes each size one register less far than the size before it, because a block of 2s taps needs the blocks of
    /// s taps of the next register. What a size needs of the step before is carried.
    /// </remarks>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Registers<TTotal, TReducer, TLanes, TTaps, TBlocks>(TTotal* line, nint registers, nint count, TTotal* target, TTotal* blocks)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
        where TBlocks : struct, ITaps
    {
        unchecked
        {
            int rest = TTaps.Count > 0 ? TTaps.Count : (int)count;
            int most = TBlocks.Count > 0 || blocks != null ? TLanes.Count : rest;
            nint blockDelay = Delay(TLanes.Count);
            nint windowDelay = TBlocks.Count > 0 ? blockDelay + TBlocks.Count : Delay(rest);
            nint end = registers + (blocks != null ? blockDelay : windowDelay);
            TLanes overlap = TLanes.Places(rest - Highest(rest));
            TLanes by1 = TLanes.Places(1), by2 = TLanes.Places(2), by4 = TLanes.Places(4), by8 = TLanes.Places(8), by16 = TLanes.Places(16), by32 = TLanes.Places(32);
            TLanes block1 = TLanes.Load(line), block2 = default, block4 = default, block8 = default, block16 = default, block32 = default;
            TLanes window1 = block1, window2 = default, window4 = default, window8 = default, window16 = default, window32 = default;
            TLanes first = default, second = default, third = default;
            for (nint i = 0; i < end; i++)
            {
                TLanes block = TLanes.Load(line + ((i + 1) * TLanes.Count));
                TLanes window = block;
                Grow<TTotal, TReducer, TLanes, TBlocks>(1, rest, most, by1, overlap, ref block1, ref window1, ref block, ref window);
                if (TLanes.Count > 2) Grow<TTotal, TReducer, TLanes, TBlocks>(2, rest, most, by2, overlap, ref block2, ref window2, ref block, ref window);
                if (TLanes.Count > 4) Grow<TTotal, TReducer, TLanes, TBlocks>(4, rest, most, by4, overlap, ref block4, ref window4, ref block, ref window);
                if (TLanes.Count > 8) Grow<TTotal, TReducer, TLanes, TBlocks>(8, rest, most, by8, overlap, ref block8, ref window8, ref block, ref window);
                if (TLanes.Count > 16) Grow<TTotal, TReducer, TLanes, TBlocks>(16, rest, most, by16, overlap, ref block16, ref window16, ref block, ref window);
                if (TLanes.Count > 32) Grow<TTotal, TReducer, TLanes, TBlocks>(32, rest, most, by32, overlap, ref block32, ref window32, ref block, ref window);
                if (TBlocks.Count == 1) window = TReducer.Combine(third, window);
                if (TBlocks.Count == 2) window = TReducer.Combine(TReducer.Combine(second, third), window);
                if (TBlocks.Count == 3) window = TReducer.Combine(TReducer.Combine(first, second), TReducer.Combine(third, window));
                if (TBlocks.Count > 0) (first, second, third) = (second, third, block);
                if (i >= windowDelay) TLanes.Store(window, target + ((i - windowDelay) * TLanes.Count));
                if (blocks != null && i >= blockDelay) TLanes.Store(block, blocks + ((i - blockDelay) * TLanes.Count));
            }

            return false;
        }
    }

    /// <summary>
    /// One size: blocks of <paramref name="size"/> taps become blocks of twice as many, and the window of the digits of <paramref name="rest"/> below size
    /// becomes that of the digits up to it: the block ∘ the lower digits' window, shifted beyond it. Where blocks may overlap, the highest digit's block
    /// and the same, shifted to the window's end, are all.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Grow<TTotal, TReducer, TLanes, TBlocks>(
        int size, int rest, int most, TLanes places, TLanes overlap, ref TLanes carriedBlock, ref TLanes carriedWindow, ref TLanes block, ref TLanes window)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TBlocks : struct, ITaps
    {
        unchecked
        {
            (TLanes blockHere, TLanes windowHere, TLanes blockNext, TLanes windowNext) = (carriedBlock, carriedWindow, block, window);
            bool isHighest = rest < 2 * size;
            (carriedBlock, carriedWindow) = (blockNext, windowNext);
            if (most >= 2 * size) block = TReducer.Combine(blockHere, TLanes.Shift(blockHere, blockNext, places));
            if (rest < size || (rest == size && size > 1))
            {
                // Carried on, so that the window is as far behind as the blocks that it is combined with.
                if (TBlocks.Count > 0) window = windowHere;
                return;
            }

            window = rest == 2 * size ? block
                : (rest & size) == 0 ? windowHere
                : (rest & (size - 1)) == 0 ? blockHere
                : TReducer.IsIdempotent && isHighest ? TReducer.Combine(blockHere, TLanes.Shift(blockHere, blockNext, overlap))
                : TReducer.Combine(blockHere, TLanes.Shift(windowHere, windowNext, places));
        }
    }

    /// <summary>How many registers behind the one just loaded a window of so many taps is made: one for each size that it is made of.</summary>
    private static int Delay(int taps) => taps == 1 ? 0 : unchecked(BitOperations.Log2((uint)taps - 1));

    private static int Highest(int taps) => unchecked(1 << BitOperations.Log2((uint)taps));
}
