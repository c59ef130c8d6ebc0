using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>512 bits of numbers.</summary>
internal unsafe struct Lanes512<TTotal> : ILanes<Lanes512<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private Vector512<TTotal> value;

    public static int Count => Vector512<TTotal>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Create(TTotal value) => new() { value = Vector512.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Load(TTotal* source) => new() { value = Vector512.Load(source) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> LoadLower(TTotal* source) => new() { value = Vector256.Load(source).ToVector512Unsafe() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<TTotal> value, TTotal* target) => value.value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePast(Lanes512<TTotal> value, TTotal* target) => value.value.StoreAlignedNonTemporal(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpper(Lanes512<TTotal> value, TTotal* target) => value.value.GetUpper().Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Select(Lanes512<TTotal> mask, Lanes512<TTotal> value, Lanes512<TTotal> other) => new() { value = Vector512.ConditionalSelect(mask.value, value.value, other.value) };

    // Elements of one size move alike, whatever they mean: 4 and 8 bytes by a permutation, 1 and 2 bytes as the low or high halves of wider ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Even(Lanes512<TTotal> left, Lanes512<TTotal> right) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Vector512.Narrow(left.value.AsUInt16(), right.value.AsUInt16()).As<byte, TTotal>(),
            2 => Vector512.Narrow(left.value.AsUInt32(), right.value.AsUInt32()).As<ushort, TTotal>(),
            4 => Avx512F.PermuteVar16x32x2(left.value.AsInt32(), Vector512.CreateSequence(0, 2), right.value.AsInt32()).As<int, TTotal>(),
            _ => Avx512F.PermuteVar8x64x2(left.value.AsInt64(), Vector512.CreateSequence(0L, 2L), right.value.AsInt64()).As<long, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Odd(Lanes512<TTotal> left, Lanes512<TTotal> right) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Vector512.Narrow(left.value.AsUInt16() >>> 8, right.value.AsUInt16() >>> 8).As<byte, TTotal>(),
            2 => Vector512.Narrow(left.value.AsUInt32() >>> 16, right.value.AsUInt32() >>> 16).As<ushort, TTotal>(),
            4 => Avx512F.PermuteVar16x32x2(left.value.AsInt32(), Vector512.CreateSequence(1, 2), right.value.AsInt32()).As<int, TTotal>(),
            _ => Avx512F.PermuteVar8x64x2(left.value.AsInt64(), Vector512.CreateSequence(1L, 2L), right.value.AsInt64()).As<long, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Following(Lanes512<TTotal> left, Lanes512<TTotal> right, int by) => new()
    {
        value = unchecked(by * sizeof(TTotal)) switch
        {
            1 => Avx512BW.AlignRight(Avx512F.AlignRight64(right.value.AsInt64(), left.value.AsInt64(), 2).AsByte(), left.value.AsByte(), 1).As<byte, TTotal>(),
            2 => Avx512BW.AlignRight(Avx512F.AlignRight64(right.value.AsInt64(), left.value.AsInt64(), 2).AsByte(), left.value.AsByte(), 2).As<byte, TTotal>(),
            4 => Avx512F.AlignRight32(right.value.AsInt32(), left.value.AsInt32(), 1).As<int, TTotal>(),
            8 => Avx512F.AlignRight64(right.value.AsInt64(), left.value.AsInt64(), 1).As<long, TTotal>(),
            12 => Avx512F.AlignRight32(right.value.AsInt32(), left.value.AsInt32(), 3).As<int, TTotal>(),
            16 => Avx512F.AlignRight64(right.value.AsInt64(), left.value.AsInt64(), 2).As<long, TTotal>(),
            _ => Avx512F.AlignRight64(right.value.AsInt64(), left.value.AsInt64(), 4).As<long, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Preceding(Lanes512<TTotal> before, Lanes512<TTotal> value) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Avx512BW.AlignRight(value.value.AsByte(), Avx512F.AlignRight64(value.value.AsInt64(), before.value.AsInt64(), 6).AsByte(), 15).As<byte, TTotal>(),
            2 => Avx512BW.AlignRight(value.value.AsByte(), Avx512F.AlignRight64(value.value.AsInt64(), before.value.AsInt64(), 6).AsByte(), 14).As<byte, TTotal>(),
            4 => Avx512F.AlignRight32(value.value.AsInt32(), before.value.AsInt32(), 15).As<int, TTotal>(),
            _ => Avx512F.AlignRight64(value.value.AsInt64(), before.value.AsInt64(), 7).As<long, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Divide(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = left.value / right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Canonical(Lanes512<TTotal> value)
    {
        if (typeof(TTotal) == typeof(float)) return new() { value = Canonical512.Of(value.value.AsSingle()).As<float, TTotal>() };
        if (typeof(TTotal) == typeof(double)) return new() { value = Canonical512.Of(value.value.AsDouble()).As<double, TTotal>() };
        return value;
    }

    /// <summary>The number of each lane's source, counted through both registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Places(int count) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => (Vector512.CreateSequence<byte>(0, 1) + Vector512.Create(unchecked((byte)count))).As<byte, TTotal>(),
            2 => (Vector512.CreateSequence<short>(0, 1) + Vector512.Create(unchecked((short)count))).As<short, TTotal>(),
            4 => (Vector512.CreateSequence(0, 1) + Vector512.Create(count)).As<int, TTotal>(),
            _ => (Vector512.CreateSequence(0L, 1L) + Vector512.Create((long)count)).As<long, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Zipped(int first)
    {
        Vector512<TTotal> lanes = Places(first).value;
        Vector512<TTotal> others = Places(first + Count).value;
        return new()
        {
            value = sizeof(TTotal) == sizeof(int)
                ? Avx512F.PermuteVar16x32x2(lanes.AsInt32(), Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), others.AsInt32()).As<int, TTotal>()
                : Avx512F.PermuteVar8x64x2(lanes.AsInt64(), Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), others.AsInt64()).As<long, TTotal>()
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Shift(Lanes512<TTotal> left, Lanes512<TTotal> right, Lanes512<TTotal> places) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Avx512Vbmi.PermuteVar64x8x2(left.value.AsByte(), places.value.AsByte(), right.value.AsByte()).As<byte, TTotal>(),
            2 => Avx512BW.PermuteVar32x16x2(left.value.AsInt16(), places.value.AsInt16(), right.value.AsInt16()).As<short, TTotal>(),
            4 => Avx512F.PermuteVar16x32x2(left.value.AsInt32(), places.value.AsInt32(), right.value.AsInt32()).As<int, TTotal>(),
            _ => Avx512F.PermuteVar8x64x2(left.value.AsInt64(), places.value.AsInt64(), right.value.AsInt64()).As<long, TTotal>(),
        }
    };

    // Each type returns by itself: masks that meet in one expression are put away in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> HaveSameBits(Lanes512<TTotal> left, Lanes512<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(float)) return new() { value = Vector512.Equals(left.value.AsInt32(), right.value.AsInt32()).As<int, TTotal>() };
        return new() { value = Vector512.Equals(left.value.AsInt64(), right.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNaN(Lanes512<TTotal> value) => !Vector512.EqualsAll(value.value, value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Watch(Lanes512<TTotal> left, Lanes512<TTotal> right)
    {
        if (Avx512F.IsSupported && typeof(TTotal) == typeof(float)) return new() { value = Vector512.MultiplyAddEstimate(left.value.AsSingle(), Vector512<float>.One, right.value.AsSingle()).As<float, TTotal>() };
        if (Avx512F.IsSupported && typeof(TTotal) == typeof(double)) return new() { value = Vector512.MultiplyAddEstimate(left.value.AsDouble(), Vector512<double>.One, right.value.AsDouble()).As<double, TTotal>() };
        return Add(left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Add(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = left.value + right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Multiply(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = left.value * right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Max(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = Vector512.Max(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Min(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = Vector512.Min(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> MaxNumber(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = Vector512.MaxNumber(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> MinNumber(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = Vector512.MinNumber(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> MaxOrdered(Lanes512<TTotal> left, Lanes512<TTotal> right)
    {
        if (typeof(TTotal) == typeof(float) && Avx512DQ.IsSupported) return new() { value = Avx512DQ.Range(left.value.AsSingle(), right.value.AsSingle(), 0b0101).As<float, TTotal>() };
        if (typeof(TTotal) == typeof(double) && Avx512DQ.IsSupported) return new() { value = Avx512DQ.Range(left.value.AsDouble(), right.value.AsDouble(), 0b0101).As<double, TTotal>() };

        // The native one answers with its second operand where both are zeros: −0 may be wrong, which MaxOrderedReducer's check sees.
        return new() { value = Vector512.MaxNative(left.value, right.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> MinOrdered(Lanes512<TTotal> left, Lanes512<TTotal> right)
    {
        if (typeof(TTotal) == typeof(float) && Avx512DQ.IsSupported) return new() { value = Avx512DQ.Range(left.value.AsSingle(), right.value.AsSingle(), 0b0100).As<float, TTotal>() };
        if (typeof(TTotal) == typeof(double) && Avx512DQ.IsSupported) return new() { value = Avx512DQ.Range(left.value.AsDouble(), right.value.AsDouble(), 0b0100).As<double, TTotal>() };

        // The native one answers with its second operand where both are zeros: taken both ways round, the signs of equal zeros meet in the lesser.
        return new() { value = Vector512.MinNative(left.value, right.value) | Vector512.MinNative(right.value, left.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> OffsetsFrom(nint first) => AddOffsets(Offset(first), Ramp);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Offset(nint value)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector512.Create(unchecked((int)value)).As<int, TTotal>() };
        return new() { value = Vector512.Create((long)value).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> AddOffsets(Lanes512<TTotal> left, Lanes512<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = (left.value.AsInt32() + right.value.AsInt32()).As<int, TTotal>() };
        return new() { value = (left.value.AsInt64() + right.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> LeastOffsets(Lanes512<TTotal> left, Lanes512<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector512.Min(left.value.AsUInt32(), right.value.AsUInt32()).As<uint, TTotal>() };
        return new() { value = Vector512.Min(left.value.AsUInt64(), right.value.AsUInt64()).As<ulong, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> MostOffsets(Lanes512<TTotal> left, Lanes512<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector512.Max(left.value.AsUInt32(), right.value.AsUInt32()).As<uint, TTotal>() };
        return new() { value = Vector512.Max(left.value.AsUInt64(), right.value.AsUInt64()).As<ulong, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> IfSame(Lanes512<TTotal> left, Lanes512<TTotal> right, Lanes512<TTotal> then, Lanes512<TTotal> otherwise)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector512.ConditionalSelect(Vector512.Equals(left.value.AsInt32(), right.value.AsInt32()).As<int, TTotal>(), then.value, otherwise.value) };
        return new() { value = Vector512.ConditionalSelect(Vector512.Equals(left.value.AsInt64(), right.value.AsInt64()).As<long, TTotal>(), then.value, otherwise.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> And(Lanes512<TTotal> left, Lanes512<TTotal> right) => new() { value = left.value & right.value };

    // One expression of one type, so that the addition itself takes the mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> AddIfSame(Lanes512<TTotal> left, Lanes512<TTotal> right, Lanes512<TTotal> total, Lanes512<TTotal> term)
    {
        if (typeof(TTotal) == typeof(float)) return new() { value = Vector512.ConditionalSelect(Vector512.Equals(left.value.AsInt32(), right.value.AsInt32()).AsSingle(), total.value.AsSingle() + term.value.AsSingle(), total.value.AsSingle()).As<float, TTotal>() };
        return new() { value = Vector512.ConditionalSelect(Vector512.Equals(left.value.AsInt64(), right.value.AsInt64()).AsDouble(), total.value.AsDouble() + term.value.AsDouble(), total.value.AsDouble()).As<double, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<TTotal> Spread(Lanes512<TTotal> value, Lanes512<TTotal> sources) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Vector512.ShuffleNative(value.value.AsByte(), sources.value.AsByte()).As<byte, TTotal>(),
            2 => Vector512.ShuffleNative(value.value.AsInt16(), sources.value.AsInt16()).As<short, TTotal>(),
            4 => Vector512.ShuffleNative(value.value.AsInt32(), sources.value.AsInt32()).As<int, TTotal>(),
            _ => Vector512.ShuffleNative(value.value.AsInt64(), sources.value.AsInt64()).As<long, TTotal>(),
        },
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Matching(Lanes512<TTotal> left, Lanes512<TTotal> right) => sizeof(TTotal) switch
    {
        1 => Vector512.Equals(left.value.AsByte(), right.value.AsByte()).ExtractMostSignificantBits(),
        2 => Vector512.Equals(left.value.AsInt16(), right.value.AsInt16()).ExtractMostSignificantBits(),
        4 => Vector512.Equals(left.value.AsInt32(), right.value.AsInt32()).ExtractMostSignificantBits(),
        _ => Vector512.Equals(left.value.AsInt64(), right.value.AsInt64()).ExtractMostSignificantBits(),
    };

    private static Lanes512<TTotal> Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector512.CreateSequence(0, 1).As<int, TTotal>() };
            return new() { value = Vector512.CreateSequence(0L, 1L).As<long, TTotal>() };
        }
    }
}

/// <summary>Numbers as they are, a NaN with its canonical bits.</summary>
internal static class Canonical512
{
    /// <summary>For each kind of number, the NaNs first, what becomes of it: 3 is the NaN that has the bits of T.NaN, 1 the number itself.</summary>
    private const int OfKinds = 0x11111133;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Of(Vector512<float> numbers) => Avx512F.Fixup(numbers, numbers, Vector512.Create(OfKinds), 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Of(Vector512<double> numbers) => Avx512F.Fixup(numbers, numbers, Vector512.Create((long)OfKinds), 0);
}
