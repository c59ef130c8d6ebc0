using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary><c>m·(Σ (max(x, ε)/m)ᵖ / n)^(1/p)</c> with <c>m = max(ε, max x)</c>: the sum lies between 1 and n whatever p is.</summary>
internal readonly struct GeneralizedMeanFormula(double exponent, double epsilon) : ISmoothFormula
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => false;

    public static double Empty => 0;

    TReal IGuidedFormula.Guide<TReal>(TReal total, TReal count) => TReal.Maximum(total, TReal.Of(epsilon));

    TReal IGuidedFormula.First<TReal>(TReal tap, TReal guide) => Raised(TReal.Maximum(tap, TReal.Of(epsilon)) / guide);

    TReal IGuidedFormula.Second<TReal>(TReal tap, TReal guide, TReal first) => first;

    /// <summary><c>tᵖ⁻¹·M^(1/p − 1) / n</c> with <c>t = x/m</c> and M the mean of tᵖ, for a tap above ε whose t is not 0; 0 for another.</summary>
    TReal ISmoothFormula.Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count)
    {
        (TReal share, TReal mean) = (tap / guide, first / count);
        TReal slope = Raised(share) / share * (Root(mean) / mean) / count;
        return TReal.IfLess(TReal.Of(epsilon), tap, TReal.IfLess(TReal.Of(0), share, slope, TReal.Of(0)), TReal.Of(0));
    }

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) => Guided.IfPositive(guide, guide * Root(first / count));

    private TReal Raised<TReal>(TReal share)
        where TReal : struct, IReal<TReal> =>
        exponent == 3 ? share * share * share
        : exponent == 2 ? share * share
        : exponent == 1 || double.IsPositiveInfinity(exponent) ? share
        : Power.Raise(share, TReal.Of(exponent));

    private TReal Root<TReal>(TReal mean)
        where TReal : struct, IReal<TReal> =>
        double.IsPositiveInfinity(exponent) ? TReal.Of(1)
        : exponent == 1 ? mean
        : exponent == 2 ? TReal.SquareRoot(mean)
        : Power.Raise(mean, TReal.Of(1 / exponent));
}
