using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient with respect to the number of a reduction that is learned: <c>∂L/∂θ = Σ ∂L/∂y · ∂y/∂θ</c> for p of a generalized mean, r of a log-sum-exp, λ of a mixed one.</summary>
    /// <remarks>∂y/∂θ in double, rounded to the element type; products and their sum, pairwise over all outputs, in double: the bits of <see cref="Reference.ParameterGradient{T}"/> in every layout. A window without a tap counts nothing.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction"><see cref="Reduction.GeneralizedMean"/> with finite p, <see cref="Reduction.LogSumExp"/> or <see cref="Reduction.Mixed"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂θ.</returns>
    /// <exception cref="ArgumentException">An argument is impossible, or the reduction has no number that is learned.</exception>
    /// <example><c>Pool.ParameterGradient(gradient, x, Window.Global, Reduction.GeneralizedMean(3))</c> is ∂L/∂p.</example>
    public static double ParameterGradient<T>(Tensor<T> outputGradient, Tensor<T> x, Window window, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => ByParameter(Checked(outputGradient, nameof(outputGradient)), Checked(x), window, reduction, options);

    /// <summary>The gradient with respect to the number of a reduction that is learned: <c>∂L/∂θ = Σ ∂L/∂y · ∂y/∂θ</c> for p of a generalized mean, r of a log-sum-exp, λ of a mixed one.</summary>
    /// <remarks>∂y/∂θ in double, rounded to the element type; products and their sum, pairwise over all outputs, in double: the bits of <see cref="Reference.ParameterGradient{T}"/> in every layout. A window without a tap counts nothing.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction"><see cref="Reduction.GeneralizedMean"/> with finite p, <see cref="Reduction.LogSumExp"/> or <see cref="Reduction.Mixed"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂θ.</returns>
    /// <exception cref="ArgumentException">An argument is impossible, or the reduction has no number that is learned.</exception>
    /// <example><c>Pool.ParameterGradient(gradient, x, Window.Global, Reduction.GeneralizedMean(3))</c> is ∂L/∂p.</example>
    public static double ParameterGradient<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => ByParameter(outputGradient, x, window, reduction, options);

    /// <summary>The gradient with respect to the number of a reduction that is learned: <c>∂L/∂θ = Σ ∂L/∂y · ∂y/∂θ</c> for p of a generalized mean, r of a log-sum-exp, λ of a mixed one.</summary>
    /// <remarks>∂y/∂θ in double, rounded to the element type; products and their sum, pairwise over all outputs, in double: the bits of <see cref="Reference.ParameterGradient{T}"/> in every layout. A window without a tap counts nothing.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction"><see cref="Reduction.GeneralizedMean"/> with finite p, <see cref="Reduction.LogSumExp"/> or <see cref="Reduction.Mixed"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂θ.</returns>
    /// <exception cref="ArgumentException">An argument is impossible, or the reduction has no number that is learned.</exception>
    /// <example><c>Pool.ParameterGradient(gradient, x, Window.Global, Reduction.GeneralizedMean(3))</c> is ∂L/∂p.</example>
    public static double ParameterGradient<T>(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, Window window, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => ByParameter(Sloping<T>(window, reduction, inputShape, options, nameof(inputShape)), outputGradient, x, window, options);
}
