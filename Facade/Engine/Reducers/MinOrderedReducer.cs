using System.Numerics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The minimum where no tap is a NaN: one instruction where IEEE's takes three or more.</summary>
internal readonly struct MinOrderedReducer<TTotal> : IReducer<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private static readonly TTotal absent = Element.Highest<TTotal>();

    public static TTotal Absent => absent;

    public static bool IsExact => true;

    public static bool IsIdempotent => true;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.MinOrdered(left, right);
}
