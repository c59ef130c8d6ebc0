using System.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The last row of the table: Core's definition itself, which answers everything.</summary>
internal sealed class ReferenceSchedule<T>(Job<T> job) : Schedule<T>
    where T : unmanaged, INumber<T>
{
    internal const string RowName = "reference";

    private readonly ReferencePooling<T, T> definition = new(job.Plan, job.IsChannelsLast, map => Reference.Pool(map, job.Plan, job.Reduction));

    internal override string Name => RowName;

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation) => definition.Run(x, destination, cancellation);
}
