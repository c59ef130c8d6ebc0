using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>Samples between elements.</summary>
internal readonly struct SampledAxis<TReal>(SampleAxis<TReal> axis) : IRegionAxis<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private readonly SampleAxis<TReal> axis = axis;

    public (long First, long End) Inside(int bin) => axis.Inside(bin);

    public SampleTaps<TReal> Taps(int bin, long tap) => axis.Taps(bin, tap);

    public long Divisor(int bin) => axis.Samples;
}
