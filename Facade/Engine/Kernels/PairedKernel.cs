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
            bool areRowsEven = walk.AreRowsEven;
            nint outputs = walk.Outputs;
            TTotal* target = start.Target;
            DirectPosition<TTotal> position = new(start);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes inside = TLanes.LoadMask(walk.Head);
            bool isShort = walk.Length < TLanes.Count;
            TLanes watched = default;
            for (nint alike; count > 0; count -= alike)
            {
                Column<TTotal> column = Place<TTotal, TColumn>(walk, position, rows);
                TTotal* divisors = TEnding.Divides ? walk.DivisorsOf((position.Deep * walk.HighOutputs) + position.High) : null;
                nint step = walk.Steps[position.High];
                alike = areRowsEven ? count : nint.Min(count, walk.Alike[position.High]);
                position.Advance(walk, alike);
                nint offset = 0;
                for (nint row = 0; row < alike; row += 2)
                {
                    // An odd row at the end is its own neighbour.
                    nint next = row + 1 < alike ? offset + step : offset;
                    TLanes first = Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(offset, column, rows, ref watched);
                    TLanes second = Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(next, column, rows, ref watched);
                    if (isShort) (first, second) = (TLanes.Select(inside, first, absent), TLanes.Select(inside, second, absent));
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
}
