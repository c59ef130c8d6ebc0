using System.Numerics;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>The gradient of one pooling of regions for maps of one shape; it runs on any number of threads at once.</summary>
internal abstract class RegionGradient<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Whether it depends on what the maps hold; where not, they may be empty.</summary>
    internal abstract bool NeedsMaps { get; }

    /// <summary>Writes every element of the maps' gradient. The spans' lengths have been proved to fit, and the regions to be possible.</summary>
    internal abstract void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> maps, ReadOnlySpan<Region> regions, Span<T> inputGradient, CancellationToken cancellation);
}
