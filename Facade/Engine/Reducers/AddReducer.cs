using System.Numerics;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The sum of two totals.</summary>
internal readonly struct AddReducer<TTotal> : IReducer<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private static readonly TTotal absent = typeof(TTotal) == typeof(float) || typeof(TTotal) == typeof(double) || typeof(TTotal) == typeof(Half) ? -TTotal.Zero : TTotal.Zero;

    /// <summary>x + −0.0 is x, also for x = −0.0.</summary>
    public static TTotal Absent => absent;

    public static bool IsExact => typeof(TTotal) != typeof(float) && typeof(TTotal) != typeof(double) && typeof(TTotal) != typeof(Half);

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Add(left, right);
}
