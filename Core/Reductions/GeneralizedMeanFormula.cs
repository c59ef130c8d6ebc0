using System.Runtime.CompilerServices;
using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary><c>m·(Σ (max(x, ε)/m)ᵖ / n)^(1/p)</c> with <c>m = max(ε, max x)</c>: the sum lies between 1 and n whatever p is.</summary>
internal readonly struct GeneralizedMeanFormula<TPower>(TPower power, double epsilon) : IGuidedFormula, ISmoothFormula
    where TPower : struct, IPower
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => false;

    public static double Empty => 0;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => TReal.Maximum(total, TReal.Of(epsilon));

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => power.Raise(TReal.Maximum(tap, TReal.Of(epsilon)) / guide);

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first;

    /// <summary><c>tᵖ⁻¹·M^(1/p − 1) / n</c> with <c>t = x/m</c> and M the mean of tᵖ, for a tap above ε whose t is not 0; 0 for another.</summary>
    TReal ISmoothFormula.Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count)
    {
        (TReal share, TReal mean) = (tap / guide, first / count);
        TReal slope = power.Raise(share) / share * (power.Root(mean) / mean) / count;
        TReal moving = TReal.IfLess(share, TReal.Of(double.Epsilon), TReal.Of(0), slope);
        return TReal.IfLess(tap, TReal.Of(double.BitIncrement(epsilon)), TReal.Of(0), moving);
    }

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) => Guided.IfPositive(guide, guide * power.Root(first / count));
}

/// <summary>A power of shares of at most 1, and its root: each its own type, so that a loop over taps holds the steps of one alone.</summary>
internal interface IPower
{
    TReal Raise<TReal>(TReal share)
        where TReal : struct, IReal<TReal>;

    TReal Root<TReal>(TReal mean)
        where TReal : struct, IReal<TReal>;
}

/// <summary>p = 1, 2, 3 or 4, or ∞, which leaves the maximum.</summary>
internal readonly struct ProductPower(double exponent) : IPower
{
    internal static bool Takes(double exponent) => Power.IsProduct(exponent) || double.IsPositiveInfinity(exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IPower.Raise<TReal>(TReal share) => double.IsPositiveInfinity(exponent) ? share : Power.Product(share, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IPower.Root<TReal>(TReal mean) => double.IsPositiveInfinity(exponent) ? TReal.Of(1) : Power.Root(mean, exponent);
}

/// <summary>Any other real p &gt; 0.</summary>
internal readonly struct RealPower(double exponent) : IPower
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IPower.Raise<TReal>(TReal share) => Power.Raise(share, TReal.Of(exponent));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IPower.Root<TReal>(TReal mean) => Power.Raise(mean, TReal.Of(1 / exponent));
}
