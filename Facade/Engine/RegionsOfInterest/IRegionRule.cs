using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>How a region's edges become its two axes.</summary>
internal interface IRegionRule<TReal, TAxis>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    TAxis Rows(in ScaledRegion<TReal> region, in RegionShape shape);

    TAxis Columns(in ScaledRegion<TReal> region, in RegionShape shape);
}
