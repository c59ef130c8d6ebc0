using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>The greatest of weighted elements.</summary>
internal readonly struct MostOfWeighted<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => true;

    public static bool IsOrderless => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Joined<TLanes>(TLanes upperLeft, TLanes upperRight, TLanes lowerLeft, TLanes lowerRight)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Max(TLanes.Max(upperLeft, upperRight), TLanes.Max(lowerLeft, lowerRight));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Canonical(ending.HasOutside ? TLanes.Max(total, TLanes.Create(TReal.Zero)) : total);
}
