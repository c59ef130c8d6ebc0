using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary><c>∂y/∂xⱼ = Π xᵢ</c> over the other taps: those before it, multiplied from the first on, times those after it, multiplied from the last back.</summary>
internal sealed record ProductSlopes<T> : ITapSlopes<T>
    where T : unmanaged, INumber<T>
{
    public IEnumerable<double> Of(PlaneWindow window, Func<long, double> tap)
    {
        double[] taps = [.. window.Offsets.Select(tap)];
        IEnumerable<double> before = Products(taps);
        IEnumerable<double> after = Products(taps.Reverse()).Reverse();
        return before.Zip(after, (left, right) => left * right);
    }

    /// <summary>Of each factor, the product of those before it; 1 before the first.</summary>
    private static IEnumerable<double> Products(IEnumerable<double> factors)
    {
        double product = 1;
        foreach (double factor in factors)
        {
            yield return product;
            product *= factor;
        }
    }
}
