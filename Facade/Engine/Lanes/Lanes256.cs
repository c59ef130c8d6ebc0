using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>256 bits of numbers.</summary>
internal unsafe struct Lanes256<TTotal> : ILanes<Lanes256<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private Vector256<TTotal> value;

    public static int Count => Vector256<TTotal>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Create(TTotal value) => new() { value = Vector256.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Load(TTotal* source) => new() { value = Vector256.Load(source) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256<TTotal> value, TTotal* target) => value.value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpper(Lanes256<TTotal> value, TTotal* target) => value.value.GetUpper().Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Select(Lanes256<TTotal> mask, Lanes256<TTotal> value, Lanes256<TTotal> other) => new() { value = Vector256.ConditionalSelect(mask.value, value.value, other.value) };

    // Elements of one size move alike, whatever they mean: 4 and 8 bytes by a permutation, 1 and 2 bytes as the low or high halves of wider ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Even(Lanes256<TTotal> left, Lanes256<TTotal> right) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Vector256.Narrow(left.value.AsUInt16(), right.value.AsUInt16()).As<byte, TTotal>(),
            2 => Vector256.Narrow(left.value.AsUInt32(), right.value.AsUInt32()).As<ushort, TTotal>(),
            4 => Avx2.Permute4x64(Avx.Shuffle(left.value.AsSingle(), right.value.AsSingle(), 0b10_00_10_00).AsDouble(), 0b11_01_10_00).As<double, TTotal>(),
            _ => Avx2.Permute4x64(Avx.UnpackLow(left.value.AsDouble(), right.value.AsDouble()), 0b11_01_10_00).As<double, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Odd(Lanes256<TTotal> left, Lanes256<TTotal> right) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Vector256.Narrow(left.value.AsUInt16() >>> 8, right.value.AsUInt16() >>> 8).As<byte, TTotal>(),
            2 => Vector256.Narrow(left.value.AsUInt32() >>> 16, right.value.AsUInt32() >>> 16).As<ushort, TTotal>(),
            4 => Avx2.Permute4x64(Avx.Shuffle(left.value.AsSingle(), right.value.AsSingle(), 0b11_01_11_01).AsDouble(), 0b11_01_10_00).As<double, TTotal>(),
            _ => Avx2.Permute4x64(Avx.UnpackHigh(left.value.AsDouble(), right.value.AsDouble()), 0b11_01_10_00).As<double, TTotal>(),
        }
    };

    // Without AVX-512 the halves that follow each half are brought together first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Following(Lanes256<TTotal> left, Lanes256<TTotal> right, int by)
    {
        Vector256<byte> from = left.value.AsByte();
        Vector256<byte> next = Avx2.Permute2x128(from, right.value.AsByte(), 0x21);
        return new()
        {
            value = unchecked(by * sizeof(TTotal)) switch
            {
                1 => Avx2.AlignRight(next, from, 1).As<byte, TTotal>(),
                2 => Avx2.AlignRight(next, from, 2).As<byte, TTotal>(),
                4 when Avx512F.VL.IsSupported => Avx512F.VL.AlignRight32(right.value.AsInt32(), left.value.AsInt32(), 1).As<int, TTotal>(),
                4 => Avx2.AlignRight(next, from, 4).As<byte, TTotal>(),
                8 when Avx512F.VL.IsSupported => Avx512F.VL.AlignRight64(right.value.AsInt64(), left.value.AsInt64(), 1).As<long, TTotal>(),
                8 => Avx2.AlignRight(next, from, 8).As<byte, TTotal>(),
                12 => Avx2.AlignRight(next, from, 12).As<byte, TTotal>(),
                _ => next.As<byte, TTotal>(),
            }
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Preceding(Lanes256<TTotal> before, Lanes256<TTotal> value)
    {
        Vector256<byte> from = Avx2.Permute2x128(before.value.AsByte(), value.value.AsByte(), 0x21);
        return new()
        {
            value = sizeof(TTotal) switch
            {
                1 => Avx2.AlignRight(value.value.AsByte(), from, 15).As<byte, TTotal>(),
                2 => Avx2.AlignRight(value.value.AsByte(), from, 14).As<byte, TTotal>(),
                4 when Avx512F.VL.IsSupported => Avx512F.VL.AlignRight32(value.value.AsInt32(), before.value.AsInt32(), 7).As<int, TTotal>(),
                4 => Avx2.AlignRight(value.value.AsByte(), from, 12).As<byte, TTotal>(),
                _ => Avx2.AlignRight(value.value.AsByte(), from, 8).As<byte, TTotal>(),
            }
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Divide(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = left.value / right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Canonical(Lanes256<TTotal> value)
    {
        if (typeof(TTotal) == typeof(float)) return new() { value = Vector256.ConditionalSelect(Vector256.Equals(value.value, value.value), value.value, Vector256.Create(float.NaN).As<float, TTotal>()) };
        if (typeof(TTotal) == typeof(double)) return new() { value = Vector256.ConditionalSelect(Vector256.Equals(value.value, value.value), value.value, Vector256.Create(double.NaN).As<double, TTotal>()) };
        return value;
    }

    // Each type returns by itself: masks that meet in one expression are put away in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> HaveSameBits(Lanes256<TTotal> left, Lanes256<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(float)) return new() { value = Vector256.Equals(left.value.AsInt32(), right.value.AsInt32()).As<int, TTotal>() };
        return new() { value = Vector256.Equals(left.value.AsInt64(), right.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNaN(Lanes256<TTotal> value) => !Vector256.EqualsAll(value.value, value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Watch(Lanes256<TTotal> left, Lanes256<TTotal> right)
    {
        if (Fma.IsSupported && typeof(TTotal) == typeof(float)) return new() { value = Vector256.MultiplyAddEstimate(left.value.AsSingle(), Vector256<float>.One, right.value.AsSingle()).As<float, TTotal>() };
        if (Fma.IsSupported && typeof(TTotal) == typeof(double)) return new() { value = Vector256.MultiplyAddEstimate(left.value.AsDouble(), Vector256<double>.One, right.value.AsDouble()).As<double, TTotal>() };
        return Add(left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Add(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = left.value + right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Multiply(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = left.value * right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Max(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = Vector256.Max(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Min(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = Vector256.Min(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> MaxNumber(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = Vector256.MaxNumber(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> MinNumber(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = Vector256.MinNumber(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> MaxOrdered(Lanes256<TTotal> left, Lanes256<TTotal> right)
    {
        if (typeof(TTotal) == typeof(float) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsSingle(), right.value.AsSingle(), 0b0101).As<float, TTotal>() };
        if (typeof(TTotal) == typeof(double) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsDouble(), right.value.AsDouble(), 0b0101).As<double, TTotal>() };

        // The native one answers with its second operand where both are zeros: −0 may be wrong, which MaxOrderedReducer's check sees.
        return new() { value = Vector256.MaxNative(left.value, right.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> MinOrdered(Lanes256<TTotal> left, Lanes256<TTotal> right)
    {
        if (typeof(TTotal) == typeof(float) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsSingle(), right.value.AsSingle(), 0b0100).As<float, TTotal>() };
        if (typeof(TTotal) == typeof(double) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsDouble(), right.value.AsDouble(), 0b0100).As<double, TTotal>() };

        // The native one answers with its second operand where both are zeros: taken both ways round, the signs of equal zeros meet in the lesser.
        return new() { value = Vector256.MinNative(left.value, right.value) | Vector256.MinNative(right.value, left.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> OffsetsFrom(nint first) => AddOffsets(Offset(first), Ramp);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Offset(nint value)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector256.Create(unchecked((int)value)).As<int, TTotal>() };
        return new() { value = Vector256.Create((long)value).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> AddOffsets(Lanes256<TTotal> left, Lanes256<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = (left.value.AsInt32() + right.value.AsInt32()).As<int, TTotal>() };
        return new() { value = (left.value.AsInt64() + right.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> LeastOffsets(Lanes256<TTotal> left, Lanes256<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector256.Min(left.value.AsUInt32(), right.value.AsUInt32()).As<uint, TTotal>() };
        return new() { value = Vector256.Min(left.value.AsUInt64(), right.value.AsUInt64()).As<ulong, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> MostOffsets(Lanes256<TTotal> left, Lanes256<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector256.Max(left.value.AsUInt32(), right.value.AsUInt32()).As<uint, TTotal>() };
        return new() { value = Vector256.Max(left.value.AsUInt64(), right.value.AsUInt64()).As<ulong, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> IfSame(Lanes256<TTotal> left, Lanes256<TTotal> right, Lanes256<TTotal> then, Lanes256<TTotal> otherwise)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector256.ConditionalSelect(Vector256.Equals(left.value.AsInt32(), right.value.AsInt32()).As<int, TTotal>(), then.value, otherwise.value) };
        return new() { value = Vector256.ConditionalSelect(Vector256.Equals(left.value.AsInt64(), right.value.AsInt64()).As<long, TTotal>(), then.value, otherwise.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> And(Lanes256<TTotal> left, Lanes256<TTotal> right) => new() { value = left.value & right.value };

    // One expression of one type, so that the addition itself takes the mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> AddIfSame(Lanes256<TTotal> left, Lanes256<TTotal> right, Lanes256<TTotal> total, Lanes256<TTotal> term)
    {
        if (typeof(TTotal) == typeof(float)) return new() { value = Vector256.ConditionalSelect(Vector256.Equals(left.value.AsInt32(), right.value.AsInt32()).AsSingle(), total.value.AsSingle() + term.value.AsSingle(), total.value.AsSingle()).As<float, TTotal>() };
        return new() { value = Vector256.ConditionalSelect(Vector256.Equals(left.value.AsInt64(), right.value.AsInt64()).AsDouble(), total.value.AsDouble() + term.value.AsDouble(), total.value.AsDouble()).As<double, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<TTotal> Spread(Lanes256<TTotal> value, Lanes256<TTotal> sources)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector256.ShuffleNative(value.value.AsInt32(), sources.value.AsInt32()).As<int, TTotal>() };
        return new() { value = Vector256.ShuffleNative(value.value.AsInt64(), sources.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Matching(Lanes256<TTotal> left, Lanes256<TTotal> right) => sizeof(TTotal) switch
    {
        1 => Vector256.Equals(left.value.AsByte(), right.value.AsByte()).ExtractMostSignificantBits(),
        2 => Vector256.Equals(left.value.AsInt16(), right.value.AsInt16()).ExtractMostSignificantBits(),
        4 => Vector256.Equals(left.value.AsInt32(), right.value.AsInt32()).ExtractMostSignificantBits(),
        _ => Vector256.Equals(left.value.AsInt64(), right.value.AsInt64()).ExtractMostSignificantBits(),
    };

    private static Lanes256<TTotal> Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector256.CreateSequence(0, 1).As<int, TTotal>() };
            return new() { value = Vector256.CreateSequence(0L, 1L).As<long, TTotal>() };
        }
    }
}
