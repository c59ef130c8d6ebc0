namespace PoolFunctional;

/// <content>What is wrong with windows that are drawn or listed.</content>
public abstract partial record PoolError
{
    /// <summary>Starts and lengths of listed windows that do not match, or none at all.</summary>
    public sealed record WindowListMismatch : PoolError
    {
        internal WindowListMismatch(int axis, int starts, int lengths)
            : base(ErrorSubject.Window) =>
            (Axis, Starts, Lengths) = (axis, starts, lengths);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The number of starts.</summary>
        public int Starts { get; }

        /// <summary>The number of lengths.</summary>
        public int Lengths { get; }

        private protected override FormattableString Describe() => $"The windows listed on spatial axis {Axis} have {Starts} starts and {Lengths} lengths; they need as many of one as of the other, at least one.";
    }

    /// <summary>A listed window of a length below 0.</summary>
    public sealed record WindowLengthNegative : PoolError
    {
        internal WindowLengthNegative(int axis, int window, long length)
            : base(ErrorSubject.Window) =>
            (Axis, Window, Length) = (axis, window, length);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The window's number, from 0.</summary>
        public int Window { get; }

        /// <summary>The length.</summary>
        public long Length { get; }

        private protected override FormattableString Describe() => $"Window {Window} on spatial axis {Axis} has length {Length}; it must be at least 0.";
    }

    /// <summary>More listed windows than can be held.</summary>
    public sealed record WindowListTooLong : PoolError
    {
        internal WindowListTooLong(int axis, long windows, long limit)
            : base(ErrorSubject.Window) =>
            (Axis, Windows, Limit) = (axis, windows, limit);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The number of windows.</summary>
        public long Windows { get; }

        /// <summary>The most that are possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"Spatial axis {Axis} would have a list of {Windows} windows; at most {Limit} are possible.";
    }

    /// <summary>More fractional windows than there are places for.</summary>
    public sealed record FractionalOutputTooLarge : PoolError
    {
        internal FractionalOutputTooLarge(int axis, long outputSize, long kernelSize, long extent)
            : base(ErrorSubject.Window) =>
            (Axis, OutputSize, KernelSize, Extent) = (axis, outputSize, kernelSize, extent);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The output size.</summary>
        public long OutputSize { get; }

        /// <summary>The fewest taps of a window.</summary>
        public long KernelSize { get; }

        /// <summary>The input extent.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"{OutputSize} fractional windows of at least {KernelSize} do not fit {Extent} inputs on spatial axis {Axis}: output size + kernel size − 1 may not exceed the extent.";
    }

    /// <summary>Samples of fractional windows that are too few or too many.</summary>
    public sealed record SampleCountMismatch : PoolError
    {
        internal SampleCountMismatch(Int128 expected, long actual)
            : base(ErrorSubject.Window) =>
            (Expected, Actual) = (expected, actual);

        /// <summary>What was needed.</summary>
        public Int128 Expected { get; }

        /// <summary>What was given.</summary>
        public long Actual { get; }

        private protected override FormattableString Describe() => $"{Actual} samples were given; {Expected} are needed: one per spatial axis, or per batch item, channel and axis.";
    }

    /// <summary>A sample of a fractional window outside 0 to 1.</summary>
    public sealed record SampleOutOfRange : PoolError
    {
        internal SampleOutOfRange(int index, double sample)
            : base(ErrorSubject.Window) =>
            (Index, Sample) = (index, sample);

        /// <summary>Its place among the samples.</summary>
        public int Index { get; }

        /// <summary>The sample.</summary>
        public double Sample { get; }

        private protected override FormattableString Describe() => $"Sample {Index} is {Sample}; it must be at least 0 and below 1.";
    }

    /// <summary>Windows listed out of order, so that the outputs an input feeds are no progression.</summary>
    public sealed record NoTranspose : PoolError
    {
        internal NoTranspose(long output)
            : base(ErrorSubject.Window) => Output = output;

        /// <summary>The first output whose window starts or ends before its predecessor's.</summary>
        public long Output { get; }

        private protected override FormattableString Describe() => $"The plan has no transpose: the window of output {Output} starts or ends before that of the output before it.";
    }

    /// <summary>A plan whose planes have windows of their own cannot be cut, for each would need other inputs, nor can taps be counted in one window for all.</summary>
    public sealed record PlanesDiffer : PoolError
    {
        internal PlanesDiffer()
            : base(ErrorSubject.Window) { }

        private protected override FormattableString Describe() => $"Each plane has windows of its own: such a plan cannot be sliced, nor tap numbers be read or written apart from a pooling.";
    }

    /// <summary>A part of a window that is null.</summary>
    public sealed record WindowPartMissing : PoolError
    {
        internal WindowPartMissing(WindowPart part)
            : base(ErrorSubject.Window) => Part = part;

        /// <summary>The part.</summary>
        public WindowPart Part { get; }

        private protected override FormattableString Describe() => $"The {Part} of the window is null.";
    }
}
