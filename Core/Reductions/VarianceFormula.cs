namespace PoolFunctional.Reductions;

/// <summary><c>Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c>: the population's variance, in two folds.</summary>
internal readonly struct VarianceFormula : IGuidedFormula, ISmoothFormula
{
    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => false;

    public static double Empty => 0;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total / count;

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => (tap - guide) * (tap - guide);

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first;

    /// <summary><c>2·(x − μ) / n</c>: the mean moves too, but the distances from it add up to 0.</summary>
    TReal ISmoothFormula.Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count) => TReal.Of(2) * (tap - guide) / count;

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) => first / count;
}
