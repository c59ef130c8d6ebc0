using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Tensors;

/// <summary>A shape laid over memory in one of several styles.</summary>
internal sealed class View
{
    private readonly nint[] shape;

    private View(ReadOnlySpan<nint> shape, ViewStyle style)
    {
        this.shape = shape.ToArray();
        Strides = new nint[shape.Length];
        (int rank, nint stride) = (shape.Length, style == ViewStyle.EverySecond ? 2 : 1);
        foreach ((int place, int axis) in Order(rank, style).Index())
        {
            bool isOne = shape[axis] == 1
                || (style == ViewStyle.OuterBroadcast && axis < int.Max(1, rank - 2))
                || (style == ViewStyle.RowBroadcast && axis == rank - 2)
                || (style == ViewStyle.InnerBroadcast && axis == rank - 1)
                || style == ViewStyle.OneElement;
            Strides[axis] = isOne ? 0 : stride;
            if (!isOne) stride *= shape[axis];
            stride += style switch
            {
                ViewStyle.Gaps or ViewStyle.Exchanged => 3,
                ViewStyle.RowGaps => place == 0 ? 8 : 0,
                ViewStyle.PixelGaps => place == 0 ? 1 : 0,
                ViewStyle.OuterGaps => place == rank - 2 ? 40 : 0,
                ViewStyle.ChannelsInsideGaps => place == 0 ? 5 : 0,
                _ => 0,
            };
        }

        Length = 1 + (int)this.shape.Zip(Strides, (extent, step) => (extent - 1) * step).Sum(reach => reach);
    }

    internal nint[] Strides { get; }

    /// <summary>The elements from the first to the last.</summary>
    internal int Length { get; }

    /// <summary>The input of a case, in any style.</summary>
    internal static View Of(ReadOnlySpan<nint> shape, PoolCase @case) => new(shape, (ViewStyle)(@case.Offset % (int)ViewStyle.Count));

    /// <summary>The result of a case, in a style in which no two elements share a place.</summary>
    internal static View OfResult(ReadOnlySpan<nint> shape, PoolCase @case) => new(shape, (ViewStyle)((@case.Offset / 8 + (@case.DataSeed % 64)) % (int)ViewStyle.OuterBroadcast));

    /// <summary>Where each element lies, in row-major order.</summary>
    internal IEnumerable<int> Places() =>
        shape.Zip(Strides).Aggregate(
            Enumerable.Repeat(0, 1),
            (places, axis) => places.SelectMany(_ => Enumerable.Range(0, (int)axis.First), (place, i) => place + (i * (int)axis.Second)));

    /// <summary>Puts elements in their places. Of those that share one the last stays, and becomes what <paramref name="elements"/> has for all of them.</summary>
    internal void Scatter<T>(T[] elements, Span<T> memory)
    {
        int[] places = [.. Places()];
        for (int i = 0; i < elements.Length; i++) memory[places[i]] = elements[i];
        for (int i = 0; i < elements.Length; i++) elements[i] = memory[places[i]];
    }

    internal T[] Gather<T>(ReadOnlySpan<T> memory)
    {
        int[] places = [.. Places()];
        T[] elements = new T[places.Length];
        for (int i = 0; i < places.Length; i++) elements[i] = memory[places[i]];
        return elements;
    }

    /// <summary>The axes from the innermost outwards.</summary>
    private static int[] Order(int rank, ViewStyle style)
    {
        int[] order = [.. Enumerable.Range(0, rank).Reverse()];
        int channel = int.Min(1, rank - 1);
        return style switch
        {
            ViewStyle.Reversed => [.. order.Reverse()],
            ViewStyle.Exchanged when rank > 1 => [order[1], order[0], .. order[2..]],
            ViewStyle.ChannelsInside or ViewStyle.ChannelsInsideGaps => [channel, .. order.Where(axis => axis != channel)],
            ViewStyle.LastOutside when rank > 1 => [.. order[1..^1], order[0], order[^1]],
            _ => order,
        };
    }
}

/// <summary>How a view lies in memory; those from the first broadcast on are for inputs only.</summary>
internal enum ViewStyle
{
    /// <summary>Without gaps.</summary>
    Packed,

    /// <summary>With gaps on every axis.</summary>
    Gaps,

    /// <summary>With gaps after each row: a slice of the last axis.</summary>
    RowGaps,

    /// <summary>With one element to spare after each row, as an alpha channel.</summary>
    PixelGaps,

    /// <summary>With gaps on the outermost axis alone: a slice of channels.</summary>
    OuterGaps,

    /// <summary>Every second element.</summary>
    EverySecond,

    /// <summary>The first axis innermost.</summary>
    Reversed,

    /// <summary>The last two axes exchanged, with gaps.</summary>
    Exchanged,

    /// <summary>The second axis innermost: channels-first tensors that lie channels-last.</summary>
    ChannelsInside,

    /// <summary>The second axis innermost, with gaps after it.</summary>
    ChannelsInsideGaps,

    /// <summary>The last axis outside the spatial ones: channels-last tensors that lie channels-first.</summary>
    LastOutside,

    /// <summary>One plane for all of batch and channels.</summary>
    OuterBroadcast,

    /// <summary>One row for all of a plane.</summary>
    RowBroadcast,

    /// <summary>One element for all of a row.</summary>
    InnerBroadcast,

    /// <summary>One element for all.</summary>
    OneElement,

    /// <summary>How many there are.</summary>
    Count,
}
