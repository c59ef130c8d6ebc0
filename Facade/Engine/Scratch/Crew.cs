using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace PoolFunctional.Engine.Scratch;

/// <summary>Work that is cut into independent units; a unit's result does not depend on who runs it.</summary>
internal unsafe interface IUnits
{
    /// <summary>Runs units <c>[from, to)</c> of the input at <paramref name="source"/> into the output at <paramref name="target"/>.</summary>
    void Run(void* source, void* target, long from, long to);
}

/// <summary>Several threads on one run: the caller and helpers from the thread pool claim blocks of units until none is left.</summary>
/// <remarks>Crews are reused, so a run allocates nothing once warm. A helper that comes late finds nothing to claim and touches no pointer.</remarks>
internal sealed unsafe class Crew : IThreadPoolWorkItem
{
    private static readonly ConcurrentQueue<Crew> Idle = new();

    /// <summary>On a machine whose threads are busy elsewhere, helpers that have not begun would pile up in the pool's queue; beyond these none is called.</summary>
    private static readonly int MostWaiting = 2 * Environment.ProcessorCount;

    private static int waiting;

    private IUnits? units;
    private void* source;
    private void* target;
    private long total;
    private long block;
    private long claimed;
    private long finished;
    private int holders;
    private volatile Exception? fault;
    private CancellationToken cancellation;

    /// <summary>As many threads as may be used and as the work pays for.</summary>
    internal static int ThreadsFor(long bytes, PoolOptions options) => (int)long.Min(options.MaxDegreeOfParallelism, long.Max(1, bytes / options.BytesWorthAThread));

    /// <summary>The same of work that goes as fast as caches give: until a second thread has come, which takes tens of microseconds, the first goes through two MiB.</summary>
    internal static int ThreadsForStreams(long bytes, PoolOptions options) => bytes / 8 < options.BytesWorthAThread ? 1 : ThreadsFor(bytes, options);

    /// <summary>Runs all units on up to <paramref name="threads"/> threads, the caller's included; returns when every unit is done or the run is cancelled.</summary>
    internal static void Run(IUnits units, void* source, void* target, long total, int threads, CancellationToken cancellation)
    {
        if (!Idle.TryDequeue(out Crew? crew)) crew = new();
        crew.Work(units, source, target, total, threads, cancellation);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref waiting);
        Claim();
        Leave();
    }

    private void Work(IUnits work, void* from, void* to, long count, int threads, CancellationToken token)
    {
        source = from;
        target = to;
        (units, total, cancellation, fault) = (work, count, token, null);
        block = long.Max(1, count / (threads == 1 ? 16 : threads * 8L));
        (claimed, finished) = (0, 0);
        int helpers = int.Min(threads - 1, int.Max(0, MostWaiting - Volatile.Read(ref waiting)));
        holders = helpers + 1;
        Interlocked.Add(ref waiting, helpers);
        for (int helper = 0; helper < helpers; helper++) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        Claim();
        SpinWait wait = default;
        while (Volatile.Read(ref finished) < total) wait.SpinOnce(sleep1Threshold: -1);
        Exception? thrown = fault;
        Leave();
        if (thrown is not null) ExceptionDispatchInfo.Throw(thrown);
    }

    private void Claim()
    {
        while (true)
        {
            long from = Interlocked.Add(ref claimed, block) - block;
            if (from >= total) return;
            long to = long.Min(from + block, total);
            try
            {
                // A cancelled or failed run still counts its units, so that the caller is released.
                if (!cancellation.IsCancellationRequested && fault is null) units!.Run(source, target, from, to);
            }
            catch (Exception exception)
            {
                fault = exception;
            }

            Interlocked.Add(ref finished, to - from);
        }
    }

    /// <summary>The last to leave puts the crew back, so that no late helper ever sees another run's work.</summary>
    private void Leave()
    {
        if (Interlocked.Decrement(ref holders) > 0) return;
        (units, cancellation, fault) = (null, default, null);
        Idle.Enqueue(this);
    }
}
