using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary><c>m·(Σ (a/m)ᵖ)^(1/p)</c> of magnitudes a with m the greatest, over n first for a mean: what the gradient of a norm is worked out from.</summary>
internal readonly struct NormFormula(double exponent, bool isMean) : ISmoothFormula
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => false;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total;

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => Raised(tap / guide, exponent);

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first;

    /// <summary><c>(a/y)ᵖ⁻¹</c>, over n for a mean; 0 for a magnitude of 0, where the norm has a corner.</summary>
    TReal ISmoothFormula.Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count)
    {
        TReal ratio = tap / guide / Raised(isMean ? first / count : first, 1 / exponent);
        TReal slope = exponent == 1 ? TReal.Of(1) : Raised(ratio, exponent - 1);
        return TReal.IfLess(tap, TReal.Of(double.Epsilon), TReal.Of(0), isMean ? slope / count : slope);
    }

    private static TReal Raised<TReal>(TReal value, double exponent)
        where TReal : struct, IReal<TReal> =>
        exponent == 1 ? value : exponent == 2 ? value * value : exponent == 0.5 ? TReal.SquareRoot(value) : Power.Raise(value, TReal.Of(exponent));
}
