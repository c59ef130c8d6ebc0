using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>The rows of input under a row of outputs, as the kernels of few taps read them.</summary>
internal static unsafe class DirectRows
{
    /// <summary>How many bytes ahead of its loads a kernel asks for its input.</summary>
    private const int Ahead = 6144;

    /// <summary>Bytes of a line of cache.</summary>
    private const int Line = 64;

    /// <summary>Asks for what lies behind some input, as far as caches are ahead of loads, a line after the other: of two rows read side by side, each comes from memory at half the speed of one stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Ask<TTotal>(TTotal* from, TTotal* end)
        where TTotal : unmanaged
    {
        unchecked
        {
            // SAFETY: what is read lies between the two; what is fetched need not be anybody's.
            for (byte* at = (byte*)from; at < end; at += Line)
            {
                if (Sse.IsSupported) Sse.Prefetch0(at + Ahead);
                else Volatile.Read(ref *at);
            }
        }
    }

    /// <summary>The same of the rows under some rows of outputs, <paramref name="reach"/> elements from each row's beginning; none of them absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Ask<TTotal, TColumn>(in Column<TTotal> column, TTotal** rows, nint reach)
        where TTotal : unmanaged
        where TColumn : struct, IColumn
    {
        unchecked
        {
            if (TColumn.Deep == 1) Ask(column.First, column.Last + reach);
            else for (int deep = 0; column.IsWhole && deep < TColumn.Deep; deep++) Ask(rows[deep] + column.Shift, rows[((TColumn.High - 1) * TColumn.Deep) + deep] + column.Shift + reach);
        }
    }

    /// <summary>Reads a line of cache after the other, and asks for what lies behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Read<TTotal>(TTotal* from, TTotal* end)
        where TTotal : unmanaged
    {
        unchecked
        {
            // SAFETY: as in Ask.
            for (byte* at = (byte*)from; at < end; at += Line)
            {
                if (Sse.IsSupported) Sse.Prefetch0(at + Ahead);
                Volatile.Read(ref *at);
            }
        }
    }

    /// <summary>Looks up where the rows of input under a row of outputs begin; those of several taps on the deep axis are left at <paramref name="rows"/>, and behind them how far each row is from the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Column<TTotal> Place<TTotal, TColumn>(in DirectWalk<TTotal> walk, in DirectPosition<TTotal> position, TTotal** rows)
        where TTotal : unmanaged
        where TColumn : struct, IColumn
    {
        unchecked
        {
            nint* deep = walk.Deep + (position.Deep * TColumn.Deep);
            nint* high = walk.High + (position.High * TColumn.High);
            if (TColumn.Deep > 1)
            {
                bool isWhole = true;
                nint* steps = (nint*)(rows + (TColumn.Deep * TColumn.High));
                for (int highTap = 0; highTap < TColumn.High; highTap++)
                {
                    for (int deepTap = 0; deepTap < TColumn.Deep; deepTap++)
                    {
                        nint offset = deep[deepTap] + high[highTap];
                        *rows++ = walk.Row(position.Plane, offset);
                        *steps++ = offset < 0 ? 0 : walk.Steps[position.High];
                        isWhole &= offset >= 0;
                    }
                }

                return new(0, isWhole);
            }

            TTotal* first = walk.Row(position.Plane, deep[0] + high[0]);
            TTotal* second = TColumn.High > 1 ? walk.Row(position.Plane, deep[0] + high[1]) : first;
            return new(first, second, TColumn.High > 2 ? walk.Row(position.Plane, deep[0] + high[2]) : second);
        }
    }

    /// <summary>The rows under the next row of outputs, where those are alike.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Column<TTotal> Following<TTotal, TColumn>(in Column<TTotal> column, TTotal** rows, nint step)
        where TTotal : unmanaged
        where TColumn : struct, IColumn
    {
        unchecked
        {
            if (TColumn.Deep == 1) return new(column.First + step, column.Second + step, column.Last + step);
            if (column.IsWhole) return new(column.Shift + step, true);

            // An absent row stays where it is.
            nint* steps = (nint*)(rows + (TColumn.Deep * TColumn.High));
            for (int row = 0; row < TColumn.Deep * TColumn.High; row++) rows[row] += steps[row];
            return column;
        }
    }

    /// <summary>The totals of the places from <paramref name="u"/> on; what lies before or beyond the row is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes At<TTotal, TReducer, TEnding, TLanes, TColumn, TTaps>(nint u, in Column<TTotal> column, TTotal** rows, in Edges<TTotal> edges, TLanes absent, Carrying carrying, ref TLanes watched)
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

            // Of overlapping windows only the last row has not been read before.
            if (TColumn.Deep == 1 && Sse.IsSupported) Sse.Prefetch0((byte*)(column.Last + u) + Ahead);
            TLanes total = Taken<TTotal, TReducer, TEnding, TLanes, TColumn>(u, column, rows, out TLanes sum);

            // One operation on what is carried from place to place: more in a row would be what the loop waits for.
            if (TEnding.Watches) watched = carrying == Carrying.Multiplied ? TLanes.Watch(watched, sum) : TLanes.Gather(watched, sum);

            // With one tap no lane meets another, and lanes beyond the row are overwritten.
            if (TTaps.Count > 1 && (u < 0 || u > edges.LastWhole)) total = TLanes.Select(TLanes.LoadMask((u < 0 ? edges.Head : edges.Tail) + u), total, absent);
            return total;
        }
    }

    /// <summary>The totals of the places from <paramref name="u"/> on, whatever lies there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Fold<TTotal, TReducer, TEnding, TLanes, TColumn>(nint u, in Column<TTotal> column, TTotal** rows, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
    {
        unchecked
        {
            TLanes total = Taken<TTotal, TReducer, TEnding, TLanes, TColumn>(u, column, rows, out TLanes sum);
            if (TEnding.Watches) watched = TLanes.Gather(watched, sum);
            return total;
        }
    }

    /// <summary>The same, and the plain sum of what was read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Taken<TTotal, TReducer, TEnding, TLanes, TColumn>(nint u, in Column<TTotal> column, TTotal** rows, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TColumn : struct, IColumn
    {
        unchecked
        {
            // SAFETY: as many places as a register has, which the caller proved may be read.
            if (TColumn.Deep > 1) return Deep<TTotal, TReducer, TEnding, TLanes, TColumn>(u + column.Shift, rows, out sum);
            TLanes total = sum = TLanes.Load(column.First + u);
            if (TColumn.High > 1)
            {
                TLanes tap = TLanes.Load(column.Second + u);
                total = TReducer.Combine(total, tap);
                if (TEnding.Watches) sum = TLanes.Watch(sum, tap);
            }

            if (TColumn.High > 2)
            {
                TLanes tap = TLanes.Load(column.Last + u);
                total = TReducer.Combine(total, tap);
                if (TEnding.Watches) sum = TLanes.Watch(sum, tap);
            }

            return total;
        }
    }

    /// <summary>Two or three rows of each of two or three taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Deep<TTotal, TReducer, TEnding, TLanes, TColumn>(nint u, TTotal** rows, out TLanes sum)
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
                if (TEnding.Watches) sum = TLanes.Watch(sum, TLanes.Watch(first, second));
                if (TColumn.Deep > 2)
                {
                    TLanes third = TLanes.Load(rows[2] + u);
                    part = TReducer.Combine(part, third);
                    if (TEnding.Watches) sum = TLanes.Watch(sum, third);
                }

                total = high == 0 ? part : TReducer.Combine(total, part);
                rows += TColumn.Deep;
            }

            return total;
        }
    }

    /// <summary>How what watches for a NaN is carried from place to place.</summary>
    internal enum Carrying
    {
        /// <summary>By an addition, which takes three steps.</summary>
        Added,

        /// <summary>By an addition with a multiplication before it: four steps, of units that the combines leave idle.</summary>
        Multiplied,
    }

    /// <summary>Where the rows of input under one row of outputs begin; few fields, so that the JIT keeps them in registers.</summary>
    internal readonly struct Column<TTotal>(TTotal* first, TTotal* second, TTotal* last)
        where TTotal : unmanaged
    {
        internal TTotal* First => first;

        internal TTotal* Second => second;

        internal TTotal* Last => last;

        /// <summary>Of several taps on the deep axis, whose rows are in a list: how far they have come since, if none of them is absent.</summary>
        internal nint Shift => (nint)first;

        internal bool IsWhole => second != null;

        internal Column(nint shift, bool isWhole)
            : this((TTotal*)shift, (TTotal*)(isWhole ? (nint)1 : 0), null) { }
    }

    /// <summary>All bits in the lanes of the places from <paramref name="u"/> on that lie in the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Inside<TTotal, TLanes>(in DirectWalk<TTotal> walk, nint u)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal> => unchecked(TLanes.LoadMask(u + TLanes.Count <= walk.Length ? walk.Head + nint.Min(u, 0) : walk.Tail + u));

    /// <summary>Where a row ends, the last place from which a whole register lies within it, and the mask at the row's ends.</summary>
    internal readonly struct Edges<TTotal>(nint end, nint lastWhole, TTotal* head, TTotal* tail)
        where TTotal : unmanaged
    {
        internal nint End => end;

        internal nint LastWhole => lastWhole;

        internal TTotal* Head => head;

        internal TTotal* Tail => tail;
    }
}
