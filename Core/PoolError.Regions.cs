namespace PoolFunctional;

/// <content>What is wrong with regions of interest.</content>
public abstract partial record PoolError
{
    /// <summary>A feature map that is not of two spatial axes.</summary>
    public sealed record MapAxes : PoolError
    {
        internal MapAxes(int axes)
            : base(ErrorSubject.Shape) => Axes = axes;

        /// <summary>The number of spatial axes.</summary>
        public int Axes { get; }

        private protected override FormattableString Describe() => $"Regions lie on maps of 2 spatial axes, height and width; the shape has {Axes}.";
    }

    /// <summary>Channels that do not share out among the bins of a position-sensitive pooling.</summary>
    public sealed record ChannelsNotDivisible : PoolError
    {
        internal ChannelsNotDivisible(long channels, long bins)
            : base(ErrorSubject.Shape) =>
            (Channels, Bins) = (channels, bins);

        /// <summary>The channel extent.</summary>
        public long Channels { get; }

        /// <summary>The number of bins.</summary>
        public long Bins { get; }

        private protected override FormattableString Describe() => $"The channel extent is {Channels}; it must be a multiple of the {Bins} bins, each of which reads channels of its own.";
    }

    /// <summary>A number of bins that is not possible.</summary>
    public sealed record PooledSizeOutOfRange : PoolError
    {
        internal PooledSizeOutOfRange(int axis, long size, long limit)
            : base(ErrorSubject.Grid) =>
            (Axis, Size, Limit) = (axis, size, limit);

        /// <summary>The spatial axis: 0 for the height, 1 for the width.</summary>
        public int Axis { get; }

        /// <summary>The number of bins.</summary>
        public long Size { get; }

        /// <summary>The most that is possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"The number of bins on spatial axis {Axis} is {Size}; it must be from 1 to {Limit}.";
    }

    /// <summary>A scale of coordinates that is not a positive number, or is none in the type that coordinates are computed in.</summary>
    public sealed record SpatialScaleNotPositive : PoolError
    {
        internal SpatialScaleNotPositive(double scale)
            : base(ErrorSubject.Grid) => Scale = scale;

        /// <summary>The scale.</summary>
        public double Scale { get; }

        private protected override FormattableString Describe() => $"The spatial scale is {Scale}; it must be positive and finite.";
    }

    /// <summary>A number of samples per bin and axis that is not possible.</summary>
    public sealed record SamplesOutOfRange : PoolError
    {
        internal SamplesOutOfRange(long samples, long limit)
            : base(ErrorSubject.Sampling) =>
            (Samples, Limit) = (samples, limit);

        /// <summary>The number.</summary>
        public long Samples { get; }

        /// <summary>The most that is possible.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"A bin gets {Samples} samples along each axis; it must be from 1 to {Limit}.";
    }

    /// <summary>A region on a feature map that does not exist.</summary>
    public sealed record RegionBatchOutOfRange : PoolError
    {
        internal RegionBatchOutOfRange(int region, double batchIndex, long batch)
            : base(ErrorSubject.Regions) =>
            (Region, BatchIndex, Batch) = (region, batchIndex, batch);

        /// <summary>The region's number.</summary>
        public int Region { get; }

        /// <summary>The feature map that it names.</summary>
        public double BatchIndex { get; }

        /// <summary>The batch extent.</summary>
        public long Batch { get; }

        private protected override FormattableString Describe() => $"Region {Region} is on map {BatchIndex} of the batch; it must be a whole number from 0 and below {Batch}, the batch extent.";
    }

    /// <summary>A coordinate that is infinite or not a number.</summary>
    public sealed record RegionNotFinite : PoolError
    {
        internal RegionNotFinite(int region, RegionCoordinate coordinate, double value)
            : base(ErrorSubject.Regions) =>
            (Region, Coordinate, Value) = (region, coordinate, value);

        /// <summary>The region's number.</summary>
        public int Region { get; }

        /// <summary>Which of its coordinates.</summary>
        public RegionCoordinate Coordinate { get; }

        /// <summary>The coordinate.</summary>
        public double Value { get; }

        private protected override FormattableString Describe() => $"{Coordinate} of region {Region} is {Value}; it must be finite.";
    }

    /// <summary>A coordinate too far from the feature map.</summary>
    public sealed record RegionTooFar : PoolError
    {
        internal RegionTooFar(int region, RegionCoordinate coordinate, double value, long limit)
            : base(ErrorSubject.Regions) =>
            (Region, Coordinate, Value, Limit) = (region, coordinate, value, limit);

        /// <summary>The region's number.</summary>
        public int Region { get; }

        /// <summary>Which of its coordinates.</summary>
        public RegionCoordinate Coordinate { get; }

        /// <summary>The coordinate, not scaled.</summary>
        public double Value { get; }

        /// <summary>How far a scaled coordinate may be from 0.</summary>
        public long Limit { get; }

        private protected override FormattableString Describe() => $"{Coordinate} of region {Region} is {Value}; scaled, it must be from -{Limit} to {Limit}.";
    }

    /// <summary>More boxes than batch indices, or fewer.</summary>
    public sealed record RegionCountMismatch : PoolError
    {
        internal RegionCountMismatch(long boxes, long indices)
            : base(ErrorSubject.Regions) =>
            (Boxes, Indices) = (boxes, indices);

        /// <summary>How many boxes.</summary>
        public long Boxes { get; }

        /// <summary>How many batch indices.</summary>
        public long Indices { get; }

        private protected override FormattableString Describe() => $"There are {Boxes} boxes and {Indices} batch indices; each box needs one.";
    }

    /// <summary>Numbers that are not whole rows of a table of boxes.</summary>
    public sealed record RegionRowsIncomplete : PoolError
    {
        internal RegionRowsIncomplete(long numbers, int columns)
            : base(ErrorSubject.Regions) =>
            (Numbers, Columns) = (numbers, columns);

        /// <summary>How many numbers.</summary>
        public long Numbers { get; }

        /// <summary>How many of them a row has.</summary>
        public int Columns { get; }

        private protected override FormattableString Describe() => $"There are {Numbers} numbers for rows of {Columns}; the rows must be whole. Rows of 4 are x1, y1, x2, y2; rows of 5 begin with the map.";
    }
}
