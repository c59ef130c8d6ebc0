using System.Numerics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Reducers;

/// <summary>IEEE 754-2019 minimum.</summary>
internal readonly struct MinReducer<TTotal> : IReducer<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private static readonly TTotal absent = Element.Highest<TTotal>();

    /// <summary>+∞, or the greatest integer.</summary>
    public static TTotal Absent => absent;

    public static bool IsExact => true;

    public static bool IsIdempotent => true;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Min(left, right);
}
