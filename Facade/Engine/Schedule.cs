using System.Numerics;

namespace PoolFunctional.Engine;

/// <summary>A pooling made ready to run: one row of the schedule table, bound to a plan.</summary>
internal abstract class Schedule<T> : IPooling<T, T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The row's name, as <c>differential</c> prints it.</summary>
    internal abstract string Name { get; }

    string IPooling<T, T>.Name => Name;

    void IPooling<T, T>.Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation) => Run(x, destination, cancellation);

    /// <summary>Writes every output. The door has proved the lengths and that the spans do not overlap.</summary>
    internal abstract void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation);
}
