using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using static PoolFunctional.Engine.Kernels.DirectRows;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows of four places side by side.</summary>
internal static unsafe class QuarteredKernel
{
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Run<TTotal, TReducer, TEnding, TLanes, TColumn>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
    {
        unchecked
        {
            nint outputs = walk.Outputs;
            TTotal* target = start.Target;
            DirectPosition<TTotal> position = new(start);
            Edges<TTotal> edges = new(walk.Length, walk.Length - TLanes.Count, walk.Head, walk.Tail);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            TLanes watchedToo = default;
            for (nint alike; count > 0; count -= alike)
            {
                Column<TTotal> column = Place<TTotal, TColumn>(walk, position, null);
                TTotal* divisors = TEnding.Divides ? walk.DivisorsOf((position.Deep * walk.HighOutputs) + position.High) : null;
                nint step = walk.Steps[position.High];
                alike = nint.Min(count, walk.Alike[position.High]);
                position.Advance(walk, alike);
                for (nint row = 0; row < alike; row++)
                {
                    nint u = 0;
                    for (nint x = 0; x < outputs; x += TLanes.Count)
                    {
                        // Every window lies within the row, so that no lane of an output meets one beyond it.
                        TLanes first = At<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(u, column, null, edges, absent, Carrying.Added, ref watched);
                        TLanes second = At<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(u + TLanes.Count, column, null, edges, absent, Carrying.Added, ref watched);
                        TLanes third = At<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(u + (2 * TLanes.Count), column, null, edges, absent, Carrying.Added, ref watchedToo);
                        TLanes fourth = At<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(u + (3 * TLanes.Count), column, null, edges, absent, Carrying.Added, ref watchedToo);
                        u += 4 * TLanes.Count;
                        TLanes left = TReducer.Combine(TLanes.Even(first, second), TLanes.Odd(first, second));
                        TLanes right = TReducer.Combine(TLanes.Even(third, fourth), TLanes.Odd(third, fourth));
                        TLanes total = TReducer.Combine(TLanes.Even(left, right), TLanes.Odd(left, right));
                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + x), target + x, TEnding.IsPast);
                    }

                    target += outputs;
                    column = Following<TTotal, TColumn>(column, null, step);
                }
            }

            return TEnding.Watches && TLanes.HasNaN(TLanes.Gather(watched, watchedToo));
        }
    }
}
