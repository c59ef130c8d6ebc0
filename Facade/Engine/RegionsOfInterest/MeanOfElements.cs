using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>The mean of elements.</summary>
internal readonly struct MeanOfElements<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => false;

    public static bool IsOrderless => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => ending.Mean(total);
}
