using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>The gradient of a reduction whose value is one of its taps: it goes to those that could be it, by the policy of ties. Windows without a tap have none.</summary>
/// <param name="Accumulate">What is added in.</param>
/// <param name="Equal">The offsets of the taps that are equal to what the window gives, row-major.</param>
/// <param name="Facing">What goes to a tap of what goes out: that itself, or its opposite, or nothing.</param>
/// <param name="Part">An equal part for each of so many.</param>
/// <param name="Ties">Which of several.</param>
internal sealed record SelectionGradient<T, TTotal>(
    Accumulating<T, TTotal> Accumulate,
    Func<PlaneWindow, Func<long, T>, Sequence<long>> Equal,
    Func<T, TTotal, TTotal> Facing,
    Func<TTotal, long, TTotal> Part,
    Ties Ties) : SharedGradient<T, TTotal>(Accumulate)
    where T : unmanaged, INumber<T>
{
    private protected override IEnumerable<Share<TTotal>> Shares(PlaneWindow window, Func<long, T> tap)
    {
        Sequence<long> equal = Equal(window, tap);
        Share<TTotal> Whole(long offset) => new(offset, total => Facing(tap(offset), total));
        return Ties.Among(
            first: equal.Take(1).Select(Whole),
            split: equal.Select(offset => new Share<TTotal>(offset, total => Facing(tap(offset), Part(total, equal.Count)))),
            all: equal.Select(Whole));
    }
}
