using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>
/// <c>m + Σ e·d / Σ e</c> with <c>m = max x</c>, <c>d = x − m</c> and <c>e = exp d</c>, which is <c>Σ e·x / Σ e</c>: no term overflows, equal taps give
/// exactly their value, and nothing exceeds the maximum.
/// </summary>
internal readonly struct SoftPoolFormula : IGuidedFormula, ISmoothFormula
{
    /// <summary>Below it e is 0, and an infinite d would make e·d a NaN.</summary>
    private const double Negligible = -1000;

    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => true;

    public static double Empty => 0;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total;

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => Exponential.Share(Below(tap, guide));

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first * Below(tap, guide);

    /// <summary><c>w·(1 + x − y)</c> with w the tap's weight.</summary>
    TReal ISmoothFormula.Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count)
    {
        TReal below = Below(tap, guide);
        return Exponential.Share(below) / first * (TReal.Of(1) + (below - (second / first)));
    }

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) => Guided.IfFinite(guide, guide + (second / first));

    private static TReal Below<TReal>(TReal tap, TReal guide)
        where TReal : struct, IReal<TReal>
    {
        TReal below = tap - guide;
        return TReal.IfLess(below, TReal.Of(Negligible), TReal.Of(Negligible), below);
    }
}
