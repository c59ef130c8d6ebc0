using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary><c>∂y/∂p = y·(Σ tᵖ·ln t / Σ tᵖ / p − ln(Σ tᵖ / n) / p²)</c> of a generalized mean, with <c>t = max(x, ε)/m</c> and m the greatest; 0·ln 0 is 0.</summary>
internal readonly struct GeneralizedMeanExponentFormula(double exponent, double epsilon) : IGuidedFormula
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => true;

    public static double Empty => 0;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => TReal.Maximum(total, TReal.Of(epsilon));

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => Power.Raise(TReal.Maximum(tap, TReal.Of(epsilon)) / guide, TReal.Of(exponent));

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) =>
        TReal.IfLess(TReal.Of(0), first, first * Logarithm.Of(TReal.Maximum(tap, TReal.Of(epsilon)) / guide), first);

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count)
    {
        TReal mean = first / count;
        TReal slope = (second / first / TReal.Of(exponent)) - (Logarithm.Of(mean) / TReal.Of(exponent * exponent));
        return Guided.IfPositive(guide, guide * Power.Raise(mean, TReal.Of(1 / exponent)) * slope);
    }
}

/// <summary><c>∂y/∂r = Σ e·d / Σ e / r − ln(Σ e / n) / r²</c> of a log-sum-exp, with <c>d = x − m</c>, <c>e = exp(r·d)</c> and m the greatest.</summary>
internal readonly struct LogSumExpSharpnessFormula(double sharpness) : IGuidedFormula
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => true;

    public static double Empty => 0;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total;

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => Exponential.Share(TReal.Of(sharpness) * (tap - guide));

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => TReal.IfLess(TReal.Of(0), first, first * (tap - guide), first);

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) =>
        Guided.IfFinite(guide, (second / first / TReal.Of(sharpness)) - (Logarithm.Of(first / count) / TReal.Of(sharpness * sharpness)));
}
