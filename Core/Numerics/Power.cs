namespace PoolFunctional.Numerics;

/// <summary>xʸ for x ≥ 0 and y &gt; 0, as a fixed sequence of double + − × ÷ and bit operations: the same bits on every machine.</summary>
/// <remarks>
/// log x is kept as an unevaluated sum of two doubles, so that the exponent y·log x loses nothing; the result is within 2 ulp of the exact
/// value (tested over random arguments against the platform's own function), and so below 1 ulp after rounding to float.
/// The platform's pow is not used: its bits change with the processor's fused multiply-add.
/// </remarks>
internal static class Power
{
    private const double Ln2High = 6.93147180369123816490e-01;   // the top 32 bits of ln 2: products with small integers are exact
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Sqrt2 = 1.4142135623730951;
    private const long MantissaMask = 0xFFFFFFFFFFFFFL;
    private const long OneBits = 0x3FF0000000000000L;
    private const long SplitMask = ~0x7FFFFFFL;

    internal static double Raise(double value, double exponent) =>
        double.IsNaN(value) || value == 0 || double.IsPositiveInfinity(value)
            ? value
            : Exponential(Times(Logarithm(value), exponent));

    private static (double High, double Low) Logarithm(double value)
    {
        bool subnormal = value < 2.2250738585072014E-308;
        long bits = BitConverter.DoubleToInt64Bits(subnormal ? value * 18014398509481984.0 : value);
        double mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) | OneBits);
        double exponent = (bits >> 52) - 1023 - (subnormal ? 54 : 0);
        if (mantissa > Sqrt2) (mantissa, exponent) = (mantissa * 0.5, exponent + 1);

        // log m = 2·artanh s with s = (m − 1) / (m + 1), |s| ≤ 0.172; the series' first term is kept in two parts.
        double numerator = mantissa - 1;
        double denominator = mantissa + 1;
        double ratio = numerator / denominator;
        (double product, double rest) = Product(ratio, denominator);
        double missing = numerator - product - rest - (ratio * (mantissa - (denominator - 1)));
        double square = ratio * ratio;
        double tail = square * Series(square);
        double low = 2 * ((missing / denominator) + (ratio * tail));
        (double sum, double error) = Sum(exponent * Ln2High, 2 * ratio);
        return (sum, error + (low + (exponent * Ln2Low)));
    }

    /// <summary>1/3 + z/5 + z²/7 + … + z¹⁰/23.</summary>
    private static double Series(double z) =>
        (1.0 / 3) + (z * ((1.0 / 5) + (z * ((1.0 / 7) + (z * ((1.0 / 9) + (z * ((1.0 / 11) + (z * ((1.0 / 13)
        + (z * ((1.0 / 15) + (z * ((1.0 / 17) + (z * ((1.0 / 19) + (z * ((1.0 / 21) + (z / 23)))))))))))))))))));

    private static (double High, double Low) Times((double High, double Low) logarithm, double exponent)
    {
        (double product, double rest) = Product(logarithm.High, exponent);
        return (product, rest + (logarithm.Low * exponent));
    }

    private static double Exponential((double High, double Low) x)
    {
        if (x.High > 710) return double.PositiveInfinity;
        if (x.High < -746) return 0;
        double count = double.Round(x.High * 1.4426950408889634);
        double reduced = x.High - (count * Ln2High);
        double rest = x.Low - (count * Ln2Low);
        double r = reduced + rest;
        double lost = (reduced - r) + rest;
        double e = 1 + (r + (lost + (lost * r) + (r * r * Taylor(r))));
        int half = (int)count / 2;
        return e * PowerOfTwo(half) * PowerOfTwo((int)count - half);
    }

    /// <summary>1/2! + r/3! + … + r¹²/14!: what is left of eʳ after 1 + r, for |r| ≤ 0.35.</summary>
    private static double Taylor(double r) =>
        0.5 + (r * ((1.0 / 6) + (r * ((1.0 / 24) + (r * ((1.0 / 120) + (r * ((1.0 / 720) + (r * ((1.0 / 5040)
        + (r * ((1.0 / 40320) + (r * ((1.0 / 362880) + (r * ((1.0 / 3628800) + (r * ((1.0 / 39916800)
        + (r * ((1.0 / 479001600) + (r * ((1.0 / 6227020800) + (r / 87178291200)))))))))))))))))))))));

    /// <summary>2ⁿ for −1022 ≤ n ≤ 1023.</summary>
    internal static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((n + 1023L) << 52);

    /// <summary>The exact sum of two doubles as a rounded one and its error (Knuth).</summary>
    private static (double Value, double Error) Sum(double left, double right)
    {
        double sum = left + right;
        double shadow = sum - left;
        return (sum, (left - (sum - shadow)) + (right - shadow));
    }

    /// <summary>A product as a rounded one and its error, from halves of 26 and 27 bits (Dekker).</summary>
    private static (double Value, double Error) Product(double left, double right)
    {
        double product = left * right;
        (double leftTop, double rightTop) = (Top(left), Top(right));
        (double leftRest, double rightRest) = (left - leftTop, right - rightTop);
        return (product, (((leftTop * rightTop) - product) + (leftTop * rightRest) + (leftRest * rightTop)) + (leftRest * rightRest));
    }

    private static double Top(double value) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & SplitMask);
}
