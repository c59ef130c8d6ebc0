using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>Lift each tap, combine in the order of the fold, finish in another type; a window without a tap is <paramref name="Empty"/>.</summary>
internal sealed record Monoid<T, TTotal, TResult>(
    Func<T, TTotal> Lift,
    Func<TTotal, TTotal, TTotal> Combine,
    Func<TTotal, WindowCounts, TResult> Finish,
    TResult Empty) : TapReduction<T, TResult>
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    private protected override TResult Value(PlaneWindow window, Func<long, T> tap)
    {
        Maybe<TTotal> total = Fold.Over(window, offset => Lift(tap(offset)), Combine);
        return total.IsPresent ? Finish(total.Value, window.Counts) : Empty;
    }
}
