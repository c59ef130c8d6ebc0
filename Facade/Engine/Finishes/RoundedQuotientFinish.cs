using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The quotient of integers to nearest, ties to even, saturated; the totals are integers in 16 or 32 bits, divided as floats, or in a double.</summary>
/// <remarks>
/// With p bits of precision and |t| &lt; 2ᵖ⁻¹ (2²³ for float, 2⁵² for double) the rounded quotient of t by d lies on the same side of every tie k + ½ as the
/// exact one, or on it when that does. A tie of the quotient's size is a number of the type, and rounding keeps order, so only a tie itself could be hit
/// by mistake; but t/d is at least 1/(2|d|) away from a tie that it is not, and the division's error is at most 2⁻ᵖ·|t/d| &lt; 1/(2|d|). A d that the type
/// does not hold exactly is at least 2ᵖ, and the quotient, below ½, becomes 0.
/// The bounds of an element type are integers, so saturating before rounding is the same as after. Then 3·2ᵖ⁻² is added, whose ulp is 1: the sum is
/// rounded to an integer, ties to even, and its low bits are that integer's.
/// </remarks>
/// <param name="most">What no total exceeds in magnitude; 0 if that is not known.</param>
internal readonly unsafe struct RoundedQuotientFinish<T, TTotal>(long most) : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>Totals must be below this in magnitude.</summary>
    internal static long Limit => typeof(TTotal) == typeof(double) ? 1L << 52 : 1L << 23;

    private readonly ShortQuotient<T, TTotal> quotient = new(most);

    public bool KeepsNumbers => false;

    public DivisorTable? Table(FoldGeometry geometry) => quotient.Table(geometry) ?? (typeof(TTotal) == typeof(double) ? DivisorTable<double>.Of(geometry) : DivisorTable<float>.Of(geometry));

    public void Row(TTotal* totals, nint length, DivisorTable table, void* divisors, T* target)
    {
        if (table is DivisorTable<uint>) quotient.Row(totals, length, (uint*)divisors, target);
        else if (typeof(TTotal) == typeof(double)) Divide(totals, length, (double*)divisors, target);
        else Divide(totals, length, (float*)divisors, target);
    }

    private static void Divide<TReal>(TTotal* totals, nint length, TReal* divisors, T* target)
        where TReal : unmanaged, INumber<TReal>
    {
        unchecked
        {
            if (Vector.IsHardwareAccelerated && length >= Vector<T>.Count) Elementwise.Run(new Division<TReal, Each<TReal>>(new(totals, divisors)), totals, length, target);
            else for (nint i = 0; i < length; i++) target[i] = new Division<TReal, One<TReal>>(new(divisors[i])).One(totals[i]);
        }
    }

    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        if (quotient.Takes(divisor)) quotient.Row(totals, length, divisor, target);
        else if (typeof(TTotal) == typeof(double)) Elementwise.Run(new Division<double, One<double>>(new(divisor)), totals, length, target);
        else Elementwise.Run(new Division<float, One<float>>(new(divisor)), totals, length, target);
    }

    /// <summary>Division in float or double.</summary>
    private readonly struct Division<TReal, TDivisors>(TDivisors divisors) : IElementwise<TTotal, T>
        where TReal : unmanaged, INumber<TReal>
        where TDivisors : struct, IDivisors<TReal>
    {
        private static readonly TReal least = TReal.CreateTruncating(Element.Lowest<T>());
        private static readonly TReal greatest = TReal.CreateTruncating(Element.Highest<T>());
        /// <summary>A number whose ulp is 1, in the middle of those that have it. Statics are constants to the JIT; a property that makes one is a call.</summary>
        private static readonly TReal integral = TReal.CreateTruncating(typeof(TReal) == typeof(double) ? 3L << 51 : 3L << 22);

        public static int Count => Vector<T>.Count;

        public T One(TTotal value)
        {
            TReal rounded = TReal.Clamp(TReal.CreateTruncating(value) / divisors.Single, least, greatest) + integral;
            return typeof(TReal) == typeof(double)
                ? T.CreateTruncating(Unsafe.BitCast<TReal, long>(rounded))
                : T.CreateTruncating(Unsafe.BitCast<TReal, int>(rounded));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(TTotal* source, T* target)
        {
            if (sizeof(T) == 1) Vector.Narrow(Shorts(source, 0), Shorts(source, 1)).Store((byte*)target);
            else if (sizeof(T) == 2) Shorts(source, 0).Store((ushort*)target);
            else Integers(source, 0).Store((uint*)target);
        }

        /// <summary>The results that fill register number <paramref name="register"/> of 16-bit integers, modulo 2¹⁶.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<ushort> Shorts(TTotal* source, nint register)
        {
            unchecked
            {
                if (sizeof(TTotal) > 2) return Vector.Narrow(Integers(source, 2 * register), Integers(source, (2 * register) + 1));
                Vector<ushort> totals = Load<ushort>(source, register);
                return typeof(TTotal) == typeof(short)
                    ? Vector.Narrow(Rounded(Vector.WidenLower(Vector.AsVectorInt16(totals)), source, 2 * register), Rounded(Vector.WidenUpper(Vector.AsVectorInt16(totals)), source, (2 * register) + 1))
                    : Vector.Narrow(Rounded(Vector.AsVectorInt32(Vector.WidenLower(totals)), source, 2 * register), Rounded(Vector.AsVectorInt32(Vector.WidenUpper(totals)), source, (2 * register) + 1));
            }
        }

        /// <summary>The results that fill register number <paramref name="register"/> of 32-bit integers, modulo 2³².</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<uint> Integers(TTotal* source, nint register)
        {
            unchecked
            {
                return typeof(TTotal) == typeof(double)
                    ? Vector.Narrow(Rounded<ulong>(Load<TReal>(source, 2 * register), source, 2 * register), Rounded<ulong>(Load<TReal>(source, (2 * register) + 1), source, (2 * register) + 1))
                    : Rounded(Load<int>(source, register), source, register);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<uint> Rounded(Vector<int> totals, TTotal* source, nint register) => Rounded<uint>(Vector.As<float, TReal>(Vector.ConvertToSingle(totals)), source, register);

        /// <summary>The quotients of register number <paramref name="register"/> of totals as reals.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<TBits> Rounded<TBits>(Vector<TReal> totals, TTotal* source, nint register)
            where TBits : unmanaged
        {
            Vector<TReal> quotients = divisors.Divide(totals, source, register);
            return Vector.As<TReal, TBits>(Vector.ClampNative(quotients, Vector.Create(least), Vector.Create(greatest)) + Vector.Create(integral));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector<TLane> Load<TLane>(TTotal* source, nint register)
            where TLane : unmanaged => Vector.Load(unchecked((TLane*)source + (register * Vector<TLane>.Count)));
    }

    private interface IDivisors<TReal>
        where TReal : unmanaged, INumber<TReal>
    {
        /// <summary>The only one.</summary>
        TReal Single { get; }

        /// <summary>The quotients of register number <paramref name="register"/> of the totals from <paramref name="source"/> on.</summary>
        Vector<TReal> Divide(Vector<TReal> totals, TTotal* source, nint register);
    }

    private readonly struct One<TReal>(TReal by) : IDivisors<TReal>
        where TReal : unmanaged, INumber<TReal>
    {
        public TReal Single => by;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<TReal> Divide(Vector<TReal> totals, TTotal* source, nint register) => by == TReal.One ? totals : totals / Vector.Create(by);
    }

    /// <summary>One for each total, from the first of them on.</summary>
    private readonly struct Each<TReal>(TTotal* first, TReal* divisors) : IDivisors<TReal>
        where TReal : unmanaged, INumber<TReal>
    {
        public TReal Single => throw new NotSupportedException();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<TReal> Divide(Vector<TReal> totals, TTotal* source, nint register) => unchecked(totals / Vector.Load(divisors + (source - first) + (register * Vector<TReal>.Count)));
    }
}
