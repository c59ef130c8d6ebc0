using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The quotient of integers to nearest, ties to even, saturated.</summary>
internal readonly unsafe struct RoundedQuotientFinish<T, TTotal> : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        if (typeof(TTotal) == typeof(int))
        {
            DivideInDouble((int*)totals, length, divisor);
            TensorPrimitives.ConvertSaturating(new ReadOnlySpan<int>(totals, (int)length), new Span<T>(target, (int)length));
            return;
        }

        for (nint i = 0; i < length; i++)
        {
            Int128 total = Int128.CreateTruncating(totals[i]);
            target[i] = total >= long.MinValue + 1 && total <= long.MaxValue ? T.CreateSaturating(HalfToEven((long)total, divisor)) : T.CreateSaturating(HalfToEven(total, divisor));
        }
    }

    /// <summary>
    /// A double holds a tie k + ½ of 32-bit quotients exactly, and no other quotient rounds onto one: for |t| &lt; 2³¹ it is at least 1/(2d) away,
    /// and the division's error is below 2⁻²²/d.
    /// </summary>
    private static void DivideInDouble(int* totals, nint length, long divisor)
    {
        unchecked
        {
            nint i = 0;
            double by = divisor;
            if (Vector256.IsHardwareAccelerated)
            {
                Vector256<double> divisors = Vector256.Create(by);
                for (; i + 4 <= length; i += 4)
                {
                    Vector256<double> dividends = Widened(Vector128.Load(totals + i));
                    Vector256<long> quotients = Vector256.ConvertToInt64(Vector256.Round(dividends / divisors));
                    Vector128.Narrow(quotients.GetLower(), quotients.GetUpper()).Store(totals + i);
                }
            }

            for (; i < length; i++) totals[i] = (int)double.Round(totals[i] / by);
        }
    }

    private static Vector256<double> Widened(Vector128<int> values)
    {
        (Vector128<long> lower, Vector128<long> upper) = Vector128.Widen(values);
        return Vector256.ConvertToDouble(Vector256.Create(lower, upper));
    }

    private static TInteger HalfToEven<TInteger>(TInteger dividend, long by)
        where TInteger : IBinaryInteger<TInteger>
    {
        TInteger divisor = TInteger.CreateChecked(by);
        if (by < 0) (dividend, divisor) = (-dividend, -divisor);
        (TInteger quotient, TInteger remainder) = TInteger.DivRem(dividend, divisor);
        TInteger distance = TInteger.Abs(remainder);
        bool away = distance > divisor - distance || (distance == divisor - distance && TInteger.IsOddInteger(quotient));
        return !away ? quotient : TInteger.IsNegative(dividend) ? quotient - TInteger.One : quotient + TInteger.One;
    }
}
