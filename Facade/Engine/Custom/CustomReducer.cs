using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Custom;

/// <summary>A user's combination of two totals, of which either may be absent.</summary>
internal readonly struct CustomReducer<T, TTotal, TOperator> : IReducer<OptionalTotal<TTotal>>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TOperator : struct, IReductionOperator<T, TTotal>
{
    public static OptionalTotal<TTotal> Absent => default;

    public static bool IsExact => TOperator.IsExact;

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, Lanes.ILanes<TLanes, OptionalTotal<TTotal>>
    {
        // SAFETY: the only lanes of such totals hold one and nothing else.
        (OptionalTotal<TTotal> earlier, OptionalTotal<TTotal> later) = (Unsafe.BitCast<TLanes, OptionalTotal<TTotal>>(left), Unsafe.BitCast<TLanes, OptionalTotal<TTotal>>(right));
        return !earlier.IsPresent ? right
            : !later.IsPresent ? left
            : Unsafe.BitCast<OptionalTotal<TTotal>, TLanes>(new(TOperator.Combine(earlier.Value, later.Value)));
    }
}
