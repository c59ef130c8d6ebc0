using System.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary><c>∂y/∂x = sign x·(|x|/y)^(p − 1)</c>, over n for a mean: a ratio that neither over- nor underflows where it matters; 0 where x or y is 0.</summary>
internal sealed record NormSlopes<T>(double Exponent, bool IsMean) : ITapSlopes<T>
    where T : unmanaged, INumber<T>
{
    public IEnumerable<double> Of(PlaneWindow window, Func<long, double> tap)
    {
        Maybe<double> largest = Fold.Over(window, offset => double.Abs(tap(offset)), double.Max);
        if (!largest.IsPresent) return [];
        Scale scale = NormReduction.ScaleOf<T>(Exponent, largest.Value);
        double total = Fold.Over(window, offset => NormReduction.Lift(scale.Shrink(double.Abs(tap(offset))), Exponent), (left, right) => left + right).Value;
        double root = NormReduction.Root(IsMean ? total / window.Counts.Present : total, Exponent);
        double divisor = IsMean ? window.Counts.Present : 1;
        return window.Offsets.Select(offset => Slope(tap(offset), scale, root) / divisor);
    }

    private double Slope(double value, Scale scale, double root) =>
        value == 0 || root == 0 ? 0
        : double.CopySign(Exponent == 1 ? 1 : NormReduction.Lift(scale.Shrink(double.Abs(value)) / root, Exponent - 1), value);
}
