using System.Numerics;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>One pooling of regions for maps of one shape; it runs on any number of threads at once.</summary>
internal abstract class RegionEngine<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The spans' lengths have been proved to fit, and the regions to be possible.</summary>
    internal abstract void Run(ReadOnlySpan<T> maps, ReadOnlySpan<Region> regions, Span<T> results, CancellationToken cancellation);

    /// <summary>Whether a region is possible; nothing is allocated.</summary>
    internal abstract bool IsPossible(Region region);

    /// <summary>What is wrong with a region that is not.</summary>
    internal abstract PoolError Wrong(int index, Region region);
}
