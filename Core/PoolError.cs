using System.Globalization;

namespace PoolFunctional;

/// <summary>Why a pooling is impossible: a closed union of cases that carry the offending numbers.</summary>
/// <remarks>Core returns these as values and never throws. Axes are spatial axes, counted from 0; extents are in elements.</remarks>
public abstract partial record PoolError
{
    private PoolError(ErrorSubject subject) => Subject = subject;

    /// <summary>What the error is about, so that a door can name its own parameter.</summary>
    public ErrorSubject Subject { get; }

    /// <summary>One sentence that names the axis, the value and the rule.</summary>
    public string Message => Describe().ToString(CultureInfo.InvariantCulture);

    private protected abstract FormattableString Describe();

    /// <summary>The shape has fewer than three axes.</summary>
    public sealed record TooFewAxes : PoolError
    {
        internal TooFewAxes(int axes)
            : base(ErrorSubject.Shape) => Axes = axes;

        /// <summary>The number of axes.</summary>
        public int Axes { get; }

        private protected override FormattableString Describe() => $"A shape needs a batch, a channel and at least one spatial axis; it has {Axes} axes.";
    }

    /// <summary>The shape has more axes than any tensor needs.</summary>
    public sealed record TooManyAxes : PoolError
    {
        internal TooManyAxes(int axes, int limit)
            : base(ErrorSubject.Shape) => (Axes, Limit) = (axes, limit);

        /// <summary>The number of axes, batch and channel included.</summary>
        public int Axes { get; }

        /// <summary>The most that is possible.</summary>
        public int Limit { get; }

        private protected override FormattableString Describe() => $"The shape has {Axes} axes, batch and channel included; at most {Limit} are possible.";
    }

    /// <summary>A batch extent below 0.</summary>
    public sealed record BatchNegative : PoolError
    {
        internal BatchNegative(long extent)
            : base(ErrorSubject.Shape) => Extent = extent;

        /// <summary>The extent, in elements.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"The batch extent is {Extent}; it must be at least 0.";
    }

    /// <summary>A channel extent below 1.</summary>
    public sealed record ChannelsNotPositive : PoolError
    {
        internal ChannelsNotPositive(long extent)
            : base(ErrorSubject.Shape) => Extent = extent;

        /// <summary>The extent, in elements.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"The channel extent is {Extent}; it must be at least 1.";
    }

    /// <summary>A spatial extent below 1.</summary>
    public sealed record ExtentNotPositive : PoolError
    {
        internal ExtentNotPositive(int axis, long extent)
            : base(ErrorSubject.Shape) =>
            (Axis, Extent) = (axis, extent);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The extent, in elements.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"The extent of spatial axis {Axis} is {Extent}; it must be at least 1.";
    }

    /// <summary>A spatial extent beyond what a plan can address.</summary>
    public sealed record ExtentTooLarge : PoolError
    {
        internal ExtentTooLarge(int axis, long extent, long limit)
            : base(ErrorSubject.Shape) =>
            (Axis, Extent, Limit) = (axis, extent, limit);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The extent, in elements.</summary>
        public long Extent { get; }

        /// <summary>The most that is possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"The extent of spatial axis {Axis} is {Extent}; at most {Limit} can be planned.";
    }

    /// <summary>More elements than can be counted or stored.</summary>
    public sealed record TooManyElements : PoolError
    {
        internal TooManyElements(Int128 elements, long limit)
            : base(ErrorSubject.Shape) =>
            (Elements, Limit) = (elements, limit);

        /// <summary>The number of elements.</summary>
        public Int128 Elements { get; }

        /// <summary>The most that is possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"The shape has {Elements} elements; at most {Limit} are possible here.";
    }

    /// <summary>The elements do not fill the shape.</summary>
    public sealed record ElementCountMismatch : PoolError
    {
        internal ElementCountMismatch(long expected, long actual)
            : base(ErrorSubject.Values) =>
            (Expected, Actual) = (expected, actual);

        /// <summary>What was needed.</summary>
        public long Expected { get; }

        /// <summary>What was given.</summary>
        public long Actual { get; }

        private protected override FormattableString Describe() => $"The shape needs {Expected} elements; {Actual} were given.";
    }

    /// <summary>A per-axis argument of the wrong length.</summary>
    public sealed record AxisCountMismatch : PoolError
    {
        internal AxisCountMismatch(WindowPart part, int expected, int actual)
            : base(ErrorSubject.Window) =>
            (Part, Expected, Actual) = (part, expected, actual);

        /// <summary>The argument.</summary>
        public WindowPart Part { get; }

        /// <summary>What was needed.</summary>
        public int Expected { get; }

        /// <summary>What was given.</summary>
        public int Actual { get; }

        private protected override FormattableString Describe() => $"The {Part} has {Actual} entries, but the window needs {Expected}: one per spatial axis, outermost first.";
    }

    /// <summary>A kernel size below 1.</summary>
    public sealed record KernelSizeNotPositive : PoolError
    {
        internal KernelSizeNotPositive(int axis, long kernelSize)
            : base(ErrorSubject.Window) =>
            (Axis, KernelSize) = (axis, kernelSize);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The kernel size.</summary>
        public long KernelSize { get; }

        private protected override FormattableString Describe() => $"The kernel size on spatial axis {Axis} is {KernelSize}; it must be at least 1.";
    }

    /// <summary>A stride below 1.</summary>
    public sealed record StrideNotPositive : PoolError
    {
        internal StrideNotPositive(int axis, long stride)
            : base(ErrorSubject.Window) =>
            (Axis, Stride) = (axis, stride);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The stride.</summary>
        public long Stride { get; }

        private protected override FormattableString Describe() => $"The stride on spatial axis {Axis} is {Stride}; it must be at least 1.";
    }

    /// <summary>A dilation below 1.</summary>
    public sealed record DilationNotPositive : PoolError
    {
        internal DilationNotPositive(int axis, long dilation)
            : base(ErrorSubject.Window) =>
            (Axis, Dilation) = (axis, dilation);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The dilation.</summary>
        public long Dilation { get; }

        private protected override FormattableString Describe() => $"The dilation on spatial axis {Axis} is {Dilation}; it must be at least 1 (1 is dense).";
    }

    /// <summary>A padding below 0.</summary>
    public sealed record PaddingNegative : PoolError
    {
        internal PaddingNegative(int axis, long before, long after)
            : base(ErrorSubject.Window) =>
            (Axis, Before, After) = (axis, before, after);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The padding before.</summary>
        public long Before { get; }

        /// <summary>The padding after.</summary>
        public long After { get; }

        private protected override FormattableString Describe() => $"The padding on spatial axis {Axis} is {Before} before and {After} after; neither may be negative.";
    }

    /// <summary>An output size below 1.</summary>
    public sealed record OutputSizeNotPositive : PoolError
    {
        internal OutputSizeNotPositive(int axis, long outputSize)
            : base(ErrorSubject.Window) =>
            (Axis, OutputSize) = (axis, outputSize);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The output size.</summary>
        public long OutputSize { get; }

        private protected override FormattableString Describe() => $"The output size on spatial axis {Axis} is {OutputSize}; it must be at least 1, or Window.Keep.";
    }

    /// <summary>A window that does not fit the padded input.</summary>
    public sealed record WindowLargerThanInput : PoolError
    {
        internal WindowLargerThanInput(int axis, long input, long before, long after, long window)
            : base(ErrorSubject.Window) =>
            (Axis, Input, Before, After, Window) = (axis, input, before, after, window);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The input extent.</summary>
        public long Input { get; }

        /// <summary>The padding before.</summary>
        public long Before { get; }

        /// <summary>The padding after.</summary>
        public long After { get; }

        /// <summary>The dilated kernel extent.</summary>
        public long Window { get; }

        private protected override FormattableString Describe() => $"No window fits on spatial axis {Axis}: the window spans {Window} elements, the input {Input} with {Before} padding before and {After} after. Make the kernel or the dilation smaller or the padding larger, and see that the axes are in the order of the layout.";
    }

    /// <summary>More taps in one window than can be counted.</summary>
    public sealed record WindowTooLarge : PoolError
    {
        internal WindowTooLarge(Int128 taps, long limit)
            : base(ErrorSubject.Window) =>
            (Taps, Limit) = (taps, limit);

        /// <summary>The number of taps.</summary>
        public Int128 Taps { get; }

        /// <summary>The most that is possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"A window has {Taps} taps; at most {Limit} can be counted.";
    }

    /// <summary>A result larger than can be counted or stored.</summary>
    public sealed record OutputTooLarge : PoolError
    {
        internal OutputTooLarge(Int128 elements, long limit)
            : base(ErrorSubject.Window) =>
            (Elements, Limit) = (elements, limit);

        /// <summary>The number of elements.</summary>
        public Int128 Elements { get; }

        /// <summary>The most that is possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"The result would have {Elements} elements; at most {Limit} are possible.";
    }

    /// <summary>A spatial axis that the input does not have.</summary>
    public sealed record AxisOutOfRange : PoolError
    {
        internal AxisOutOfRange(int axis, int axes)
            : base(ErrorSubject.Window) =>
            (Axis, Axes) = (axis, axes);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The number of axes.</summary>
        public int Axes { get; }

        private protected override FormattableString Describe() => $"Spatial axis {Axis} does not exist; the input has {Axes} spatial axes, counted from 0.";
    }

    /// <summary>A slice outside the outputs.</summary>
    public sealed record SliceOutOfRange : PoolError
    {
        internal SliceOutOfRange(long from, long to, long extent)
            : base(ErrorSubject.Window) =>
            (From, To, Extent) = (from, to, extent);

        /// <summary>The first output.</summary>
        public long From { get; }

        /// <summary>The end, exclusive.</summary>
        public long To { get; }

        /// <summary>The extent, in elements.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"Outputs {From} to {To} are not a non-empty range of the {Extent} outputs.";
    }

    /// <summary>A fixed divisor of 0.</summary>
    public sealed record DivisorZero : PoolError
    {
        internal DivisorZero()
            : base(ErrorSubject.Reduction) { }

        private protected override FormattableString Describe() => $"The divisor of an average is 0; it must be another number, or Divisor.InBounds, which counts the taps.";
    }

    /// <summary>An exponent below 1, or NaN.</summary>
    public sealed record ExponentBelowOne : PoolError
    {
        internal ExponentBelowOne(double exponent)
            : base(ErrorSubject.Reduction) => Exponent = exponent;

        /// <summary>The exponent.</summary>
        public double Exponent { get; }

        private protected override FormattableString Describe() => $"The exponent is {Exponent}; it must be at least 1, or infinity.";
    }

    /// <summary>A reduction that is defined for floating types alone.</summary>
    public sealed record FloatingTypeRequired : PoolError
    {
        internal FloatingTypeRequired(string typeName)
            : base(ErrorSubject.ElementType) => TypeName = typeName;

        /// <summary>The type.</summary>
        public string TypeName { get; }

        private protected override FormattableString Describe() => $"This reduction needs float, double or Half elements, not {TypeName}; convert them first.";
    }

    /// <summary>An element type that has no pooling here.</summary>
    public sealed record ElementTypeUnsupported : PoolError
    {
        internal ElementTypeUnsupported(string typeName)
            : base(ErrorSubject.ElementType) => TypeName = typeName;

        /// <summary>The type.</summary>
        public string TypeName { get; }

        private protected override FormattableString Describe() => $"The element type {TypeName} is not supported; use float, double, Half, sbyte, byte, short, ushort, int, uint, long or ulong.";
    }
}
