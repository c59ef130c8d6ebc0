using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Finishes;

/// <summary>A sum of 64-bit integers: divided to nearest, ties to even, and saturated.</summary>
internal readonly unsafe struct WideFinish<T> : IFinish<T, WideSum>
    where T : unmanaged, INumber<T>
{
    private const long MostHigh = 1L << 51;
    private const long MostLow = 1L << 50;
    private const long MostDivisor = 1L << 18;

    public bool KeepsNumbers => false;

    public void Row(WideSum* totals, nint length, long divisor, T* target)
    {
        bool isSmall = divisor is > 0 and <= MostDivisor;
        for (nint i = 0; i < length; i++)
        {
            WideSum total = totals[i];
            target[i] = isSmall && total is { High: > -MostHigh and < MostHigh, Low: < MostLow }
                ? InDoubles(total, divisor)
                : T.CreateSaturating(HalfToEven(total.ToInt128(), divisor));
        }
    }

    /// <summary>Long division by one digit of base 2³²: the high half leaves a remainder, which is divided together with the low half and rounded.</summary>
    /// <remarks>
    /// Every number here is below 2⁵² and held exactly but for the two quotients, and those lie on the right side of each integer and each tie:
    /// see <see cref="RoundedQuotientFinish{T, TTotal}"/>. The first quotient weighs 2³², so the second one alone decides which result is even.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InDoubles(WideSum total, double divisor)
    {
        unchecked
        {
            double high = double.Floor(total.High / divisor);
            double rest = ((total.High - (high * divisor)) * (1L << 32)) + total.Low;
            long low = (long)double.Round(rest / divisor);
            long top = (long)high + (low >> 32);
            bool isUnsigned = typeof(T) == typeof(ulong);
            return top > (isUnsigned ? uint.MaxValue : int.MaxValue) ? T.CreateTruncating(isUnsigned ? -1L : long.MaxValue)
                : top < (isUnsigned ? 0 : int.MinValue) ? T.CreateTruncating(isUnsigned ? 0 : long.MinValue)
                : T.CreateTruncating((top << 32) | (low & uint.MaxValue));
        }
    }

    private static Int128 HalfToEven(Int128 total, Int128 divisor)
    {
        if (divisor < 0) (total, divisor) = (-total, -divisor);
        (Int128 quotient, Int128 remainder) = Int128.DivRem(total, divisor);
        Int128 distance = Int128.Abs(remainder);
        bool away = distance > divisor - distance || (distance == divisor - distance && Int128.IsOddInteger(quotient));
        return !away ? quotient : Int128.IsNegative(total) ? quotient - 1 : quotient + 1;
    }
}
