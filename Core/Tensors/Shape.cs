namespace PoolFunctional;

/// <summary>The extents of a feature map: <c>[batch, channel, spatial…]</c> with at least one spatial axis, in elements.</summary>
/// <remarks>Batch may be 0, every other extent is at least 1, and the number of elements fits in a <see cref="long"/>. Equality is structural.</remarks>
public sealed record Shape
{
    /// <summary>The most axes that a shape has: more would be walked deeper than a stack holds, and no tensor has them.</summary>
    internal const int MostAxes = 64;

    private Shape(long batch, long channels, Sequence<long> spatial) => (Batch, Channels, Spatial) = (batch, channels, spatial);

    /// <summary>The number of feature maps that are pooled independently.</summary>
    public long Batch { get; }

    /// <summary>The number of channels in each.</summary>
    public long Channels { get; }

    /// <summary>The extents that pooling shrinks: depth, height, width, outermost first.</summary>
    public Sequence<long> Spatial { get; }

    /// <summary>Elements of one plane: <c>∏ Spatial</c>.</summary>
    public long PlaneElements => Spatial.Aggregate(1L, (product, extent) => product * extent);

    /// <summary>Elements between neighbours on a spatial axis: the product of the extents after it.</summary>
    internal long PitchOf(int axis) => Spatial.Skip(axis + 1).Aggregate(1L, (product, extent) => product * extent);

    /// <summary>The offset of an element in a feature map of this shape; <paramref name="plane"/> is <c>batch·Channels + channel</c>.</summary>
    internal long OffsetOf(long plane, Sequence<long> position) => Spatial.Zip(position).Aggregate(plane, (offset, axis) => (offset * axis.First) + axis.Second);

    /// <summary>The position on each axis of an offset in a plane.</summary>
    internal Sequence<long> PositionAt(long offset) => Sequence.Tabulate(Spatial.Count, axis => offset / PitchOf(axis) % Spatial[axis]);

    /// <summary>Elements in all: <c>Batch · Channels · PlaneElements</c>.</summary>
    public long Elements => Batch * Channels * PlaneElements;

    /// <summary>Checks <c>[batch, channel, spatial…]</c>.</summary>
    /// <param name="extents">The extents.</param>
    /// <returns>The shape, or which extent breaks which rule.</returns>
    /// <example><c>Shape.Create(8, 64, 7, 7)</c> is a batch of 8, of 64 channels, of 7 × 7.</example>
    public static Result<Shape, PoolError> Create(params ReadOnlySpan<long> extents) =>
        extents.Length < 3
            ? Outcome.Fail<Shape>(new PoolError.TooFewAxes(extents.Length))
            : Create(extents[0], extents[1], Sequence.Of(extents[2..]));

    /// <summary>Checks <c>[batch, channel, spatial…]</c>.</summary>
    /// <param name="batch">The batch extent, at least 0.</param>
    /// <param name="channels">The channel extent, at least 1.</param>
    /// <param name="spatial">The spatial extents, each at least 1.</param>
    /// <returns>The shape, or which extent breaks which rule.</returns>
    /// <example><c>Shape.Create(8, 64, [7, 7])</c> is what <c>Shape.Create(8, 64, 7, 7)</c> is.</example>
    public static Result<Shape, PoolError> Create(long batch, long channels, Sequence<long> spatial) =>
        Outcome.Unless(new Shape(batch, channels, spatial), Wrong(batch, channels, spatial));

    private static IEnumerable<PoolError> Wrong(long batch, long channels, Sequence<long> spatial)
    {
        if (spatial.Count == 0) yield return new PoolError.TooFewAxes(2);
        if (spatial.Count + 2 > MostAxes) yield return new PoolError.TooManyAxes(spatial.Count + 2, MostAxes);
        if (batch < 0) yield return new PoolError.BatchNegative(batch);
        if (channels < 1) yield return new PoolError.ChannelsNotPositive(channels);
        foreach ((int axis, long extent) in spatial.Index())
        {
            if (extent < 1) yield return new PoolError.ExtentNotPositive(axis, extent);
            if (extent > AxisPlan.LargestExtent) yield return new PoolError.ExtentTooLarge(axis, extent, AxisPlan.LargestExtent);
        }

        Int128 elements = Product([long.Max(batch, 1), channels, .. spatial]);
        if (elements > long.MaxValue) yield return new PoolError.TooManyElements(elements, long.MaxValue);
    }

    /// <summary>The same planes, so many items of the batch.</summary>
    internal Shape OfItems(long items) => new(items, Channels, Spatial);

    /// <summary>The same planes without their last axes.</summary>
    internal Shape WithoutLast(int axes) => new(Batch, Channels, Spatial.SkipLast(axes).ToSequence());

    /// <summary>The same spatial extents, so many planes as the channels of one item.</summary>
    internal Shape OfPlanes(long planes) => new(1, planes, Spatial);

    /// <summary>The product, which stops growing once it is beyond any <see cref="long"/>.</summary>
    internal static Int128 Product(Sequence<long> factors) =>
        factors.Aggregate(Int128.One, (product, factor) => product > long.MaxValue ? product : product * factor);

    /// <summary>The extents in brackets: <c>[8, 64, 112, 112]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Sequence.Of([Batch, Channels, .. Spatial]).ToString();
}
