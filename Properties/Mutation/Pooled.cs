using System.Numerics;
using PoolFunctional.Properties.Mutation.Running;

namespace PoolFunctional.Properties;

/// <summary>What the laws pool with: the façade when that is mutated, else the definition, of which what they say must hold too, and a mutant of it has no engine to hide behind.</summary>
internal static class Pooled
{
    internal static T[] By<T>(Reduction reduction, Window window, T[] x, nint[] shape, Layout layout = Layout.ChannelsFirst)
        where T : unmanaged, INumber<T>
    {
        if (MutantSwitch.Control?.Assembly == typeof(Pool).Assembly) return ByFacade(reduction, window, x, shape, layout);
        long[] extents = [.. shape.Select(extent => (long)extent)];
        if (layout == Layout.Plane) return Values(reduction, window, x, [1, 1, .. extents]);
        if (layout == Layout.ChannelsFirst) return Values(reduction, window, x, extents);
        (long batch, long channels) = (extents[0], extents[^1]);
        return ChannelsLast(Values(reduction, window, ChannelsFirst(x, batch, channels), [batch, channels, .. extents[1..^1]]), batch, channels);
    }

    private static T[] ByFacade<T>(Reduction reduction, Window window, T[] x, nint[] shape, Layout layout)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> plan = Pool.Compile<T>(reduction, window, shape, new() { Layout = layout });
        T[] y = new T[plan.OutputShape.ToArray().Aggregate((nint)1, (product, extent) => product * extent)];
        plan.Run(x, y);
        return y;
    }

    private static T[] Values<T>(Reduction reduction, Window window, T[] x, long[] extents)
        where T : unmanaged, INumber<T> =>
        Shape.Create(extents)
            .Bind(shape => FeatureMap.Create<T>(shape, x))
            .Bind(map => Reference.Pool(map, window, reduction))
            .Match(map => map.Values.ToArray(), error => throw new ArgumentException(error.Message));

    private static T[] ChannelsFirst<T>(T[] x, long batch, long channels) => Turned(x, batch, x.Length / (batch * channels), channels);

    private static T[] ChannelsLast<T>(T[] x, long batch, long channels) => Turned(x, batch, channels, x.Length / (batch * channels));

    private static T[] Turned<T>(T[] x, long batch, long rows, long columns) =>
        [.. from item in Enumerable.Range(0, (int)batch)
            from column in Enumerable.Range(0, (int)columns)
            from row in Enumerable.Range(0, (int)rows)
            select x[(((item * rows) + row) * columns) + column]];
}
