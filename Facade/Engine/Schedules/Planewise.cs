using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Planes whose windows differ: each has a pooling of its own, and with channels inside it is brought together first.</summary>
internal sealed unsafe class Planewise<T, TResult>(Job<T> job, Func<Job<T>, IPooling<T, TResult>> choose) : IPooling<T, TResult>, IUnits
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    private readonly IPooling<T, TResult>[] poolings =
        [.. Enumerable.Range(0, (int)(job.Plan.Input.Batch * job.Plan.Input.Channels)).Select(plane => choose(new(job.Plan.Alone(plane), job.Reduction, Alone(job.Options))))];

    private readonly nint elements = (nint)job.Plan.Input.PlaneElements;
    private readonly nint outputs = (nint)job.Plan.Output.PlaneElements;
    private readonly nint inner = job.IsChannelsLast ? (nint)job.Plan.Input.Channels : 1;
    private readonly int threads = Crew.ThreadsFor((job.Plan.Input.Elements + job.Plan.Output.Elements) * sizeof(T), job.Options);

    public string Name => "planewise";

    public void Run(ReadOnlySpan<T> x, Span<TResult> destination, CancellationToken cancellation)
    {
        fixed (T* source = x)
        fixed (TResult* target = destination)
        {
            if (threads == 1 && !cancellation.CanBeCanceled) Run(source, target, 0, poolings.Length);
            else Crew.Run(this, source, target, poolings.Length, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to) => Run((T*)source, (TResult*)target, from, to);

    private void Run(T* source, TResult* target, long from, long to)
    {
        if (inner > 1)
        {
            RunGathered(source, target, from, to);
            return;
        }

        for (nint plane = (nint)from; plane < to; plane++)
        {
            // SAFETY: planes lie one after the other, and the door has proved the lengths of both spans.
            poolings[plane].Run(new(source + (plane * elements), (int)elements), new(target + (plane * outputs), (int)outputs), CancellationToken.None);
        }
    }

    private void RunGathered(T* source, TResult* target, long from, long to)
    {
        Arena.Line[] memory = Arena.Rent((elements * sizeof(T)) + Arena.CacheLine + (outputs * sizeof(TResult)));
        T* gathered = (T*)Arena.Start(memory);
        TResult* results = (TResult*)((byte*)gathered + (((elements * sizeof(T)) + Arena.CacheLine - 1) & ~(nint)(Arena.CacheLine - 1)));
        for (nint plane = (nint)from; plane < to; plane++)
        {
            (nint batch, nint channel) = nint.DivRem(plane, inner);
            T* first = source + (batch * elements * inner) + channel;
            for (nint i = 0; i < elements; i++) gathered[i] = first[i * inner];
            poolings[plane].Run(new(gathered, (int)elements), new(results, (int)outputs), CancellationToken.None);
            TResult* place = target + (batch * outputs * inner) + channel;
            for (nint i = 0; i < outputs; i++) place[i * inner] = results[i];
        }

        Arena.Return(memory);
    }

    /// <summary>One plane by one thread: the threads share the planes.</summary>
    private static PoolOptions Alone(PoolOptions options) => options with { Layout = Layout.ChannelsFirst, MaxDegreeOfParallelism = 1 };
}
