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

/// <summary>The taps of one bin along one axis.</summary>
internal unsafe struct BinTaps<TReal>
    where TReal : unmanaged
{
    internal AxisTap<TReal>* First;
    internal int Count;

    /// <summary>What an average divides by along this axis.</summary>
    internal long Divisor;

    /// <summary>Whether taps lie outside the map.</summary>
    internal readonly bool HasOutside => Count < Divisor;
}
