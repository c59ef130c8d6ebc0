using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Digests;

/// <summary>One way to work out the corpus. No way may change a bit.</summary>
/// <param name="Layout">Channels first or last; results are brought into channels-first order.</param>
/// <param name="Threads">The most threads; with more than one, every byte is worth one, so that small tensors are split as large ones are.</param>
public sealed record Course(Layout Layout, int Threads)
{
    /// <summary>By the definition.</summary>
    public static Course Definition { get; } = new(Layout.ChannelsFirst, 1) { IsDefinition = true };

    /// <summary>Whether plans are cut into pieces whose results are put together, and streams into many chunks.</summary>
    public bool IsInTiles { get; init; }

    /// <summary>Whether the definition answers, not the engine.</summary>
    public bool IsDefinition { get; private init; }

    internal PoolOptions Options => Threads == 1
        ? new() { Layout = Layout, MaxDegreeOfParallelism = 1 }
        : new() { Layout = Layout, MaxDegreeOfParallelism = Threads, BytesWorthAThread = 1, MostCachedBytes = 1 };

    /// <summary>The course in a few words.</summary>
    /// <returns>For example <c>channels-last, 2 threads, in tiles</c>.</returns>
    public override string ToString() => IsDefinition
        ? "the definition"
        : $"channels-{(Layout == Layout.ChannelsLast ? "last" : "first")}, {Threads} {(Threads == 1 ? "thread" : "threads")}, {(IsInTiles ? "in tiles" : "whole")}";

    /// <summary>A tensor in the layout of the course.</summary>
    internal Tensor<T> Laid<T>(FeatureMap<T> map)
        where T : unmanaged, INumber<T>
    {
        Tensor<T> first = Tensor.Create([.. map.Values], Lengths(Layout.ChannelsFirst, map.Shape));
        return Layout == Layout.ChannelsLast ? Dense(Tensor.PermuteDimensions(first, [0, .. Enumerable.Range(2, first.Rank - 2), 1])) : first;
    }

    /// <summary>The elements of a result in channels-first order.</summary>
    internal T[] Planes<T>(Tensor<T> laid) =>
        Elements(Layout == Layout.ChannelsLast ? Tensor.PermuteDimensions(laid, [0, laid.Rank - 1, .. Enumerable.Range(1, laid.Rank - 2)]) : laid);

    /// <summary>The elements of a result that lies in memory in the layout of the course, in channels-first order.</summary>
    internal T[] Planes<T>(T[] laid, Shape shape) => Planes(Tensor.Create(laid, Lengths(Layout, shape)));

    /// <summary>The elements of a tensor, row-major.</summary>
    internal static T[] Elements<T>(Tensor<T> tensor)
    {
        T[] elements = new T[tensor.FlattenedLength];
        tensor.FlattenTo(elements);
        return elements;
    }

    /// <summary>A shape's extents in a layout.</summary>
    internal static nint[] Lengths(Layout layout, Shape shape)
    {
        nint[] spatial = [.. shape.Spatial.Select(extent => (nint)extent)];
        return layout == Layout.ChannelsLast ? [(nint)shape.Batch, .. spatial, (nint)shape.Channels] : [(nint)shape.Batch, (nint)shape.Channels, .. spatial];
    }

    private static Tensor<T> Dense<T>(Tensor<T> tensor) => Tensor.Create(Elements(tensor), tensor.Lengths);
}
