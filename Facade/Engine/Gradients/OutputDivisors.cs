using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Engine.Gradients;

/// <summary>What each output of an average is divided by: a product over the axes.</summary>
internal sealed unsafe class OutputDivisors<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly long[][] factors;
    private readonly nint planes;
    private readonly nint inner;
    private readonly nint rows;
    private readonly long? same;

    internal OutputDivisors(Plan plan, bool isChannelsLast, Divisor divisor)
    {
        factors = [.. plan.Axes.Select((axis, index) => Factors(axis, divisor, index == 0))];
        (planes, inner) = isChannelsLast ? ((nint)plan.Input.Batch, (nint)plan.Input.Channels) : ((nint)(plan.Input.Batch * plan.Input.Channels), 1);
        rows = (nint)(plan.Output.PlaneElements / plan.Output.Spatial[^1]);
        same = factors.All(axis => axis.Distinct().Count() == 1) ? factors.Aggregate(1L, (product, axis) => product * axis[0]) : null;
    }

    /// <summary><c>target = source / divisor</c>, every element; the two may be the same.</summary>
    internal void Divide(TTotal* source, TTotal* target)
    {
        unchecked
        {
            long[] along = factors[^1];
            if (same is long one)
            {
                Divide(source, planes * rows * along.Length * inner, TTotal.CreateSaturating(one), target);
                return;
            }

            for (nint plane = 0; plane < planes; plane++)
            {
                for (nint row = 0; row < rows; row++)
                {
                    long outer = Outer(row);
                    for (int output = 0; output < along.Length; output++, source += inner, target += inner)
                    {
                        TTotal by = TTotal.CreateSaturating(outer * along[output]);
                        if (inner == 1) *target = *source / by;
                        else Divide(source, inner, by, target);
                    }
                }
            }
        }
    }

    private static void Divide(TTotal* source, nint length, TTotal by, TTotal* target)
    {
        unchecked
        {
            nint i = 0;
            Vector<TTotal> divisor = Vector.Create(by);
            for (; i + Vector<TTotal>.Count <= length; i += Vector<TTotal>.Count) (Vector.Load(source + i) / divisor).Store(target + i);
            for (; i < length; i++) target[i] = source[i] / by;
        }
    }

    private long Outer(nint row)
    {
        long product = 1;
        for (int axis = factors.Length - 2; axis >= 0; axis--)
        {
            (row, nint output) = nint.DivRem(row, factors[axis].Length);
            product *= factors[axis][output];
        }

        return product;
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
