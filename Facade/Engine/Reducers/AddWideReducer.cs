using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The sum of two sums of 64-bit integers.</summary>
internal readonly struct AddWideReducer : IReducer<WideSum>
{
    public static WideSum Absent => default;

    public static bool IsExact => true;

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, WideSum> => TLanes.Add(left, right);
}
