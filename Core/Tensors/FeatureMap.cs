using System.Numerics;

namespace PoolFunctional;

/// <summary>An immutable tensor <c>[batch, channel, spatial…]</c>, row-major: the last spatial axis is contiguous.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Equality is structural: equal shapes and equal values (NaN equals NaN, and +0 equals −0, as <c>Equals</c> has it).</remarks>
public sealed record FeatureMap<T>
    where T : unmanaged, INumber<T>
{
    internal FeatureMap(Shape shape, Sequence<T> values) => (Shape, Values) = (shape, values);

    /// <summary>The extents.</summary>
    public Shape Shape { get; }

    /// <summary>The elements in row-major order: <c>((b·Channels + c)·height + y)·width + x</c> for two spatial axes.</summary>
    public Sequence<T> Values { get; }

    /// <summary>What reads one plane at an offset in it.</summary>
    internal Func<long, T> PlaneAt(long plane) => offset => Values[(int)((plane * Shape.PlaneElements) + offset)];
}

/// <summary>Makes <see cref="FeatureMap{T}"/> values.</summary>
public static class FeatureMap
{
    private const long MostPositionsKept = 1 << 20;

    /// <summary>A feature map that holds a copy of the given elements.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The extents.</param>
    /// <param name="values">The elements, row-major; exactly <c>shape.Elements</c> of them.</param>
    /// <returns>The feature map, or how many elements were missing.</returns>
    /// <example><c>Shape.Create(1, 1, 2, 2).Bind(shape =&gt; FeatureMap.Create(shape, 1f, 2, 3, 4))</c> is a plane of two rows.</example>
    public static Result<FeatureMap<T>, PoolError> Create<T>(Shape shape, params ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> =>
        values.Length == shape.Elements
            ? Outcome.Ok(new FeatureMap<T>(shape, Sequence.Of(values)))
            : Outcome.Fail<FeatureMap<T>>(new PoolError.ElementCountMismatch(shape.Elements, values.Length));

    /// <summary>The feature map itself where it has the shape that a plan is made for.</summary>
    internal static Result<FeatureMap<T>, PoolError> Fitting<T>(FeatureMap<T> x, Shape shape)
        where T : unmanaged, INumber<T> =>
        x.Shape == shape ? Outcome.Ok(x) : Outcome.Fail<FeatureMap<T>>(new PoolError.ElementCountMismatch(shape.Elements, x.Shape.Elements));

    /// <summary>The feature map whose element <c>(plane, position)</c> is <c>f(plane, position)</c>, where <c>plane = batch·Channels + channel</c>.</summary>
    internal static Result<FeatureMap<T>, PoolError> Tabulate<T>(Shape shape, Func<long, Sequence<long>, T> f)
        where T : unmanaged, INumber<T> =>
        shape.Elements > Array.MaxLength
            ? Outcome.Fail<FeatureMap<T>>(new PoolError.OutputTooLarge(shape.Elements, Array.MaxLength))
            : Outcome.Ok(new FeatureMap<T>(shape, new Sequence<T>([.. Rows(shape, f)])));

    private static IEnumerable<T> Rows<T>(Shape shape, Func<long, Sequence<long>, T> f)
    {
        // Of a large plane the positions take far more memory than its elements: they are counted anew for each.
        bool areKept = shape.Batch > 0 && shape.PlaneElements <= MostPositionsKept;
        IEnumerable<Sequence<long>> positions = areKept ? Positions(shape.Spatial).ToSequence() : Positions(shape.Spatial);
        for (long plane = 0; plane < shape.Batch * shape.Channels; plane++)
        {
            foreach (Sequence<long> position in positions) yield return f(plane, position);
        }
    }

    private static IEnumerable<Sequence<long>> Positions(Sequence<long> extents) =>
        extents.Aggregate(
            Enumerable.Repeat(Sequence.Of<long>(), 1),
            (outer, extent) => outer.SelectMany(position => Range(extent), (position, next) => position.Append(next).ToSequence()));

    private static IEnumerable<long> Range(long count)
    {
        for (long i = 0; i < count; i++) yield return i;
    }
}
