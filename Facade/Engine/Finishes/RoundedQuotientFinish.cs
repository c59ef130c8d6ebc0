using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The quotient of integers to nearest, ties to even, saturated; the totals are integers in an int or a double.</summary>
/// <remarks>
/// The division is one of doubles. It holds a tie k + ½ exactly, and rounds no other quotient onto one: for |t| &lt; 2⁵¹ a quotient t/d is
/// at least 1/(2d) away from a tie that it is not, and the division's error is at most 2⁻⁵³·2⁵¹/d.
/// </remarks>
internal readonly unsafe struct RoundedQuotientFinish<T, TTotal> : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool KeepsNumbers => false;

    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        if (typeof(TTotal) == typeof(int)) DivideInts((int*)totals, length, divisor);
        else Divide((double*)totals, length, divisor);
        if (typeof(T) == typeof(int) && typeof(TTotal) == typeof(double) && Avx.IsSupported)
        {
            ToInt((double*)totals, length, (int*)target);
            return;
        }

        if (typeof(T) == typeof(uint) && typeof(TTotal) == typeof(double)) ToUInt((double*)totals, length, (uint*)target);
        else TensorPrimitives.ConvertSaturating(new ReadOnlySpan<TTotal>(totals, (int)length), new Span<T>(target, (int)length));
    }

    private static void ToUInt(double* totals, nint length, uint* target)
    {
        unchecked
        {
            nint i = 0;
            (Vector256<double> least, Vector256<double> greatest) = (Vector256<double>.Zero, Vector256.Create((double)uint.MaxValue));
            for (; Vector256.IsHardwareAccelerated && i + 4 <= length; i += 4)
            {
                Vector256<ulong> values = Vector256.ConvertToUInt64(Vector256.Clamp(Vector256.Load(totals + i), least, greatest));
                Vector128.Narrow(values.GetLower(), values.GetUpper()).Store(target + i);
            }

            for (; i < length; i++) target[i] = (uint)(long)double.Clamp(totals[i], uint.MinValue, uint.MaxValue);
        }
    }

    private static void ToInt(double* totals, nint length, int* target)
    {
        unchecked
        {
            nint i = 0;
            (Vector256<double> least, Vector256<double> greatest) = (Vector256.Create((double)int.MinValue), Vector256.Create((double)int.MaxValue));
            for (; i + 4 <= length; i += 4)
                Avx.ConvertToVector128Int32(Vector256.Clamp(Vector256.Load(totals + i), least, greatest)).Store(target + i);
            for (; i < length; i++) target[i] = int.CreateSaturating(totals[i]);
        }
    }

    private static void DivideInts(int* totals, nint length, double divisor)
    {
        unchecked
        {
            nint i = 0;
            if (Vector256.IsHardwareAccelerated)
            {
                Vector256<double> divisors = Vector256.Create(divisor);
                for (; i + 4 <= length; i += 4)
                {
                    (Vector128<long> lower, Vector128<long> upper) = Vector128.Widen(Vector128.Load(totals + i));
                    Vector256<long> quotients = Vector256.ConvertToInt64(Vector256.Round(Vector256.ConvertToDouble(Vector256.Create(lower, upper)) / divisors));
                    Vector128.Narrow(quotients.GetLower(), quotients.GetUpper()).Store(totals + i);
                }
            }

            for (; i < length; i++) totals[i] = (int)double.Round(totals[i] / divisor);
        }
    }

    private static void Divide(double* totals, nint length, double divisor)
    {
        unchecked
        {
            nint i = 0;
            if (Vector256.IsHardwareAccelerated)
            {
                Vector256<double> divisors = Vector256.Create(divisor);
                for (; i + 4 <= length; i += 4) Vector256.Round(Vector256.Load(totals + i) / divisors).Store(totals + i);
            }

            for (; i < length; i++) totals[i] = double.Round(totals[i] / divisor);
        }
    }
}
