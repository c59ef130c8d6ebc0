using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The sum of two double-doubles.</summary>
internal readonly struct AddDoubleDoubleReducer : IReducer<DoubleDouble>
{
    public static DoubleDouble Absent => DoubleDouble.Of(-0.0);

    public static bool IsExact => false;

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, DoubleDouble> => TLanes.Add(left, right);
}
