namespace PoolFunctional.Reductions;

/// <summary><c>Σ a² / Σ a</c> over <c>a = max(x, 0)</c>, each divided by the greatest, m, first: <c>m·(Σ t² / Σ t)</c> with <c>t = a/m</c>. The mean of a draw.</summary>
internal readonly struct ExpectationFormula : IGuidedFormula, ISmoothFormula
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => true;

    public static double Empty => 0;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => TReal.Maximum(total, TReal.Of(0));

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => TReal.Maximum(tap, TReal.Of(0)) / guide;

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first * first;

    /// <summary><c>(2a − y) / Σ a</c> for a positive tap, in shares of m; 0 for another.</summary>
    TReal ISmoothFormula.Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count) =>
        TReal.IfLess(tap, TReal.Of(double.Epsilon), TReal.Of(0), ((TReal.Of(2) * (tap / guide)) - (second / first)) / first);

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) => Guided.IfPositive(guide, guide * (second / first));
}
