using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>Another library's pooling of the same tensor, prepared once.</summary>
internal interface IPeer<T> : IDisposable
{
    /// <summary>Pools once.</summary>
    void Run();

    /// <summary>What the last run gave, <c>[batch, channel, spatial…]</c>; of a gradient, that of the input.</summary>
    ReadOnlyMemory<T> Answer();
}

/// <summary>A peer that has run once, or why there is none for this case.</summary>
internal sealed record Attempt<T>(string Name, IPeer<T>? Peer, string? Unavailable);

/// <summary>What a peer is given: the tensor, channels first, and where its gradient is asked for that of the output, too.</summary>
internal sealed record PeerTask<T>(PoolingCase Pooling, Plan Plane, PinnedBuffer<T> Input, nint[] OutputShape, Layout Layout, int Threads, PinnedBuffer<T>? OutputGradient = null)
    where T : unmanaged, System.Numerics.INumber<T>
{
    internal long[] OutputShapeAsLong => [.. OutputShape.Select(extent => (long)extent)];

    internal long OutputElements => OutputShapeAsLong.Aggregate(1L, (product, extent) => product * extent);
}

/// <summary>The peers by the names that the command line and the JSON use.</summary>
internal static class PeerTable
{
    internal const string OnnxRuntime = "onnxruntime";
    internal const string Torch = "torch";

    internal static IReadOnlyList<string> Names { get; } = [OnnxRuntime, Torch];

    internal static Attempt<T> Attempt<T>(string name, PeerTask<T> task)
        where T : unmanaged, System.Numerics.INumber<T> =>
        name == OnnxRuntime ? task.OutputGradient is null ? OnnxPeer<T>.Attempt(task) : new(name, null, "ONNX Runtime has no operator for the gradient of a pooling")
#if TORCH
        : TorchPeer<T>.Attempt(task);
#else
        : new(Torch, null, "built without libtorch; -p:Torch=true adds it");
#endif

    /// <summary>To be called before any peer is loaded.</summary>
    internal static void RecordGradients()
    {
#if TORCH
        TorchLibrary.RecordsGradients = true;
#endif
    }

    /// <summary>How each peer is run, for the heading.</summary>
    internal static string Describe(string name, int threads, Layout layout) =>
        name == OnnxRuntime ? OnnxRuntimeLibrary.Describe(threads, layout)
#if TORCH
        : TorchLibrary.Describe(threads, layout);
#else
        : "torch: built without libtorch; -p:Torch=true adds it";
#endif
}
