using System.Numerics;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The quotient of integers to nearest, ties to even, saturated.</summary>
internal readonly unsafe struct RoundedQuotientFinish<T, TTotal> : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        for (nint i = 0; i < length; i++) target[i] = T.CreateSaturating(HalfToEven(totals[i], divisor));
    }

    private static Int128 HalfToEven(TTotal total, long divisor)
    {
        if (typeof(TTotal) == typeof(Int128)) return HalfToEven(Int128.CreateTruncating(total), divisor);
        long dividend = long.CreateTruncating(total);
        if (divisor < 0) (dividend, divisor) = (-dividend, -divisor);
        (long quotient, long remainder) = long.DivRem(dividend, divisor);
        long distance = long.Abs(remainder);
        bool away = distance > divisor - distance || (distance == divisor - distance && long.IsOddInteger(quotient));
        return away ? quotient + (dividend < 0 ? -1 : 1) : quotient;
    }

    private static Int128 HalfToEven(Int128 dividend, Int128 divisor)
    {
        if (divisor < 0) (dividend, divisor) = (-dividend, -divisor);
        (Int128 quotient, Int128 remainder) = Int128.DivRem(dividend, divisor);
        Int128 distance = Int128.Abs(remainder);
        bool away = distance > divisor - distance || (distance == divisor - distance && Int128.IsOddInteger(quotient));
        return away ? quotient + (dividend < 0 ? -1 : 1) : quotient;
    }
}
