using System.Runtime.CompilerServices;

namespace PoolFunctional.Numerics;

/// <summary>eˣ as a fixed sequence of double + − × and bit operations: the same bits on every machine.</summary>
/// <remarks>
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, and eˣ = 2ⁿ·eʳ. Tested against exact arithmetic: within 0.85 units in the last place of the exact value where that is normal
/// (0.80 measured) and 1.1 where it is subnormal; so within 0.51 after rounding to float. e⁰ = 1, eˣ ≤ 1 for x ≤ 0.
/// The platform's exp is not used: its bits change with the processor's fused multiply-add.
/// </remarks>
internal static class Exponential
{
    /// <summary>The top 32 bits of ln 2: products with integers of up to 21 bits are exact.</summary>
    internal const double Ln2High = 6.93147180369123816490e-01;
    internal const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>eˣ; +∞ beyond the largest double, 0 below the smallest; NaN for NaN.</summary>
    internal static double Of(double x) => Of(new Real(x)).Value;

    /// <summary>eˣ; +∞ beyond the largest double, 0 below the smallest; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Of<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal count = Exactly.Rounded(x * TReal.Of(1.4426950408889634));
        TReal reduced = x - (count * TReal.Of(Ln2High));
        TReal rest = TReal.Of(0) - (count * TReal.Of(Ln2Low));
        return Scaled(x, count, reduced, rest);
    }

    /// <summary>eˣ of an x that is an unevaluated sum of two doubles.</summary>
    // Not inlined: with a logarithm in the same body the compiler gives up, and calls every single operation.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static TReal Of<TReal>(TReal high, TReal low)
        where TReal : struct, IReal<TReal>
    {
        TReal count = Exactly.Rounded(high * TReal.Of(1.4426950408889634));
        TReal reduced = high - (count * TReal.Of(Ln2High));
        TReal rest = low - (count * TReal.Of(Ln2Low));
        return Scaled(high, count, reduced, rest);
    }

    /// <summary>eˣ for x ≤ 0; 0 below −708, where a double begins to lose bits; NaN for NaN. Beside a sum that e⁰ is part of, such a share changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Share<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal count = Exactly.Rounded(x * TReal.Of(1.4426950408889634));
        TReal reduced = x - (count * TReal.Of(Ln2High));
        TReal rest = TReal.Of(0) - (count * TReal.Of(Ln2Low));
        return TReal.IfLess(x, TReal.Of(-708), TReal.Of(0), Unscaled(reduced, rest) * Exactly.PowerOfTwo(count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Scaled<TReal>(TReal x, TReal count, TReal reduced, TReal rest)
        where TReal : struct, IReal<TReal>
    {
        TReal e = Unscaled(reduced, rest);

        // In two steps, so that neither power leaves the exponents that a double has; only a subnormal result is rounded again.
        TReal half = Exactly.Rounded(count * TReal.Of(0.5));
        TReal scaled = e * Exactly.PowerOfTwo(half) * Exactly.PowerOfTwo(count - half);
        return TReal.IfLess(TReal.Of(710), x, TReal.Of(double.PositiveInfinity), TReal.IfLess(x, TReal.Of(-746), TReal.Of(0), scaled));
    }

    /// <summary>eʳ for r = reduced + rest, |r| ≤ 0.35.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Unscaled<TReal>(TReal reduced, TReal rest)
        where TReal : struct, IReal<TReal>
    {
        TReal r = reduced + rest;
        TReal lost = (reduced - r) + rest;
        return TReal.Of(1) + (r + (lost + (lost * r) + (r * r * Taylor(r))));
    }

    /// <summary>1/2! + r/3! + … + r¹²/14!: what is left of eʳ after 1 + r, for |r| ≤ 0.35. By pairs, then pairs of pairs, so that few steps wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Taylor<TReal>(TReal r)
        where TReal : struct, IReal<TReal>
    {
        TReal square = r * r;
        TReal fourth = square * square;
        TReal first = (TReal.Of(0.5) + (r * TReal.Of(1.0 / 6))) + (square * (TReal.Of(1.0 / 24) + (r * TReal.Of(1.0 / 120))));
        TReal second = (TReal.Of(1.0 / 720) + (r * TReal.Of(1.0 / 5040))) + (square * (TReal.Of(1.0 / 40320) + (r * TReal.Of(1.0 / 362880))));
        TReal third = (TReal.Of(1.0 / 3628800) + (r * TReal.Of(1.0 / 39916800))) + (square * (TReal.Of(1.0 / 479001600) + (r * TReal.Of(1.0 / 6227020800))));
        return first + (fourth * (second + (fourth * (third + (fourth * TReal.Of(1.0 / 87178291200))))));
    }
}
