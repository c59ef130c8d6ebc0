using System.Numerics;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>The slopes of a reduction of two folds, from the sums of the second.</summary>
internal sealed record GuidedSlopes<T, TFormula>(GuidedReduction<T, TFormula> Reduction) : ITapSlopes<T>
    where T : unmanaged, INumber<T>
    where TFormula : struct, IGuidedFormula
{
    public IEnumerable<double> Of(PlaneWindow window, Func<long, double> tap)
    {
        if (window.Counts.Present == 0) return [];
        (Real guide, Real first, Real second, Real count) = Reduction.Totals(window, offset => new(tap(offset)));
        return window.Offsets.Select(offset => Reduction.Formula.Slope(new Real(tap(offset)), guide, first, second, count).Value);
    }
}
