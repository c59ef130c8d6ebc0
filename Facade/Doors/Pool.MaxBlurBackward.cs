using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>Pool.MaxBlur</c>: that of the blur, <c>∂L/∂m = Σ w·∂L/∂y</c>, and then that of the maximum of 2 neighbours, <c>∂L/∂x = Σ ∂L/∂m</c> over the maxima m that x is.</summary>
    /// <remarks>Not differentiable where the greatest of some neighbours comes twice: there <paramref name="ties"/> decides. What the blur gives is rounded to T; an input that no window sees has +0. See <see cref="Reference.MaxBlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c>, <c>BlurFilter.Binomial(1)</c>, and ∂L/∂y <c>[1, 10]</c> give <c>[0, 11, 0]</c>.</example>
    public static Tensor<T> MaxBlurBackward<T>(Tensor<T> outputGradient, Tensor<T> x, BlurFilter filter, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlurBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), filter, ties, options);

    /// <summary>The gradient of <c>Pool.MaxBlur</c>: that of the blur, <c>∂L/∂m = Σ w·∂L/∂y</c>, and then that of the maximum of 2 neighbours, <c>∂L/∂x = Σ ∂L/∂m</c> over the maxima m that x is.</summary>
    /// <remarks>Not differentiable where the greatest of some neighbours comes twice: there <paramref name="ties"/> decides. What the blur gives is rounded to T; an input that no window sees has +0. See <see cref="Reference.MaxBlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c>, <c>BlurFilter.Binomial(1)</c>, and ∂L/∂y <c>[1, 10]</c> give <c>[0, 11, 0]</c>.</example>
    public static Tensor<T> MaxBlurBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, BlurFilter filter, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AllocatingBackward(MaxBlurred<T>(filter, x.Lengths, options, nameof(x)), outputGradient, x, ties, options);

    /// <summary>The gradient of <c>Pool.MaxBlur</c>: that of the blur, <c>∂L/∂m = Σ w·∂L/∂y</c>, and then that of the maximum of 2 neighbours, <c>∂L/∂x = Σ ∂L/∂m</c> over the maxima m that x is.</summary>
    /// <remarks>Not differentiable where the greatest of some neighbours comes twice: there <paramref name="ties"/> decides. What the blur gives is rounded to T; an input that no window sees has +0. See <see cref="Reference.MaxBlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c>, <c>BlurFilter.Binomial(1)</c>, and ∂L/∂y <c>[1, 10]</c> give <c>[0, 11, 0]</c>.</example>
    public static void MaxBlurBackward<T>(Tensor<T> outputGradient, Tensor<T> x, BlurFilter filter, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlurBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), filter, inputGradient, ties, writing, options);

    /// <summary>The gradient of <c>Pool.MaxBlur</c>: that of the blur, <c>∂L/∂m = Σ w·∂L/∂y</c>, and then that of the maximum of 2 neighbours, <c>∂L/∂x = Σ ∂L/∂m</c> over the maxima m that x is.</summary>
    /// <remarks>Not differentiable where the greatest of some neighbours comes twice: there <paramref name="ties"/> decides. What the blur gives is rounded to T; an input that no window sees has +0. See <see cref="Reference.MaxBlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c>, <c>BlurFilter.Binomial(1)</c>, and ∂L/∂y <c>[1, 10]</c> give <c>[0, 11, 0]</c>.</example>
    public static void MaxBlurBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, BlurFilter filter, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlurred<T>(filter, x.Lengths, options, nameof(x)).Backward(outputGradient, x, inputGradient, ties, writing);

    /// <summary>The gradient of <c>Pool.MaxBlur</c>: that of the blur, <c>∂L/∂m = Σ w·∂L/∂y</c>, and then that of the maximum of 2 neighbours, <c>∂L/∂x = Σ ∂L/∂m</c> over the maxima m that x is.</summary>
    /// <remarks>Not differentiable where the greatest of some neighbours comes twice: there <paramref name="ties"/> decides. What the blur gives is rounded to T; an input that no window sees has +0. See <see cref="Reference.MaxBlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in the shape of the result.</param>
    /// <param name="x">What was pooled, dense and row-major.</param>
    /// <param name="inputShape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c>, <c>BlurFilter.Binomial(1)</c>, and ∂L/∂y <c>[1, 10]</c> give <c>[0, 11, 0]</c>.</example>
    public static void MaxBlurBackward<T>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, BlurFilter filter, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlurred<T>(filter, inputShape, options, nameof(inputShape)).Backward(outputGradient, x, inputGradient, ties, writing);
}
