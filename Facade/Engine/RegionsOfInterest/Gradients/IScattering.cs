using System.Numerics;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>How the gradient of a bin is shared out among the elements that it was made of.</summary>
internal interface IScattering<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Whether it depends on what the maps hold.</summary>
    static abstract bool NeedsMaps { get; }

    /// <summary>Adds the shares of a bin that has taps to the sums, in the order of the definition.</summary>
    void Bin<TLanes>(in ScatterPlace<TReal> place, in BinTaps<TReal> row, in BinTaps<TReal> column)
        where TLanes : struct, ILanes<TLanes, TReal>;
}
