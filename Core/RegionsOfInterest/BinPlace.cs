using System.Numerics;

namespace PoolFunctional.RegionsOfInterest;

/// <summary>One bin of a result: its region, its place in the region's grid, and where the plane of the maps that it lies on starts.</summary>
internal readonly record struct BinPlace<TReal>(ScaledRegion<TReal> Region, int Row, int Column, long Start)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>The samples of the region's bins along both axes.</summary>
    internal (SampleAxis<TReal> Rows, SampleAxis<TReal> Columns) SamplesIn(Shape maps, RoiGrid grid, in SampleRule<TReal> rule) => (
        SampleAxis<TReal>.Between(Region.Y1, Region.Y2, grid.Height, maps.Spatial[0], rule),
        SampleAxis<TReal>.Between(Region.X1, Region.X2, grid.Width, maps.Spatial[1], rule));

    /// <summary>The bin's window of whole elements.</summary>
    internal (Taps Down, Taps Across) WindowIn(Shape maps, RoiGrid grid, int leftOut, int further) => (
        BinAxis<TReal>.Between(Region.Y1, Region.Y2, grid.Height, maps.Spatial[0] - leftOut, further).WindowAt(Row),
        BinAxis<TReal>.Between(Region.X1, Region.X2, grid.Width, maps.Spatial[1] - leftOut, further).WindowAt(Column));
}
