using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using static PoolFunctional.Engine.Kernels.DirectRows;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows that begin at every second place of a row.</summary>
internal static unsafe class HalvedKernel
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
                nint untilAsked = walk.RowsAsked > 0 && alike > 1 ? 0 : nint.MaxValue;
                for (nint row = 0; row < alike; row++)
                {
                    if (untilAsked-- == 0)
                    {
                        nint asked = nint.Min(walk.RowsAsked, alike - row);
                        Ask<TTotal, TColumn>(column, rows, ((asked - 1) * step) + walk.Length);
                        untilAsked = asked - 1;
                    }

                    nint u = typeof(TTaps) == typeof(Centred) ? 0 : -walk.Lead;
                    TLanes previousOdds = absent;
                    TLanes next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u, column, rows, edges, absent, Carrying.Added, ref watched);
                    for (nint x = 0; x < outputs; x += TLanes.Count)
                    {
                        TLanes left = next;
                        TLanes right = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u + TLanes.Count, column, rows, edges, absent, Carrying.Added, ref watched);
                        u += 2 * TLanes.Count;
                        next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u, column, rows, edges, absent, Carrying.Added, ref watched);
                        TLanes evens = TLanes.Even(left, right);
                        TLanes odds = TLanes.Odd(left, right);
                        TLanes total;
                        if (typeof(TTaps) == typeof(Centred))
                        {
                            total = TReducer.Combine(TReducer.Combine(TLanes.Preceding(previousOdds, odds), evens), odds);
                            previousOdds = odds;
                        }
                        else
                        {
                            total = TReducer.Combine(evens, odds);

                            // The third tap of the last output is the first place of the next registers, which is even.
                            if (TTaps.Count > 2) total = TReducer.Combine(total, TLanes.Following(evens, next, 1));
                        }

                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + x), target + x, TEnding.IsPast);
                    }

                    target += outputs;
                    column = Following<TTotal, TColumn>(column, rows, step);
                }
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }
}
