using System.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>
/// A gradient in which every tap of a window has a share that follows from the tap and from what its window is as a whole: the fold of the shares over the transposed plan.
/// Where windows have no transposed plan, output after output.
/// </summary>
internal abstract record FoldedGradient<T, TTotal, TWhole>(Accumulating<T, TTotal> Accumulate) : SharedGradient<T, TTotal>(Accumulate)
    where T : unmanaged, INumber<T>
{
    /// <summary>What a window with a tap is as a whole.</summary>
    private protected abstract TWhole Whole(PlaneWindow window, Func<long, T> tap);

    /// <summary>The share of a tap of a number.</summary>
    private protected abstract TTotal ShareOf(T tap, TWhole whole, TTotal total);

    /// <summary>What becomes of the sum of a tap's shares.</summary>
    private protected virtual TTotal Facing(T tap, TTotal total) => total;

    internal override Result<FeatureMap<T>, PoolError> Backward(Plan plan, FeatureMap<T> outputGradient, FeatureMap<T> x) =>
        plan.Transpose().Match(transposed => Folded(plan, transposed, outputGradient, x), _ => base.Backward(plan, outputGradient, x));

    internal override Result<FeatureMap<T>, PoolError> Forward(Plan plan, FeatureMap<T> tangent, FeatureMap<T> x) =>
        FeatureMap.Tabulate(plan.Output, (plane, position) =>
        {
            PlaneWindow window = plan.WindowAt(plane, position);
            if (window.Counts.Present == 0) return T.Zero;
            (Func<long, T> tap, Func<long, T> moving) = (x.PlaneAt(plane), tangent.PlaneAt(plane));
            TWhole whole = Whole(window, tap);
            return Accumulate.Finished(Fold.Over(window, offset => Facing(tap(offset), ShareOf(tap(offset), whole, Accumulate.Lift(moving(offset)))), Accumulate.Add).Value);
        });

    private protected override IEnumerable<Share<TTotal>> Shares(PlaneWindow window, Func<long, T> tap)
    {
        if (window.Counts.Present == 0) return [];
        TWhole whole = Whole(window, tap);
        return window.Offsets.Select(offset => new Share<TTotal>(offset, total => Facing(tap(offset), ShareOf(tap(offset), whole, total))));
    }

    private Result<FeatureMap<T>, PoolError> Folded(Plan plan, Plan transposed, FeatureMap<T> outputGradient, FeatureMap<T> x)
    {
        Sequence<(TTotal Total, TWhole Whole)> outputs = IndexRule.Places(plan.Output)
            .Select(place => (place.At, place.Plane, Window: plan.WindowAt(place.Plane, place.Position)))
            .Select(place => (Accumulate.Lift(outputGradient.Values[place.At]), place.Window.Counts.Present == 0 ? default! : Whole(place.Window, x.PlaneAt(place.Plane))))
            .ToSequence();
        return FeatureMap.Tabulate(plan.Input, (plane, position) =>
        {
            T tap = x.PlaneAt(plane)(plan.Input.OffsetOf(0, position));
            Maybe<TTotal> sum = Fold.Over(
                transposed.WindowAt(plane, position),
                offset =>
                {
                    (TTotal total, TWhole whole) = outputs[(int)((plane * plan.Output.PlaneElements) + offset)];
                    return ShareOf(tap, whole, total);
                },
                Accumulate.Add);
            return sum.IsPresent ? Accumulate.Finished(Facing(tap, sum.Value)) : T.Zero;
        });
    }
}

/// <summary>The gradient of a sum, or of an average: each output's gradient divided once. Its forward direction is the pooling itself.</summary>
internal sealed record LinearGradient<T, TTotal>(Accumulating<T, TTotal> Accumulate, Func<TTotal, WindowCounts, TTotal> Divide, TapReduction<T> Pooling)
    : FoldedGradient<T, TTotal, WindowCounts>(Accumulate)
    where T : unmanaged, INumber<T>
{
    internal override Result<FeatureMap<T>, PoolError> Forward(Plan plan, FeatureMap<T> tangent, FeatureMap<T> x) =>
        FeatureMap.Tabulate(plan.Output, (plane, position) => Pooling.Reduce(plan.WindowAt(plane, position), tangent.PlaneAt(plane)));

    private protected override WindowCounts Whole(PlaneWindow window, Func<long, T> tap) => window.Counts;

    private protected override TTotal ShareOf(T tap, WindowCounts whole, TTotal total) => Divide(total, whole);
}
