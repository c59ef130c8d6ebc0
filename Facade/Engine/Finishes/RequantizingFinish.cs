using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary><c>zero + round((total − origin · divisor) · ratio / divisor)</c>, saturated: the operations of <see cref="Requantization"/>, in double.</summary>
/// <param name="requantization">Ratio and zero.</param>
/// <param name="origin">The input's zero point, where totals are of elements as they are and the divisor is the number of taps; 0 where it has been taken away.</param>
/// <param name="fitsSingle">Whether the ratio is 1 and every total below 2²³: then a division in float is rounded to the same integer, see <see cref="RoundedQuotientFinish{T, TTotal}"/>.</param>
internal readonly unsafe struct RequantizingFinish<T, TTotal>(Requantization requantization, long origin, bool fitsSingle) : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>Totals must be below this in magnitude.</summary>
    internal static long Limit => typeof(TTotal) == typeof(double) ? 1L << 51 : 1L << 30;

    public bool KeepsNumbers => false;

    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        if (fitsSingle && typeof(TTotal) != typeof(double)) Elementwise.Run(new Rounding<float>(requantization, divisor, origin), totals, length, target);
        else Elementwise.Run(new Rounding<double>(requantization, divisor, origin), totals, length, target);
    }

    /// <summary>Multiplication and division in float or double.</summary>
    private readonly struct Rounding<TReal>(Requantization requantization, long divisor, long origin) : IElementwise<TTotal, T>
        where TReal : unmanaged, INumber<TReal>
    {
        private static readonly double lowest = double.CreateTruncating(Element.Lowest<T>());
        private static readonly double highest = double.CreateTruncating(Element.Highest<T>());

        /// <summary>A number whose ulp is 1, in the middle of those that have it.</summary>
        private static readonly TReal integral = TReal.CreateTruncating(typeof(TReal) == typeof(double) ? 3L << 51 : 3L << 22);

        // A fixed divisor may be any number; it then comes with an origin of 0.
        private readonly long taken = origin == 0 ? 0 : origin * divisor;
        private readonly TReal by = TReal.CreateTruncating(divisor);
        private readonly TReal ratio = TReal.CreateTruncating(requantization.Ratio);
        private readonly TReal least = TReal.CreateTruncating(lowest - requantization.Zero);
        private readonly TReal greatest = TReal.CreateTruncating(highest - requantization.Zero);

        public static int Count => Vector<T>.Count;

        public T One(TTotal value) => requantization.Of<T>(long.CreateTruncating(value) - taken, divisor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(TTotal* source, T* target)
        {
            if (sizeof(T) == 2) Shorts(source, 0).Store((ushort*)target);
            else if (sizeof(TTotal) > 1) Vector.Narrow(Shorts(source, 0), Shorts(source, 1)).Store((byte*)target);
            else if (typeof(TTotal) == typeof(sbyte)) Vector.Narrow(Halves(Vector.WidenLower(Vector.Load((sbyte*)source))), Halves(Vector.WidenUpper(Vector.Load((sbyte*)source)))).Store((byte*)target);
            else Vector.Narrow(Halves(Vector.WidenLower(Vector.Load((byte*)source))), Halves(Vector.WidenUpper(Vector.Load((byte*)source)))).Store((byte*)target);
        }

        /// <summary>The results that fill register number <paramref name="register"/> of 16-bit integers, modulo 2¹⁶.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<ushort> Shorts(TTotal* source, nint register)
        {
            unchecked
            {
                if (typeof(TTotal) == typeof(short)) return Halves(Vector.Load((short*)source + (register * Vector<short>.Count)));
                if (typeof(TTotal) == typeof(ushort)) return Halves(Vector.Load((ushort*)source + (register * Vector<ushort>.Count)));
                return Vector.Narrow(Integers(source, 2 * register), Integers(source, (2 * register) + 1));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<ushort> Halves(Vector<short> totals) => Vector.Narrow(Rounded(Vector.WidenLower(totals)), Rounded(Vector.WidenUpper(totals)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<ushort> Halves(Vector<ushort> totals) => Vector.Narrow(Rounded(Vector.AsVectorInt32(Vector.WidenLower(totals))), Rounded(Vector.AsVectorInt32(Vector.WidenUpper(totals))));

        /// <summary>The results that fill register number <paramref name="register"/> of 32-bit integers, modulo 2³².</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<uint> Integers(TTotal* source, nint register)
        {
            unchecked
            {
                if (typeof(TTotal) != typeof(double)) return Rounded(Vector.Load((int*)source + (register * Vector<int>.Count)));
                double* from = (double*)source + (2 * register * Vector<double>.Count);
                Vector<double> origins = Vector.Create((double)taken);
                return Both(Vector.Load(from) - origins, Vector.Load(from + Vector<double>.Count) - origins);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<uint> Rounded(Vector<int> totals)
        {
            Vector<int> centred = totals - Vector.Create((int)taken);
            if (typeof(TReal) == typeof(float)) return Placed<uint>(Vector.As<float, TReal>(Vector.ConvertToSingle(centred))) + Vector.Create(unchecked((uint)requantization.Zero));
            Vector<uint> flipped = Vector.AsVectorUInt32(centred) ^ Vector.Create(1u << 31);
            return Both(Conversion.ToDouble(Vector.WidenLower(flipped), flipped: true), Conversion.ToDouble(Vector.WidenUpper(flipped), flipped: true));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<uint> Both(Vector<double> lower, Vector<double> upper) =>
            Vector.Narrow(Placed<ulong>(Vector.As<double, TReal>(lower)), Placed<ulong>(Vector.As<double, TReal>(upper))) + Vector.Create(unchecked((uint)requantization.Zero));

        /// <summary>The quotient rounded in the low bits; the zero point is added to them, for added before it would change which neighbour of a tie is even.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<TBits> Placed<TBits>(Vector<TReal> totals)
            where TBits : unmanaged
        {
            Vector<TReal> quotients = totals * Vector.Create(ratio) / Vector.Create(by);
            return Vector.As<TReal, TBits>(Vector.ClampNative(quotients, Vector.Create(least), Vector.Create(greatest)) + Vector.Create(integral));
        }
    }
}
