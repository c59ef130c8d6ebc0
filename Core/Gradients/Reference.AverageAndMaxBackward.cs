using System.Numerics;
using PoolFunctional.Gradients;

namespace PoolFunctional;

/// <content>Averages and maxima on one channel axis, and their gradients.</content>
public static partial class Reference
{
    /// <summary>The averages and the maxima of each window on the channel axis: twice as many channels, first the averages, then the maxima.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <returns>The result, <c>[batch, 2·channel, spatial…]</c>, or why there is none.</returns>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c> and <c>Window.Global</c> give <c>[2, 3]</c> as <c>[1, 2, 1]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> AverageAndMax<T>(FeatureMap<T> x, Window window)
        where T : unmanaged, INumber<T> =>
        from average in Pool(x, window, Reduction.Average())
        from most in Pool(x, window, Reduction.Max)
        from both in Joined(average, most)
        select both;

    /// <summary>The gradient of a loss with respect to what <see cref="AverageAndMax"/> pooled: that of the average of the lower channels plus that of the maximum of the upper ones, each rounded to T, one sum.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[batch, 2·channel, spatial…]</c>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">Which inputs each output looked at.</param>
    /// <param name="ties">Which of equal maxima it goes to.</param>
    /// <returns>∂L/∂x, or why there is none.</returns>
    /// <remarks>Not differentiable where the greatest of a window comes twice: there <paramref name="ties"/> decides. An input that no window sees has +0.</remarks>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Window.Global</c>, and ∂L/∂y <c>[2, 10]</c> give <c>[1, 11]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> AverageAndMaxBackward<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, Window window, Ties ties)
        where T : unmanaged, INumber<T> =>
        from plan in Plan.Create(window, x.Shape)
        from whole in Shape.Create(plan.Output.Batch, 2 * plan.Output.Channels, plan.Output.Spatial)
        from incoming in FeatureMap.Fitting(outputGradient, whole)
        from average in Backward(HalfOf(incoming, plan.Output, 0), x, plan, Reduction.Average(), ties)
        from most in Backward(HalfOf(incoming, plan.Output, 1), x, plan, Reduction.Max, ties)
        select GradientSum.Of(average, most);

    /// <summary>How <see cref="AverageAndMax"/> moves when its input moves along a tangent: the averages of the tangent, and how the maxima move.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="tangent">ẋ, of the shape of <paramref name="x"/>.</param>
    /// <param name="x">What is pooled.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="ties">Which of equal maxima moves the maximum.</param>
    /// <returns>ẏ, or why there is none.</returns>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Window.Global</c>, and ẋ <c>[2, 10]</c> give <c>[6, 10]</c> as <c>[1, 2, 1]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> AverageAndMaxJvp<T>(FeatureMap<T> tangent, FeatureMap<T> x, Window window, Ties ties)
        where T : unmanaged, INumber<T> =>
        from average in Jvp(tangent, x, window, Reduction.Average(), ties)
        from most in Jvp(tangent, x, window, Reduction.Max, ties)
        from both in Joined(average, most)
        select both;

    /// <summary>Item by item the channels of the one and then those of the other.</summary>
    private static Result<FeatureMap<T>, PoolError> Joined<T>(FeatureMap<T> lower, FeatureMap<T> upper)
        where T : unmanaged, INumber<T> =>
        from whole in Shape.Create(lower.Shape.Batch, 2 * lower.Shape.Channels, lower.Shape.Spatial)
        select new FeatureMap<T>(whole, Enumerable.Range(0, (int)whole.Batch).SelectMany(item => ItemOf(lower, item).Concat(ItemOf(upper, item))).ToSequence());

    /// <summary>The lower or the upper channels of every item.</summary>
    private static FeatureMap<T> HalfOf<T>(FeatureMap<T> whole, Shape half, int side)
        where T : unmanaged, INumber<T> =>
        new(half, Enumerable.Range(0, (int)half.Batch).SelectMany(item => ItemOf(whole, item).Skip((int)(side * FeaturesOf(half))).Take((int)FeaturesOf(half))).ToSequence());
}
