using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>The definition's formula with a quick exponential and logarithm; the second sum, of the distances to the maximum, is 0 where all taps are equal.</summary>
internal readonly struct QuickLogSumExp(double sharpness) : IQuickFormula
{
    private const double Negligible = -1000;

    public static bool HasGuide => true;

    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => true;

    public bool Holds => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Guide(Vector512<double> total, Vector512<double> count) => total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Term(Vector512<double> tap, Vector512<double> guide) =>
        QuickReal.Exponential(QuickKernel.AtLeast(QuickReal.Of(Negligible), QuickReal.Of(sharpness) * (tap - guide)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> First(Vector512<double> sum, Vector512<double> term) => sum + term;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term) => sum + (tap - guide);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack)
    {
        // The logarithm's error is the relative one of its argument, and the logarithm itself at most ln 256.
        Vector512<double> apart = Vector512.FusedMultiplyAdd(Vector512.Abs(guide), QuickReal.Of(QuickReal.Rounding), QuickReal.Of(QuickReal.Slack / sharpness));
        slack = Vector512.ConditionalSelect(Vector512.Equals(second, Vector512<double>.Zero), Vector512<double>.Zero, apart);
        return guide + (QuickReal.Logarithm(first / count) * QuickReal.Of(1 / sharpness));
    }
}
