using System.Numerics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>To each tap what goes out times the other taps: those before it, from the first on, times those after it, from the last back.</summary>
internal readonly struct ProductRouting<T> : IRouting<T, double>
    where T : unmanaged, INumber<T>
{
    public static bool NeedsValue => false;

    public void Share(ReadOnlySpan<T> taps, T value, double total, Span<double> shares)
    {
        double product = 1;
        for (int tap = 0; tap < taps.Length; tap++)
        {
            shares[tap] = product;
            product *= double.CreateSaturating(taps[tap]);
        }

        product = 1;
        for (int tap = taps.Length - 1; tap >= 0; tap--)
        {
            shares[tap] = total * (shares[tap] * product);
            product *= double.CreateSaturating(taps[tap]);
        }
    }
}
