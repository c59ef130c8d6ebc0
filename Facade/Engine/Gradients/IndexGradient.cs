using System.Numerics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a maximum or a minimum by its indices, made ready to run.</summary>
internal abstract class IndexGradient<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    internal abstract string Name { get; }

    /// <summary>Throws where an index is no place of its plane, and says what all of them are.</summary>
    internal abstract IndexPlaces Check(ReadOnlySpan<TIndex> indices);

    /// <summary>Writes every element. The lengths and the indices have been proved, and that nothing overlaps.</summary>
    internal abstract void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, IndexPlaces known, Span<T> inputGradient, CancellationToken cancellation);

    /// <summary>float in float, double in double, Half in float, integers exactly.</summary>
    internal static IndexGradient<T, TIndex> Of(IndexJob job) =>
        MatchedGradient<T, TIndex>.Fitting(job) is { } matched ? matched
        : typeof(T) == typeof(Half) ? new ScatterGradient<T, TIndex, float>(job)
        : Element.IsFloating<T>() ? new ScatterGradient<T, TIndex, T>(job)
        : ElementSize.Of<T>() < sizeof(long) ? new ScatterGradient<T, TIndex, long>(job)
        : new ScatterGradient<T, TIndex, Int128>(job);
}
