using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>How the outputs of a reduction over windows move with the taps, in both directions.</summary>
internal abstract record TapGradient<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>From the outputs' gradient to the inputs'; a NaN has the bits of <c>T.NaN</c>.</summary>
    internal abstract Result<FeatureMap<T>, PoolError> Backward(Plan plan, FeatureMap<T> outputGradient, FeatureMap<T> x);

    /// <summary>From the inputs' tangent to the outputs'; a NaN has the bits of <c>T.NaN</c>.</summary>
    internal abstract Result<FeatureMap<T>, PoolError> Forward(Plan plan, FeatureMap<T> tangent, FeatureMap<T> x);
}

/// <summary>A gradient that is a share for each tap of each window: what comes in, made smaller or larger, in the accumulator.</summary>
/// <remarks>
/// Shares are added each to the sum of those before it, outputs in row-major order (backward), taps in row-major order (forward). An input without a share, and an output without one, has +0.
/// </remarks>
internal abstract record SharedGradient<T, TTotal>(Accumulating<T, TTotal> Accumulate) : TapGradient<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Of each tap that has a share, its offset in the plane and its share of a number; row-major.</summary>
    private protected abstract IEnumerable<Share<TTotal>> Shares(PlaneWindow window, Func<long, T> tap);

    internal override Result<FeatureMap<T>, PoolError> Backward(Plan plan, FeatureMap<T> outputGradient, FeatureMap<T> x)
    {
        ILookup<(long Plane, long Offset), TTotal> given = (
            from place in IndexRule.Places(plan.Output)
            from share in Shares(plan.WindowAt(place.Plane, place.Position), x.PlaneAt(place.Plane))
            select (Key: (place.Plane, share.Offset), Value: share.Of(Accumulate.Lift(outputGradient.Values[place.At])))).ToLookup(entry => entry.Key, entry => entry.Value);
        return FeatureMap.Tabulate(plan.Input, (plane, position) => Accumulate.Sum(given[(plane, plan.Input.OffsetOf(0, position))]));
    }

    internal override Result<FeatureMap<T>, PoolError> Forward(Plan plan, FeatureMap<T> tangent, FeatureMap<T> x) =>
        FeatureMap.Tabulate(plan.Output, (plane, position) => Accumulate.Sum(
            Shares(plan.WindowAt(plane, position), x.PlaneAt(plane)).Select(share => share.Of(Accumulate.Lift(tangent.PlaneAt(plane)(share.Offset))))));
}

/// <summary>A tap's share of a number.</summary>
/// <param name="Offset">The tap's offset in its plane.</param>
/// <param name="Of">What its share of a number is.</param>
internal readonly record struct Share<TTotal>(long Offset, Func<TTotal, TTotal> Of);
