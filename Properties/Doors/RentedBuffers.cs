using System.Diagnostics.Tracing;

namespace PoolFunctional.Properties.Doors;

/// <summary>Counts what the thread that makes this rents from the shared pools of arrays and gives back, as the pools tell it.</summary>
internal sealed class RentedBuffers : EventListener
{
    private const string Pools = "System.Buffers.ArrayPoolEventSource";

    private readonly int thread = Environment.CurrentManagedThreadId;

    /// <summary>Buffers that were rented and not given back.</summary>
    internal int Kept { get; private set; }

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == Pools) EnableEvents(source, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs entry)
    {
        // They tell it on the thread that rents.
        if (Environment.CurrentManagedThreadId != thread) return;
        Kept += entry.EventName switch { "BufferRented" => 1, "BufferReturned" => -1, _ => 0 };
    }
}
