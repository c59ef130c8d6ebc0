namespace PoolFunctional;

public abstract partial record PoolError
{
    /// <summary>A token extent below 0.</summary>
    public sealed record TokensNegative : PoolError
    {
        internal TokensNegative(long extent)
            : base(ErrorSubject.Shape) => Extent = extent;

        /// <summary>The extent, in tokens.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"The token extent is {Extent}; it must be at least 0.";
    }

    /// <summary>A feature extent below 1.</summary>
    public sealed record FeaturesNotPositive : PoolError
    {
        internal FeaturesNotPositive(long extent)
            : base(ErrorSubject.Shape) => Extent = extent;

        /// <summary>The extent, in elements.</summary>
        public long Extent { get; }

        private protected override FormattableString Describe() => $"The feature extent is {Extent}; it must be at least 1.";
    }

    /// <summary>A number of rows below 0.</summary>
    public sealed record RowsNegative : PoolError
    {
        internal RowsNegative(long rows)
            : base(ErrorSubject.Shape) => Rows = rows;

        /// <summary>The number of rows.</summary>
        public long Rows { get; }

        private protected override FormattableString Describe() => $"The number of rows is {Rows}; it must be at least 0.";
    }

    /// <summary>A mask that has not one entry per token.</summary>
    public sealed record MaskCountMismatch : PoolError
    {
        internal MaskCountMismatch(long expected, long actual)
            : base(ErrorSubject.Mask) =>
            (Expected, Actual) = (expected, actual);

        /// <summary>What was needed.</summary>
        public long Expected { get; }

        /// <summary>What was given.</summary>
        public long Actual { get; }

        private protected override FormattableString Describe() => $"The mask has {Actual} entries; the shape needs {Expected}: one per token.";
    }

    /// <summary>A type that a mask cannot have.</summary>
    public sealed record MaskTypeUnsupported : PoolError
    {
        internal MaskTypeUnsupported(string typeName)
            : base(ErrorSubject.MaskType) => TypeName = typeName;

        /// <summary>The type.</summary>
        public string TypeName { get; }

        private protected override FormattableString Describe() => $"A mask of {TypeName} is not supported; use bool, byte, int or long, where anything but 0 marks a real token.";
    }

    /// <summary>Not one segment id per row.</summary>
    public sealed record SegmentIdCountMismatch : PoolError
    {
        internal SegmentIdCountMismatch(long rows, long ids)
            : base(ErrorSubject.Segments) =>
            (Rows, Ids) = (rows, ids);

        /// <summary>The number of rows.</summary>
        public long Rows { get; }

        /// <summary>The number of ids.</summary>
        public long Ids { get; }

        private protected override FormattableString Describe() => $"There are {Ids} segment ids for {Rows} rows; each row needs one.";
    }

    /// <summary>A segment id that names no segment.</summary>
    public sealed record SegmentIdOutOfRange : PoolError
    {
        internal SegmentIdOutOfRange(long row, long id, long segments)
            : base(ErrorSubject.Segments) =>
            (Row, Id, Segments) = (row, id, segments);

        /// <summary>The row.</summary>
        public long Row { get; }

        /// <summary>Its id.</summary>
        public long Id { get; }

        /// <summary>The number of segments.</summary>
        public long Segments { get; }

        private protected override FormattableString Describe() => $"The segment id of row {Row} is {Id}; it must be at least 0 and below the number of segments, {Segments}.";
    }

    /// <summary>A number of segments below 0.</summary>
    public sealed record SegmentCountNegative : PoolError
    {
        internal SegmentCountNegative(long segments)
            : base(ErrorSubject.Segments) => Segments = segments;

        /// <summary>The number of segments.</summary>
        public long Segments { get; }

        private protected override FormattableString Describe() => $"The number of segments is {Segments}; it must be at least 0.";
    }

    /// <summary>More segments than can be counted.</summary>
    public sealed record SegmentCountTooLarge : PoolError
    {
        internal SegmentCountTooLarge(Int128 segments, long limit)
            : base(ErrorSubject.Segments) =>
            (Segments, Limit) = (segments, limit);

        /// <summary>The number of segments.</summary>
        public Int128 Segments { get; }

        /// <summary>The most that is possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"There are {Segments} segments; at most {Limit} are possible.";
    }

    /// <summary>A result that has not one row per segment.</summary>
    public sealed record SegmentCountMismatch : PoolError
    {
        internal SegmentCountMismatch(long expected, long actual)
            : base(ErrorSubject.Segments) =>
            (Expected, Actual) = (expected, actual);

        /// <summary>The rows of the result.</summary>
        public long Expected { get; }

        /// <summary>The number of segments.</summary>
        public long Actual { get; }

        private protected override FormattableString Describe() => $"There are {Actual} segments, but the result has {Expected} rows; it needs one per segment.";
    }

    /// <summary>Not even the offset at which the last segment ends.</summary>
    public sealed record OffsetsEmpty : PoolError
    {
        internal OffsetsEmpty()
            : base(ErrorSubject.Segments) { }

        private protected override FormattableString Describe() => $"There is no offset; n segments need n + 1 of them, the first 0 and the last the number of rows.";
    }

    /// <summary>Offsets that do not begin at 0 or end at the number of rows.</summary>
    public sealed record OffsetsEndWrongly : PoolError
    {
        internal OffsetsEndWrongly(long first, long last, long rows)
            : base(ErrorSubject.Segments) =>
            (First, Last, Rows) = (first, last, rows);

        /// <summary>The first offset.</summary>
        public long First { get; }

        /// <summary>The last offset.</summary>
        public long Last { get; }

        /// <summary>The number of rows.</summary>
        public long Rows { get; }

        private protected override FormattableString Describe() => $"The offsets run from {First} to {Last}; they must run from 0 to the number of rows, {Rows}, which stands behind the last segment's start.";
    }

    /// <summary>An offset below the one before it.</summary>
    public sealed record OffsetsDecrease : PoolError
    {
        internal OffsetsDecrease(long segment, long start, long end)
            : base(ErrorSubject.Segments) =>
            (Segment, Start, End) = (segment, start, end);

        /// <summary>The segment that the two enclose.</summary>
        public long Segment { get; }

        /// <summary>Where it begins.</summary>
        public long Start { get; }

        /// <summary>Where it ends.</summary>
        public long End { get; }

        private protected override FormattableString Describe() => $"Segment {Segment} begins at row {Start} and ends at row {End}; offsets must not decrease.";
    }
}
