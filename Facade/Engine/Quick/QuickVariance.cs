using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>The variance about a mean that is δ beside the definition's: δ² more, for what is linear in δ adds up to 0.</summary>
internal readonly struct QuickVariance : IQuickFormula
{
    /// <summary>2⁻⁸⁰: δ is below 2⁻⁴⁴ times the greatest magnitude, and that is at most √256 times the root of μ² + y.</summary>
    private const double Displacement = 1.0 / (1L << 40) / (1L << 40);

    public static bool HasGuide => true;

    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => false;

    public bool Holds => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Guide(Vector512<double> total, Vector512<double> count) => total / count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Term(Vector512<double> tap, Vector512<double> guide) => tap - guide;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> First(Vector512<double> sum, Vector512<double> term) => Vector512.FusedMultiplyAdd(term, term, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term) => sum;

    /// <summary>A quick 0 is one of equal taps, of which the definition makes 0 too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack)
    {
        Vector512<double> variance = first / count;
        Vector512<double> apart = Vector512.FusedMultiplyAdd(guide * QuickReal.Of(Displacement), guide, variance * QuickReal.Of(QuickReal.Slack));
        slack = Vector512.ConditionalSelect(Vector512.Equals(variance, Vector512<double>.Zero), Vector512<double>.Zero, apart);
        return variance;
    }
}
