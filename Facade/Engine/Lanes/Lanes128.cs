using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>128 bits of numbers.</summary>
internal unsafe struct Lanes128<TTotal> : ILanes<Lanes128<TTotal>, TTotal>
    where TTotal : unmanaged
{
    private Vector128<TTotal> value;

    public static int Count => Vector128<TTotal>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Create(TTotal value) => new() { value = Vector128.Create(value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Load(TTotal* source) => new() { value = Vector128.Load(source) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128<TTotal> value, TTotal* target) => value.value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpper(Lanes128<TTotal> value, TTotal* target) => *(double*)target = value.value.AsDouble().GetElement(1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Select(Lanes128<TTotal> mask, Lanes128<TTotal> value, Lanes128<TTotal> other) => new() { value = Vector128.ConditionalSelect(mask.value, value.value, other.value) };

    // Elements of one size move alike, whatever they mean.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Even(Lanes128<TTotal> left, Lanes128<TTotal> right) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Vector128.Narrow(left.value.AsUInt16(), right.value.AsUInt16()).As<byte, TTotal>(),
            2 => Vector128.Narrow(left.value.AsUInt32(), right.value.AsUInt32()).As<ushort, TTotal>(),
            4 when Sse.IsSupported => Sse.Shuffle(left.value.AsSingle(), right.value.AsSingle(), 0b10_00_10_00).As<float, TTotal>(),
            4 => Vector128.Narrow(left.value.AsUInt64(), right.value.AsUInt64()).As<uint, TTotal>(),
            _ => Vector128.Create(left.value.AsUInt64().GetLower(), right.value.AsUInt64().GetLower()).As<ulong, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Odd(Lanes128<TTotal> left, Lanes128<TTotal> right) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Vector128.Narrow(left.value.AsUInt16() >>> 8, right.value.AsUInt16() >>> 8).As<byte, TTotal>(),
            2 => Vector128.Narrow(left.value.AsUInt32() >>> 16, right.value.AsUInt32() >>> 16).As<ushort, TTotal>(),
            4 when Sse.IsSupported => Sse.Shuffle(left.value.AsSingle(), right.value.AsSingle(), 0b11_01_11_01).As<float, TTotal>(),
            4 => Vector128.Narrow(left.value.AsUInt64() >>> 32, right.value.AsUInt64() >>> 32).As<uint, TTotal>(),
            _ => Vector128.Create(left.value.AsUInt64().GetUpper(), right.value.AsUInt64().GetUpper()).As<ulong, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Following(Lanes128<TTotal> left, Lanes128<TTotal> right, int by)
    {
        (Vector128<byte> from, Vector128<byte> next) = (left.value.AsByte(), right.value.AsByte());
        return new()
        {
            value = unchecked(by * sizeof(TTotal)) switch
            {
                1 => Bytes(from, next, 1).As<byte, TTotal>(),
                2 => Bytes(from, next, 2).As<byte, TTotal>(),
                4 => Bytes(from, next, 4).As<byte, TTotal>(),
                8 => Bytes(from, next, 8).As<byte, TTotal>(),
                12 => Bytes(from, next, 12).As<byte, TTotal>(),
                _ => right.value,
            }
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bytes(Vector128<byte> from, Vector128<byte> next, [ConstantExpected(Max = (byte)15)] byte by) =>
        Ssse3.IsSupported ? Ssse3.AlignRight(next, from, by)
        : AdvSimd.IsSupported ? AdvSimd.ExtractVector128(from, next, by)
        : Vector128.Shuffle(from, Vector128.CreateSequence(by, (byte)1)) | Vector128.Shuffle(next, Vector128.CreateSequence(unchecked((byte)(by - 16)), (byte)1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Preceding(Lanes128<TTotal> before, Lanes128<TTotal> value) => new()
    {
        value = sizeof(TTotal) switch
        {
            1 => Bytes(before.value.AsByte(), value.value.AsByte(), 15).As<byte, TTotal>(),
            2 => Bytes(before.value.AsByte(), value.value.AsByte(), 14).As<byte, TTotal>(),
            4 => Bytes(before.value.AsByte(), value.value.AsByte(), 12).As<byte, TTotal>(),
            _ => Bytes(before.value.AsByte(), value.value.AsByte(), 8).As<byte, TTotal>(),
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Divide(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = left.value / right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Canonical(Lanes128<TTotal> value)
    {
        if (typeof(TTotal) == typeof(float)) return new() { value = Vector128.ConditionalSelect(Vector128.Equals(value.value, value.value), value.value, Vector128.Create(float.NaN).As<float, TTotal>()) };
        if (typeof(TTotal) == typeof(double)) return new() { value = Vector128.ConditionalSelect(Vector128.Equals(value.value, value.value), value.value, Vector128.Create(double.NaN).As<double, TTotal>()) };
        return value;
    }

    // Each type returns by itself: masks that meet in one expression are put away in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> HaveSameBits(Lanes128<TTotal> left, Lanes128<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(float)) return new() { value = Vector128.Equals(left.value.AsInt32(), right.value.AsInt32()).As<int, TTotal>() };
        return new() { value = Vector128.Equals(left.value.AsInt64(), right.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNaN(Lanes128<TTotal> value) => !Vector128.EqualsAll(value.value, value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Watch(Lanes128<TTotal> left, Lanes128<TTotal> right)
    {
        if (Fma.IsSupported && typeof(TTotal) == typeof(float)) return new() { value = Vector128.MultiplyAddEstimate(left.value.AsSingle(), Vector128<float>.One, right.value.AsSingle()).As<float, TTotal>() };
        if (Fma.IsSupported && typeof(TTotal) == typeof(double)) return new() { value = Vector128.MultiplyAddEstimate(left.value.AsDouble(), Vector128<double>.One, right.value.AsDouble()).As<double, TTotal>() };
        return Add(left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Add(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = left.value + right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Multiply(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = left.value * right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Max(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = Vector128.Max(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Min(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = Vector128.Min(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> MaxNumber(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = Vector128.MaxNumber(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> MinNumber(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = Vector128.MinNumber(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> MaxOrdered(Lanes128<TTotal> left, Lanes128<TTotal> right)
    {
        if (typeof(TTotal) == typeof(float) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsSingle(), right.value.AsSingle(), 0b0101).As<float, TTotal>() };
        if (typeof(TTotal) == typeof(double) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsDouble(), right.value.AsDouble(), 0b0101).As<double, TTotal>() };

        // The native one answers with its second operand where both are zeros: −0 may be wrong, which MaxOrderedReducer's check sees.
        return new() { value = Vector128.MaxNative(left.value, right.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> MinOrdered(Lanes128<TTotal> left, Lanes128<TTotal> right)
    {
        if (typeof(TTotal) == typeof(float) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsSingle(), right.value.AsSingle(), 0b0100).As<float, TTotal>() };
        if (typeof(TTotal) == typeof(double) && Avx512DQ.VL.IsSupported) return new() { value = Avx512DQ.VL.Range(left.value.AsDouble(), right.value.AsDouble(), 0b0100).As<double, TTotal>() };

        // The native one answers with its second operand where both are zeros: taken both ways round, the signs of equal zeros meet in the lesser.
        return new() { value = Vector128.MinNative(left.value, right.value) | Vector128.MinNative(right.value, left.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> OffsetsFrom(nint first) => AddOffsets(Offset(first), Ramp);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Offset(nint value)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector128.Create(unchecked((int)value)).As<int, TTotal>() };
        return new() { value = Vector128.Create((long)value).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> AddOffsets(Lanes128<TTotal> left, Lanes128<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = (left.value.AsInt32() + right.value.AsInt32()).As<int, TTotal>() };
        return new() { value = (left.value.AsInt64() + right.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> LeastOffsets(Lanes128<TTotal> left, Lanes128<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector128.Min(left.value.AsUInt32(), right.value.AsUInt32()).As<uint, TTotal>() };
        return new() { value = Vector128.Min(left.value.AsUInt64(), right.value.AsUInt64()).As<ulong, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> MostOffsets(Lanes128<TTotal> left, Lanes128<TTotal> right)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector128.Max(left.value.AsUInt32(), right.value.AsUInt32()).As<uint, TTotal>() };
        return new() { value = Vector128.Max(left.value.AsUInt64(), right.value.AsUInt64()).As<ulong, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> IfSame(Lanes128<TTotal> left, Lanes128<TTotal> right, Lanes128<TTotal> then, Lanes128<TTotal> otherwise)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector128.ConditionalSelect(Vector128.Equals(left.value.AsInt32(), right.value.AsInt32()).As<int, TTotal>(), then.value, otherwise.value) };
        return new() { value = Vector128.ConditionalSelect(Vector128.Equals(left.value.AsInt64(), right.value.AsInt64()).As<long, TTotal>(), then.value, otherwise.value) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> And(Lanes128<TTotal> left, Lanes128<TTotal> right) => new() { value = left.value & right.value };

    // One expression of one type, so that the addition itself takes the mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> AddIfSame(Lanes128<TTotal> left, Lanes128<TTotal> right, Lanes128<TTotal> total, Lanes128<TTotal> term)
    {
        if (typeof(TTotal) == typeof(float)) return new() { value = Vector128.ConditionalSelect(Vector128.Equals(left.value.AsInt32(), right.value.AsInt32()).AsSingle(), total.value.AsSingle() + term.value.AsSingle(), total.value.AsSingle()).As<float, TTotal>() };
        return new() { value = Vector128.ConditionalSelect(Vector128.Equals(left.value.AsInt64(), right.value.AsInt64()).AsDouble(), total.value.AsDouble() + term.value.AsDouble(), total.value.AsDouble()).As<double, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<TTotal> Spread(Lanes128<TTotal> value, Lanes128<TTotal> sources)
    {
        if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector128.ShuffleNative(value.value.AsInt32(), sources.value.AsInt32()).As<int, TTotal>() };
        return new() { value = Vector128.ShuffleNative(value.value.AsInt64(), sources.value.AsInt64()).As<long, TTotal>() };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Matching(Lanes128<TTotal> left, Lanes128<TTotal> right) => sizeof(TTotal) switch
    {
        1 => Vector128.Equals(left.value.AsByte(), right.value.AsByte()).ExtractMostSignificantBits(),
        2 => Vector128.Equals(left.value.AsInt16(), right.value.AsInt16()).ExtractMostSignificantBits(),
        4 => Vector128.Equals(left.value.AsInt32(), right.value.AsInt32()).ExtractMostSignificantBits(),
        _ => Vector128.Equals(left.value.AsInt64(), right.value.AsInt64()).ExtractMostSignificantBits(),
    };

    private static Lanes128<TTotal> Ramp
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (sizeof(TTotal) == sizeof(int)) return new() { value = Vector128.CreateSequence(0, 1).As<int, TTotal>() };
            return new() { value = Vector128.CreateSequence(0L, 1L).As<long, TTotal>() };
        }
    }
}
