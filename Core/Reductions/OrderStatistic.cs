using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>The tap at a place of the sorted window: −∞ … −0 &lt; +0 … +∞ &lt; NaN, every NaN alike.</summary>
/// <param name="Place">The place, from 0, in a window of so many taps; 0 ≤ Place(n) &lt; n.</param>
internal sealed record OrderStatistic<T>(Func<long, long> Place) : TapReduction<T>
    where T : unmanaged, INumber<T>
{
    private protected override T Value(PlaneWindow window, Func<long, T> tap)
    {
        T[] sorted = [.. window.Offsets.Select(tap).OrderBy(T.IsNaN).ThenBy(value => value).ThenByDescending(T.IsNegative)];
        return sorted.Length == 0 ? T.Zero : sorted[Place(sorted.Length)];
    }
}
