using System.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>The gradient of a sum, each output's divided first: the same sum over the transposed plan, pairwise. Where windows have no transposed plan, output after output.</summary>
internal sealed record LinearGradient<T, TTotal>(Accumulating<T, TTotal> Accumulate, Func<TTotal, WindowCounts, TTotal> Divide, TapReduction<T> Pooling) : SharedGradient<T, TTotal>(Accumulate)
    where T : unmanaged, INumber<T>
{
    internal override Result<FeatureMap<T>, PoolError> Backward(Plan plan, FeatureMap<T> outputGradient, FeatureMap<T> x) =>
        plan.Transpose().Match(
            transposed => FeatureMap.Tabulate(plan.Input, (plane, position) => Accumulate.Finished(Fold.Over(
                transposed.WindowAt(plane, position),
                offset => Divide(Accumulate.Lift(outputGradient.PlaneAt(plane)(offset)), plan.WindowAt(plane, plan.Output.PositionAt(offset)).Counts),
                Accumulate.Add))),
            _ => base.Backward(plan, outputGradient, x));

    internal override Result<FeatureMap<T>, PoolError> Forward(Plan plan, FeatureMap<T> tangent, FeatureMap<T> x) =>
        FeatureMap.Tabulate(plan.Output, (plane, position) => Pooling.Reduce(plan.WindowAt(plane, position), tangent.PlaneAt(plane)));

    private protected override IEnumerable<Share<TTotal>> Shares(PlaneWindow window, Func<long, T> tap) =>
        window.Offsets.Select(offset => new Share<TTotal>(offset, total => Divide(total, window.Counts)));
}
