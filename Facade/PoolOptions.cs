namespace PoolFunctional;

/// <summary>What the axes of a tensor mean.</summary>
public enum Layout
{
    /// <summary><c>[batch, channel, spatial…]</c>, or <c>[channel, spatial…]</c> where the window's number of axes tells (NCHW; PyTorch, ONNX).</summary>
    ChannelsFirst,

    /// <summary><c>[batch, spatial…, channel]</c>, or <c>[spatial…, channel]</c> where the window's number of axes tells (NHWC; TensorFlow, pictures).</summary>
    ChannelsLast,

    /// <summary>Every axis is spatial: a plain <c>[height, width]</c> or <c>[length]</c>.</summary>
    Plane,
}

/// <summary>How to read a tensor and how much of the machine to use. Immutable; none of it changes a result by a bit.</summary>
public sealed record PoolOptions
{
    /// <summary>The default: channels first, up to one thread per processor, results up to 1 GiB.</summary>
    public static PoolOptions Default { get; } = new();

    /// <summary>What the axes mean.</summary>
    public Layout Layout { get; init; } = Layout.ChannelsFirst;

    /// <summary>The most threads that one call may use, the caller's included; at least 1. Work too small to gain from a second thread never gets one.</summary>
    public int MaxDegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>The largest result, in bytes, that a door without a destination may allocate; checked before allocating. 1 GiB by default.</summary>
    /// <remarks>
    /// What else a call takes whose size an argument alone decides, copies of tensors that do not lie side by side and the tables of a plan, is held to the same number each, or to 64 MiB where it is less.
    /// </remarks>
    public long MaxAllocatedBytes { get; init; } = 1L << 30;

    /// <summary>The most bytes that a copy of a tensor or the tables of a plan may take.</summary>
    internal long MostWorkBytes => long.Max(MaxAllocatedBytes, 64L << 20);

    /// <summary>The bytes of input and output below which a further thread costs more than it brings; tests lower it, so that small cases are split too.</summary>
    internal long BytesWorthAThread { get; init; } = 256 * 1024;

    /// <summary>The bytes of input from which on it comes from memory, not from a cache; tests lower it, so that small cases are read as large ones are.</summary>
    internal long MostCachedBytes { get; init; } = 1 << 24;
}
