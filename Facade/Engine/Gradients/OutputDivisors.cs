using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        same = divisors.All(value => value == divisors[0]) ? divisors[0] : null;
    }

    /// <summary>Null where every output is divided by 1.</summary>
    internal static OutputDivisors<TTotal>? Of(Plan plan, bool isChannelsLast, Divisor divisor)
    {
        OutputDivisors<TTotal> divisors = new([.. plan.Axes.Select((axis, index) => Factors(axis, divisor, index == 0))], isChannelsLast ? (nint)plan.Input.Channels : 1);
        return divisors.same == 1 ? null : divisors;
    }

    /// <summary><c>target = source / divisor</c> for so many planes, or with channels inside items of the batch; the two may be the same.</summary>
    internal void Divide(TTotal* source, nint planes, TTotal* target)
    {
        unchecked
        {
            if (same is long one)
            {
                Divide(source, planes * rowOf.Length * along * inner, one, target);
                return;
            }

            // SAFETY: rows of a plane times the outputs of a row are the plane's outputs, and a row of the table has as many divisors.
            fixed (TTotal* divisors = table)
            {
                for (nint plane = 0; plane < planes; plane++)
                {
                    foreach (int row in rowOf)
                    {
                        if (inner == 1) Divide(source, along, new ByEach(divisors + row), target);
                        else for (int output = 0; output < along; output++) Divide(source + (output * inner), inner, new ByOne(divisors[row + output]), target + (output * inner));
                        source += along * inner;
                        target += along * inner;
                    }
                }
            }
        }
    }

    /// <summary>Over all combinations, the last axis quickest.</summary>
    private static long[] Products(long[][] factors) => [.. factors.Aggregate((IEnumerable<long>)[1L], (before, axis) => [.. before.SelectMany(_ => axis, (product, factor) => product * factor)])];

    /// <summary>The reciprocal of a power of two is exact, and a product with it is rounded as the quotient is: both are the same real number.</summary>
    private static void Divide(TTotal* source, nint length, long by, TTotal* target)
    {
        TTotal divisor = TTotal.CreateSaturating(by);
        if (long.IsPow2(by) && !Element.IsInteger<TTotal>()) Divide(source, length, new Scaled(TTotal.One / divisor), target);
        else Divide(source, length, new ByOne(divisor), target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Divide<TShare>(TTotal* source, nint length, TShare share, TTotal* target)
        where TShare : struct, IShare
    {
        unchecked
        {
            // SAFETY: i + Count ≤ length; a tail is not divided twice, because the two may be the same.
            nint i = 0;
            for (; Vector512.IsHardwareAccelerated && i + Vector512<TTotal>.Count <= length; i += Vector512<TTotal>.Count) share.Of(Vector512.Load(source + i), i).Store(target + i);
            for (; Vector256.IsHardwareAccelerated && i + Vector256<TTotal>.Count <= length; i += Vector256<TTotal>.Count) share.Of(Vector256.Load(source + i), i).Store(target + i);
            for (; Vector128.IsHardwareAccelerated && i + Vector128<TTotal>.Count <= length; i += Vector128<TTotal>.Count) share.Of(Vector128.Load(source + i), i).Store(target + i);
            for (; i < length; i++) target[i] = share.Of(source[i], i);
        }
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

    /// <summary>What is handed on of the elements from a place on: as many as a register holds, or one.</summary>
    private interface IShare
    {
        Vector512<TTotal> Of(Vector512<TTotal> values, nint at);

        Vector256<TTotal> Of(Vector256<TTotal> values, nint at);

        Vector128<TTotal> Of(Vector128<TTotal> values, nint at);

        TTotal Of(TTotal value, nint at);
    }

    private readonly struct Scaled(TTotal by) : IShare
    {
        public Vector512<TTotal> Of(Vector512<TTotal> values, nint at) => values * by;

        public Vector256<TTotal> Of(Vector256<TTotal> values, nint at) => values * by;

        public Vector128<TTotal> Of(Vector128<TTotal> values, nint at) => values * by;

        public TTotal Of(TTotal value, nint at) => value * by;
    }

    private readonly struct ByOne(TTotal divisor) : IShare
    {
        public Vector512<TTotal> Of(Vector512<TTotal> values, nint at) => values / divisor;

        public Vector256<TTotal> Of(Vector256<TTotal> values, nint at) => values / divisor;

        public Vector128<TTotal> Of(Vector128<TTotal> values, nint at) => values / divisor;

        public TTotal Of(TTotal value, nint at) => value / divisor;
    }

    /// <remarks>SAFETY: as many divisors as elements.</remarks>
    private readonly struct ByEach(TTotal* divisors) : IShare
    {
        public Vector512<TTotal> Of(Vector512<TTotal> values, nint at) => values / Vector512.Load(unchecked(divisors + at));

        public Vector256<TTotal> Of(Vector256<TTotal> values, nint at) => values / Vector256.Load(unchecked(divisors + at));

        public Vector128<TTotal> Of(Vector128<TTotal> values, nint at) => values / Vector128.Load(unchecked(divisors + at));

        public TTotal Of(TTotal value, nint at) => value / divisors[at];
    }
}

/// <summary>What each output hands on: its gradient in the accumulator, divided once where the pooling divides.</summary>
internal sealed unsafe class DividedOutputs<T, TTotal>(Plan plan, bool isChannelsLast, Divisor? divisor)
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly OutputDivisors<TTotal>? divisors = divisor is null ? null : OutputDivisors<TTotal>.Of(plan, isChannelsLast, divisor);

    /// <summary>How much room so many outputs need; none where nothing is to be done.</summary>
    internal nint Room(nint length) => typeof(T) == typeof(TTotal) && divisors is null ? 0 : length;

    /// <summary>Of so many planes, or with channels inside items; in the room that is given, or where the gradients are if nothing is to be done.</summary>
    internal TTotal* Of(T* gradients, nint planes, nint length, TTotal* room)
    {
        bool keepsType = typeof(T) == typeof(TTotal);
        if (keepsType && divisors is null) return (TTotal*)gradients;
        if (!keepsType) default(WideningLift<T, TTotal>).Row(gradients, length, room);
        divisors?.Divide(keepsType ? (TTotal*)gradients : room, planes, room);
        return room;
    }
}
