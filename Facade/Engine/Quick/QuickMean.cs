using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>(Σ aᵖ / n)^(1/p), or without n: powers of floats up to the sixth neither overflow nor vanish in double.</summary>
/// <param name="power">The power.</param>
/// <param name="isMean">Whether the sum is divided by the number of taps.</param>
/// <param name="least">What taps below are taken for; null for magnitudes.</param>
internal readonly struct QuickMean<TPower>(TPower power, bool isMean, double? least = null) : IQuickFormula
    where TPower : struct, IQuickPower
{
    private readonly bool areMagnitudes = least is null;
    private readonly double least = least ?? 0;

    public static bool HasGuide => false;

    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => false;

    public bool Holds => power.Holds && least <= float.MaxValue;

    public Vector512<double> Guide(Vector512<double> total, Vector512<double> count) => total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Term(Vector512<double> tap, Vector512<double> guide) => power.Raise(areMagnitudes ? Vector512.Abs(tap) : QuickKernel.AtLeast(QuickReal.Of(least), tap));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> First(Vector512<double> sum, Vector512<double> term) => sum + term;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Second(Vector512<double> sum, Vector512<double> tap, Vector512<double> guide, Vector512<double> term) => sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Finish(Vector512<double> guide, Vector512<double> first, Vector512<double> second, Vector512<double> count, out Vector512<double> slack)
    {
        Vector512<double> root = power.Root(isMean ? first / count : first);
        slack = root * QuickReal.Of(QuickReal.Slack);
        return root;
    }
}

/// <summary>A power of numbers of at least 0, and its root.</summary>
internal interface IQuickPower
{
    bool Holds { get; }

    Vector512<double> Raise(Vector512<double> value);

    /// <summary>The root; of 0 it is 0.</summary>
    Vector512<double> Root(Vector512<double> value);
}

/// <summary>x².</summary>
internal readonly struct QuickSquare : IQuickPower
{
    public bool Holds => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Raise(Vector512<double> value) => value * value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Root(Vector512<double> value) => Vector512.Sqrt(value);
}

/// <summary>x³.</summary>
internal readonly struct QuickCube : IQuickPower
{
    public bool Holds => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Raise(Vector512<double> value) => value * value * value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Root(Vector512<double> value) => QuickPower.Of(value, 1.0 / 3);
}

/// <summary>xᵖ for p beyond 1 and up to 6: a logarithm below 104, a power below 2⁸⁰⁰.</summary>
internal readonly struct QuickPower(double exponent) : IQuickPower
{
    public bool Holds => exponent is > 1 and <= 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Raise(Vector512<double> value) => Of(value, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Root(Vector512<double> value) => Of(value, 1 / exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Of(Vector512<double> value, double exponent)
    {
        Vector512<double> power = QuickReal.Exponential(QuickReal.Logarithm(value) * QuickReal.Of(exponent));
        return Vector512.ConditionalSelect(Vector512.Equals(value, Vector512<double>.Zero), value, power);
    }
}
