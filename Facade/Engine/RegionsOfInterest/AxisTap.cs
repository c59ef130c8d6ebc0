namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>One tap of a bin along one axis: the offsets of the two elements beside it, their weights, and the tap's place in the fold.</summary>
internal struct AxisTap<TReal>
    where TReal : unmanaged
{
    internal nint Low;
    internal nint High;
    internal TReal LowWeight;
    internal TReal HighWeight;
    internal int Place;
}
