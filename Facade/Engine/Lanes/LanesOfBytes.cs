using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Thirty-two bytes or signed bytes, as integers of 16 bits while they are in a register: sums of few of them then need no rows of such integers in scratch.</summary>
internal unsafe struct LanesOfBytes<T> : ILanes<LanesOfBytes<T>, T>, IConvertedLanes
    where T : unmanaged
{
    private Vector512<short> value;

    public static bool IsSupported => SmallQuotient.HasInstructions;

    public static int Count => Vector512<short>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Create(T value) => new() { value = Vector512.Create(typeof(T) == typeof(sbyte) ? Unsafe.BitCast<T, sbyte>(value) : (short)Unsafe.BitCast<T, byte>(value)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Load(T* source) => typeof(T) == typeof(sbyte) ? LoadMask(source) : LoadDivisors(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> LoadMask(T* source) => new() { value = Avx512BW.ConvertToVector512Int16(Vector256.Load((sbyte*)source)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> LoadDivisors(T* source) => new() { value = Avx512BW.ConvertToVector512Int16(Vector256.Load((byte*)source)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LanesOfBytes<T> value, T* target) => Avx512BW.ConvertToVector256Byte(value.value).Store((byte*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpper(LanesOfBytes<T> value, T* target) => Avx512BW.ConvertToVector256Byte(value.value).GetUpper().Store((byte*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Select(LanesOfBytes<T> mask, LanesOfBytes<T> value, LanesOfBytes<T> other) => new() { value = Vector512.ConditionalSelect(mask.value, value.value, other.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Even(LanesOfBytes<T> left, LanesOfBytes<T> right) => new() { value = Avx512BW.PermuteVar32x16x2(left.value, Vector512.CreateSequence<short>(0, 2), right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Odd(LanesOfBytes<T> left, LanesOfBytes<T> right) => new() { value = Avx512BW.PermuteVar32x16x2(left.value, Vector512.CreateSequence<short>(1, 2), right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Following(LanesOfBytes<T> left, LanesOfBytes<T> right, int by) => new()
    {
        value = by == 1
            ? Avx512BW.PermuteVar32x16x2(left.value, Vector512.CreateSequence<short>(1, 1), right.value)
            : Avx512F.AlignRight32(right.value.AsInt32(), left.value.AsInt32(), 1).AsInt16()
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Preceding(LanesOfBytes<T> before, LanesOfBytes<T> value) => new() { value = Avx512BW.PermuteVar32x16x2(before.value, Vector512.CreateSequence<short>(31, 1), value.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Canonical(LanesOfBytes<T> value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Divide(LanesOfBytes<T> left, LanesOfBytes<T> right) => new() { value = SmallQuotient.Of(left.value, right.value, isSigned: typeof(T) == typeof(sbyte)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfBytes<T> Add(LanesOfBytes<T> left, LanesOfBytes<T> right) => new() { value = left.value + right.value };
}

/// <summary>The quotients to nearest, ties to even, of the sum of at most so many bytes as the divisor says, by the upper half of a product.</summary>
/// <remarks>
/// As in <see cref="Finishes.ShortQuotient{T, TTotal}"/>, with M = ⌈2¹⁶/d⌉ in a table. A sum of signed bytes is made positive by 128·d, an even multiple of d: then n ≤ 255·d + d/2, and
/// n·(M·d − 2¹⁶) &lt; 256·d·(d − 1) &lt; 2¹⁶ up to d = 16, so that no floor is changed.
/// </remarks>
internal static class SmallQuotient
{
    /// <summary>For 1 no M fits.</summary>
    internal const long LeastDivisor = 2;

    internal const long MostDivisor = 16;

    internal static bool HasInstructions => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    /// <summary>⌈2¹⁶/d⌉ at the place of d, from 2 on.</summary>
    private static Vector512<ushort> Reciprocals
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0, 0, 32768, 21846, 16384, 13108, 10923, 9363, 8192, 7282, 6554, 5958, 5462, 5042, 4682, 4370, 4096, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (ushort)0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<short> Of(Vector512<short> sums, Vector512<short> divisors, bool isSigned)
    {
        unchecked
        {
            Vector512<ushort> by = divisors.AsUInt16();
            Vector512<ushort> total = sums.AsUInt16() + (by >>> 1);
            if (isSigned) total += by << 7;
            Vector512<ushort> rounded = Avx512BW.MultiplyHigh(total, Avx512BW.PermuteVar32x16(Reciprocals, by));

            // An odd quotient of a multiple of an even d is one too much.
            rounded -= Vector512.Equals(rounded * by, total) & Vector512.AndNot(rounded & Vector512<ushort>.One, by);
            return (isSigned ? rounded - Vector512.Create((ushort)128) : rounded).AsInt16();
        }
    }
}
