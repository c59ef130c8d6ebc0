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
        (Real guide, Real first, Real second, Real count) = Guided.Totals(Formula, window, offset => new(double.CreateSaturating(tap(offset))));
        return Element.Narrow<T>(Formula.Finish(guide, first, second, count).Value);
    }
}
