using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>RoIAlign.</summary>
internal readonly struct SampledRule<TReal>(SampleRule<TReal> rule) : IRegionRule<TReal, SampledAxis<TReal>>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly SampleRule<TReal> rule = rule;

    public SampledAxis<TReal> Rows(in ScaledRegion<TReal> region, in RegionShape shape) => new(SampleAxis<TReal>.Between(region.Y1, region.Y2, shape.BinRows, shape.Height, rule));

    public SampledAxis<TReal> Columns(in ScaledRegion<TReal> region, in RegionShape shape) => new(SampleAxis<TReal>.Between(region.X1, region.X2, shape.BinColumns, shape.Width, rule));
}
