using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Quick;

/// <summary>eˣ, ln x and roots of eight doubles with fused products and short series: not the definition's bits, but near enough to find its float.</summary>
/// <remarks>Only results that round to the same float throughout their slack are taken (<see cref="QuickKernel"/>), so the bounds given here are what counts.</remarks>
internal static class QuickReal
{
    /// <summary>The relative error that a sum of up to <see cref="QuickKernel.MostTaps"/> terms of these functions stays below, with room for the definition's own: 2⁻⁴¹.</summary>
    internal const double Slack = 1.0 / (1L << 41);

    /// <summary>What a few exactly rounded operations lose at most: 2⁻⁵⁰.</summary>
    internal const double Rounding = 1.0 / (1L << 50);

    private const double Ln2 = 0.6931471805599453;
    private const double PerLn2 = 1.4426950408889634;

    /// <summary>1.5 · 2⁴⁹: what is added to it is rounded to an eighth, and the lowest bits count eighths.</summary>
    private const double Eighths = 844424930131968;

    /// <summary>Mantissas in [¾, 1½), signs as they are.</summary>
    private const byte AroundOne = 0b0011;

    internal static bool IsFast => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;

    /// <summary>eˣ for |x| ≤ 1000, within 2⁻⁴² of it where it is normal: r⁷/7! is what the series lacks (2⁻⁴⁴), and ln 2 is a double (2⁻⁴⁴ for a thousand of them). e⁰ = 1.</summary>
    /// <remarks>x = q·ln 2 + r with q in eighths and |r| ≤ ln 2/16; the power of two of what is left of q beside an integer lies in a register.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Exponential(Vector512<double> x)
    {
        Vector512<double> shifted = Vector512.FusedMultiplyAdd(x, Of(PerLn2), Of(Eighths));
        Vector512<double> eighths = shifted - Of(Eighths);
        Vector512<double> r = Vector512.FusedMultiplyAdd(eighths, Of(-Ln2), x);
        Vector512<double> square = r * r;
        Vector512<double> series = Pair(square, Of(1.0 / 720), Pair(r, Of(1.0 / 120), Of(1.0 / 24)));
        series = Pair(square, Pair(square, series, Pair(r, Of(1.0 / 6), Of(0.5))), Of(1) + r);
        Vector512<double> fraction = Avx512F.PermuteVar8x64(Vector512.Create(1, 1.0905077326652577, 1.189207115002721, 1.2968395546510096, 1.4142135623730951, 1.5422108254079407, 1.681792830507429, 1.8340080864093424), shifted.AsInt64());
        return Avx512F.Scale(series * fraction, eighths);
    }

    /// <summary>ln x for 0 &lt; x &lt; ∞, within 2⁻⁴⁴ and 2⁻⁵⁰ of itself. ln 1 = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Logarithm(Vector512<double> x)
    {
        Vector512<double> mantissa = Avx512F.GetMantissa(x, AroundOne);
        Vector512<double> exponent = Avx512F.GetExponent(x);
        exponent = Vector512.ConditionalSelect(Vector512.LessThan(mantissa, Of(1)), exponent + Of(1), exponent);

        // 2·artanh s with s = (m − 1)/(m + 1), |s| ≤ 1/5: what the series lacks is s²⁰/21.
        Vector512<double> ratio = (mantissa - Of(1)) / (mantissa + Of(1));
        Vector512<double> z = ratio * ratio;
        Vector512<double> square = z * z;
        Vector512<double> fourth = square * square;
        Vector512<double> first = Pair(square, Pair(z, Of(2.0 / 7), Of(2.0 / 5)), Pair(z, Of(2.0 / 3), Of(2)));
        Vector512<double> second = Pair(square, Pair(z, Of(2.0 / 15), Of(2.0 / 13)), Pair(z, Of(2.0 / 11), Of(2.0 / 9)));
        Vector512<double> third = Pair(z, Of(2.0 / 19), Of(2.0 / 17));
        return Vector512.FusedMultiplyAdd(exponent, Of(Ln2), ratio * Pair(fourth, Pair(fourth, third, second), first));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Of(double value) => Vector512.Create(value);

    /// <summary><c>x·upper + lower</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pair(Vector512<double> x, Vector512<double> upper, Vector512<double> lower) => Vector512.FusedMultiplyAdd(x, upper, lower);
}
