using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using static PoolFunctional.Engine.Kernels.DirectRows;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows that begin at every place of a row.</summary>
internal static unsafe class DenseKernel
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
                for (nint row = 0; row < alike; row++)
                {
                    nint u = typeof(TTaps) == typeof(Centred) ? 0 : -walk.Lead;
                    TLanes previous = absent;
                    TLanes next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u, column, rows, edges, absent, Carrying.Multiplied, ref watched);
                    for (nint x = 0; x < outputs; x += TLanes.Count)
                    {
                        TLanes current = next;
                        next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u + TLanes.Count, column, rows, edges, absent, Carrying.Multiplied, ref watched);
                        TLanes total;
                        if (typeof(TTaps) == typeof(Centred))
                        {
                            total = TReducer.Combine(TReducer.Combine(TLanes.Preceding(previous, current), current), TLanes.Following(current, next, 1));
                            previous = current;
                        }
                        else
                        {
                            total = TTaps.Count > 1 ? TReducer.Combine(current, TLanes.Following(current, next, 1)) : current;
                            if (TTaps.Count > 2)
                            {
                                // A single lane is followed by one lane only.
                                TLanes last = TLanes.Count > 1 ? TLanes.Following(current, next, 2) : At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u + 2, column, rows, edges, absent, Carrying.Multiplied, ref watched);
                                total = TReducer.Combine(total, last);
                            }
                        }

                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + x), target + x, TEnding.IsPast);
                        u += TLanes.Count;
                    }

                    target += outputs;
                    column = Following<TTotal, TColumn>(column, rows, step);
                }
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }
}
