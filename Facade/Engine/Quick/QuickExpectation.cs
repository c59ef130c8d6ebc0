using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>Σ a² / Σ a as it stands: squares of floats neither overflow nor vanish in double, so that none needs to be divided by the greatest.</summary>
internal readonly struct QuickExpectation : IQuickFormula
{
    public static bool HasGuide => false;

    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => true;

    public bool Holds => true;

    public Vector512<double> Guide(Vector512<double> total, Vector512<double> count) => total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Term(Vector512<double> tap, Vector512<double> guide) => QuickKernel.AtLeast(Vector512<double>.Zero, tap);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> First(Vector512<double> sum, Vector512<double> term) => sum + term;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term) => Vector512.FusedMultiplyAdd(term, term, sum);

    /// <summary>Without a positive tap it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack)
    {
        Vector512<double> mean = Vector512.ConditionalSelect(Vector512.Equals(first, Vector512<double>.Zero), Vector512<double>.Zero, second / first);
        slack = mean * QuickReal.Of(QuickReal.Slack);
        return mean;
    }
}
