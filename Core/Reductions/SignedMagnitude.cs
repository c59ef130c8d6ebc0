namespace PoolFunctional.Reductions;

/// <summary>An integer by sign and magnitude, the magnitude no greater than 2⁶⁴ − 1: what a product of integers is kept in.</summary>
/// <remarks>
/// min(M, min(M, a·b)·c) = min(M, a·b·c) for integers, whether c is 0 or at least 1. So a saturated product is that of exact arithmetic, cut off at the end,
/// in whatever order it is made; and every integer of 64 bits lies within ±M.
/// </remarks>
internal readonly record struct SignedMagnitude(ulong Magnitude, bool IsNegative)
{
    internal static SignedMagnitude One => new(1, false);

    internal static SignedMagnitude Of(Int128 value) => new((ulong)Int128.Abs(value), value < 0);

    internal static SignedMagnitude Multiply(SignedMagnitude left, SignedMagnitude right)
    {
        ulong high = Math.BigMul(left.Magnitude, right.Magnitude, out ulong low);
        return new(high == 0 ? low : ulong.MaxValue, left.IsNegative != right.IsNegative);
    }

    internal Int128 ToInt128() => IsNegative ? -(Int128)Magnitude : Magnitude;
}
