using System.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A <see cref="Planewise{T, TResult}"/> whose results have the type of the elements.</summary>
internal sealed class PlanewiseSchedule<T>(Job<T> job) : Schedule<T>
    where T : unmanaged, INumber<T>
{
    private readonly Planewise<T, T> planes = new(job, ScheduleTable.Choose);

    internal override string Name => planes.Name;

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation) => planes.Run(x, destination, cancellation);
}
