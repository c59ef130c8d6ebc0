using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows in slots of a power of two of places, one after another.</summary>
internal static unsafe class Slots
{
    /// <summary>Bytes of the widest register.</summary>
    private static int Register => Vector512.IsHardwareAccelerated ? 64 : 32;

    /// <summary>Whether a slot has places for eight registers.</summary>
    internal static bool IsLong<TTotal>(nint size)
        where TTotal : unmanaged => unchecked(size / 8 * sizeof(TTotal)) >= Register;

    /// <summary>Where order does not matter: every eight neighbouring registers become one. The target may begin where the source does.</summary>
    internal static bool Eighths<TTotal, TReducer, TSet>(TTotal* source, nint places, TTotal* target)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            nint lanes = Register / sizeof(TTotal);
            return FoldKernel.Run<TTotal, TReducer, TSet>(source, TapOffsets.Whole(lanes, 8), target, new(places / (8 * lanes), lanes, 8 * lanes, lanes));
        }
    }

    /// <summary>Slots of a power of two of places become one total each, side by side at <paramref name="totals"/>.</summary>
    internal static void Halved<TTotal, TReducer, TSet>(TTotal* slots, nint windows, nint size, TTotal* other, TTotal* totals)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            for (; TReducer.IsExact && IsLong<TTotal>(size); size /= 8, slots = other) Eighths<TTotal, TReducer, TSet>(slots, windows * size, other);
            for (; size > 1; size /= 2, slots = other) HalvingKernel.Run<TTotal, TReducer, TSet>(slots, other, windows * size / 2);
            CopyKernel.Piece((byte*)slots, (byte*)totals, windows * sizeof(TTotal));
        }
    }
}
