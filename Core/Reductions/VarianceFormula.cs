namespace PoolFunctional.Reductions;

/// <summary><c>Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c>: the population's variance, in two folds.</summary>
internal readonly struct VarianceFormula : IGuidedFormula
{
    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => false;

    public static double Empty => 0;

    TReal IGuidedFormula.Guide<TReal>(TReal total, TReal count) => total / count;

    TReal IGuidedFormula.First<TReal>(TReal tap, TReal guide) => (tap - guide) * (tap - guide);

    TReal IGuidedFormula.Second<TReal>(TReal tap, TReal guide, TReal first) => first;

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) => first / count;
}
