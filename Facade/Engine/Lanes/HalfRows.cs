using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Rows of Halves to rows of floats and back, thirty-two at a time; for rows of at least so many.</summary>
internal static unsafe class HalfRows
{
    /// <summary>The fewest elements of a row.</summary>
    internal const int Fewest = 32;

    /// <summary>The greatest divisor by which totals 2⁻¹¹² times too small are divided as others are.</summary>
    /// <remarks>
    /// Their quotient may be subnormal, and then is rounded at 2⁻¹⁴⁹ before it is at 2⁻¹³⁶, the least Half. A total is a multiple of the latter. Unless it is a tie, a quotient is
    /// at least 2⁻¹³⁷ ÷ the divisor from one, more than 2⁻¹⁵⁰ here: the first rounding does not make it one, and ties are none to it.
    /// </remarks>
    internal const long MostShrunkDivisor = (1 << 13) - 1;

    /// <summary>What comes behind the finite Halves.</summary>
    internal const float Beyond = 65536;

    private const int Count = 16;

    /// <summary>Whether the machine has the instructions.</summary>
    internal static bool HasInstructions => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && Avx512DQ.IsSupported;

    /// <summary>Halves as floats 2⁻¹¹² times too small, unless there is an infinity or a NaN among them, which it tells.</summary>
    /// <remarks>See <see cref="Conversion.ToSingle(System.Numerics.Vector{int})"/>: what an exponent of all ones needs beyond it is looked at once for the row.</remarks>
    // Optimised at once, or its first runs would be a hundred times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool TryShrunk(short* source, nint length, float* target)
    {
        unchecked
        {
            nint last = length - (2 * Count);
            Vector512<float> greatest = default, greatestToo = default;

            // SAFETY: 0 ≤ i ≤ length − 32; the last step backs up over elements that are already done.
            for (nint i = 0; ; i = nint.Min(i + (2 * Count), last))
            {
                Sse.Prefetch0(source + i + 4096);
                Vector512<float> small = Small(Avx512F.ConvertToVector512Int32(Vector256.Load(source + i)));
                Vector512<float> smallToo = Small(Avx512F.ConvertToVector512Int32(Vector256.Load(source + i + Count)));
                greatest = GreaterMagnitude(greatest, small);
                greatestToo = GreaterMagnitude(greatestToo, smallToo);
                small.Store(target + i);
                smallToo.Store(target + i + Count);
                if (i == last) break;
            }

            return !Vector512.GreaterThanOrEqualAny(GreaterMagnitude(greatest, greatestToo), Vector512.Create(Beyond / Conversion.TwoTo112));
        }
    }

    /// <summary>The Halves nearest to numbers that are 2⁻¹¹² times too small, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void NarrowShrunk(float* numbers, nint length, ushort* target)
    {
        unchecked
        {
            nint last = length - (2 * Count);
            Vector512<short> uppers = Vector512.CreateSequence<short>(1, 2);

            // SAFETY: as in Narrow.
            for (nint i = 0; ; i = nint.Min(i + (2 * Count), last))
            {
                Vector512<short> low = UpperHalfOfSmall(Vector512.Load(numbers + i)).AsInt16();
                Vector512<short> high = UpperHalfOfSmall(Vector512.Load(numbers + i + Count)).AsInt16();
                Avx512BW.PermuteVar32x16x2(low, uppers, high).AsUInt16().Store(target + i);
                if (i == last) return;
            }
        }
    }

    /// <summary>The Halves nearest to quotients, ties to even, a NaN with the bits of Half.NaN.</summary>
    /// <remarks>
    /// See <see cref="Conversion.ToHalf{TReal, TBits}"/>. The power of two that rounds is one and a half of it here, so that the sign may stay where it is; and what is rounded
    /// is brought to the exponents of Halves by a product, which is exact, infinite beyond the greatest, and keeps a NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Narrow(float* totals, nint length, float divisor, ushort* target)
    {
        unchecked
        {
            nint last = length - (2 * Count);
            Vector512<float> by = Vector512.Create(divisor);
            bool divides = divisor != 1;
            Vector512<short> uppers = Vector512.CreateSequence<short>(1, 2);

            // SAFETY: 0 ≤ i ≤ length − 32; the last step backs up over results that are already written.
            for (nint i = 0; ; i = nint.Min(i + (2 * Count), last))
            {
                Vector512<float> low = Vector512.Load(totals + i);
                Vector512<float> high = Vector512.Load(totals + i + Count);
                if (divides) (low, high) = (low / by, high / by);
                Avx512BW.PermuteVar32x16x2(UpperHalf(ClampedOrNaN(low)).AsInt16(), uppers, UpperHalf(ClampedOrNaN(high)).AsInt16()).AsUInt16().Store(target + i);
                if (i == last) return;
            }
        }
    }

    /// <summary>Finite Halves, whose bits are extended by their sign, 2⁻¹¹² times too small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Small(Vector512<int> extended) => ((extended << 13) & Vector512.Create(unchecked((int)0x8FFFE000))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> GreaterMagnitude(Vector512<float> left, Vector512<float> right) => Avx512DQ.Range(left, right, 0b1011);

    /// <summary>Reals, those beyond all finite Halves brought to what rounds to infinity, a NaN with the bits of float.NaN.</summary>
    /// <remarks>The smaller of a number and a NaN is its second operand here.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> ClampedOrNaN(Vector512<float> reals) => Canonical512.Of(Avx512F.Max(Vector512.Create(-Beyond), Avx512F.Min(Vector512.Create(Beyond), reals)));

    /// <summary>The bits of the Half nearest to what has been clamped, in the upper 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> UpperHalf(Vector512<float> real)
    {
        unchecked
        {
            Vector512<int> half = (Rounded(real, 0.75f) * Vector512.Create(1 / Conversion.TwoTo112)).AsInt32();
            return Vector512.ConditionalSelect(Vector512.Create(int.MinValue), real.AsInt32(), half << 3);
        }
    }

    /// <summary>The same of numbers that are 2⁻¹¹² times too small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> UpperHalfOfSmall(Vector512<float> number)
    {
        unchecked
        {
            // The lesser magnitude, with the number's sign.
            number = Avx512DQ.Range(number, Vector512.Create(Beyond / Conversion.TwoTo112), 0b0010);
            return Vector512.ConditionalSelect(Vector512.Create(int.MinValue), number.AsInt32(), Rounded(number, 0.75f / Conversion.TwoTo112).AsInt32() << 3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Rounded(Vector512<float> real, float leastCoarse)
    {
        unchecked
        {
            Vector512<int> exponent = Vector512.ConditionalSelect(Vector512.Create(0x7F800000), real.AsInt32(), Vector512.Create(1 << 22));
            Vector512<float> coarse = Avx512F.Max((exponent + Vector512.Create((23 - 10) << 23)).AsSingle(), Vector512.Create(leastCoarse));
            return real + coarse - coarse;
        }
    }
}
