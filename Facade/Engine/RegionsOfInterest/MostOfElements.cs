using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>The greatest element.</summary>
internal readonly struct MostOfElements<TReal> : ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool Interpolates => false;

    public static bool IsOrderless => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal> => TLanes.Canonical(total);
}
