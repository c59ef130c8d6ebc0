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

/// <summary>Every second element.</summary>
internal readonly unsafe struct EvenLoad : ILoad
{
    public static int Stride => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes, TTotal>(TTotal* source)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.LoadEven(source);

    /// <summary>Whether every width that the machine has can be loaded this way for an element type.</summary>
    internal static bool IsSupported<TTotal>()
        where TTotal : unmanaged =>
        !typeof(TTotal).IsPrimitive
        || sizeof(TTotal) < 4
        || ((Sse2.IsSupported || !Vector128.IsHardwareAccelerated)
            && (Avx2.IsSupported || !Vector256.IsHardwareAccelerated)
            && (Avx512F.IsSupported || !Vector512.IsHardwareAccelerated));
}
