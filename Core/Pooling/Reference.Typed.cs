using System.Numerics;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary><c>y[b, c, o] = reduce { x[b, c, i] : i ∈ window(o) }</c> with results of another type than the elements: the definition of sums and averages that widen.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TResult">
    /// float or double for any integer; a wider float for Half and float; for sums of integers also an integer type that holds every element and more.
    /// </typeparam>
    /// <param name="x">The input, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">A sum or an average.</param>
    /// <returns>The result, or why there is none.</returns>
    /// <example>The bytes <c>[1, 2, 3, 5]</c> as <c>[1, 1, 4]</c>, average in float, <c>Window.Sliding([2])</c>, give <c>[1.5, 4]</c>.</example>
    public static Result<FeatureMap<TResult>, PoolError> Pool<T, TResult>(FeatureMap<T> x, Window window, Reduction reduction)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> =>
        from plan in Plan.Create(window, x.Shape)
        from y in Pool<T, TResult>(x, plan, reduction)
        select y;

    /// <summary>The same over a plan that is already made.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="x">The input, whose shape is the plan's input.</param>
    /// <param name="plan">Which inputs each output looks at.</param>
    /// <param name="reduction">A sum or an average.</param>
    /// <returns>The result, or why there is none.</returns>
    public static Result<FeatureMap<TResult>, PoolError> Pool<T, TResult>(FeatureMap<T> x, Plan plan, Reduction reduction)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> =>
        from reduce in reduction.For<T, TResult>()
        from fitting in FeatureMap.Fitting(x, plan.Input)
        from y in FeatureMap.Tabulate(
            plan.Output,
            (plane, position) => reduce.Reduce(plan.WindowAt(plane, position), offset => fitting.Values[(int)((plane * plan.Input.PlaneElements) + offset)]))
        select y;
}
