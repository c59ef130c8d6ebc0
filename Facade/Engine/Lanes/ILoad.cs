using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Where neighbouring lanes come from: neighbouring elements, or every second one.</summary>
internal unsafe interface ILoad
{
    /// <summary>The distance in the source between what neighbouring lanes hold.</summary>
    static abstract int Stride { get; }

    static abstract TLanes Load<TLanes, TTotal>(TTotal* source)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal>;
}

/// <summary>Neighbouring elements.</summary>
internal readonly unsafe struct DenseLoad : ILoad
{
    public static int Stride => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes, TTotal>(TTotal* source)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Load(source);
}

/// <summary>Every second element: two registers are read and their even lanes kept, so one element beyond the last kept one is read.</summary>
internal readonly unsafe struct EvenLoad : ILoad
{
    public static int Stride => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes, TTotal>(TTotal* source)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            if (typeof(TLanes) == typeof(Lanes512<TTotal>)) return Unsafe.BitCast<Lanes512<TTotal>, TLanes>(Lanes512<TTotal>.Of(Even512(source)));
            if (typeof(TLanes) == typeof(Lanes256<TTotal>)) return Unsafe.BitCast<Lanes256<TTotal>, TLanes>(Lanes256<TTotal>.Of(Even256(source)));
            if (typeof(TLanes) == typeof(Lanes128<TTotal>)) return Unsafe.BitCast<Lanes128<TTotal>, TLanes>(Lanes128<TTotal>.Of(Even128(source)));
            return TLanes.Load(source);
        }
    }

    /// <summary>Whether every width that the machine has can be loaded this way for an element type.</summary>
    internal static bool IsSupported<TTotal>()
        where TTotal : unmanaged =>
        !typeof(TTotal).IsPrimitive
        || sizeof(TTotal) < 4
        || ((Sse2.IsSupported || !Vector128.IsHardwareAccelerated)
            && (Avx2.IsSupported || !Vector256.IsHardwareAccelerated)
            && (Avx512F.IsSupported || !Vector512.IsHardwareAccelerated));

    // Elements of one size move alike, whatever they mean: 4 and 8 bytes by a permutation, 1 and 2 bytes as the low halves of wider ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<TTotal> Even512<TTotal>(TTotal* source)
        where TTotal : unmanaged
    {
        unchecked
        {
            Vector512<TTotal> left = Vector512.Load(source);
            Vector512<TTotal> right = Vector512.Load(source + Vector512<TTotal>.Count);
            return sizeof(TTotal) switch
            {
                1 => Vector512.Narrow(left.AsUInt16(), right.AsUInt16()).As<byte, TTotal>(),
                2 => Vector512.Narrow(left.AsUInt32(), right.AsUInt32()).As<ushort, TTotal>(),
                4 => Avx512F.PermuteVar16x32x2(left.AsInt32(), Vector512.CreateSequence(0, 2), right.AsInt32()).As<int, TTotal>(),
                _ => Avx512F.PermuteVar8x64x2(left.AsInt64(), Vector512.CreateSequence(0L, 2L), right.AsInt64()).As<long, TTotal>(),
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<TTotal> Even256<TTotal>(TTotal* source)
        where TTotal : unmanaged
    {
        unchecked
        {
            Vector256<TTotal> left = Vector256.Load(source);
            Vector256<TTotal> right = Vector256.Load(source + Vector256<TTotal>.Count);
            return sizeof(TTotal) switch
            {
                1 => Vector256.Narrow(left.AsUInt16(), right.AsUInt16()).As<byte, TTotal>(),
                2 => Vector256.Narrow(left.AsUInt32(), right.AsUInt32()).As<ushort, TTotal>(),
                4 => Avx2.Permute4x64(Avx.Shuffle(left.AsSingle(), right.AsSingle(), 0b10_00_10_00).AsDouble(), 0b11_01_10_00).As<double, TTotal>(),
                _ => Avx2.Permute4x64(Avx.UnpackLow(left.AsDouble(), right.AsDouble()), 0b11_01_10_00).As<double, TTotal>(),
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<TTotal> Even128<TTotal>(TTotal* source)
        where TTotal : unmanaged
    {
        unchecked
        {
            Vector128<TTotal> left = Vector128.Load(source);
            Vector128<TTotal> right = Vector128.Load(source + Vector128<TTotal>.Count);
            return sizeof(TTotal) switch
            {
                1 => Vector128.Narrow(left.AsUInt16(), right.AsUInt16()).As<byte, TTotal>(),
                2 => Vector128.Narrow(left.AsUInt32(), right.AsUInt32()).As<ushort, TTotal>(),
                4 => Sse.Shuffle(left.AsSingle(), right.AsSingle(), 0b10_00_10_00).As<float, TTotal>(),
                _ => Sse2.UnpackLow(left.AsDouble(), right.AsDouble()).As<double, TTotal>(),
            };
        }
    }
}
