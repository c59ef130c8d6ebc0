using System.Numerics;

namespace PoolFunctional.Properties.Presets;

/// <summary>Layers on plain arrays, for the laws.</summary>
internal static class Layers
{
    internal static float[] OneToFive => [1, 2, 3, 4, 5];

    internal static T[] By<T>(PoolLayer layer, T[] x, params ReadOnlySpan<nint> shape)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> plan = Pool.Compile<T>(layer, shape);
        T[] y = new T[plan.OutputLength];
        plan.Run(x, y);
        return y;
    }

    /// <summary>On one line.</summary>
    internal static float[] Line(PoolLayer layer, params float[] x) => By(layer, x, 1, 1, x.Length);

    /// <summary>The parameter that the exception names.</summary>
    internal static string? Named(Action made) => Xunit.Assert.ThrowsAny<ArgumentException>(made).ParamName;
}
