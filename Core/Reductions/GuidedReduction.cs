using System.Numerics;
using PoolFunctional.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>A guide by a first fold, then one sum or two by a second, all in double; rounded once to the element type.</summary>
internal sealed record GuidedReduction<T, TFormula>(TFormula Formula) : TapReduction<T>
    where T : unmanaged, INumber<T>
    where TFormula : struct, IGuidedFormula
{
    private protected override T Value(PlaneWindow window, Func<long, T> tap)
    {
        if (window.Counts.Present == 0) return T.CreateSaturating(TFormula.Empty);
        (Real guide, Real first, Real second, Real count) = Totals(window, offset => new(double.CreateSaturating(tap(offset))));
        return Element.Narrow<T>(Formula.Finish(guide, first, second, count).Value);
    }

    /// <summary>What both folds give for a window with a tap.</summary>
    internal GuidedTotals Totals(PlaneWindow window, Func<long, Real> at)
    {
        Real total = Fold.Over(window, at, (left, right) => TFormula.IsGuidedByMaximum ? Real.Maximum(left, right) : left + right).Value;
        Real count = new(window.Counts.Present);
        Real guide = Formula.Guide(total, count);
        Sums sums = Fold.Over(window, offset => Lift(at(offset), guide), Sums.Add).Value;
        return new(guide, sums.First, sums.Second, count);
    }

    private Sums Lift(Real tap, Real guide)
    {
        Real first = Formula.First(tap, guide);
        return new(first, TFormula.HasTwoSums ? Formula.Second(tap, guide, first) : default);
    }

    private readonly record struct Sums(Real First, Real Second)
    {
        internal static Sums Add(Sums left, Sums right) => new(left.First + right.First, left.Second + right.Second);
    }
}
