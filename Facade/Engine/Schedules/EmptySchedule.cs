using System.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A batch of 0: there is nothing to write.</summary>
internal sealed class EmptySchedule<T> : Schedule<T>
    where T : unmanaged, INumber<T>
{
    internal override string Name => "empty";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation) { }
}
