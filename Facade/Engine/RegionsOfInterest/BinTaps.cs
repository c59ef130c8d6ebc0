namespace PoolFunctional.Engine.RegionsOfInterest;

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
