using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <summary><c>(Σ |x|ᵖ)^(1/p)</c>, over n first for a mean: the definition of a norm whose powers need no scale, as a formula whose guide is not asked.</summary>
internal readonly struct PowerSumFormula<TPower>(TPower power, bool isMean) : IGuidedFormula
    where TPower : struct, IPower
{
    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => false;

    public static double Empty => 0;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total;

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => power.Raise(TReal.And(tap, long.MaxValue));

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first;

    TReal IGuidedFormula.Finish<TReal>(TReal guide, TReal first, TReal second, TReal count) => power.Root(isMean ? first / count : first);
}
