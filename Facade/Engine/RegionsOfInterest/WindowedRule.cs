using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>RoIPool.</summary>
internal readonly struct WindowedRule<TReal>(int further, int leftOut) : IRegionRule<TReal, WindowedAxis<TReal>>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public WindowedAxis<TReal> Rows(in ScaledRegion<TReal> region, in RegionShape shape) => new(BinAxis<TReal>.Between(region.Y1, region.Y2, shape.BinRows, shape.Height - leftOut, further));

    public WindowedAxis<TReal> Columns(in ScaledRegion<TReal> region, in RegionShape shape) => new(BinAxis<TReal>.Between(region.X1, region.X2, shape.BinColumns, shape.Width - leftOut, further));
}
