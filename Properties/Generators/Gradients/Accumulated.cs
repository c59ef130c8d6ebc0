using System.Numerics;

namespace PoolFunctional.Generators.Gradients;

/// <summary>What a destination must hold in the end.</summary>
internal static class Accumulated
{
    /// <summary>The gradient, or what was there plus the gradient: one sum, NaN with the bits of <c>T.NaN</c>, integers saturated.</summary>
    internal static T[] Of<T>(ElementType<T> type, ReadOnlySpan<T> present, ReadOnlySpan<T> gradient, Writing writing)
        where T : unmanaged, INumber<T>
    {
        T[] sums = [.. gradient];
        for (int i = 0; i < sums.Length && writing == Writing.Accumulate; i++)
        {
            T sum = type.IsFloating ? present[i] + gradient[i] : T.CreateSaturating(Int128.CreateTruncating(present[i]) + Int128.CreateTruncating(gradient[i]));
            sums[i] = T.IsNaN(sum) ? T.CreateSaturating(double.NaN) : sum;
        }

        return sums;
    }
}
