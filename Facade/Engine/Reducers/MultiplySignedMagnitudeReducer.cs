using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The product of 64-bit integers, saturated.</summary>
internal readonly struct MultiplySignedMagnitudeReducer : IReducer<SignedMagnitude>
{
    public static SignedMagnitude Absent => SignedMagnitude.One;

    public static bool IsExact => true;

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, SignedMagnitude> => TLanes.Multiply(left, right);
}
