using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Finishes;

/// <summary>A sum of 64-bit integers: divided to nearest, ties to even, and saturated.</summary>
internal readonly unsafe struct WideFinish<T> : IFinish<T, WideSum>
    where T : unmanaged, INumber<T>
{
    private const long MostDivisor = 1L << 18;

    public bool KeepsNumbers => false;

    public void Row(WideSum* totals, nint length, long divisor, T* target)
    {
        if (divisor is > 0 and <= MostDivisor && sizeof(T) == sizeof(long))
        {
            Elementwise.Run(new Division(divisor), totals, length, (long*)target);
            return;
        }

        unchecked
        {
            for (nint i = 0; i < length; i++) target[i] = Exactly(totals[i], divisor);
        }
    }

    private static T Exactly(WideSum total, long divisor) => T.CreateSaturating(HalfToEven(total.ToInt128(), divisor));

    private static Int128 HalfToEven(Int128 total, Int128 divisor)
    {
        if (divisor < 0) (total, divisor) = (-total, -divisor);
        (Int128 quotient, Int128 remainder) = Int128.DivRem(total, divisor);
        Int128 distance = Int128.Abs(remainder);
        bool away = distance > divisor - distance || (distance == divisor - distance && Int128.IsOddInteger(quotient));
        return !away ? quotient : Int128.IsNegative(total) ? quotient - 1 : quotient + 1;
    }

    /// <summary>Long division by one digit of base 2³²: the high half leaves a remainder, which is divided together with the low half and rounded.</summary>
    /// <remarks>
    /// Every number here is below 2⁵¹ and held exactly but for the two quotients, and those lie on the right side of each integer and each tie:
    /// see <see cref="RoundedQuotientFinish{T, TTotal}"/>. The first quotient weighs 2³², so the second one alone decides which result is even.
    /// </remarks>
    private readonly struct Division(long divisor) : IElementwise<WideSum, long>
    {
        private const double Integral = 3L << 51;
        private const long MostHigh = 1L << 51;
        private const long MostLow = 1L << 50;

        public static int Count => Vector<long>.Count;

        private static long Least => typeof(T) == typeof(ulong) ? 0 : long.MinValue;

        private static long Greatest => typeof(T) == typeof(ulong) ? -1 : long.MaxValue;

        public long One(WideSum value) =>
            value is { High: > -MostHigh and < MostHigh, Low: < MostLow }
                ? InDoubles(Vector.Create(value.Low), Vector.Create(value.High))[0]
                : long.CreateTruncating(Exactly(value, divisor));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(WideSum* source, long* target)
        {
            unchecked
            {
                (Vector<double> first, Vector<double> second) = Pairs.Split((double*)source);
                (Vector<long> low, Vector<long> high) = (Vector.AsVectorInt64(first), Vector.AsVectorInt64(second));
                if (Vector.LessThanAll(Vector.Abs(high), Vector.Create(MostHigh)) && Vector.LessThanAll(low, Vector.Create(MostLow))) InDoubles(low, high).Store(target);
                else for (int i = 0; i < Count; i++) target[i] = One(source[i]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<long> InDoubles(Vector<long> lowHalf, Vector<long> highHalf)
        {
            Vector<double> by = Vector.Create((double)divisor);
            Vector<double> high = ToDouble(highHalf);
            Vector<double> quotient = Vector.Floor(high / by);
            Vector<double> rest = ((high - (quotient * by)) * Vector.Create((double)(1L << 32))) + ToDouble(lowHalf);
            Vector<long> low = Rounded(rest / by);
            Vector<long> top = Rounded(quotient) + (low >>> 32);
            Vector<long> value = (top << 32) | (low & Vector.Create((long)uint.MaxValue));
            (long least, long greatest) = typeof(T) == typeof(ulong) ? (0L, uint.MaxValue) : (int.MinValue, int.MaxValue);
            value = Vector.ConditionalSelect(Vector.LessThan(top, Vector.Create(least)), Vector.Create(Least), value);
            return Vector.ConditionalSelect(Vector.GreaterThan(top, Vector.Create(greatest)), Vector.Create(Greatest), value);
        }

        /// <summary>Exact below 2⁵¹: such an integer is added to the bits of a number whose ulp is 1, and that number taken away.</summary>
        private static Vector<double> ToDouble(Vector<long> integers) =>
            Vector.AsVectorDouble(integers + Vector.AsVectorInt64(Vector.Create(Integral))) - Vector.Create(Integral);

        private static Vector<long> Rounded(Vector<double> values) =>
            Vector.AsVectorInt64(values + Vector.Create(Integral)) - Vector.AsVectorInt64(Vector.Create(Integral));
    }
}
