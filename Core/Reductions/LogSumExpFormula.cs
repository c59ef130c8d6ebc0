using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary><c>m + ln(Σ exp(r·(x − m)) / n) / r</c> with <c>m = max x</c>: the sum lies between 1 and n, so its logarithm is finite.</summary>
internal readonly struct LogSumExpFormula(double sharpness) : IGuidedFormula, ISmoothFormula
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => false;

    public static double Empty => double.NegativeInfinity;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total;

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => Exponential.Share(TReal.Of(sharpness) * (tap - guide));

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first;

    /// <summary>The tap's weight in the softmax of <c>r·x</c>.</summary>
    TReal ISmoothFormula.Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count) => Exponential.Share(TReal.Of(sharpness) * (tap - guide)) / first;

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) =>
        Guided.IfFinite(guide, guide + (Logarithm.Of(first / count) / TReal.Of(sharpness)));
}
