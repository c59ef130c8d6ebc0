using System.Numerics;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The product of two floats or doubles.</summary>
internal readonly struct MultiplyReducer<TTotal> : IReducer<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>1·x is x, whatever x is.</summary>
    public static TTotal Absent => TTotal.One;

    public static bool IsExact => false;

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Multiply(left, right);
}
