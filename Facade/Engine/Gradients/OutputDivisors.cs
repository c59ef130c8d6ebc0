using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Engine.Gradients;

/// <summary>What each output of an average is divided by: a product over the axes.</summary>
internal sealed unsafe class OutputDivisors<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>Planes of so few outputs are one row: their table stays in the first-level cache.</summary>
    private const long MostInOneRow = 1 << 10;

    private readonly nint inner;
    private readonly int along;
    private readonly int[] ends;
    private readonly int[] rowOf;
    private readonly TTotal[] table;
    private readonly long? same;

    private OutputDivisors(long[][] factors, nint inner)
    {
        this.inner = inner;
        long[] outer = Products(factors[..^1]);
        if (inner == 1 && (long)outer.Length * factors[^1].Length <= MostInOneRow) (outer, factors) = ([1], [Products(factors)]);
        along = factors[^1].Length;
        long[] distinct = [.. outer.Distinct()];
        rowOf = [.. outer.Select(product => Array.IndexOf(distinct, product) * along)];
        long[] divisors = [.. distinct.SelectMany(product => factors[^1].Select(factor => product * factor))];
        table = [.. divisors.Select(TTotal.CreateSaturating)];
        ends = inner == 1 ? [] : [.. Enumerable.Range(1, along).Where(end => end == along || factors[^1][end] != factors[^1][end - 1])];
        same = divisors.All(value => value == divisors[0]) ? divisors[0] : null;
    }

    /// <summary>Whether there is one for all outputs.</summary>
    internal bool IsOne => same is not null;

    /// <summary>Null where every output is divided by 1.</summary>
    internal static OutputDivisors<TTotal>? Of(Plan plan, bool isChannelsLast, Divisor divisor)
    {
        OutputDivisors<TTotal> divisors = new([.. plan.Axes.Select((axis, index) => Factors(axis, divisor, index == 0))], isChannelsLast ? (nint)plan.Input.Channels : 1);
        return divisors.same == 1 ? null : divisors;
    }

    /// <summary><c>target = source / divisor</c> for so many planes, or with channels inside items of the batch; the two may be the same.</summary>
    internal void Divide<TEnding>(TTotal* source, nint planes, TTotal* target)
        where TEnding : struct, IEnding
    {
        unchecked
        {
            if (same is long one)
            {
                Divide<TEnding>(source, planes * rowOf.Length * along * inner, one, target);
                return;
            }

            // SAFETY: rows of a plane times the outputs of a row are the plane's outputs, and a row of the table has as many divisors.
            fixed (TTotal* divisors = table)
            {
                for (nint plane = 0; plane < planes; plane++)
                {
                    foreach (int row in rowOf)
                    {
                        if (inner == 1) Divide<ByEach, TEnding>(source, along, new(divisors + row), target);
                        else Runs<TEnding>(source, divisors + row, target);
                        source += along * inner;
                        target += along * inner;
                    }
                }
            }
        }
    }

    /// <summary>The same for one row of places, each with its channels.</summary>
    internal void DivideRow<TEnding>(TTotal* source, nint row, TTotal* target)
        where TEnding : struct, IEnding
    {
        fixed (TTotal* divisors = table)
        {
            if (same is long one) Divide<TEnding>(source, unchecked(along * inner), one, target);
            else Runs<TEnding>(source, unchecked(divisors + rowOf[row]), target);
        }
    }

    /// <summary>A row of places, each with its channels: as many at a time as are divided by the same.</summary>
    private void Runs<TEnding>(TTotal* source, TTotal* divisors, TTotal* target)
        where TEnding : struct, IEnding
    {
        unchecked
        {
            int from = 0;
            foreach (int end in ends)
            {
                Divide<ByOne, TEnding>(source + (from * inner), (end - from) * inner, new(divisors[from]), target + (from * inner));
                from = end;
            }
        }
    }

    /// <summary>Over all combinations, the last axis quickest.</summary>
    private static long[] Products(long[][] factors) => [.. factors.Aggregate((IEnumerable<long>)[1L], (before, axis) => [.. before.SelectMany(_ => axis, (product, factor) => product * factor)])];

    /// <summary>The reciprocal of a power of two is exact, and a product with it is rounded as the quotient is: both are the same real number.</summary>
    private static void Divide<TEnding>(TTotal* source, nint length, long by, TTotal* target)
        where TEnding : struct, IEnding
    {
        TTotal divisor = TTotal.CreateSaturating(by);
        if (long.IsPow2(by) && !Element.IsInteger<TTotal>()) Divide<Scaled, TEnding>(source, length, new(TTotal.One / divisor), target);
        else Divide<ByOne, TEnding>(source, length, new(divisor), target);
    }

    private static void Divide<TShare, TEnding>(TTotal* source, nint length, TShare share, TTotal* target)
        where TShare : struct, IShare
        where TEnding : struct, IEnding
    {
        // What does not fill a register is left to narrower ones: no element is divided twice, because the two may be the same.
        for (nint done = 0; done < length;) NumberLanes<TTotal>.Filled(unchecked(length - done), new Work<TShare, TEnding>(share, source, length, target, &done));
    }

    /// <summary>A fixed divisor is the first axis's.</summary>
    private static long[] Factors(AxisPlan axis, Divisor divisor, bool isFirst)
    {
        long[] result = new long[axis.OutputExtent];
        for (long output = 0; output < result.Length; output++)
        {
            long factor = divisor.Of(new WindowCounts(axis.PresentTaps(output), axis.DeclaredTaps(output), axis.WindowAt(output).Count));
            result[output] = divisor is Divisor.FixedDivisor && !isFirst ? 1 : factor;
        }

        return result;
    }

    /// <summary>What is handed on of the elements from a place on, as many as there are lanes.</summary>
    private interface IShare
    {
        TLanes Of<TLanes>(TLanes values, nint at)
            where TLanes : struct, ILanes<TLanes, TTotal>;
    }

    private readonly struct Scaled(TTotal by) : IShare
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Of<TLanes>(TLanes values, nint at)
            where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Multiply(values, TLanes.Create(by));
    }

    private readonly struct ByOne(TTotal divisor) : IShare
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Of<TLanes>(TLanes values, nint at)
            where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Divide(values, TLanes.Create(divisor));
    }

    /// <remarks>SAFETY: as many divisors as elements.</remarks>
    private readonly struct ByEach(TTotal* divisors) : IShare
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Of<TLanes>(TLanes values, nint at)
            where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Divide(values, TLanes.Load(unchecked(divisors + at)));
    }

    private readonly struct Work<TShare, TEnding>(TShare share, TTotal* source, nint length, TTotal* target, nint* done) : ILaneWork<TTotal>
        where TShare : struct, IShare
        where TEnding : struct, IEnding
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
        {
            *done = Registers<TLanes, TShare, TEnding>(source, *done, length, share, target);
            return true;
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint Registers<TLanes, TShare, TEnding>(TTotal* source, nint i, nint length, TShare share, TTotal* target)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TShare : struct, IShare
        where TEnding : struct, IEnding
    {
        unchecked
        {
            // SAFETY: i + Count ≤ length.
            for (; i + TLanes.Count <= length; i += TLanes.Count) TLanes.Store(TEnding.Finish<TLanes, TTotal>(share.Of(TLanes.Load(source + i), i), null), target + i);
            return i;
        }
    }
}

/// <summary>What each output hands on: its gradient in the accumulator, divided once where the pooling divides.</summary>
internal sealed unsafe class DividedOutputs<T, TTotal>(Plan plan, bool isChannelsLast, Divisor? divisor)
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly OutputDivisors<TTotal>? divisors = divisor is null ? null : OutputDivisors<TTotal>.Of(plan, isChannelsLast, divisor);

    /// <summary>Whether elements are their own accumulators, and results need no room of their own.</summary>
    internal bool KeepsType => typeof(T) == typeof(TTotal);

    /// <summary>Whether all outputs are divided by one number, or by none.</summary>
    internal bool HasOneDivisor => divisors is null || divisors.IsOne;

    /// <summary>How much room so many outputs need; none where nothing is to be done.</summary>
    internal nint Room(nint length) => KeepsType && divisors is null ? 0 : length;

    /// <summary>Of so many planes, or with channels inside items; in the room that is given, or where the gradients are if nothing is to be done.</summary>
    internal TTotal* Of(T* gradients, nint planes, nint length, TTotal* room)
    {
        if (KeepsType && divisors is null) return (TTotal*)gradients;
        if (!KeepsType) default(WideningLift<T, TTotal>).Row(gradients, length, room);
        divisors?.Divide<KeepEnding>(KeepsType ? (TTotal*)gradients : room, planes, room);
        return room;
    }

    /// <summary>The same as elements of the result, a NaN with its canonical bits; the room is for accumulators that are no elements.</summary>
    internal void Results(T* gradients, nint planes, nint length, TTotal* room, T* results)
    {
        if (!KeepsType) default(NarrowingQuotientFinish<T, TTotal>).Row(Of(gradients, planes, length, room), length, 1, results);
        else if (divisors is null) default(CanonicalFinish<T>).Row(gradients, length, 1, results);
        else divisors.Divide<CanonicalEnding>((TTotal*)gradients, planes, (TTotal*)results);
    }

    /// <summary>One row of places, each with its channels, in the accumulator's type, a NaN as it comes.</summary>
    internal void Divided(TTotal* gradients, nint row, nint length, TTotal* target)
    {
        if (divisors is null) new ReadOnlySpan<TTotal>(gradients, (int)length).CopyTo(new Span<TTotal>(target, (int)length));
        else divisors.DivideRow<KeepEnding>(gradients, row, target);
    }

    /// <summary>One row of places, each with its channels, as elements of the result.</summary>
    internal void RowOfResults(T* gradients, nint row, nint length, TTotal* room, T* results)
    {
        if (KeepsType)
        {
            if (divisors is null) default(CanonicalFinish<T>).Row(gradients, length, 1, results);
            else divisors.DivideRow<CanonicalEnding>((TTotal*)gradients, row, (TTotal*)results);
            return;
        }

        default(WideningLift<T, TTotal>).Row(gradients, length, room);
        divisors?.DivideRow<KeepEnding>(room, row, room);
        default(NarrowingQuotientFinish<T, TTotal>).Row(room, length, 1, results);
    }
}
