using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>The mean of interpolated samples.</summary>
internal readonly struct MeanOfSamples<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => true;

    public static bool IsOrderless => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Joined<TLanes>(TLanes upperLeft, TLanes upperRight, TLanes lowerLeft, TLanes lowerRight)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Add(TLanes.Add(TLanes.Add(upperLeft, upperRight), lowerLeft), lowerRight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => ending.Mean(total);
}
