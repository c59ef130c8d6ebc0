using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Windows;

namespace PoolFunctional.Engine.Gradients;

/// <summary>What each output of an average is divided by: a product over the axes.</summary>
internal sealed unsafe class OutputDivisors<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly nint inner;
    private readonly int along;
    private readonly int[] rowOf;
    private readonly TTotal[] table;
    private readonly TTotal? same;

    internal OutputDivisors(Plan plan, bool isChannelsLast, Divisor divisor)
    {
        long[][] factors = [.. plan.Axes.Select((axis, index) => Factors(axis, divisor, index == 0))];
        inner = isChannelsLast ? (nint)plan.Input.Channels : 1;
        along = factors[^1].Length;
        long[] outer = [.. factors[..^1].Aggregate((IEnumerable<long>)[1L], (before, axis) => [.. before.SelectMany(_ => axis, (product, factor) => product * factor)])];
        long[] distinct = [.. outer.Distinct()];
        rowOf = [.. outer.Select(product => Array.IndexOf(distinct, product) * along)];
        table = [.. distinct.SelectMany(product => factors[^1].Select(factor => TTotal.CreateSaturating(product * factor)))];
        same = table.All(value => value == table[0]) ? table[0] : null;
    }

    /// <summary><c>target = source / divisor</c> for so many planes, or with channels inside items of the batch; the two may be the same.</summary>
    internal void Divide(TTotal* source, nint planes, TTotal* target)
    {
        unchecked
        {
            if (same is TTotal one)
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
                        if (inner == 1) Divide(source, along, divisors + row, target);
                        else for (int output = 0; output < along; output++) Divide(source + (output * inner), inner, divisors[row + output], target + (output * inner));
                        source += along * inner;
                        target += along * inner;
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Divide(TTotal* source, nint length, TTotal by, TTotal* target)
    {
        unchecked
        {
            // SAFETY: i + Count ≤ length, here and below.
            nint i = 0;
            Vector<TTotal> divisor = Vector.Create(by);
            for (; Vector.IsHardwareAccelerated && i + Vector<TTotal>.Count <= length; i += Vector<TTotal>.Count) (Vector.Load(source + i) / divisor).Store(target + i);
            for (; i < length; i++) target[i] = source[i] / by;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Divide(TTotal* source, nint length, TTotal* by, TTotal* target)
    {
        unchecked
        {
            nint i = 0;
            for (; Vector.IsHardwareAccelerated && i + Vector<TTotal>.Count <= length; i += Vector<TTotal>.Count) (Vector.Load(source + i) / Vector.Load(by + i)).Store(target + i);
            for (; i < length; i++) target[i] = source[i] / by[i];
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
}

/// <summary>What each output hands on: its gradient in the accumulator, divided once where the pooling divides.</summary>
internal sealed unsafe class DividedOutputs<T, TTotal>(Plan plan, bool isChannelsLast, Divisor? divisor)
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly OutputDivisors<TTotal>? divisors = divisor is null ? null : new(plan, isChannelsLast, divisor);

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
