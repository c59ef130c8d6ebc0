namespace PoolFunctional;

/// <content>What is wrong with blurs, pyramids and stacks.</content>
public abstract partial record PoolError
{
    /// <summary>A size of a blur that is none.</summary>
    public sealed record BlurSizeOutOfRange : PoolError
    {
        internal BlurSizeOutOfRange(int axis, long size, int largest)
            : base(ErrorSubject.Filter) =>
            (Axis, Size, Largest) = (axis, size, largest);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The size.</summary>
        public long Size { get; }

        /// <summary>The largest size.</summary>
        public int Largest { get; }

        private protected override FormattableString Describe() => $"The blur on spatial axis {Axis} has size {Size}; it must be from 1 to {Largest}.";
    }

    /// <summary>A blur that reaches farther beyond the input than its mirror image does.</summary>
    public sealed record ReflectionTooFar : PoolError
    {
        internal ReflectionTooFar(int axis, long reach, long extent)
            : base(ErrorSubject.Filter) =>
            (Axis, Reach, Extent) = (axis, reach, extent);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>How far a window reaches beyond an end.</summary>
        public long Reach { get; }

        /// <summary>The input extent.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"A window of the blur reaches {Reach} elements beyond spatial axis {Axis}, whose {Extent} elements reflect one fewer than there are.";
    }

    /// <summary>A blur over so many axes that sums of integers would not be exact.</summary>
    public sealed record BlurTooFine : PoolError
    {
        internal BlurTooFine(int bits, int limit)
            : base(ErrorSubject.Filter) =>
            (Bits, Limit) = (bits, limit);

        /// <summary>The bits of the weights, all axes together.</summary>
        public int Bits { get; }

        /// <summary>The most that are possible.</summary>
        public int Limit { get; }

        private protected override FormattableString Describe() => $"The weights of the blur have {Bits} bits; integers allow {Limit}.";
    }

    /// <summary>A spatial pyramid without levels.</summary>
    public sealed record PyramidEmpty : PoolError
    {
        internal PyramidEmpty()
            : base(ErrorSubject.Pyramid) { }

        private protected override FormattableString Describe() => $"A spatial pyramid needs at least one level.";
    }

    /// <summary>A level below 1.</summary>
    public sealed record PyramidLevelNotPositive : PoolError
    {
        internal PyramidLevelNotPositive(int index, long level)
            : base(ErrorSubject.Pyramid) =>
            (Index, Level) = (index, level);

        /// <summary>Its place among the levels.</summary>
        public int Index { get; }

        /// <summary>The level.</summary>
        public long Level { get; }

        private protected override FormattableString Describe() => $"Level {Index} of the pyramid is {Level}; it must be at least 1.";
    }

    /// <summary>A level with more windows than inputs, where none repeats.</summary>
    public sealed record PyramidLevelTooLarge : PoolError
    {
        internal PyramidLevelTooLarge(int axis, long level, long extent)
            : base(ErrorSubject.Pyramid) =>
            (Axis, Level, Extent) = (axis, level, extent);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The level.</summary>
        public long Level { get; }

        /// <summary>The input extent.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"Level {Level} of the pyramid does not fit the {Extent} inputs of spatial axis {Axis}.";
    }

    /// <summary>More features than can be stored.</summary>
    public sealed record PyramidTooLarge : PoolError
    {
        internal PyramidTooLarge(Int128 features, long limit)
            : base(ErrorSubject.Pyramid) =>
            (Features, Limit) = (features, limit);

        /// <summary>The number of features of a batch item.</summary>
        public Int128 Features { get; }

        /// <summary>The most that are possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"The pyramid would have {Features} features; at most {Limit} are possible.";
    }

    /// <summary>A stack without windows.</summary>
    public sealed record StackEmpty : PoolError
    {
        internal StackEmpty()
            : base(ErrorSubject.Stack) { }

        private protected override FormattableString Describe() => $"A stack needs at least one window.";
    }

    /// <summary>A window of a stack that is null.</summary>
    public sealed record StackWindowMissing : PoolError
    {
        internal StackWindowMissing(int place)
            : base(ErrorSubject.Stack) => Place = place;

        /// <summary>Its place in the stack.</summary>
        public int Place { get; }

        private protected override FormattableString Describe() => $"Window {Place} of the stack is null.";
    }
}
