using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Conversions between registers of unlike types, without an instruction that some processor lacks.</summary>
internal static class Conversion
{
    private const double TwoTo52 = 4503599627370496;

    // In 32 bits, where a Half's fraction of 10 bits has moved to a float's 23.
    private const int HalfMagnitude = 0x7FFF;
    private const int HalfSign = 0x8000;
    private const int LeastNormal = 0x0400 << 13;
    private const int Infinity = 0x7C00 << 13;
    private const int Rebias = (127 - 15) << 23;

    /// <summary>The bits of Half.NaN.</summary>
    internal const ushort HalfNaN = 0xFE00;

    /// <summary>32-bit integers, given with their top bit flipped if they have a sign, as doubles.</summary>
    /// <remarks>The integer is put below the point of 2⁵², and 2⁵² taken away again: both are exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> ToDouble(Vector<ulong> integers, bool flipped) =>
        Vector.AsVectorDouble(integers | Vector.AsVectorUInt64(Vector.Create(TwoTo52))) - Vector.Create(flipped ? TwoTo52 - int.MinValue : TwoTo52);

    /// <summary>Floats with the values of Halves whose bits these are; exact.</summary>
    /// <remarks>A subnormal Half m·2⁻²⁴ is read as the float 2⁻¹⁴ + m·2⁻²⁴, and 2⁻¹⁴ taken away.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> ToSingle(Vector<int> halves)
    {
        Vector<int> magnitude = (halves & Vector.Create(HalfMagnitude)) << 13;
        Vector<int> normal = magnitude + Vector.Create(Rebias);
        Vector<int> leastNormal = Vector.Create(Rebias + LeastNormal);
        Vector<int> subnormal = Vector.AsVectorInt32(Vector.AsVectorSingle(normal + Vector.Create(LeastNormal)) - Vector.AsVectorSingle(leastNormal));
        Vector<int> endless = normal + Vector.Create(Rebias);
        Vector<int> finite = Vector.ConditionalSelect(Vector.LessThan(normal, leastNormal), subnormal, normal);
        Vector<int> value = Vector.ConditionalSelect(Vector.LessThan(magnitude, Vector.Create(Infinity)), finite, endless);
        return Vector.AsVectorSingle(value | ((halves & Vector.Create(HalfSign)) << 16));
    }

    /// <summary>The bits of the nearest Halves, ties to even, in the low 16 bits; a NaN gets the bits of Half.NaN. One rounding, from float or double.</summary>
    /// <remarks>
    /// A normal Half keeps the bits above <c>shift</c> of the fraction: half an ulp is added to the bits as an integer, less one where the bit that stays is
    /// even, and a carry runs into the exponent, to infinity at last. A subnormal one is rounded by the addition of a number whose ulp is 2⁻²⁴.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<TBits> ToHalf<TReal, TBits>(Vector<TReal> reals)
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        unchecked
        {
            (int fraction, int bias) = typeof(TReal) == typeof(float) ? (23, 127) : (52, 1023);
            int shift = fraction - 10;
            Vector<TBits> bits = Vector.As<TReal, TBits>(reals);
            Vector<TBits> magnitude = Vector.As<TReal, TBits>(Vector.Abs(reals));
            Vector<TBits> sign = Vector.BitwiseAnd(bits >>> (fraction == 23 ? 16 : 48), Of<TBits>(HalfSign));
            Vector<TBits> odd = Vector.BitwiseAnd(magnitude >>> shift, Vector<TBits>.One);
            Vector<TBits> normal = (magnitude + (Of<TBits>((1L << (shift - 1)) - 1 - ((bias - 15L) << fraction)) + odd)) >>> shift;
            Vector<TBits> coarse = Of<TBits>((bias + fraction - 24L) << fraction);
            Vector<TBits> subnormal = Vector.As<TReal, TBits>(Vector.As<TBits, TReal>(magnitude) + Vector.As<TBits, TReal>(coarse)) - coarse;
            Vector<TBits> finite = Vector.ConditionalSelect(Vector.LessThan(magnitude, Of<TBits>((bias - 14L) << fraction)), subnormal, normal);
            Vector<TBits> value = Vector.ConditionalSelect(Vector.LessThan(magnitude, Of<TBits>((bias + 16L) << fraction)), finite, Of<TBits>(0x7C00)) | sign;
            return Vector.ConditionalSelect(Vector.As<TReal, TBits>(Vector.Equals(reals, reals)), value, Of<TBits>(HalfNaN));
        }
    }

    private static Vector<TBits> Of<TBits>(long value)
        where TBits : unmanaged, IBinaryInteger<TBits> => Vector.Create(TBits.CreateTruncating(value));
}
