using System.Numerics;

namespace PoolFunctional;

/// <content>Gradients of blurred maxima.</content>
public static partial class Reference
{
    /// <summary>The gradient of a loss with respect to what <see cref="MaxBlur"/> took: <see cref="BlurBackward"/>, rounded to T, and then the gradient of the maximum of 2 neighbours.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled and blurred; spatial extents of at least 2.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="ties">Which of equal neighbours it goes to.</param>
    /// <returns>∂L/∂x, or why there is none.</returns>
    /// <remarks>Not differentiable where the greatest of some neighbours comes twice: there <paramref name="ties"/> decides.</remarks>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c>, <c>BlurFilter.Binomial(1)</c>, and ∂L/∂y <c>[1, 10]</c> give <c>[0, 11, 0]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> MaxBlurBackward<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, BlurFilter filter, Ties ties)
        where T : unmanaged, INumber<T> =>
        from plan in Plan.Create(Neighbours(x.Shape), x.Shape)
        from incoming in BlurBackward(outputGradient, filter, plan.Output)
        from gradient in Backward(incoming, x, plan, Reduction.Max, ties)
        select gradient;

    /// <summary>How <see cref="MaxBlur"/> moves when its input moves along a tangent: the blur of how the maxima move.</summary>
    /// <typeparam name="T">float, double or Half; integers as far as the maximum has them.</typeparam>
    /// <param name="tangent">ẋ, of the shape of <paramref name="x"/>.</param>
    /// <param name="x">What is pooled and blurred; spatial extents of at least 2.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="ties">Which of equal neighbours moves the maximum.</param>
    /// <returns>ẏ, or why there is none.</returns>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c>, <c>BlurFilter.Binomial(1)</c>, and ẋ <c>[1, 10, 100]</c> give <c>[10, 10]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> MaxBlurJvp<T>(FeatureMap<T> tangent, FeatureMap<T> x, BlurFilter filter, Ties ties)
        where T : unmanaged, INumber<T> =>
        from moving in Jvp(tangent, x, Neighbours(x.Shape), Reduction.Max, ties)
        from result in Blur(moving, filter)
        select result;

    /// <summary>2 neighbours on every axis, at stride 1.</summary>
    private static Window Neighbours(Shape shape) => Window.Square(2, shape.Spatial.Count, stride: 1);
}
