using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

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
