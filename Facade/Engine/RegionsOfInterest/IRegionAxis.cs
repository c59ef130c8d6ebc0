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

/// <summary>How a region's edges become its two axes.</summary>
internal interface IRegionRule<TReal, TAxis>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    TAxis Rows(in ScaledRegion<TReal> region, in RegionShape shape);

    TAxis Columns(in ScaledRegion<TReal> region, in RegionShape shape);
}

/// <summary>Samples between elements.</summary>
internal readonly struct SampledAxis<TReal>(SampleAxis<TReal> axis) : IRegionAxis<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly SampleAxis<TReal> axis = axis;

    public (long First, long End) Inside(int bin) => axis.Inside(bin);

    public SampleTaps<TReal> Taps(int bin, long tap) => axis.Taps(bin, tap);

    public long Divisor(int bin) => axis.Samples;
}

/// <summary>Windows of whole elements.</summary>
internal readonly struct WindowedAxis<TReal>(BinAxis<TReal> axis) : IRegionAxis<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly BinAxis<TReal> axis = axis;

    public (long First, long End) Inside(int bin) => (0, axis.WindowAt(bin).Count);

    public SampleTaps<TReal> Taps(int bin, long tap)
    {
        long position = axis.WindowAt(bin)[tap];
        return new(position, position, TReal.One, TReal.Zero);
    }

    public long Divisor(int bin) => axis.WindowAt(bin).Count;
}

/// <summary>RoIAlign.</summary>
internal readonly struct SampledRule<TReal>(SampleRule<TReal> rule) : IRegionRule<TReal, SampledAxis<TReal>>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly SampleRule<TReal> rule = rule;

    public SampledAxis<TReal> Rows(in ScaledRegion<TReal> region, in RegionShape shape) => new(SampleAxis<TReal>.Between(region.Y1, region.Y2, shape.BinRows, shape.Height, rule));

    public SampledAxis<TReal> Columns(in ScaledRegion<TReal> region, in RegionShape shape) => new(SampleAxis<TReal>.Between(region.X1, region.X2, shape.BinColumns, shape.Width, rule));
}

/// <summary>RoIPool.</summary>
internal readonly struct WindowedRule<TReal>(int further, int leftOut) : IRegionRule<TReal, WindowedAxis<TReal>>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public WindowedAxis<TReal> Rows(in ScaledRegion<TReal> region, in RegionShape shape) => new(BinAxis<TReal>.Between(region.Y1, region.Y2, shape.BinRows, shape.Height - leftOut, further));

    public WindowedAxis<TReal> Columns(in ScaledRegion<TReal> region, in RegionShape shape) => new(BinAxis<TReal>.Between(region.X1, region.X2, shape.BinColumns, shape.Width - leftOut, further));
}
