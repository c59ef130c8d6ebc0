namespace PoolFunctional.Engine;

/// <summary>A pooling made ready to run, from elements of one type to results of any.</summary>
internal interface IPooling<T, TResult>
{
    /// <summary>The name, as <c>differential</c> prints it.</summary>
    string Name { get; }

    /// <summary>Writes every output. The door has proved the lengths and that the spans do not overlap.</summary>
    void Run(ReadOnlySpan<T> x, Span<TResult> destination, CancellationToken cancellation);
}
