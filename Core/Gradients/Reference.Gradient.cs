using System.Numerics;

namespace PoolFunctional;

/// <content>Gradients of windows × reductions.</content>
public static partial class Reference
{
    /// <summary>
    /// <c>∂L/∂x[b, c, i] = Σ { ∂L/∂y[b, c, o] · ∂y[b, c, o]/∂x[b, c, i] : i ∈ window(o) }</c>: the definition of the gradient, and +0 for an input that no window sees.
    /// </summary>
    /// <typeparam name="T">float, double or Half; integers for sums and for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them.</param>
    /// <returns>∂L/∂x, or why there is none.</returns>
    /// <remarks>
    /// Sums and averages: each output's gradient is divided once, then added pairwise over the transposed plan, in the accumulator of the forward. So are the shares of smooth reductions, ∂L/∂y times a slope,
    /// in double. What gives one of its taps, products, and windows whose plan has no transpose: shares are added to +0 one after the other, outputs in row-major order; those of chosen taps in float, for
    /// double in double, integers exactly. Rounded once. Where a reduction is not differentiable the slope is 0, or that of the tap that is chosen. A NaN or an infinity in a window goes through the
    /// arithmetic of the slopes: a smooth reduction then hands a NaN to the taps of that window.
    /// </remarks>
    /// <example><c>[3, 1, 4, 1]</c> as <c>[1, 1, 4]</c>, maximum, <c>Window.Sliding([2])</c>, and ∂L/∂y <c>[10, 20]</c> give <c>[10, 0, 20, 0]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> Backward<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, Window window, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from plan in Plan.Create(window, x.Shape)
        from gradient in Backward(outputGradient, x, plan, reduction, ties)
        select gradient;

    /// <summary>The gradient over a plan that is already made.</summary>
    /// <typeparam name="T">float, double or Half; integers for sums and for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, whose shape is the plan's output.</param>
    /// <param name="x">What was pooled, whose shape is the plan's input.</param>
    /// <param name="plan">Which inputs each output looks at.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them.</param>
    /// <returns>∂L/∂x, or why there is none.</returns>
    public static Result<FeatureMap<T>, PoolError> Backward<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, Plan plan, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from gradient in reduction.GradientFor<T>(ties)
        from incoming in FeatureMap.Fitting(outputGradient, plan.Output)
        from pooled in FeatureMap.Fitting(x, plan.Input)
        from result in gradient.Backward(plan, incoming, pooled)
        select result;

    /// <summary>
    /// <c>ẏ[b, c, o] = Σ { ∂y[b, c, o]/∂x[b, c, i] · ẋ[b, c, i] : i ∈ window(o) }</c>: how the result moves when what is pooled moves along <paramref name="tangent"/>, forward-mode differentiation.
    /// </summary>
    /// <typeparam name="T">float, double or Half; integers for sums and for what gives one of its taps.</typeparam>
    /// <param name="tangent">ẋ, of the shape of <paramref name="x"/>.</param>
    /// <param name="x">What is pooled.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <param name="ties">Which of equal taps moves the value, where the value is one of them.</param>
    /// <returns>ẏ, or why there is none.</returns>
    /// <remarks>Sums and averages move as they pool: ẏ is the pooled tangent. The shares of smooth reductions are added in the order of the fold; those of chosen taps and of products one after the other in row-major order.</remarks>
    /// <example><c>[3, 1, 4, 1]</c>, maximum over windows of 2, and ẋ <c>[1, 2, 3, 4]</c> give <c>[1, 3]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> Jvp<T>(FeatureMap<T> tangent, FeatureMap<T> x, Window window, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from plan in Plan.Create(window, x.Shape)
        from result in Jvp(tangent, x, plan, reduction, ties)
        select result;

    /// <summary>Forward-mode differentiation over a plan that is already made.</summary>
    /// <typeparam name="T">float, double or Half; integers for sums and for what gives one of its taps.</typeparam>
    /// <param name="tangent">ẋ, whose shape is the plan's input.</param>
    /// <param name="x">What is pooled, of the same shape.</param>
    /// <param name="plan">Which inputs each output looks at.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <param name="ties">Which of equal taps moves the value, where the value is one of them.</param>
    /// <returns>ẏ, or why there is none.</returns>
    public static Result<FeatureMap<T>, PoolError> Jvp<T>(FeatureMap<T> tangent, FeatureMap<T> x, Plan plan, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from gradient in reduction.GradientFor<T>(ties)
        from moving in FeatureMap.Fitting(tangent, plan.Input)
        from pooled in FeatureMap.Fitting(x, plan.Input)
        from result in gradient.Forward(plan, moving, pooled)
        select result;
}
