using System.Numerics;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The maximum where no tap is a NaN, +0 above −0 on every machine; its kernels watch for a NaN.</summary>
/// <remarks>Whether a result of −0 is right can be seen at the end; which tap it came from cannot, so that no zero may be lost on the way.</remarks>
internal readonly struct MaxOfNumbersReducer<TTotal> : IReducer<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    public static TTotal Absent => MaxOrderedReducer<TTotal>.Absent;

    public static bool IsExact => true;

    public static bool IsIdempotent => true;

    public static bool Watches => true;

    public static bool LosesZeros => false;

    // Where the native one answers with its second operand if both are zeros: taken both ways round, only the sign that both have is left.
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> =>
        MaxOrderedReducer<TTotal>.LosesZeros ? TLanes.And(TLanes.MaxOrdered(left, right), TLanes.MaxOrdered(right, left)) : TLanes.MaxOrdered(left, right);
}
