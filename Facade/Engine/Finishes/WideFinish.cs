using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Finishes;

/// <summary>A sum of 64-bit integers: divided to nearest, ties to even, and saturated.</summary>
internal readonly unsafe struct WideFinish<T> : IFinish<T, WideSum>
    where T : unmanaged, INumber<T>
{
    public bool KeepsNumbers => false;

    public void Row(WideSum* totals, nint length, long divisor, T* target)
    {
        for (nint i = 0; i < length; i++)
        {
            bool isShort = totals[i].TryNarrow(out long total) && divisor > 0;
            target[i] = isShort ? T.CreateSaturating(HalfToEven(total, divisor)) : T.CreateSaturating(HalfToEven(totals[i].ToInt128(), divisor));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long HalfToEven(long total, long divisor)
    {
        // A double's quotient is exact enough below 2⁵¹: see RoundedQuotientFinish.
        if (total is > -(1L << 51) and < 1L << 51) return unchecked((long)double.Round(total / (double)divisor));
        unchecked
        {
            ulong magnitude = total < 0 ? (ulong)-total : (ulong)total;
            ulong by = (ulong)divisor;
            ulong quotient = magnitude / by;
            ulong rest = magnitude - (quotient * by);
            bool up = rest > by - rest || (rest == by - rest && (quotient & 1) == 1);
            long rounded = (long)(up ? quotient + 1 : quotient);
            return total < 0 ? -rounded : rounded;
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
