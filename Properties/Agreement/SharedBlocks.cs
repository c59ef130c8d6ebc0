using System.Numerics;
using PoolFunctional.Generators;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Properties.Agreement;

/// <summary>
/// The definition with Core's own lift, combination and finish, but with the power-of-two blocks of neighbouring windows folded once: of use where
/// Core's own fold would take minutes. A law holds it to Core's, bit for bit.
/// </summary>
internal sealed class SharedBlocks : IDefinition
{
    public IReadOnlyList<T> Pool<T>(Plan plan, Reduction reduction, T[] x)
        where T : unmanaged, INumber<T> =>
        reduction.For<T>().Match(meaning => meaning, error => throw new InvalidOperationException(error.Message)) switch
        {
            Monoid<T, T> monoid => Fold(plan, monoid, x),
            Monoid<T, float> monoid => Fold(plan, monoid, x),
            Monoid<T, double> monoid => Fold(plan, monoid, x),
            Monoid<T, Int128> monoid => Fold(plan, monoid, x),
            Monoid<T, DoubleDouble> monoid => Fold(plan, monoid, x),
            _ => new ReferenceDefinition().Pool(plan, reduction, x),
        };

    private static T[] Fold<T, TTotal>(Plan plan, Monoid<T, TTotal> monoid, T[] x)
        where T : unmanaged, INumber<T>
    {
        AxisFold<TTotal>[] axes = [.. plan.Axes.Select(axis => new AxisFold<TTotal>(axis, monoid.Combine))];
        TTotal[] totals = [.. x.Select(monoid.Lift)];
        int outer = (int)(plan.Input.Batch * plan.Input.Channels);
        int inner = (int)plan.Input.PlaneElements;
        foreach (AxisFold<TTotal> axis in axes)
        {
            inner /= axis.Inputs;
            totals = axis.Lines(totals, outer, inner);
            outer *= axis.Outputs;
        }

        WindowCounts[] counts = axes.Aggregate((WindowCounts[])[new(1, 1, 1)], (before, axis) => [.. from windows in before from own in axis.Counts select Times(windows, own)]);
        return [.. totals.Select((total, i) => Element.Canonical(counts[i % counts.Length].Present == 0 ? monoid.Empty : monoid.Finish(total, counts[i % counts.Length])))];
    }

    private static WindowCounts Times(WindowCounts left, WindowCounts right) => new(left.Present * right.Present, left.Declared * right.Declared, left.Full * right.Full);
}
