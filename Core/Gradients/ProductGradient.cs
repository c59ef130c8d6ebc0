using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary><c>∂y/∂xⱼ = Π xᵢ</c> over the other taps, in double: those before it, multiplied from the first on, times those after it, multiplied from the last back.</summary>
internal sealed record ProductGradient<T>() : SharedGradient<T, double>(Accumulating.In<T, double>())
    where T : unmanaged, INumber<T>
{
    private protected override IEnumerable<Share<double>> Shares(PlaneWindow window, Func<long, T> tap)
    {
        Sequence<double> taps = window.Offsets.Select(offset => double.CreateSaturating(tap(offset))).ToSequence();
        Sequence<double> before = Products(taps);
        Sequence<double> after = Products(Enumerable.Reverse(taps));
        return window.Offsets.Select((offset, j) => new Share<double>(offset, total => total * (before[j] * after[taps.Count - 1 - j])));
    }

    /// <summary>Of each factor, the product of those before it; 1 before the first.</summary>
    private static Sequence<double> Products(IEnumerable<double> factors) =>
        factors.Aggregate((Products: (IEnumerable<double>)[], Product: 1.0), (sofar, factor) => (sofar.Products.Append(sofar.Product), sofar.Product * factor)).Products.ToSequence();
}
