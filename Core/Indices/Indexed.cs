using System.Numerics;

namespace PoolFunctional;

/// <summary>The extreme of each window and where it is: two feature maps of one shape.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Equality is structural.</remarks>
public sealed record Indexed<T>
    where T : unmanaged, INumber<T>
{
    internal Indexed(FeatureMap<T> values, FeatureMap<long> indices) => (Values, Indices) = (values, indices);

    /// <summary>The extremes: what <see cref="Reference.Pool{T}(FeatureMap{T}, Window, Reduction)"/> gives.</summary>
    public FeatureMap<T> Values { get; }

    /// <summary>Where each lies, −1 for a window that sees no input.</summary>
    public FeatureMap<long> Indices { get; }
}
