using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Planes whose windows differ: each has a schedule of its own, and with channels inside it is brought together first.</summary>
internal sealed unsafe class PlanewiseSchedule<T>(Job<T> job) : UnitSchedule<T>(
    job.Plan.Input.Batch * job.Plan.Input.Channels,
    Crew.ThreadsFor((job.Plan.Input.Elements + job.Plan.Output.Elements) * sizeof(T), job.Options))
    where T : unmanaged, INumber<T>
{
    private readonly Schedule<T>[] schedules =
        [.. Enumerable.Range(0, (int)(job.Plan.Input.Batch * job.Plan.Input.Channels)).Select(plane => ScheduleTable.Choose(new Job<T>(job.Plan.Alone(plane), job.Reduction, Alone(job.Options))))];

    private readonly nint elements = (nint)job.Plan.Input.PlaneElements;
    private readonly nint outputs = (nint)job.Plan.Output.PlaneElements;
    private readonly nint inner = job.IsChannelsLast ? (nint)job.Plan.Input.Channels : 1;

    internal override string Name => "planewise";

    private protected override void Run(T* source, T* target, long from, long to)
    {
        if (inner > 1)
        {
            RunGathered(source, target, from, to);
            return;
        }

        for (nint plane = (nint)from; plane < to; plane++)
        {
            // SAFETY: planes lie one after the other, and the door has proved the lengths of both spans.
            schedules[plane].Run(new ReadOnlySpan<T>(source + (plane * elements), (int)elements), new Span<T>(target + (plane * outputs), (int)outputs), CancellationToken.None);
        }
    }

    private void RunGathered(T* source, T* target, long from, long to)
    {
        byte[] memory = Arena.Rent((elements + outputs) * sizeof(T));
        T* gathered = (T*)Arena.Start(memory);
        T* results = gathered + elements;
        for (nint plane = (nint)from; plane < to; plane++)
        {
            (nint batch, nint channel) = nint.DivRem(plane, inner);
            T* first = source + (batch * elements * inner) + channel;
            for (nint i = 0; i < elements; i++) gathered[i] = first[i * inner];
            schedules[plane].Run(new ReadOnlySpan<T>(gathered, (int)elements), new Span<T>(results, (int)outputs), CancellationToken.None);
            T* place = target + (batch * outputs * inner) + channel;
            for (nint i = 0; i < outputs; i++) place[i * inner] = results[i];
        }

        Arena.Return(memory);
    }

    /// <summary>One plane by one thread: the threads share the planes.</summary>
    private static PoolOptions Alone(PoolOptions options) => options with { Layout = Layout.ChannelsFirst, MaxDegreeOfParallelism = 1 };
}
