using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Conversions between registers of unlike types, without an instruction that some processor lacks.</summary>
internal static class Conversion
{
    private const double TwoTo52 = 4503599627370496;

    internal const float TwoTo112 = 5192296858534827628530496329220096f;

    /// <summary>The bits of Half.NaN.</summary>
    internal const ushort HalfNaN = 0xFE00;

    /// <summary>32-bit integers, given with their top bit flipped if they have a sign, as doubles.</summary>
    /// <remarks>The integer is put below the point of 2⁵², and 2⁵² taken away again: both are exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> ToDouble(Vector<ulong> integers, bool flipped) =>
        Vector.AsVectorDouble(integers | Vector.AsVectorUInt64(Vector.Create(TwoTo52))) - Vector.Create(flipped ? TwoTo52 - int.MinValue : TwoTo52);

    /// <summary>Floats with the values of Halves whose bits these are, extended by their sign; exact.</summary>
    /// <remarks>
    /// The fraction's 10 bits move to the top of a float's 23, and what that means as a float is 2⁻¹¹² times too small, subnormal Halves included. An exponent
    /// of all ones must become one again. A NaN stays one.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> ToSingle(Vector<int> halves)
    {
        Vector<int> exponent = Vector.Create(0x7C00);
        Vector<int> endless = Vector.Equals(halves & exponent, exponent) & Vector.Create(0xFF << 23);
        Vector<float> small = Vector.AsVectorSingle((halves << 13) & Vector.Create(unchecked((int)0x8FFFE000)));
        return Vector.AsVectorSingle(Vector.AsVectorInt32(small * Vector.Create(TwoTo112)) | endless);
    }

    /// <summary>The bits of the nearest Halves, ties to even, in the low 16 bits; a NaN gets the bits of Half.NaN. One rounding, from float or double.</summary>
    /// <remarks>
    /// With e the exponent of |x|, or −14 if that is greater, a Half near x is a multiple of 2ᵉ⁻¹⁰. A power of two that has this ulp is added, which rounds, and
    /// taken away as bits, which leaves the multiple; one that is 2¹¹ carries into the exponent. From 2¹⁶ on, which lies beyond the carry into infinity, all are alike.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<TBits> ToHalf<TReal, TBits>(Vector<TReal> reals)
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        unchecked
        {
            (int fraction, long bias) = typeof(TReal) == typeof(float) ? (23, 127L) : (52, 1023L);
            Vector<TBits> least = Of<TBits>((bias - 14) << fraction);
            Vector<TBits> sign = Vector.As<TReal, TBits>(reals) >>> (fraction == 23 ? 16 : 48) & Of<TBits>(0x8000);
            Vector<TBits> magnitude = Vector.Min(Vector.As<TReal, TBits>(Vector.Abs(reals)), Of<TBits>((bias + 16) << fraction));
            Vector<TBits> exponent = Vector.Max(magnitude & Of<TBits>(-1L << fraction), least);
            Vector<TBits> coarse = exponent + Of<TBits>((fraction - 10L) << fraction);
            Vector<TBits> multiple = Vector.As<TReal, TBits>(Vector.As<TBits, TReal>(magnitude) + Vector.As<TBits, TReal>(coarse)) - coarse;
            Vector<TBits> value = (multiple + ((exponent - least) >>> (fraction - 10))) | sign;
            return Vector.ConditionalSelect(Vector.As<TReal, TBits>(Vector.Equals(reals, reals)), value, Of<TBits>(HalfNaN));
        }
    }

    /// <summary>Whether sixteen Halves are converted at a time, one for each lane of a register of 512 bits; registers are else of 256.</summary>
    internal static bool HasWide => Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Vector<byte>.Count == Vector256<byte>.Count;

    /// <summary>The same from sixteen Halves, where <see cref="HasWide"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> ToSingle(Vector256<short> halves)
    {
        Vector512<int> extended = Avx512F.ConvertToVector512Int32(halves);
        Vector512<int> exponent = Vector512.Create(0x7C00);
        Vector512<int> endless = Vector512.Equals(extended & exponent, exponent);
        Vector512<float> small = ((extended << 13) & Vector512.Create(unchecked((int)0x8FFFE000))).AsSingle();
        Vector512<int> value = (small * Vector512.Create(TwoTo112)).AsInt32();
        return Vector512.ConditionalSelect(endless, value | Vector512.Create(0xFF << 23), value).AsSingle();
    }

    /// <summary>The same to sixteen Halves, where <see cref="HasWide"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<ushort> ToHalf(Vector512<float> reals) => Avx512F.ConvertToVector256UInt16((HalfRows.UpperHalf(HalfRows.ClampedOrNaN(reals)) >>> 16).AsUInt32());

    private static Vector<TBits> Of<TBits>(long value)
        where TBits : unmanaged, IBinaryInteger<TBits> => Vector.Create(TBits.CreateTruncating(value));
}
