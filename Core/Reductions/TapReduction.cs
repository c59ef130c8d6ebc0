using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>How the taps of one window, elements of type <typeparamref name="T"/>, become one value of type <typeparamref name="TResult"/>.</summary>
internal abstract record TapReduction<T, TResult>
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    /// <summary>The reduced value; <paramref name="tap"/> reads the plane at an offset. A NaN has the bits of <c>TResult.NaN</c>.</summary>
    internal TResult Reduce(PlaneWindow window, Func<long, T> tap) => Element.Canonical(Value(window, tap));

    private protected abstract TResult Value(PlaneWindow window, Func<long, T> tap);
}

/// <summary>How the taps of one window become one value of their own type.</summary>
internal abstract record TapReduction<T> : TapReduction<T, T>
    where T : unmanaged, INumber<T>;

/// <summary>Lift each tap, combine in the order of the fold, finish; a window without a tap is <paramref name="Empty"/>.</summary>
internal sealed record Monoid<T, TTotal>(
    Func<T, TTotal> Lift,
    Func<TTotal, TTotal, TTotal> Combine,
    Func<TTotal, WindowCounts, T> Finish,
    T Empty) : TapReduction<T>
    where T : unmanaged, INumber<T>
{
    internal Maybe<TTotal> Total(PlaneWindow window, Func<long, T> tap) => Fold.Over(window, offset => Lift(tap(offset)), Combine);

    private protected override T Value(PlaneWindow window, Func<long, T> tap)
    {
        Maybe<TTotal> total = Total(window, tap);
        return total.IsPresent ? Finish(total.Value, window.Counts) : Empty;
    }
}

/// <summary>A first fold gives a guide, and the guide the monoid of the second fold.</summary>
internal sealed record Prepared<T, TGuide, TTotal>(Monoid<T, TGuide> First, Func<TGuide, Monoid<T, TTotal>> Second) : TapReduction<T>
    where T : unmanaged, INumber<T>
{
    private protected override T Value(PlaneWindow window, Func<long, T> tap)
    {
        Maybe<TGuide> guide = First.Total(window, tap);
        return guide.IsPresent ? Second(guide.Value).Reduce(window, tap) : First.Empty;
    }
}
