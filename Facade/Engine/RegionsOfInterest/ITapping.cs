using System.Numerics;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>What a tap of a bin is and how taps combine; one channel per lane.</summary>
internal interface ITapping<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Whether a tap lies between four elements rather than on one.</summary>
    static abstract bool Interpolates { get; }

    /// <summary>Whether taps give the same bits in any order.</summary>
    static abstract bool IsOrderless { get; }

    /// <summary>A tap from its four weighted elements.</summary>
    static virtual TLanes Joined<TLanes>(TLanes upperLeft, TLanes upperRight, TLanes lowerLeft, TLanes lowerRight)
        where TLanes : struct, ILanes<TLanes, TReal> => throw new NotSupportedException();

    static abstract TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TReal>;

    static abstract TLanes Finish<TLanes>(TLanes total, in BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal>;
}
