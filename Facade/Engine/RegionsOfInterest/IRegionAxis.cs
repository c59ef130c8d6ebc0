using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>Where the taps of a region's bins lie along one axis, as Core has it.</summary>
internal interface IRegionAxis<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>The taps of a bin that are inside the map: first, and end, exclusive.</summary>
    (long First, long End) Inside(int bin);

    SampleTaps<TReal> Taps(int bin, long tap);

    /// <summary>What a bin's average divides by along this axis.</summary>
    long Divisor(int bin);
}
