using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>What the index of a tap counts: a closed union. −1, "no tap", is −1 in each.</summary>
/// <remarks>
/// Positions are those of the unpadded input. With o the offset of the tap in its plane, row-major, and P the elements of a plane, for item b of the batch and channel c of C:
/// <see cref="Plane"/> o; <see cref="Global"/> (b·C + c)·P + o; <see cref="ChannelsLast"/> (b·P + o)·C + c; <see cref="ColumnMajor"/> as global, with the first spatial axis fastest;
/// <see cref="Tap"/> the number of the tap in its window. None of them depends on how the tensors lie in memory. Equality is structural.
/// </remarks>
public abstract record IndexLayout
{
    private IndexLayout() { }

    /// <summary>The offset in the plane of one channel of one item, row-major: <c>y·W + x</c> (PyTorch).</summary>
    /// <example>The element at row 1, column 2 of a 4 × 4 plane is 6, in every plane.</example>
    public static IndexLayout Plane { get; } = new PlaneLayout();

    /// <summary>The offset in a channels-first tensor: <c>((b·C + c)·H + y)·W + x</c> (ONNX, storage_order 0).</summary>
    public static IndexLayout Global { get; } = new GlobalLayout();

    /// <summary>As <see cref="Global"/>, with the first spatial axis fastest: <c>(b·C + c)·H·W + y + x·H</c> (ONNX, storage_order 1).</summary>
    /// <example>The element at row 1, column 2 of a 4 × 4 plane, the first of its tensor, is 9.</example>
    public static IndexLayout ColumnMajor { get; } = new ColumnMajorLayout();

    /// <summary>The offset in a channels-last tensor: <c>((b·H + y)·W + x)·C + c</c> (TensorFlow).</summary>
    public static IndexLayout ChannelsLast { get; } = new ChannelsLastLayout();

    /// <summary>The number of the tap in its window, absent taps counted: <c>(kd·KH + kh)·KW + kw</c> (oneDNN).</summary>
    /// <remarks>Where each plane has windows of its own, a pooling writes it, but nothing reads it: converting it and unpooling by it are refused.</remarks>
    public static IndexLayout Tap { get; } = new TapLayout();

    /// <summary>The index of the element at an offset in a plane, as the window at hand sees it.</summary>
    internal long Written(Shape input, PlaneWindow window, long offset)
    {
        IndexForm form = Form(input, window);
        return form.Axes.Index().Aggregate(form.First, (index, axis) => index + axis.Item.Written(PositionOn(input, axis.Index, offset)));
    }

    /// <summary>The offset in its plane of the element with an index, or −1 where the index is none of the plane's, or of the window's.</summary>
    internal long Read(Shape input, PlaneWindow window, long index)
    {
        IndexForm form = Form(input, window);
        if (index < long.Max(0, form.First)) return IndexForm.None;
        long rest = index - form.First;
        long offset = 0;
        foreach (int axis in form.Descending)
        {
            long position = form.Axes[axis].Read(ref rest, input.Spatial[axis]);
            if (position < 0) return IndexForm.None;
            offset += position * input.PitchOf(axis);
        }

        return rest == 0 ? offset : IndexForm.None;
    }

    /// <summary>The greatest index that can occur.</summary>
    internal Int128 Greatest(Plan plan) => Most(plan) - 1;

    /// <summary>How an index is made of the positions on the axes, for one window.</summary>
    internal IndexForm Form(Shape input, PlaneWindow window) => FormOf(input, window);

    /// <summary>As a message calls it.</summary>
    internal string Name => GetType().Name;

    /// <summary>Whether an index says where its element is only together with its window.</summary>
    internal virtual bool NeedsWindow => false;

    private protected abstract IndexForm FormOf(Shape input, PlaneWindow window);

    private protected virtual Int128 Most(Plan plan) => plan.Input.Elements;

    private static long PositionOn(Shape input, int axis, long offset) => offset / input.PitchOf(axis) % input.Spatial[axis];

    private static long PlaneOf(Shape input, PlaneWindow window) => (window.Batch * input.Channels) + window.Channel;

    private static IndexForm RowMajor(Shape input, long first, long scale) =>
        new(first, Sequence.Tabulate(input.Spatial.Count, axis => new AxisForm(0, 1, input.Spatial[axis], input.PitchOf(axis) * scale)), isReversed: false);

    /// <summary>See <see cref="Plane"/>.</summary>
    public sealed record PlaneLayout : IndexLayout
    {
        internal PlaneLayout() { }

        private protected override IndexForm FormOf(Shape input, PlaneWindow window) => RowMajor(input, 0, 1);

        private protected override Int128 Most(Plan plan) => plan.Input.PlaneElements;
    }

    /// <summary>See <see cref="Global"/>.</summary>
    public sealed record GlobalLayout : IndexLayout
    {
        internal GlobalLayout() { }

        private protected override IndexForm FormOf(Shape input, PlaneWindow window) => RowMajor(input, PlaneOf(input, window) * input.PlaneElements, 1);
    }

    /// <summary>See <see cref="ColumnMajor"/>.</summary>
    public sealed record ColumnMajorLayout : IndexLayout
    {
        internal ColumnMajorLayout() { }

        private protected override IndexForm FormOf(Shape input, PlaneWindow window) =>
            new(
                PlaneOf(input, window) * input.PlaneElements,
                Sequence.Tabulate(input.Spatial.Count, axis => new AxisForm(0, 1, input.Spatial[axis], input.Spatial.Take(axis).Aggregate(1L, (product, extent) => product * extent))),
                isReversed: true);
    }

    /// <summary>See <see cref="ChannelsLast"/>.</summary>
    public sealed record ChannelsLastLayout : IndexLayout
    {
        internal ChannelsLastLayout() { }

        private protected override IndexForm FormOf(Shape input, PlaneWindow window) =>
            RowMajor(input, (window.Batch * input.PlaneElements * input.Channels) + window.Channel, input.Channels);
    }

    /// <summary>See <see cref="Tap"/>.</summary>
    public sealed record TapLayout : IndexLayout
    {
        internal TapLayout() { }

        internal override bool NeedsWindow => true;

        private protected override IndexForm FormOf(Shape input, PlaneWindow window) =>
            new(0, window.Axes.Index().Select(axis => new AxisForm(axis.Item.Taps.Start, axis.Item.Taps.Step, axis.Item.Taps.Count, TapsAfter(window, axis.Index))).ToSequence(), isReversed: false);

        private protected override Int128 Most(Plan plan) => Plan.LongestWindow(plan.Axes);

        private static long TapsAfter(PlaneWindow window, int axis) => long.Max(1, window.Axes.Skip(axis + 1).Aggregate(1L, (taps, next) => taps * next.Taps.Count));
    }
}
