using System.Numerics;

namespace PoolFunctional;

/// <summary>The definition of pooling. Everything else in this library is checked against it, bit for bit.</summary>
public static partial class Reference
{
    /// <summary>
    /// <c>y[b, c, o] = reduce { x[b, c, i] : i ∈ window(o) }</c>: place the window on the shape, give the reduction its meaning for the element
    /// type, and reduce, for every plane and every output position, the taps that the plan names.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <returns>The result, or why there is none.</returns>
    /// <example><c>[1, 2, 3, 4]</c> as <c>[1, 1, 4]</c>, maximum, <c>Window.Sliding([2])</c>, gives <c>[2, 4]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> Pool<T>(FeatureMap<T> x, Window window, Reduction reduction)
        where T : unmanaged, INumber<T> =>
        from plan in Plan.Create(window, x.Shape)
        from y in Pool(x, plan, reduction)
        select y;

    /// <summary>Pools over a plan that is already made, such as a slice of a larger one or a transpose.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, whose shape is the plan's input.</param>
    /// <param name="plan">Which inputs each output looks at.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <returns>The result, or why there is none.</returns>
    public static Result<FeatureMap<T>, PoolError> Pool<T>(FeatureMap<T> x, Plan plan, Reduction reduction)
        where T : unmanaged, INumber<T> =>
        from reduce in reduction.For<T>()
        from fitting in FeatureMap.Fitting(x, plan.Input)
        from y in FeatureMap.Tabulate(
            plan.Output,
            (plane, position) => reduce.Reduce(plan.WindowAt(position), offset => fitting.Values[(int)((plane * plan.Input.PlaneElements) + offset)]))
        select y;
}
