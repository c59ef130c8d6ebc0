using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>(Σ max(x, ε)ᵖ / n)^(1/p): powers of floats up to the sixth neither overflow nor vanish in double; where those of ε vanish, the float of ε is 0.</summary>
internal readonly struct QuickGeneralizedMean<TPower>(TPower power, double epsilon) : IQuickFormula
    where TPower : struct, IQuickPower
{
    public static bool HasGuide => false;

    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => false;

    public bool Holds => power.Holds && epsilon <= float.MaxValue;

    public Vector512<double> Guide(Vector512<double> total, Vector512<double> count) => total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Term(Vector512<double> tap, Vector512<double> guide) => power.Raise(QuickKernel.AtLeast(QuickReal.Of(epsilon), tap));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> First(Vector512<double> sum, Vector512<double> term) => sum + term;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term) => sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack)
    {
        Vector512<double> root = power.Root(first / count);
        slack = root * QuickReal.Of(QuickReal.Slack);
        return root;
    }
}
