using System.Numerics;
using System.Runtime.InteropServices;
using PoolFunctional.Bench.Suites;
using TorchSharp;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace PoolFunctional.Peers;

/// <summary>libtorch through TorchSharp, over a tensor of its own in the layout asked for.</summary>
internal sealed class TorchPeer<T> : IPeer<T>
    where T : unmanaged, INumber<T>
{
    private readonly Tensor input;
    private readonly Func<Tensor, Tensor> pool;
    private Tensor? output;

    private TorchPeer(Tensor input, Func<Tensor, Tensor> pool) => (this.input, this.pool) = (input, pool);

    internal static Attempt<T> Attempt(PeerTask<T> task)
    {
        if (TorchLibrary.WhyNotLoaded is { } reason) return new(PeerTable.Torch, null, reason);
        if (!TorchLibrary.ScalarTypes.TryGetValue(typeof(T), out ScalarType type)) return new(PeerTable.Torch, null, $"TorchSharp has no tensors of {task.Pooling.Type}");
        if (TorchPooling.Of(task.Pooling, task.Plane) is not { } pool) return new(PeerTable.Torch, null, "libtorch has no operator that means this (its padding is symmetric)");
        set_num_threads(task.Threads);
        IPeer<T> peer = task.OutputGradient is null ? new TorchPeer<T>(Arranged(task.Input, task.Pooling.ShapeAsLong, task.Layout, type), pool) : new TorchGradientPeer<T>(
            Arranged(task.Input, task.Pooling.ShapeAsLong, task.Layout, type), Arranged(task.OutputGradient, task.OutputShapeAsLong, task.Layout, type), pool);
        try
        {
            peer.Run();
            return new(PeerTable.Torch, peer, null);
        }
        catch (ExternalException refused)
        {
            peer.Dispose();
            return new(PeerTable.Torch, null, refused.Message.ReplaceLineEndings("\n").Split('\n')[0]);
        }
    }

    /// <summary>The result before is given back first, so that its memory, still in the caches, can serve again.</summary>
    public void Run()
    {
        output?.Dispose();
        output = pool(input);
    }

    public ReadOnlyMemory<T> Answer()
    {
        using Tensor dense = output!.contiguous();
        return dense.data<T>().ToArray();
    }

    public void Dispose()
    {
        output?.Dispose();
        input.Dispose();
    }

    private static Tensor Arranged(PinnedBuffer<T> values, long[] shape, Layout layout, ScalarType type)
    {
        using Tensor flat = frombuffer(values.Span.ToArray(), type);
        using Tensor source = flat.reshape(shape);
        Tensor target = empty_strided(shape, Strides(shape, layout), type);
        return target.copy_(source);
    }

    /// <summary>Elements between neighbours: row-major, or with the channel innermost, which is what libtorch calls channels_last.</summary>
    private static long[] Strides(long[] shape, Layout layout)
    {
        long[] strides = new long[shape.Length];
        long next = 1;
        int[] innermostFirst = layout == Layout.ChannelsLast ? [1, .. Enumerable.Range(2, shape.Length - 2).Reverse(), 0] : [.. Enumerable.Range(0, shape.Length).Reverse()];
        foreach (int axis in innermostFirst)
        {
            strides[axis] = next;
            next *= shape[axis];
        }

        return strides;
    }
}

/// <summary>The gradient by libtorch's automatic differentiation: the pooling is recorded once, and each run goes back through it.</summary>
internal sealed class TorchGradientPeer<T> : IPeer<T>
    where T : unmanaged, INumber<T>
{
    private readonly Tensor input;
    private readonly Tensor incoming;
    private readonly Tensor output;
    private Tensor? result;

    internal TorchGradientPeer(Tensor input, Tensor incoming, Func<Tensor, Tensor> pool)
    {
        (this.input, this.incoming) = (input.requires_grad_(), incoming);
        output = pool(input);
    }

    public void Run()
    {
        result?.Dispose();
        result = autograd.grad([output], [input], [incoming], retain_graph: true)[0];
    }

    public ReadOnlyMemory<T> Answer()
    {
        using Tensor dense = result!.contiguous();
        return dense.data<T>().ToArray();
    }

    public void Dispose()
    {
        result?.Dispose();
        output.Dispose();
        incoming.Dispose();
        input.Dispose();
    }
}

/// <summary>The libtorch operator that means the same as a window and a reduction.</summary>
internal static class TorchPooling
{
    /// <summary>The operator, or null where libtorch has none: asymmetric padding, min, powers.</summary>
    internal static Func<Tensor, Tensor>? Of(PoolingCase pooling, Plan plane) => (pooling.Window, pooling.Reduction) switch
    {
        (Window.GlobalWindow { EveryAxis: true }, Reduction.MaxReduction) => Maximum(plane.Axes.Count),
        (Window.GlobalWindow { EveryAxis: true }, Reduction.AverageReduction { Divisor: Divisor.InBoundsDivisor }) => Adaptive([.. plane.Axes.Select(_ => 1L)]),
        (Window.AdaptiveWindow, Reduction.AverageReduction { Divisor: Divisor.InBoundsDivisor }) => Adaptive([.. plane.Axes.Select(axis => axis.OutputExtent)]),
        (Window.SlidingWindow sliding, _) when Padding(plane) is { } padding => Sliding(sliding, padding, pooling.Reduction),
        _ => null,
    };

    /// <summary>One maximum over the axes, which is what <c>amax</c> is for; it would share its gradient among equal maxima, so that there another operator stands in.</summary>
    private static Func<Tensor, Tensor> Maximum(int axes)
    {
        if (TorchLibrary.RecordsGradients) return axes == 1 ? x => Functional.adaptive_max_pool1d(x, 1) : x => Functional.adaptive_max_pool2d(x, [1, 1]);
        long[] pooled = [.. Enumerable.Range(2, axes).Select(axis => (long)axis)];
        return x => x.amax(pooled, keepdim: true);
    }

    private static Func<Tensor, Tensor>? Adaptive(long[] output) => output.Length switch
    {
        1 => x => Functional.adaptive_avg_pool1d(x, output[0]),
        2 => x => Functional.adaptive_avg_pool2d(x, output),
        3 => x => Functional.adaptive_avg_pool3d(x, output),
        _ => null,
    };

    private static Func<Tensor, Tensor>? Sliding(Window.SlidingWindow window, long[] padding, Reduction reduction)
    {
        (long[] kernel, long[] stride, long[] dilation) = (Long(window.KernelSize), Long(window.Stride), Long(window.Dilation));
        bool ceiling = window.Rounding is Rounding.CeilingRounding;
        if (window.Rounding is Rounding.CeilingAllRounding) return null;
        return (kernel.Length, reduction) switch
        {
            (1, Reduction.MaxReduction) => x => Functional.max_pool1d(x, kernel[0], stride[0], padding[0], dilation[0], ceiling),
            (2, Reduction.MaxReduction) => x => Functional.max_pool2d(x, kernel, stride, padding, dilation, ceiling),
            (3, Reduction.MaxReduction) => x => Functional.max_pool3d(x, kernel, stride, padding, dilation, ceiling),
            (_, Reduction.AverageReduction { Divisor: var divisor }) when CountsPadding(divisor) is { } counts && dilation.All(one => one == 1) => kernel.Length switch
            {
                1 => x => Functional.avg_pool1d(x, kernel[0], stride[0], padding[0], ceiling, counts),
                2 => x => Functional.avg_pool2d(x, kernel, stride, padding, ceiling, counts),
                3 => x => Functional.avg_pool3d(x, kernel, stride, padding, ceiling, counts),
                _ => null,
            },
            _ => null,
        };
    }

    private static bool? CountsPadding(Divisor divisor) => divisor switch
    {
        Divisor.InBoundsDivisor => false,
        Divisor.DeclaredPaddingDivisor => true,
        _ => null,
    };

    private static long[]? Padding(Plan plane) => plane.Axes.All(axis => -axis.DeclaredStart == axis.DeclaredEnd - axis.InputExtent)
        ? [.. plane.Axes.Select(axis => -axis.DeclaredStart)]
        : null;

    private static long[] Long(IEnumerable<int> values) => [.. values.Select(value => (long)value)];
}

/// <summary>What does not depend on the element type.</summary>
internal static class TorchLibrary
{
    internal static IReadOnlyDictionary<Type, ScalarType> ScalarTypes { get; } = new Dictionary<Type, ScalarType>
    {
        [typeof(float)] = ScalarType.Float32,
        [typeof(double)] = ScalarType.Float64,
        [typeof(Half)] = ScalarType.Float16,
        [typeof(sbyte)] = ScalarType.Int8,
        [typeof(byte)] = ScalarType.Byte,
        [typeof(short)] = ScalarType.Int16,
        [typeof(int)] = ScalarType.Int32,
        [typeof(long)] = ScalarType.Int64,
    };

    /// <summary>Why its native part cannot be used here, or null where it can.</summary>
    internal static string? WhyNotLoaded => loaded.Value;

    private static readonly Lazy<string?> loaded = new(Load);

    internal static string Describe(int threads, Layout layout) => WhyNotLoaded is { } reason
        ? $"torch: {reason}"
        : $"torch: libtorch through TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)}, {threads} thread(s), {(RecordsGradients ? "the backward pass alone of a recorded pooling" : "inference mode")}, {(layout == Layout.ChannelsLast ? "channels_last" : "contiguous")} tensors; each call returns a new tensor, as its API has it";

    /// <summary>Whether gradients are asked for; set before anything else is.</summary>
    internal static bool RecordsGradients { get; set; }

    /// <summary>Loads the library and switches gradients off for good, unless they are asked for; this thread is the one that will run it.</summary>
    private static string? Load()
    {
        if (TorchRuntime.WhyNotLoaded is { } reason) return reason;
        if (!RecordsGradients) _ = inference_mode(true);
        return null;
    }
}
