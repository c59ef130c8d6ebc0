using System.Numerics;

namespace PoolFunctional.Streaming;

/// <summary>What a window without a tap gives.</summary>
internal static class StreamEmpty
{
    /// <summary>The result of one window that lies before the only element.</summary>
    internal static T Of<T>(Reduction reduction)
        where T : unmanaged, INumber<T> =>
        Shape.Create(1, 1, 1)
            .Bind(shape => FeatureMap.Create(shape, T.Zero))
            .Bind(map => Reference.Pool(map, Window.Sliding([1], [2], Padding.Explicit([1], [0])), reduction))
            .OrThrow(nameof(reduction)).Values[0];
}
