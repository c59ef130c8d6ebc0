using System.Numerics;

namespace PoolFunctional.Properties;

/// <summary>The façade on plain arrays, for the laws.</summary>
internal static class Pooled
{
    internal static T[] By<T>(Reduction reduction, Window window, T[] x, nint[] shape, Layout layout = Layout.ChannelsFirst)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> plan = Pool.Compile<T>(reduction, window, shape, new() { Layout = layout });
        T[] y = new T[plan.OutputShape.ToArray().Aggregate((nint)1, (product, extent) => product * extent)];
        plan.Run(x, y);
        return y;
    }
}
