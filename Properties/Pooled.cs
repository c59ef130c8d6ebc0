using System.Numerics;

namespace PoolFunctional.Properties;

/// <summary>The façade on plain arrays, for the laws.</summary>
internal static class Pooled
{
    /// <summary>The definition on a plain array, channels first.</summary>
    internal static T[] ByDefinition<T>(Reduction reduction, Window window, T[] x, params ReadOnlySpan<long> shape)
        where T : unmanaged, INumber<T> =>
        [.. FeatureMap.Create<T>(Shape.Create(shape).OrThrow("shape"), x).Bind(map => Reference.Pool(map, window, reduction)).OrThrow("definition").Values];

    internal static T[] By<T>(Reduction reduction, Window window, T[] x, nint[] shape, Layout layout = Layout.ChannelsFirst)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> plan = Pool.Compile<T>(reduction, window, shape, new() { Layout = layout });
        T[] y = new T[plan.OutputShape.ToArray().Aggregate((nint)1, (product, extent) => product * extent)];
        plan.Run(x, y);
        return y;
    }
}
