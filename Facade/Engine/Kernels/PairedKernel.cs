using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using static PoolFunctional.Engine.Kernels.DirectRows;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows that begin at every second place of rows so short that the results of two fit a register: two rows at a time.</summary>
internal static unsafe class PairedKernel
{
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Run<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count, TTotal** rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
        where TTaps : struct, ITaps
    {
        unchecked
        {
            nint outputs = walk.Outputs;
            TTotal* target = start.Target;
            DirectPosition<TTotal> position = new(start);
            Edges<TTotal> edges = new(walk.Length, walk.Length - TLanes.Count, walk.Head, walk.Tail);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            for (nint alike; count > 0; count -= alike)
            {
                Column<TTotal> column = Place<TTotal, TColumn>(walk, position, rows);
                TTotal* divisors = TEnding.Divides ? walk.DivisorsOf((position.Deep * walk.HighOutputs) + position.High) : null;
                nint step = walk.Steps[position.High];
                alike = nint.Min(count, walk.Alike[position.High]);
                position.Advance(walk, alike);
                nint offset = 0;
                for (nint row = 0; row < alike; row += 2)
                {
                    // An odd row at the end is its own neighbour.
                    nint next = row + 1 < alike ? offset + step : offset;
                    TLanes first = Whole<TTotal, TReducer, TEnding, TLanes, TColumn>(offset, column, rows, edges, absent, ref watched);
                    TLanes second = Whole<TTotal, TReducer, TEnding, TLanes, TColumn>(next, column, rows, edges, absent, ref watched);
                    offset += 2 * step;
                    TLanes evens = TLanes.Even(first, second);
                    TLanes total = TReducer.Combine(evens, TLanes.Odd(first, second));
                    if (TTaps.Count > 2) total = TReducer.Combine(total, TLanes.Following(evens, absent, 1));
                    total = TEnding.Finish<TLanes, TTotal>(total, divisors);
                    TLanes.Store(total, target);
                    TLanes.StoreUpper(total, target + outputs);
                    target += 2 * outputs;
                }

                if ((alike & 1) == 1) target -= outputs;
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The totals of a whole row that a register holds; what lies beyond it is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Whole<TTotal, TReducer, TEnding, TLanes, TColumn>(nint row, in Column<TTotal> column, TTotal** rows, in Edges<TTotal> edges, TLanes absent, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
    {
        unchecked
        {
            TLanes total;
            TLanes sum;
            if (TColumn.Deep > 1)
            {
                total = Deep<TTotal, TReducer, TEnding, TLanes, TColumn>(row, rows, out sum);
            }
            else
            {
                total = TLanes.Load(column.First + row);
                sum = total;
                if (TColumn.High > 1)
                {
                    TLanes tap = TLanes.Load(column.Second + row);
                    total = TReducer.Combine(total, tap);
                    if (TEnding.Watches) sum = TLanes.Watch(sum, tap);
                }

                if (TColumn.High > 2)
                {
                    TLanes tap = TLanes.Load(column.Last + row);
                    total = TReducer.Combine(total, tap);
                    if (TEnding.Watches) sum = TLanes.Watch(sum, tap);
                }
            }

            if (TEnding.Watches) watched = TLanes.Add(watched, sum);
            return edges.LastWhole < 0 ? TLanes.Select(TLanes.Load(edges.Head), total, absent) : total;
        }
    }
}
