namespace PoolFunctional.Reductions;

/// <summary>An unevaluated sum of two doubles, |Low| ≤ half an ulp of High: about 106 bits, made of + − × ÷ and bit operations alone.</summary>
/// <seealso href="https://doi.org/10.1007/PL00009321">Shewchuk, Adaptive Precision Floating-Point Arithmetic (1997), for the two exact sums.</seealso>
internal readonly record struct DoubleDouble(double High, double Low)
{
    internal static DoubleDouble Of(double value) => new(value, 0);

    internal static DoubleDouble Add(DoubleDouble left, DoubleDouble right)
    {
        double sum = left.High + right.High;
        double shadow = sum - left.High;
        double error = (left.High - (sum - shadow)) + (right.High - shadow);
        double low = error + (left.Low + right.Low);
        double high = low == 0 ? sum : sum + low;   // so that −0 + −0 stays −0, and −0 is what an absent tap may be replaced by
        return double.IsFinite(high) ? new(high, low - (high - sum)) : new(sum, 0);
    }

    /// <summary>The quotient by an integer: one division, and one correction by the exact remainder.</summary>
    internal double DividedBy(long divisor)
    {
        double by = divisor;
        double quotient = High / by;
        double top = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(quotient) & ~0x7FFFFFFL);
        double remainder = (High - (top * by)) - ((quotient - top) * by);
        double corrected = quotient + ((remainder + Low) / by);
        return double.IsFinite(corrected) ? corrected : quotient;
    }
}
