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
            bool areRowsEven = walk.AreRowsEven;
            nint begin = typeof(TTaps) == typeof(Centred) ? 0 : -walk.Lead;
            nint pairs = (walk.Outputs + TLanes.Count - 1) / TLanes.Count;
            nint lastLeft = begin + ((pairs - 1) * 2 * TLanes.Count);
            bool hasRight = lastLeft + TLanes.Count < walk.Length;
            bool hasNext = typeof(TTaps) == typeof(Taps3) && lastLeft + (2 * TLanes.Count) < walk.Length;

            // What lies before or beyond the row is absent. With one pair its first register is both ends of the row.
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes insideFirst = Inside<TTotal, TLanes>(walk, begin);
            TLanes insideLeft = Inside<TTotal, TLanes>(walk, lastLeft);
            TLanes insideRight = hasRight ? Inside<TTotal, TLanes>(walk, lastLeft + TLanes.Count) : default;
            TLanes watched = default;
            nint lastOutputs = walk.Outputs - ((pairs - 1) * TLanes.Count);
            TTotal* target = start.Target;
            DirectPosition<TTotal> position = new(start);
            for (nint alike; count > 0; count -= alike)
            {
                Column<TTotal> column = Place<TTotal, TColumn>(walk, position, rows);
                TTotal* divisors = TEnding.Divides ? walk.DivisorsOf((position.Deep * walk.HighOutputs) + position.High) : null;
                nint step = walk.Steps[position.High];
                alike = areRowsEven ? count : nint.Min(count, walk.Alike[position.High]);
                position.Advance(walk, alike);
                nint asked = walk.RowsAsked > 0 && alike > 1 ? walk.RowsAsked : nint.MaxValue;
                for (nint left = alike, together; left > 0; left -= together)
                {
                    together = nint.Min(left, asked);
                    if (asked < nint.MaxValue) Ask<TTotal, TColumn>(column, rows, ((together - 1) * step) + walk.Length);
                    for (nint row = 0; row < together; row++)
                    {
                        nint u = begin;
                        TTotal* divisor = divisors;
                        TLanes previous = absent;
                        TLanes next = TLanes.Select(insideFirst, Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(u, column, rows, ref watched), absent);
                        for (nint pair = 1; pair < pairs; pair++)
                        {
                            TLanes first = next;
                            TLanes second = Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(u + TLanes.Count, column, rows, ref watched);

                            // Two places before the row are more than one lane.
                            if (TLanes.Count == 1) second = TLanes.Select(Inside<TTotal, TLanes>(walk, u + 1), second, absent);
                            u += 2 * TLanes.Count;
                            next = Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(u, column, rows, ref watched);
                            TLanes.Store(TEnding.Finish<TLanes, TTotal>(Along<TTotal, TReducer, TLanes, TTaps>(first, second, next, ref previous), divisor), target, TEnding.IsPast);
                            target += TLanes.Count;
                            divisor += TEnding.Divides ? TLanes.Count : 0;
                        }

                        TLanes last = TLanes.Select(insideLeft, next, absent);
                        TLanes right = hasRight ? TLanes.Select(insideRight, Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(u + TLanes.Count, column, rows, ref watched), absent) : absent;
                        TLanes beyond = hasNext ? Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(u + (2 * TLanes.Count), column, rows, ref watched) : absent;
                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(Along<TTotal, TReducer, TLanes, TTaps>(last, right, beyond, ref previous), divisor), target, TEnding.IsPast);
                        target += lastOutputs;
                        column = Following<TTotal, TColumn>(column, rows, step);
                    }
                }
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The windows over two registers; of three taps each sees one place of the register before, or of the one behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Along<TTotal, TReducer, TLanes, TTaps>(TLanes left, TLanes right, TLanes next, ref TLanes previousOdds)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        TLanes evens = TLanes.Even(left, right);
        TLanes odds = TLanes.Odd(left, right);
        if (typeof(TTaps) == typeof(Centred))
        {
            TLanes total = TReducer.Combine(TReducer.Combine(TLanes.Preceding(previousOdds, odds), evens), odds);
            previousOdds = odds;
            return total;
        }

        // The third tap of the last output is the first place of the next register, which is even.
        TLanes pair = TReducer.Combine(evens, odds);
        return TTaps.Count > 2 ? TReducer.Combine(pair, TLanes.Following(evens, next, 1)) : pair;
    }
}
