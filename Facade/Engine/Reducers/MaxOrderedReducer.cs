using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The maximum where no tap is a NaN: one instruction where IEEE's takes three to nine.</summary>
internal readonly struct MaxOrderedReducer<TTotal> : IReducer<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private static readonly TTotal absent = Element.Lowest<TTotal>();

    public static TTotal Absent => absent;

    public static bool IsExact => true;

    public static bool IsIdempotent => true;

    public static bool Watches => false;

    /// <summary>Of the machines' own maxima only ARM's, and those of AVX-512, order −0 below +0.</summary>
    public static bool LosesZeros => !AdvSimd.IsSupported && !Avx512DQ.VL.IsSupported;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.MaxOrdered(left, right);
}
