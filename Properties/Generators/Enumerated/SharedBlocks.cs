using System.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>
/// The definition with Core's own lift, combination and finish, but with the power-of-two blocks of neighbouring windows folded once: of use where
/// Core's own fold would take minutes. A law holds it to Core's, bit for bit.
/// </summary>
internal sealed class SharedBlocks : IDefinition
{
    public IReadOnlyList<T> Pool<T>(Plan plan, Reduction reduction, T[] x)
        where T : unmanaged, INumber<T> =>
        (plan.PlanesDiffer ? null : reduction.For<T>().Match(meaning => Pool(plan, meaning, x), error => throw new InvalidOperationException(error.Message)))
            ?? new ReferenceDefinition().Pool(plan, reduction, x);

    /// <summary>The result, or null where a meaning is not made of folds alone.</summary>
    private static IReadOnlyList<T>? Pool<T>(Plan plan, TapReduction<T> reduction, T[] x)
        where T : unmanaged, INumber<T> => reduction switch
        {
            Monoid<T, T> monoid => Fold(plan, monoid, x),
            Monoid<T, float> monoid => Fold(plan, monoid, x),
            Monoid<T, double> monoid => Fold(plan, monoid, x),
            Monoid<T, Int128> monoid => Fold(plan, monoid, x),
            Monoid<T, DoubleDouble> monoid => Fold(plan, monoid, x),
            Monoid<T, SignedMagnitude> monoid => Fold(plan, monoid, x),
            Combined<T> both when Pool(plan, both.Left, x) is { } left && Pool(plan, both.Right, x) is { } right => Both(plan, both, left, right),
            _ => null,
        };

    private static T[] Both<T>(Plan plan, Combined<T> both, IReadOnlyList<T> left, IReadOnlyList<T> right)
        where T : unmanaged, INumber<T>
    {
        bool[] sees = plan.Axes.Aggregate((bool[])[true], (before, axis) => [.. from seen in before from output in Enumerable.Range(0, (int)axis.OutputExtent) select seen && axis.PresentTaps(output) > 0]);
        return [.. left.Select((value, i) => sees[i % sees.Length] ? Element.Canonical(both.Combine(value, right[i])) : T.Zero)];
    }

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
