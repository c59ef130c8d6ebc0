using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>One bin of a region, channels side by side in the lanes, in the order of Core's fold: down each column of taps, then along the row of columns, both pairwise.</summary>
/// <remarks>A map here has its channels as neighbours; a single plane is a map of one channel.</remarks>
internal static unsafe class BinKernel<TReal, TTapping>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TTapping : struct, ITapping<TReal>
{
    internal static void Run(TReal* map, in BinTaps<TReal> row, in BinTaps<TReal> column, nint channels, TReal* target)
    {
        if (row.Count == 0 || column.Count == 0) new Span<TReal>(target, (int)channels).Clear();
        else NumberLanes<TReal>.Filled(channels, new Bin(map, row, column, channels, target));
    }

    private readonly struct Bin(TReal* map, BinTaps<TReal> row, BinTaps<TReal> column, nint channels, TReal* target) : ILaneWork<TReal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TReal>
        {
            Debug.Assert(channels >= TLanes.Count);
            BinEnding<TReal> ending = new(row, column);
            if (TTapping.Interpolates && row.Count == 2 && column.Count == 2) TwoByTwo<TLanes>(map, row.First, column.First, channels, ending, target);
            else if (TTapping.IsOrderless) InAnyOrder<TLanes>(map, row, column, channels, ending, target);
            else Pairwise<TLanes>(map, row, column, channels, ending, target);
            return true;
        }
    }

    /// <summary>Four samples with all their weights in registers, where there are so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwoByTwo<TLanes>(TReal* map, AxisTap<TReal>* rows, AxisTap<TReal>* columns, nint channels, BinEnding<TReal> ending, TReal* target)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            TLanes w0 = Weight<TLanes>(rows[0].LowWeight, columns[0].LowWeight), w1 = Weight<TLanes>(rows[0].LowWeight, columns[0].HighWeight);
            TLanes w2 = Weight<TLanes>(rows[0].HighWeight, columns[0].LowWeight), w3 = Weight<TLanes>(rows[0].HighWeight, columns[0].HighWeight);
            TLanes w4 = Weight<TLanes>(rows[1].LowWeight, columns[0].LowWeight), w5 = Weight<TLanes>(rows[1].LowWeight, columns[0].HighWeight);
            TLanes w6 = Weight<TLanes>(rows[1].HighWeight, columns[0].LowWeight), w7 = Weight<TLanes>(rows[1].HighWeight, columns[0].HighWeight);
            TLanes w8 = Weight<TLanes>(rows[0].LowWeight, columns[1].LowWeight), w9 = Weight<TLanes>(rows[0].LowWeight, columns[1].HighWeight);
            TLanes w10 = Weight<TLanes>(rows[0].HighWeight, columns[1].LowWeight), w11 = Weight<TLanes>(rows[0].HighWeight, columns[1].HighWeight);
            TLanes w12 = Weight<TLanes>(rows[1].LowWeight, columns[1].LowWeight), w13 = Weight<TLanes>(rows[1].LowWeight, columns[1].HighWeight);
            TLanes w14 = Weight<TLanes>(rows[1].HighWeight, columns[1].LowWeight), w15 = Weight<TLanes>(rows[1].HighWeight, columns[1].HighWeight);
            TReal* upper = map + rows[0].Low, upperNext = map + rows[0].High, lower = map + rows[1].Low, lowerNext = map + rows[1].High;
            nint left = columns[0].Low, leftNext = columns[0].High, right = columns[1].Low, rightNext = columns[1].High;

            // SAFETY: each row and column offset is that of an element of the map, and channels ≥ Count channels begin there. The last lanes back up over channels that are done.
            nint last = channels - TLanes.Count;
            for (nint done = 0; ;)
            {
                TLanes first = TTapping.Combine(
                    TTapping.Joined(At(w0, upper + left), At(w1, upper + leftNext), At(w2, upperNext + left), At(w3, upperNext + leftNext)),
                    TTapping.Joined(At(w4, lower + left), At(w5, lower + leftNext), At(w6, lowerNext + left), At(w7, lowerNext + leftNext)));
                TLanes second = TTapping.Combine(
                    TTapping.Joined(At(w8, upper + right), At(w9, upper + rightNext), At(w10, upperNext + right), At(w11, upperNext + rightNext)),
                    TTapping.Joined(At(w12, lower + right), At(w13, lower + rightNext), At(w14, lowerNext + right), At(w15, lowerNext + rightNext)));
                TLanes.Store(TTapping.Finish(TTapping.Combine(first, second), ending), target + done);
                if (done == last) return;
                nint step = nint.Min(TLanes.Count, last - done);
                done += step;
                upper += step;
                upperNext += step;
                lower += step;
                lowerNext += step;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void InAnyOrder<TLanes>(TReal* map, BinTaps<TReal> row, BinTaps<TReal> column, nint channels, BinEnding<TReal> ending, TReal* target)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            nint last = channels - TLanes.Count;
            for (nint done = 0; ; done = nint.Min(done + TLanes.Count, last))
            {
                // The first tap once more changes nothing.
                TLanes most = Tap<TLanes>(map + done, row.First, column.First);
                for (int down = 0; down < row.Count; down++)
                {
                    for (int across = 0; across < column.Count; across++) most = TTapping.Combine(most, Tap<TLanes>(map + done, row.First + down, column.First + across));
                }

                TLanes.Store(TTapping.Finish(most, ending), target + done);
                if (done == last) return;
            }
        }
    }

    /// <summary>Taps of any number: the total of a block of 2ᵏ places waits at level k for its right neighbour, as in counting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Pairwise<TLanes>(TReal* map, BinTaps<TReal> row, BinTaps<TReal> column, nint channels, BinEnding<TReal> ending, TReal* target)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            // SAFETY: places are below 2²⁶, so no level is beyond 31.
            TReal* columnLevels = stackalloc TReal[32 * TLanes.Count];
            TReal* rowLevels = stackalloc TReal[32 * TLanes.Count];
            nint last = channels - TLanes.Count;
            for (nint done = 0; ; done = nint.Min(done + TLanes.Count, last))
            {
                uint waiting = 0;
                for (int across = 0; across < column.Count; across++)
                {
                    uint above = 0;
                    for (int down = 0; down < row.Count; down++)
                        above = Placed(Tap<TLanes>(map + done, row.First + down, column.First + across), row.First[down].Place, columnLevels, above);
                    waiting = Placed(Total<TLanes>(columnLevels, above), column.First[across].Place, rowLevels, waiting);
                }

                TLanes.Store(TTapping.Finish(Total<TLanes>(rowLevels, waiting), ending), target + done);
                if (done == last) return;
            }
        }
    }

    /// <summary>Puts a value among the waiting totals, combined with those to the left that it completes a block with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Placed<TLanes>(TLanes value, int place, TReal* levels, uint waiting)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            int level = 0;
            for (; (place >> level & 1) != 0; level++)
            {
                if ((waiting >> level & 1) == 0) continue;
                value = TTapping.Combine(TLanes.Load(levels + (level * TLanes.Count)), value);
                waiting &= ~(1u << level);
            }

            TLanes.Store(value, levels + (level * TLanes.Count));
            return waiting | (1u << level);
        }
    }

    /// <summary>The waiting totals, smallest and last first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Total<TLanes>(TReal* levels, uint waiting)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            TLanes total = TLanes.Load(levels + (BitOperations.TrailingZeroCount(waiting) * TLanes.Count));
            for (waiting &= waiting - 1; waiting != 0; waiting &= waiting - 1)
                total = TTapping.Combine(TLanes.Load(levels + (BitOperations.TrailingZeroCount(waiting) * TLanes.Count)), total);
            return total;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Tap<TLanes>(TReal* map, AxisTap<TReal>* row, AxisTap<TReal>* column)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            if (!TTapping.Interpolates) return TLanes.Load(map + row->Low + column->Low);
            return TTapping.Joined(
                At(Weight<TLanes>(row->LowWeight, column->LowWeight), map + row->Low + column->Low),
                At(Weight<TLanes>(row->LowWeight, column->HighWeight), map + row->Low + column->High),
                At(Weight<TLanes>(row->HighWeight, column->LowWeight), map + row->High + column->Low),
                At(Weight<TLanes>(row->HighWeight, column->HighWeight), map + row->High + column->High));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Weight<TLanes>(TReal down, TReal across)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Create(down * across);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes At<TLanes>(TLanes weight, TReal* element)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Multiply(weight, TLanes.Load(element));
}
