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
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => (walk.DeepTaps, walk.HighTaps) switch
            {
                (1, 1) => Along<TLanes, Columns<Taps1, Taps1>>(),
                (1, 2) => Along<TLanes, Columns<Taps1, Taps2>>(),
                (1, _) => Along<TLanes, Columns<Taps1, Taps3>>(),
                (2, _) => Along<TLanes, Columns<Taps2, Taps2>>(),
                _ => Along<TLanes, Columns<Taps3, Taps3>>(),
            };

        private bool Along<TLanes, TColumn>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TColumn : struct, IColumn => (walk.Stride, walk.Taps) switch
            {
                (1, 1) => Rows<TTotal, TReducer, TEnding, TLanes, TColumn, Strided<Taps1, Taps1>>(walk, start, count),
                (1, 2) => Rows<TTotal, TReducer, TEnding, TLanes, TColumn, Strided<Taps1, Taps2>>(walk, start, count),
                (1, _) => Rows<TTotal, TReducer, TEnding, TLanes, TColumn, Strided<Taps1, Taps3>>(walk, start, count),
                (_, 2) => Rows<TTotal, TReducer, TEnding, TLanes, TColumn, Strided<Taps2, Taps2>>(walk, start, count),
                _ => Rows<TTotal, TReducer, TEnding, TLanes, TColumn, Strided<Taps2, Taps3>>(walk, start, count),
            };
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Rows<TTotal, TReducer, TEnding, TLanes, TColumn, TAlong>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
        where TAlong : struct, IAlong
    {
        unchecked
        {
            nint outputs = walk.Outputs;
            TTotal* plane = start.Plane;
            TTotal* target = start.Target;
            (nint deep, nint high) = (start.Deep, start.High);
            Edges<TTotal> edges = new(walk.Length, walk.Length - TLanes.Count, walk.Head, walk.Tail);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            for (nint row = 0; row < count; row++)
            {
                nint* deepTaps = walk.Deep + (deep * TColumn.Deep);
                nint* highTaps = walk.High + (high * TColumn.High);
                DeepRows<TTotal> first = Place<TTotal, TColumn>(walk, plane, deepTaps, highTaps[0]);
                DeepRows<TTotal> second = TColumn.High > 1 ? Place<TTotal, TColumn>(walk, plane, deepTaps, highTaps[1]) : default;
                DeepRows<TTotal> third = TColumn.High > 2 ? Place<TTotal, TColumn>(walk, plane, deepTaps, highTaps[2]) : default;
                TTotal* divisors = TEnding.Divides ? walk.DivisorsOf((deep * walk.HighOutputs) + high) : null;
                nint u = -walk.Lead;
                if (TAlong.Stride == 1)
                {
                    TLanes current = At<TTotal, TReducer, TLanes, TColumn, TAlong>(u, first, second, third, edges, absent, ref watched);
                    for (nint x = 0; x < outputs; x += TLanes.Count)
                    {
                        TLanes total = current;
                        if (TAlong.Taps > 1)
                        {
                            TLanes next = At<TTotal, TReducer, TLanes, TColumn, TAlong>(u + TLanes.Count, first, second, third, edges, absent, ref watched);
                            total = TReducer.Combine(total, TLanes.Following(current, next, 1));
                            if (TAlong.Taps > 2)
                            {
                                TLanes last = TLanes.Count > 1
                                    ? TLanes.Following(current, next, 2)
                                    : At<TTotal, TReducer, TLanes, TColumn, TAlong>(u + 2, first, second, third, edges, absent, ref watched);
                                total = TReducer.Combine(total, last);
                            }

                            current = next;
                        }

                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + x), target + x);
                        u += TLanes.Count;
                        if (TAlong.Taps == 1) current = At<TTotal, TReducer, TLanes, TColumn, TAlong>(u, first, second, third, edges, absent, ref watched);
                    }
                }
                else
                {
                    TLanes left = At<TTotal, TReducer, TLanes, TColumn, TAlong>(u, first, second, third, edges, absent, ref watched);
                    for (nint x = 0; x < outputs; x += TLanes.Count)
                    {
                        TLanes right = At<TTotal, TReducer, TLanes, TColumn, TAlong>(u + TLanes.Count, first, second, third, edges, absent, ref watched);
                        TLanes evens = TLanes.Even(left, right);
                        TLanes total = TReducer.Combine(evens, TLanes.Odd(left, right));
                        u += 2 * TLanes.Count;
                        left = At<TTotal, TReducer, TLanes, TColumn, TAlong>(u, first, second, third, edges, absent, ref watched);

                        // The third tap of the last output is the first place of the next registers, which is even.
                        if (TAlong.Taps > 2) total = TReducer.Combine(total, TLanes.Following(evens, left, 1));
                        TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors + x), target + x);
                    }
                }

                target += outputs;
                if (++high == walk.HighOutputs)
                {
                    high = 0;
                    if (++deep == walk.DeepOutputs)
                    {
                        deep = 0;
                        plane += walk.PlanePitch;
                    }
                }
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The rows of one tap on the high axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DeepRows<TTotal> Place<TTotal, TColumn>(in DirectWalk<TTotal> walk, TTotal* plane, nint* deep, nint high)
        where TTotal : unmanaged
        where TColumn : struct, IColumn
    {
        unchecked
        {
            return new(
                walk.Row(plane, deep[0] + high),
                TColumn.Deep > 1 ? walk.Row(plane, deep[1] + high) : null,
                TColumn.Deep > 2 ? walk.Row(plane, deep[2] + high) : null);
        }
    }

    /// <summary>The totals of the places from <paramref name="u"/> on; what lies before or beyond the row is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes At<TTotal, TReducer, TLanes, TColumn, TAlong>(
        nint u, in DeepRows<TTotal> first, in DeepRows<TTotal> second, in DeepRows<TTotal> third, in Edges<TTotal> edges, TLanes absent, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
        where TAlong : struct, IAlong
    {
        unchecked
        {
            // SAFETY: what is read lies within Lead before the row and a register beyond its end; the caller proved that it may be read.
            if (u >= edges.End) return absent;
            TLanes total = Deep<TTotal, TReducer, TLanes, TColumn>(u, first, ref watched);
            if (TColumn.High > 1) total = TReducer.Combine(total, Deep<TTotal, TReducer, TLanes, TColumn>(u, second, ref watched));
            if (TColumn.High > 2) total = TReducer.Combine(total, Deep<TTotal, TReducer, TLanes, TColumn>(u, third, ref watched));

            // With one tap no lane meets another, and lanes beyond the row are overwritten.
            if (TAlong.Taps > 1 && (u < 0 || u > edges.LastWhole)) total = TLanes.Select(TLanes.Load((u < 0 ? edges.Head : edges.Tail) + u), total, absent);
            return total;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Deep<TTotal, TReducer, TLanes, TColumn>(nint u, in DeepRows<TTotal> rows, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
    {
        unchecked
        {
            if (Sse.IsSupported) Sse.Prefetch0((byte*)(rows.First + u) + Ahead);
            TLanes total = TLanes.Load(rows.First + u);
            TLanes sum = total;
            if (TColumn.Deep > 1)
            {
                TLanes tap = TLanes.Load(rows.Second + u);
                if (TReducer.Watches) sum = TLanes.Add(sum, tap);
                total = TReducer.Combine(total, tap);
            }

            if (TColumn.Deep > 2)
            {
                TLanes tap = TLanes.Load(rows.Third + u);
                if (TReducer.Watches) sum = TLanes.Add(sum, tap);
                total = TReducer.Combine(total, tap);
            }

            if (TReducer.Watches) watched = TLanes.Add(watched, sum);
            return total;
        }
    }

    /// <summary>Where the rows of the deep axis's taps begin; few fields, so that the JIT keeps them in registers.</summary>
    private readonly struct DeepRows<TTotal>(TTotal* first, TTotal* second, TTotal* third)
        where TTotal : unmanaged
    {
        internal TTotal* First => first;

        internal TTotal* Second => second;

        internal TTotal* Third => third;
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

/// <summary>How many rows lie under one row of outputs: a product over the two axes before the last.</summary>
internal interface IColumn
{
    static abstract int Deep { get; }

    static abstract int High { get; }
}

internal readonly struct Columns<TDeep, THigh> : IColumn
    where TDeep : struct, ITaps
    where THigh : struct, ITaps
{
    public static int Deep => TDeep.Count;

    public static int High => THigh.Count;
}

/// <summary>The windows of the last axis.</summary>
internal interface IAlong
{
    static abstract int Stride { get; }

    static abstract int Taps { get; }
}

internal readonly struct Strided<TStride, TTaps> : IAlong
    where TStride : struct, ITaps
    where TTaps : struct, ITaps
{
    public static int Stride => TStride.Count;

    public static int Taps => TTaps.Count;
}
