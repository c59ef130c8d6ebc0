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

/// <summary>A tap's share of a number that belongs to its window.</summary>
/// <param name="Offset">The tap's offset in its plane.</param>
/// <param name="Of">What its share of a number is.</param>
internal readonly record struct Share<TTotal>(long Offset, Func<TTotal, TTotal> Of);

/// <summary>A gradient that goes to the taps of each window in shares, in the accumulator.</summary>
internal abstract record SharedGradient<T, TTotal>(Accumulating<T, TTotal> Accumulate) : TapGradient<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The taps of a window that have a share, row-major.</summary>
    private protected abstract IEnumerable<Share<TTotal>> Shares(PlaneWindow window, Func<long, T> tap);

    /// <summary>Outputs in row-major order, each share added to the sum of those before it, which begins at +0.</summary>
    internal override Result<FeatureMap<T>, PoolError> Backward(Plan plan, FeatureMap<T> outputGradient, FeatureMap<T> x)
    {
        ILookup<(long Plane, long Offset), TTotal> given = (
            from place in IndexRule.Places(plan.Output)
            from share in Shares(plan.WindowAt(place.Plane, place.Position), x.PlaneAt(place.Plane))
            select (Key: (place.Plane, share.Offset), Value: share.Of(Accumulate.Lift(outputGradient.Values[place.At])))).ToLookup(entry => entry.Key, entry => entry.Value);
        return FeatureMap.Tabulate(plan.Input, (plane, position) => Accumulate.Sum(given[(plane, plan.Input.OffsetOf(0, position))]));
    }

    /// <summary>Taps in row-major order, likewise.</summary>
    internal override Result<FeatureMap<T>, PoolError> Forward(Plan plan, FeatureMap<T> tangent, FeatureMap<T> x) =>
        FeatureMap.Tabulate(plan.Output, (plane, position) => Accumulate.Sum(
            Shares(plan.WindowAt(plane, position), x.PlaneAt(plane)).Select(share => share.Of(Accumulate.Lift(tangent.PlaneAt(plane)(share.Offset))))));
}
