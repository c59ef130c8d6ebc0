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
        if (typeof(TLanes) == typeof(Lanes512<float>))
        {
            Vector512<float> even = Avx512F.PermuteVar16x32x2(Vector512.Load((float*)source), Vector512.CreateSequence(0, 2), Vector512.Load((float*)unchecked(source + 16)));
            return Unsafe.BitCast<Lanes512<float>, TLanes>(Lanes512<float>.Of(even));
        }

        if (typeof(TLanes) == typeof(Lanes512<double>))
        {
            Vector512<double> even = Avx512F.PermuteVar8x64x2(Vector512.Load((double*)source), Vector512.CreateSequence(0L, 2L), Vector512.Load((double*)unchecked(source + 8)));
            return Unsafe.BitCast<Lanes512<double>, TLanes>(Lanes512<double>.Of(even));
        }

        if (typeof(TLanes) == typeof(Lanes256<float>))
        {
            Vector256<float> halves = Avx.Shuffle(Vector256.Load((float*)source), Vector256.Load((float*)unchecked(source + 8)), 0b10_00_10_00);
            return Unsafe.BitCast<Lanes256<float>, TLanes>(Lanes256<float>.Of(Avx2.Permute4x64(halves.AsDouble(), 0b11_01_10_00).AsSingle()));
        }

        if (typeof(TLanes) == typeof(Lanes256<double>))
        {
            Vector256<double> halves = Avx.UnpackLow(Vector256.Load((double*)source), Vector256.Load((double*)unchecked(source + 4)));
            return Unsafe.BitCast<Lanes256<double>, TLanes>(Lanes256<double>.Of(Avx2.Permute4x64(halves, 0b11_01_10_00)));
        }

        if (typeof(TLanes) == typeof(Lanes128<float>))
        {
            Vector128<float> even = Sse.Shuffle(Vector128.Load((float*)source), Vector128.Load((float*)unchecked(source + 4)), 0b10_00_10_00);
            return Unsafe.BitCast<Lanes128<float>, TLanes>(Lanes128<float>.Of(even));
        }

        if (typeof(TLanes) == typeof(Lanes128<double>))
        {
            Vector128<double> even = Sse2.UnpackLow(Vector128.Load((double*)source), Vector128.Load((double*)unchecked(source + 2)));
            return Unsafe.BitCast<Lanes128<double>, TLanes>(Lanes128<double>.Of(even));
        }

        return TLanes.Load(source);
    }

    /// <summary>Whether every width the machine has can be loaded this way for an element type.</summary>
    internal static bool IsSupported<TTotal>() =>
        (typeof(TTotal) == typeof(float) || typeof(TTotal) == typeof(double))
        && (Sse2.IsSupported || !Vector128.IsHardwareAccelerated)
        && (Avx2.IsSupported || !Vector256.IsHardwareAccelerated)
        && (Avx512F.IsSupported || !Vector512.IsHardwareAccelerated);
}
