using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>The definition's formula with a quick exponential: every e·d has the same sign, so that the quotient's error is relative.</summary>
internal readonly struct QuickSoftPool : IQuickFormula
{
    private const double Negligible = -1000;

    /// <summary>Shares that the definition leaves out are less than this, with what they are multiplied by.</summary>
    private const double LeftOut = 1e-300;

    public static bool HasGuide => true;

    public static bool IsGuidedByMaximum => true;

    public static bool HasTwoSums => true;

    public bool Holds => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Guide(Vector512<double> total, Vector512<double> count) => total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Term(Vector512<double> tap, Vector512<double> guide) => QuickReal.Exponential(Below(tap, guide));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> First(Vector512<double> sum, Vector512<double> term) => sum + term;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term) => Vector512.FusedMultiplyAdd(term, Below(tap, guide), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack)
    {
        Vector512<double> below = second / first;
        Vector512<double> apart = Vector512.FusedMultiplyAdd(Vector512.Abs(below), QuickReal.Of(2 * QuickReal.Slack), QuickReal.Of(LeftOut));
        apart = Vector512.FusedMultiplyAdd(Vector512.Abs(guide), QuickReal.Of(QuickReal.Rounding), apart);

        // Equal taps give the tap: guide + 0.
        slack = Vector512.ConditionalSelect(Vector512.Equals(second, Vector512<double>.Zero), Vector512<double>.Zero, apart);
        return guide + below;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Below(Vector512<double> tap, Vector512<double> guide) => QuickKernel.AtLeast(QuickReal.Of(Negligible), tap - guide);
}
