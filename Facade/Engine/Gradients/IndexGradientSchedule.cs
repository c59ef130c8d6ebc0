using System.Numerics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a maximum or a minimum whose indices are known, made ready to run.</summary>
internal abstract class IndexGradientSchedule<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    internal abstract string Name { get; }

    /// <summary>Writes every element. The door has proved the lengths and the indices, and that nothing overlaps.</summary>
    internal abstract void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Span<T> inputGradient, CancellationToken cancellation);
}
