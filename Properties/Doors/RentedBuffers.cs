using System.Diagnostics.Tracing;

namespace PoolFunctional.Properties.Doors;

/// <summary>Counts what the thread that makes this rents from the shared pools of arrays and gives back, as the pools tell it.</summary>
internal sealed class RentedBuffers : EventListener
{
    private const string Pools = "System.Buffers.ArrayPoolEventSource";

    private readonly int thread = Environment.CurrentManagedThreadId;
    private int returned;

    internal int Rented { get; private set; }

    /// <summary>Buffers that were rented and not given back.</summary>
    internal int Kept => Rented - returned;

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == Pools) EnableEvents(source, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs entry)
    {
        // They tell it on the thread that rents.
        if (Environment.CurrentManagedThreadId != thread) return;
        if (entry.EventName == "BufferRented") Rented++;
        if (entry.EventName == "BufferReturned") returned++;
    }
}
