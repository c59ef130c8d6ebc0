using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>The bins of an axis from one on.</summary>
internal readonly struct BinsFrom<TReal, TAxis>(TAxis axis, int first) : IRegionAxis<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TAxis : struct, IRegionAxis<TReal>
{
    private readonly TAxis axis = axis;

    public (long First, long End) Inside(int bin) => axis.Inside(first + bin);

    public SampleTaps<TReal> Taps(int bin, long tap) => axis.Taps(first + bin, tap);

    public long Divisor(int bin) => axis.Divisor(first + bin);
}
