using PoolFunctional.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>
/// Two folds in double: the first, of the taps as they are, gives a guide (their maximum or their mean); the second adds up what each tap is
/// worth beside the guide, in one sum or in two. Written once over <see cref="IReal{TSelf}"/>: the definition runs it on doubles, the engine on registers.
/// </summary>
internal interface IGuidedSums
{
    /// <summary>Whether the first fold is IEEE's maximum; else it is the sum.</summary>
    static abstract bool IsGuidedByMaximum { get; }

    /// <summary>Whether anything is read off the second sum, so that the engine need not add it up where nothing is.</summary>
    static abstract bool HasTwoSums { get; }

    /// <summary>The guide, from the first fold's total over <paramref name="count"/> taps.</summary>
    TReal Guide<TReal>(TReal total, TReal count)
        where TReal : struct, IReal<TReal>;

    /// <summary>What a tap adds to the first sum.</summary>
    TReal First<TReal>(TReal tap, TReal guide)
        where TReal : struct, IReal<TReal>;

    /// <summary>What a tap that adds <paramref name="first"/> to the first sum adds to the second.</summary>
    TReal Second<TReal>(TReal tap, TReal guide, TReal first)
        where TReal : struct, IReal<TReal>;
}

/// <summary>A reduction of two folds.</summary>
internal interface IGuidedFormula : IGuidedSums
{
    /// <summary>The result for a window without a tap.</summary>
    static abstract double Empty { get; }

    /// <summary>The result.</summary>
    TReal Finish<TReal>(TReal guide, TReal first, TReal second, TReal count)
        where TReal : struct, IReal<TReal>;
}

/// <summary>The slopes of a differentiable reduction, from two folds.</summary>
internal interface ISmoothFormula : IGuidedSums
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

    /// <summary>What both folds give for a window with a tap.</summary>
    internal static GuidedTotals Totals<TSums>(TSums formula, PlaneWindow window, Func<long, Real> at)
        where TSums : struct, IGuidedSums
    {
        Real total = Fold.Over(window, at, (left, right) => TSums.IsGuidedByMaximum ? Real.Maximum(left, right) : left + right).Value;
        Real count = new(window.Counts.Present);
        Real guide = formula.Guide(total, count);
        Sums sums = Fold.Over(window, offset => Sums.Of(formula, at(offset), guide), Sums.Add).Value;
        return new(guide, sums.First, sums.Second, count);
    }

    /// <summary>The value where the guide is finite; else the guide: infinities and NaN have the last word.</summary>
    internal static TReal IfFinite<TReal>(TReal guide, TReal value)
        where TReal : struct, IReal<TReal> =>
        TReal.IfLess(TReal.And(guide, MagnitudeMask), TReal.Of(double.PositiveInfinity), value, guide);

    /// <summary>The value where the guide is positive and finite; else the guide.</summary>
    internal static TReal IfPositive<TReal>(TReal guide, TReal value)
        where TReal : struct, IReal<TReal> => TReal.IfLess(TReal.Of(0), guide, IfFinite(guide, value), guide);

    private readonly record struct Sums(Real First, Real Second)
    {
        internal static Sums Of<TSums>(TSums formula, Real tap, Real guide)
            where TSums : struct, IGuidedSums
        {
            Real first = formula.First(tap, guide);
            return new(first, formula.Second(tap, guide, first));
        }

        internal static Sums Add(Sums left, Sums right) => new(left.First + right.First, left.Second + right.Second);
    }
}
