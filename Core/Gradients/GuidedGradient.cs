using System.Numerics;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>The gradient of a reduction of two folds: a slope from the sums of the second, in double, rounded once.</summary>
/// <param name="Formula">The reduction.</param>
/// <param name="OfMagnitudes">Whether it reduces |x|: then what goes to a negative tap changes its sign.</param>
internal sealed record GuidedGradient<T, TFormula>(TFormula Formula, bool OfMagnitudes = false) : FoldedGradient<T, double, GuidedTotals>(Accumulating.In<T, double>())
    where T : unmanaged, INumber<T>
    where TFormula : struct, ISmoothFormula
{
    private protected override GuidedTotals Whole(PlaneWindow window, Func<long, T> tap) =>
        Guided.Totals(Formula, window, offset => Seen(tap(offset)));

    private protected override double ShareOf(T tap, GuidedTotals whole, double total) =>
        total * Formula.Slope(Seen(tap), whole.Guide, whole.First, whole.Second, whole.Count).Value;

    private protected override double Facing(T tap, double total) => OfMagnitudes && T.IsNegative(tap) ? -total : total;

    private Real Seen(T tap) => new(OfMagnitudes ? double.Abs(double.CreateSaturating(tap)) : double.CreateSaturating(tap));
}
