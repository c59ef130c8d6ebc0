using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Custom;

/// <summary>A user's combination of registers of totals.</summary>
internal readonly struct CustomVectorReducer<T, TOperator> : IReducer<T>
    where T : unmanaged, INumber<T>
    where TOperator : struct, IVectorReductionOperator<T>
{
    public static T Absent => TOperator.Identity;

    public static bool IsExact => TOperator.IsExact;

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, Lanes.ILanes<TLanes, T>
    {
        // SAFETY: lanes of numbers hold a register, or one number, and nothing else; their size says which.
        // The JIT knows sizes before it inlines, so that branches for other widths cost nothing of its budget.
        if (Unsafe.SizeOf<TLanes>() == Unsafe.SizeOf<T>()) return Unsafe.BitCast<T, TLanes>(TOperator.Combine(Unsafe.BitCast<TLanes, T>(left), Unsafe.BitCast<TLanes, T>(right)));
        if (Unsafe.SizeOf<TLanes>() == Unsafe.SizeOf<Vector128<T>>()) return Unsafe.BitCast<Vector128<T>, TLanes>(TOperator.Combine(Unsafe.BitCast<TLanes, Vector128<T>>(left), Unsafe.BitCast<TLanes, Vector128<T>>(right)));
        if (Unsafe.SizeOf<TLanes>() == Unsafe.SizeOf<Vector256<T>>()) return Unsafe.BitCast<Vector256<T>, TLanes>(TOperator.Combine(Unsafe.BitCast<TLanes, Vector256<T>>(left), Unsafe.BitCast<TLanes, Vector256<T>>(right)));
        return Unsafe.BitCast<Vector512<T>, TLanes>(TOperator.Combine(Unsafe.BitCast<TLanes, Vector512<T>>(left), Unsafe.BitCast<TLanes, Vector512<T>>(right)));
    }
}
