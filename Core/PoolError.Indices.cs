namespace PoolFunctional;

/// <content>What is wrong with indices.</content>
public abstract partial record PoolError
{
    /// <summary>A reduction whose result is not one of the taps at an index.</summary>
    public sealed record ReductionWithoutIndex : PoolError
    {
        internal ReductionWithoutIndex(string reduction)
            : base(ErrorSubject.Reduction) => Reduction = reduction;

        /// <summary>The reduction.</summary>
        public string Reduction { get; }

        private protected override FormattableString Describe() => $"{Reduction} has no index; use Reduction.Max or Reduction.Min.";
    }

    /// <summary>A type that indices cannot have.</summary>
    public sealed record IndexTypeUnsupported : PoolError
    {
        internal IndexTypeUnsupported(string typeName)
            : base(ErrorSubject.IndexType) => TypeName = typeName;

        /// <summary>The type.</summary>
        public string TypeName { get; }

        private protected override FormattableString Describe() => $"Indices cannot be {TypeName}; use int or long.";
    }

    /// <summary>An index type that does not hold every index.</summary>
    public sealed record IndexTypeTooSmall : PoolError
    {
        internal IndexTypeTooSmall(Int128 greatest, long limit)
            : base(ErrorSubject.IndexType) =>
            (Greatest, Limit) = (greatest, limit);

        /// <summary>The greatest index that can occur.</summary>
        public Int128 Greatest { get; }

        /// <summary>The most that the type holds.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"An index may be {Greatest}; the type holds at most {Limit}.";
    }

    /// <summary>An index that is no place of its plane, nor −1.</summary>
    public sealed record IndexOutOfRange : PoolError
    {
        internal IndexOutOfRange(long position, long index, string layout, Shape shape)
            : base(ErrorSubject.Indices) =>
            (Position, Index, Layout, Shape) = (position, index, layout, shape);

        /// <summary>Where the index stands among the indices, as they lie in memory.</summary>
        public long Position { get; }

        /// <summary>The index.</summary>
        public long Index { get; }

        /// <summary>What it counts.</summary>
        public string Layout { get; }

        /// <summary>The extents that it counts in.</summary>
        public Shape Shape { get; }

        private protected override FormattableString Describe() => $"Index {Index}, element {Position} of the indices, is no place of its own plane in {Shape}, counted by {Layout}, nor −1. Unpool by the layout, the window and the shape of the pooling that gave it.";
    }

    /// <summary>A place that is named twice where that is an error.</summary>
    public sealed record IndexDuplicate : PoolError
    {
        internal IndexDuplicate(long position, long index)
            : base(ErrorSubject.Indices) =>
            (Position, Index) = (position, index);

        /// <summary>Where the second index stands among the indices, as they lie in memory.</summary>
        public long Position { get; }

        /// <summary>The index.</summary>
        public long Index { get; }

        private protected override FormattableString Describe() => $"Index {Index}, element {Position} of the indices, names a place that one before it in its plane names; Duplicates says that this is an error.";
    }

    /// <summary>Indices and values of unlike shapes.</summary>
    public sealed record IndexShapeMismatch : PoolError
    {
        internal IndexShapeMismatch(Shape expected, Shape actual)
            : base(ErrorSubject.Indices) =>
            (Expected, Actual) = (expected, actual);

        /// <summary>The extents that are needed.</summary>
        public Shape Expected { get; }

        /// <summary>The extents that were given.</summary>
        public Shape Actual { get; }

        private protected override FormattableString Describe() => $"The indices have shape {Actual}; they need {Expected}.";
    }

    /// <summary>A window that does not say how large the input was.</summary>
    public sealed record UnpooledSizeUnknown : PoolError
    {
        internal UnpooledSizeUnknown()
            : base(ErrorSubject.OutputSize) { }

        private protected override FormattableString Describe() => $"Only sliding windows imply the size of what was pooled; the output size must be given.";
    }

    /// <summary>A size that could not have been pooled to the extent at hand.</summary>
    public sealed record UnpooledSizeWrong : PoolError
    {
        internal UnpooledSizeWrong(int axis, long size, Int128 least, Int128 most)
            : base(ErrorSubject.OutputSize) =>
            (Axis, Size, Least, Most) = (axis, size, least, most);

        /// <summary>The spatial axis.</summary>
        public int Axis { get; }

        /// <summary>The size.</summary>
        public long Size { get; }

        /// <summary>The least that is possible.</summary>
        public Int128 Least { get; }

        /// <summary>The most that is possible.</summary>
        public Int128 Most { get; }

        private protected override FormattableString Describe() => $"The output size on spatial axis {Axis} is {Size}; it must be in {Least} … {Most}.";
    }

    /// <summary>Sizes whose pooling does not give the extents at hand.</summary>
    public sealed record UnpooledSizeUnlike : PoolError
    {
        internal UnpooledSizeUnlike(Shape unpooled, Shape expected, Shape actual)
            : base(ErrorSubject.OutputSize) =>
            (Unpooled, Expected, Actual) = (unpooled, expected, actual);

        /// <summary>The extents that were given.</summary>
        public Shape Unpooled { get; }

        /// <summary>The extents at hand.</summary>
        public Shape Expected { get; }

        /// <summary>What pooling the given extents gives.</summary>
        public Shape Actual { get; }

        private protected override FormattableString Describe() => $"Pooling {Unpooled} by this window gives {Actual}; the values have {Expected}.";
    }

    /// <summary>A wrong number of output sizes.</summary>
    public sealed record UnpooledAxesMismatch : PoolError
    {
        internal UnpooledAxesMismatch(int expected, int actual)
            : base(ErrorSubject.OutputSize) =>
            (Expected, Actual) = (expected, actual);

        /// <summary>What was needed.</summary>
        public int Expected { get; }

        /// <summary>What was given.</summary>
        public int Actual { get; }

        private protected override FormattableString Describe() => $"The output size has {Actual} entries; it needs {Expected}: one per spatial axis.";
    }
}
