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
        Real At(long offset) => new(double.CreateSaturating(tap(offset)));
        Maybe<Real> total = Fold.Over(window, At, (left, right) => TFormula.IsGuidedByMaximum ? Real.Maximum(left, right) : left + right);
        if (!total.IsPresent) return T.CreateSaturating(TFormula.Empty);
        Real count = new(window.Counts.Present);
        Real guide = Formula.Guide(total.Value, count);
        Sums sums = Fold.Over(window, offset => Lift(At(offset), guide), Sums.Add).Value;
        return Element.Narrow<T>(Formula.Finish(guide, sums.First, sums.Second, count).Value);
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
