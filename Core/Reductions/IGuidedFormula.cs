using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>
/// A reduction of two folds in double: the first, of the taps as they are, gives a guide (their maximum or their mean); the second adds up what each tap is
/// worth beside the guide, in one sum or in two. Written once over <see cref="IReal{TSelf}"/>: the definition runs it on doubles, the engine on registers.
/// </summary>
internal interface IGuidedFormula
{
    /// <summary>Whether the first fold is IEEE's maximum; else it is the sum.</summary>
    static abstract bool IsGuidedByMaximum { get; }

    /// <summary>Whether <see cref="Second"/> is added up too.</summary>
    static abstract bool HasTwoSums { get; }

    /// <summary>The result for a window without a tap.</summary>
    static abstract double Empty { get; }

    /// <summary>The guide, from the first fold's total over <paramref name="count"/> taps.</summary>
    TReal Guide<TReal>(TReal total, TReal count)
        where TReal : struct, IReal<TReal>;

    /// <summary>What a tap adds to the first sum.</summary>
    TReal First<TReal>(TReal tap, TReal guide)
        where TReal : struct, IReal<TReal>;

    /// <summary>What a tap that adds <paramref name="first"/> to the first sum adds to the second.</summary>
    TReal Second<TReal>(TReal tap, TReal guide, TReal first)
        where TReal : struct, IReal<TReal>;

    /// <summary>The result.</summary>
    TReal Finish<TReal>(TReal guide, TReal first, TReal second, TReal count)
        where TReal : struct, IReal<TReal>;
}

/// <summary>A reduction of two folds that is differentiable.</summary>
internal interface ISmoothFormula : IGuidedFormula
{
    /// <summary>How the result moves with a tap: ∂y/∂x, from the two sums.</summary>
    TReal Slope<TReal>(TReal tap, TReal guide, TReal first, TReal second, TReal count)
        where TReal : struct, IReal<TReal>;
}

/// <summary>What the two folds give for one window.</summary>
internal readonly record struct GuidedTotals(Real Guide, Real First, Real Second, Real Count);

/// <summary>What the formulas that are guided by a maximum have in common.</summary>
internal static class Guided
{
    private const long MagnitudeMask = long.MaxValue;

    /// <summary>The value where the guide is finite; else the guide: infinities and NaN have the last word.</summary>
    internal static TReal IfFinite<TReal>(TReal guide, TReal value)
        where TReal : struct, IReal<TReal> =>
        TReal.IfLess(TReal.And(guide, MagnitudeMask), TReal.Of(double.PositiveInfinity), value, guide);

    /// <summary>The value where the guide is positive and finite; else the guide.</summary>
    internal static TReal IfPositive<TReal>(TReal guide, TReal value)
        where TReal : struct, IReal<TReal> => TReal.IfLess(TReal.Of(0), guide, IfFinite(guide, value), guide);
}
