using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of few taps, from the input straight into the result: rows are folded over the axes before the last, and the totals along the row, in registers.
/// </summary>
internal static unsafe class DirectKernel
{
    /// <summary>How many bytes ahead of its loads a kernel asks for its input.</summary>
    private const int Ahead = 4096;

    /// <summary>
    /// Writes <paramref name="count"/> rows of outputs. Whole registers are read and written: up to <see cref="DirectWalk{TTotal}.Lead"/> elements before a
    /// row of input and a register beyond its end, and up to a register beyond a row of outputs, which the next row overwrites.
    /// </summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TEnding, TSet>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Covering(walk.Lanes, new Work<TTotal, TReducer, TEnding>(walk, start, count));

    private readonly struct Work<TTotal, TReducer, TEnding>(DirectWalk<TTotal> walk, DirectStart<TTotal> start, nint count) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
    {
        // Several taps on the deep axis go with none along the row: then a row is the channels of one position.
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => (walk.DeepTaps, walk.HighTaps) switch
            {
                (1, 1) => Along<TLanes, Columns<Taps1, Taps1>>(),
                (1, 2) => Along<TLanes, Columns<Taps1, Taps2>>(),
                (1, _) => Along<TLanes, Columns<Taps1, Taps3>>(),
                (2, _) => Across<TLanes, Columns<Taps2, Taps2>>(),
                _ => Across<TLanes, Columns<Taps3, Taps3>>(),
            };

        private bool Across<TLanes, TColumn>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TColumn : struct, IColumn
        {
            Debug.Assert(walk is { Stride: 1, Taps: 1 });
            TTotal** rows = stackalloc TTotal*[2 * TColumn.Deep * TColumn.High];
            return Dense<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(walk, start, count, rows);
        }

        private bool Along<TLanes, TColumn>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TColumn : struct, IColumn => (walk.Stride, walk.Taps) switch
            {
                (1, 1) => Dense<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(walk, start, count, null),
                (1, 2) => Dense<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, null),
                (1, _) when walk.Lead == 1 => Dense<TTotal, TReducer, TEnding, TLanes, TColumn, Centred>(walk, start, count, null),
                (1, _) => Dense<TTotal, TReducer, TEnding, TLanes, TColumn, Taps3>(walk, start, count, null),
                (_, 2) when walk.PairsRows => Paired<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, null),
                (_, _) when walk.PairsRows => Paired<TTotal, TReducer, TEnding, TLanes, TColumn, Taps3>(walk, start, count, null),
                (_, 2) => Halved<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, null),
                _ when walk.Lead == 1 => Halved<TTotal, TReducer, TEnding, TLanes, TColumn, Centred>(walk, start, count, null),
                _ => Halved<TTotal, TReducer, TEnding, TLanes, TColumn, Taps3>(walk, start, count, null),
            };
    }

    /// <summary>Windows that begin at every place of a row.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Dense<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count, TTotal** rows)
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
                    TLanes next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u, column, rows, edges, absent, ref watched);
                    for (nint x = 0; x < outputs; x += TLanes.Count)
                    {
                        TLanes current = next;
                        next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u + TLanes.Count, column, rows, edges, absent, ref watched);
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
                                TLanes last = TLanes.Count > 1 ? TLanes.Following(current, next, 2) : At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u + 2, column, rows, edges, absent, ref watched);
                                total = TReducer.Combine(total, last);
                            }
                        }

                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + x), target + x);
                        u += TLanes.Count;
                    }

                    target += outputs;
                    column = Following<TTotal, TColumn>(column, rows, step);
                }
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>Windows that begin at every second place of a row.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Halved<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count, TTotal** rows)
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
                    TLanes previousOdds = absent;
                    TLanes next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u, column, rows, edges, absent, ref watched);
                    for (nint x = 0; x < outputs; x += TLanes.Count)
                    {
                        TLanes left = next;
                        TLanes right = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u + TLanes.Count, column, rows, edges, absent, ref watched);
                        u += 2 * TLanes.Count;
                        next = At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(u, column, rows, edges, absent, ref watched);
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

                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + x), target + x);
                    }

                    target += outputs;
                    column = Following<TTotal, TColumn>(column, rows, step);
                }
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>Windows that begin at every second place of rows so short that the results of two fit a register: two rows at a time.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Paired<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count, TTotal** rows)
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
                    TLanes first = Whole<TTotal, TReducer, TEnding, TLanes, TColumn>(offset, column, edges, absent, ref watched);
                    TLanes second = Whole<TTotal, TReducer, TEnding, TLanes, TColumn>(next, column, edges, absent, ref watched);
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
    private static TLanes Whole<TTotal, TReducer, TEnding, TLanes, TColumn>(nint row, in Column<TTotal> column, in Edges<TTotal> edges, TLanes absent, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
    {
        unchecked
        {
            TLanes total = TLanes.Load(column.First + row);
            TLanes sum = total;
            if (TColumn.High > 1)
            {
                TLanes tap = TLanes.Load(column.Second + row);
                total = TReducer.Combine(total, tap);
                if (TEnding.Watches) sum = TLanes.Add(sum, tap);
            }

            if (TColumn.High > 2)
            {
                TLanes tap = TLanes.Load(column.Last + row);
                total = TReducer.Combine(total, tap);
                if (TEnding.Watches) sum = TLanes.Add(sum, tap);
            }

            if (TEnding.Watches) watched = TLanes.Add(watched, sum);
            return edges.LastWhole < 0 ? TLanes.Select(TLanes.Load(edges.Head), total, absent) : total;
        }
    }

    /// <summary>Looks up where the rows of input under a row of outputs begin; those of several taps on the deep axis are left at <paramref name="rows"/>, and behind them how far each row is from the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Column<TTotal> Place<TTotal, TColumn>(in DirectWalk<TTotal> walk, in DirectPosition<TTotal> position, TTotal** rows)
        where TTotal : unmanaged
        where TColumn : struct, IColumn
    {
        unchecked
        {
            nint* deep = walk.Deep + (position.Deep * TColumn.Deep);
            nint* high = walk.High + (position.High * TColumn.High);
            if (TColumn.Deep > 1)
            {
                nint* steps = (nint*)(rows + (TColumn.Deep * TColumn.High));
                for (int highTap = 0; highTap < TColumn.High; highTap++)
                {
                    for (int deepTap = 0; deepTap < TColumn.Deep; deepTap++)
                    {
                        nint offset = deep[deepTap] + high[highTap];
                        *rows++ = walk.Row(position.Plane, offset);
                        *steps++ = offset < 0 ? 0 : walk.Steps[position.High];
                    }
                }

                return default;
            }

            TTotal* first = walk.Row(position.Plane, deep[0] + high[0]);
            TTotal* second = TColumn.High > 1 ? walk.Row(position.Plane, deep[0] + high[1]) : first;
            return new(first, second, TColumn.High > 2 ? walk.Row(position.Plane, deep[0] + high[2]) : second);
        }
    }

    /// <summary>The rows under the next row of outputs, where those are alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Column<TTotal> Following<TTotal, TColumn>(in Column<TTotal> column, TTotal** rows, nint step)
        where TTotal : unmanaged
        where TColumn : struct, IColumn
    {
        unchecked
        {
            if (TColumn.Deep == 1) return new(column.First + step, column.Second + step, column.Last + step);
            nint* steps = (nint*)(rows + (TColumn.Deep * TColumn.High));
            for (int row = 0; row < TColumn.Deep * TColumn.High; row++) rows[row] += steps[row];
            return default;
        }
    }

    /// <summary>The totals of the places from <paramref name="u"/> on; what lies before or beyond the row is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(nint u, in Column<TTotal> column, TTotal** rows, in Edges<TTotal> edges, TLanes absent, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
        where TTaps : struct, ITaps
    {
        unchecked
        {
            // SAFETY: what is read lies within Lead before the row and a register beyond its end; the caller proved that it may be read.
            if (u >= edges.End) return absent;
            TLanes total;
            TLanes sum;
            if (TColumn.Deep == 1)
            {
                // Of overlapping windows only the last row has not been read before.
                if (Sse.IsSupported) Sse.Prefetch0((byte*)(column.Last + u) + Ahead);
                sum = total = TLanes.Load(column.First + u);
                if (TColumn.High > 1)
                {
                    TLanes tap = TLanes.Load(column.Second + u);
                    total = TReducer.Combine(total, tap);
                    if (TEnding.Watches) sum = TLanes.Add(sum, tap);
                }

                if (TColumn.High > 2)
                {
                    TLanes tap = TLanes.Load(column.Last + u);
                    total = TReducer.Combine(total, tap);
                    if (TEnding.Watches) sum = TLanes.Add(sum, tap);
                }
            }
            else
            {
                total = Deep<TTotal, TReducer, TEnding, TLanes, TColumn>(u, rows, out sum);
            }

            // One addition to what is carried from place to place: more in a row would be what the loop waits for.
            if (TEnding.Watches) watched = TLanes.Add(watched, sum);

            // With one tap no lane meets another, and lanes beyond the row are overwritten.
            if (TTaps.Count > 1 && (u < 0 || u > edges.LastWhole)) total = TLanes.Select(TLanes.Load((u < 0 ? edges.Head : edges.Tail) + u), total, absent);
            return total;
        }
    }

    /// <summary>Two or three rows of each of two or three taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Deep<TTotal, TReducer, TEnding, TLanes, TColumn>(nint u, TTotal** rows, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
    {
        unchecked
        {
            TLanes total = default;
            sum = default;
            for (int high = 0; high < TColumn.High; high++)
            {
                TLanes first = TLanes.Load(rows[0] + u);
                TLanes second = TLanes.Load(rows[1] + u);
                TLanes part = TReducer.Combine(first, second);
                if (TEnding.Watches) sum = TLanes.Add(sum, TLanes.Add(first, second));
                if (TColumn.Deep > 2)
                {
                    TLanes third = TLanes.Load(rows[2] + u);
                    part = TReducer.Combine(part, third);
                    if (TEnding.Watches) sum = TLanes.Add(sum, third);
                }

                total = high == 0 ? part : TReducer.Combine(total, part);
                rows += TColumn.Deep;
            }

            return total;
        }
    }

    /// <summary>Where the rows of input under one row of outputs begin; few fields, so that the JIT keeps them in registers.</summary>
    private readonly struct Column<TTotal>(TTotal* first, TTotal* second, TTotal* last)
        where TTotal : unmanaged
    {
        internal TTotal* First => first;

        internal TTotal* Second => second;

        internal TTotal* Last => last;
    }

    /// <summary>Where a row ends, the last place from which a whole register lies within it, and the mask at the row's ends.</summary>
    private readonly struct Edges<TTotal>(nint end, nint lastWhole, TTotal* head, TTotal* tail)
        where TTotal : unmanaged
    {
        internal nint End => end;

        internal nint LastWhole => lastWhole;

        internal TTotal* Head => head;

        internal TTotal* Tail => tail;
    }
}
