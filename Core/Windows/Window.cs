using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>Which inputs each output of a pooling looks at, before the input's extents are known. A closed union.</summary>
/// <remarks>
/// A window is a description: any numbers can be written down, and <see cref="Plan.Create"/> says whether they are possible for a given
/// shape. Lists hold one number per spatial axis, outermost first. Equality is structural.
/// </remarks>
public abstract partial record Window
{
    /// <summary>Stands in <see cref="Adaptive"/> for "this axis keeps its extent" (<c>None</c> in PyTorch).</summary>
    public const int Keep = -1;

    private Window() { }

    /// <summary>One window over every spatial axis: <c>[N, C, H, W] → [N, C, 1, 1]</c>.</summary>
    public static Window Global { get; } = new GlobalWindow([], everyAxis: true);

    /// <summary>Windows of a fixed size at regular distances: output o sees inputs <c>o·stride − before + j·dilation</c>, j = 0 … kernelSize−1.</summary>
    /// <param name="kernelSize">Taps per axis (<c>kernel_size</c> in PyTorch, <c>kernel_shape</c> in ONNX), at least 1.</param>
    /// <param name="stride">Elements between the starts of neighbouring windows, at least 1; empty means the kernel size.</param>
    /// <param name="padding">How far windows reach beyond the input; none if omitted.</param>
    /// <param name="dilation">Elements between neighbouring taps, at least 1 (1 is dense); empty means 1.</param>
    /// <param name="rounding">What becomes of a partial last window; <see cref="Rounding.Floor"/> if omitted.</param>
    /// <returns>The window.</returns>
    /// <example><c>Window.Sliding([3, 3], stride: [2, 2], padding: Padding.Symmetric(1, 1))</c> takes 112 × 112 to 56 × 56.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html"/>
    public static Window Sliding(
        ReadOnlySpan<int> kernelSize,
        ReadOnlySpan<int> stride = default,
        Padding? padding = null,
        ReadOnlySpan<int> dilation = default,
        Rounding? rounding = null) =>
        new SlidingWindow(
            Sequence.Of(kernelSize),
            Sequence.Of(stride.IsEmpty ? kernelSize : stride),
            padding ?? Padding.None,
            dilation.IsEmpty ? Sequence.Tabulate(kernelSize.Length, _ => 1) : Sequence.Of(dilation),
            rounding ?? Rounding.Floor);

    /// <summary>A sliding window with the same numbers on every axis.</summary>
    /// <param name="kernelSize">Taps per axis, at least 1.</param>
    /// <param name="axes">The number of spatial axes, at least 1.</param>
    /// <param name="stride">Elements between window starts; the kernel size if omitted.</param>
    /// <param name="padding">Elements of padding on every side of every axis.</param>
    /// <param name="dilation">Elements between taps.</param>
    /// <param name="rounding">What becomes of a partial last window; <see cref="Rounding.Floor"/> if omitted.</param>
    /// <returns>The window.</returns>
    /// <example><c>Window.Square(2, axes: 2)</c> is the 2 × 2 window that halves height and width.</example>
    public static Window Square(int kernelSize, int axes, int? stride = null, int padding = 0, int dilation = 1, Rounding? rounding = null)
    {
        Sequence<int> Every(int value) => Sequence.Tabulate(int.Clamp(axes, 0, Shape.MostAxes), _ => value);
        return new SlidingWindow(
            Every(kernelSize),
            Every(stride ?? kernelSize),
            padding == 0 ? Padding.None : new Padding.ExplicitPadding(Every(padding), Every(padding)),
            Every(dilation),
            rounding ?? Rounding.Floor);
    }

    /// <summary>As many windows as asked for: output o of O sees inputs <c>⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1</c>; windows may differ by one and overlap.</summary>
    /// <param name="outputSize">The output extent per axis, at least 1, or <see cref="Keep"/>.</param>
    /// <returns>The window.</returns>
    /// <example><c>Window.Adaptive([7, Window.Keep])</c> gives height 7 and leaves the width.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html"/>
    public static Window Adaptive(params ReadOnlySpan<int> outputSize) => new AdaptiveWindow(Sequence.Of(outputSize));

    /// <summary>One window over the named spatial axes; the others keep their extent.</summary>
    /// <param name="axes">Spatial axes, counted from 0 after batch and channel.</param>
    /// <returns>The window.</returns>
    /// <example><c>Window.GlobalOver(1)</c> takes <c>[N, C, H, W]</c> to <c>[N, C, H, 1]</c>.</example>
    public static Window GlobalOver(params ReadOnlySpan<int> axes) => new GlobalWindow(Sequence.Of(axes), everyAxis: false);

    /// <summary>The number of spatial axes that the window speaks of; 0 where it fits any number.</summary>
    public int Axes => AxisCount;

    /// <summary>Whether each plane has windows of its own.</summary>
    internal bool DiffersByPlane => HasPlanes;

    /// <summary>The windows of the plane <c>batch·Channels + channel</c>.</summary>
    internal Result<Sequence<AxisPlan>, PoolError> PlanAxes(Shape shape, long plane) => PlansOf(shape, plane);

    private protected virtual bool HasPlanes => false;

    private protected abstract int AxisCount { get; }

    private protected abstract Result<Sequence<AxisPlan>, PoolError> PlansOf(Shape shape, long plane);

    internal static AxisPlan Unchanged(long extent) => new(new WindowRule.Sliding(0, 1, 1, 1), extent, extent, 0, 0);

    private static AxisPlan Whole(long extent) => new(new WindowRule.Sliding(0, 1, extent, 1), extent, 1, 0, 0);

    /// <summary>See <see cref="Sliding"/>.</summary>
    public sealed record SlidingWindow : Window
    {
        internal SlidingWindow(Sequence<int> kernelSize, Sequence<int> stride, Padding padding, Sequence<int> dilation, Rounding rounding) =>
            (KernelSize, Stride, Padding, Dilation, Rounding) = (kernelSize, stride, padding, dilation, rounding);

        /// <summary>Taps per axis.</summary>
        public Sequence<int> KernelSize { get; }

        /// <summary>Elements between the starts of neighbouring windows, per axis.</summary>
        public Sequence<int> Stride { get; }

        /// <summary>Elements between neighbouring taps, per axis; 1 is dense.</summary>
        public Sequence<int> Dilation { get; }

        /// <summary>How far windows reach beyond the input.</summary>
        public Padding Padding { get; }

        /// <summary>What becomes of a partial last window.</summary>
        public Rounding Rounding { get; }

        private protected override int AxisCount => KernelSize.Count;

        private protected override Result<Sequence<AxisPlan>, PoolError> PlansOf(Shape shape, long plane) => PlanAxes(shape.Spatial);

        /// <summary>The plans of axes that are not yet a shape's.</summary>
        internal Result<Sequence<AxisPlan>, PoolError> PlanAxes(Sequence<long> spatial) =>
            Outcome.Unless(spatial, Wrong(spatial.Count))
                .Bind(extents => Outcome.All(extents.Index().Select(entry => PlanAxis(entry.Index, entry.Item))));

        internal IEnumerable<PoolError> Wrong(int axes)
        {
            if (KernelSize.Count != axes) return [new PoolError.AxisCountMismatch(WindowPart.KernelSize, axes, KernelSize.Count)];
            if (Stride.Count != axes) return [new PoolError.AxisCountMismatch(WindowPart.Stride, axes, Stride.Count)];
            if (Dilation.Count != axes) return [new PoolError.AxisCountMismatch(WindowPart.Dilation, axes, Dilation.Count)];
            return NotPositive(KernelSize, (axis, value) => new PoolError.KernelSizeNotPositive(axis, value))
                .Concat(NotPositive(Stride, (axis, value) => new PoolError.StrideNotPositive(axis, value)))
                .Concat(NotPositive(Dilation, (axis, value) => new PoolError.DilationNotPositive(axis, value)))
                .Concat(Padding.Wrong(axes));
        }

        private static IEnumerable<PoolError> NotPositive(Sequence<int> values, Func<int, long, PoolError> error) =>
            values.Index().Where(entry => entry.Item < 1).Select(entry => error(entry.Index, entry.Item));

        private Result<AxisPlan, PoolError> PlanAxis(int axis, long extent)
        {
            long window = ((long)Dilation[axis] * (KernelSize[axis] - 1)) + 1;
            (Int128 before, Int128 after) = Padding.On(axis, extent, window, Stride[axis]);
            Int128 output = Padding.OutputExtent(Rounding, axis, extent, window, Stride[axis]);
            return output < 1
                ? Outcome.Fail<AxisPlan>(new PoolError.WindowLargerThanInput(axis, extent, (long)before, (long)after, window))
                : Outcome.Ok(new AxisPlan(
                    new WindowRule.Sliding((long)-before, Stride[axis], KernelSize[axis], Dilation[axis]),
                    extent,
                    (long)output,
                    (long)before,
                    (long)after));
        }
    }

    /// <summary>See <see cref="Adaptive"/>.</summary>
    public sealed record AdaptiveWindow : Window
    {
        internal AdaptiveWindow(Sequence<int> outputSize) => OutputSize = outputSize;

        /// <summary>The output extent per axis, or <see cref="Keep"/>.</summary>
        public Sequence<int> OutputSize { get; }

        private protected override int AxisCount => OutputSize.Count;

        private protected override Result<Sequence<AxisPlan>, PoolError> PlansOf(Shape shape, long plane) =>
            OutputSize.Count == shape.Spatial.Count
                ? Outcome.All(shape.Spatial.Zip(OutputSize).Index().Select(entry => PlanAxis(entry.Index, entry.Item.First, entry.Item.Second)))
                : Outcome.Fail<Sequence<AxisPlan>>(new PoolError.AxisCountMismatch(WindowPart.OutputSize, shape.Spatial.Count, OutputSize.Count));

        private static Result<AxisPlan, PoolError> PlanAxis(int axis, long extent, int outputSize) =>
            outputSize == Keep ? Outcome.Ok(Unchanged(extent))
            : outputSize < 1 ? Outcome.Fail<AxisPlan>(new PoolError.OutputSizeNotPositive(axis, outputSize))
            : Outcome.Ok(new AxisPlan(new WindowRule.Proportional(extent, outputSize), extent, outputSize, 0, 0));
    }

    /// <summary>See <see cref="Global"/> and <see cref="GlobalOver"/>.</summary>
    public sealed record GlobalWindow : Window
    {
        internal GlobalWindow(Sequence<int> pooledAxes, bool everyAxis) => (PooledAxes, EveryAxis) = (pooledAxes, everyAxis);

        /// <summary>The spatial axes that are pooled, where not every one is.</summary>
        public Sequence<int> PooledAxes { get; }

        /// <summary>Whether every spatial axis is pooled.</summary>
        public bool EveryAxis { get; }

        private protected override int AxisCount => 0;

        private protected override Result<Sequence<AxisPlan>, PoolError> PlansOf(Shape shape, long plane) =>
            Outcome.Unless(
                shape.Spatial.Index().Select(entry => EveryAxis || PooledAxes.Contains(entry.Index) ? Whole(entry.Item) : Unchanged(entry.Item)).ToSequence(),
                PooledAxes.Where(axis => axis < 0 || axis >= shape.Spatial.Count).Select(axis => new PoolError.AxisOutOfRange(axis, shape.Spatial.Count)));
    }
}
