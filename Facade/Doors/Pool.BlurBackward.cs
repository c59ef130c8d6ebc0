using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>Pool.Blur</c>: <c>∂L/∂x[i] = Σ w[j]·∂L/∂y[o]</c> over the outputs o and taps j that took their value from x[i], those beyond an edge that mirrors or repeats x[i] included.</summary>
    /// <remarks>A blur is linear: this holds everywhere, and nothing of x is needed. Axis by axis, the last one first, pairwise over the outputs that an input feeds; float in float, double in double, Half in float and rounded once. NaN and infinities go through; an input that no window sees has +0. See <see cref="Reference.BlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="inputShape">The extents of what was blurred, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was blurred.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[0, 4, 0, 0]</c>, <c>BlurFilter.Binomial(3)</c> and <c>[1, 1, 4]</c> give <c>[1, 2, 1, 0]</c>.</example>
    public static Tensor<T> BlurBackward<T>(Tensor<T> outputGradient, BlurFilter filter, ReadOnlySpan<nint> inputShape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => BlurBackward<T>(Checked(outputGradient, nameof(outputGradient)), filter, inputShape, options);

    /// <summary>The gradient of <c>Pool.Blur</c>: <c>∂L/∂x[i] = Σ w[j]·∂L/∂y[o]</c> over the outputs o and taps j that took their value from x[i], those beyond an edge that mirrors or repeats x[i] included.</summary>
    /// <remarks>A blur is linear: this holds everywhere, and nothing of x is needed. Axis by axis, the last one first, pairwise over the outputs that an input feeds; float in float, double in double, Half in float and rounded once. NaN and infinities go through; an input that no window sees has +0. See <see cref="Reference.BlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="inputShape">The extents of what was blurred, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was blurred.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[0, 4, 0, 0]</c>, <c>BlurFilter.Binomial(3)</c> and <c>[1, 1, 4]</c> give <c>[1, 2, 1, 0]</c>.</example>
    public static Tensor<T> BlurBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, BlurFilter filter, ReadOnlySpan<nint> inputShape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AllocatingBackward(Blurred<T>(filter, inputShape, options, nameof(inputShape)), outputGradient, default, null, options);

    /// <summary>The gradient of <c>Pool.Blur</c>: <c>∂L/∂x[i] = Σ w[j]·∂L/∂y[o]</c> over the outputs o and taps j that took their value from x[i], those beyond an edge that mirrors or repeats x[i] included.</summary>
    /// <remarks>A blur is linear: this holds everywhere, and nothing of x is needed. Axis by axis, the last one first, pairwise over the outputs that an input feeds; float in float, double in double, Half in float and rounded once. NaN and infinities go through; an input that no window sees has +0. See <see cref="Reference.BlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was blurred; must not overlap the other.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[0, 4, 0, 0]</c>, <c>BlurFilter.Binomial(3)</c> and <c>[1, 1, 4]</c> give <c>[1, 2, 1, 0]</c>.</example>
    public static void BlurBackward<T>(Tensor<T> outputGradient, BlurFilter filter, in TensorSpan<T> inputGradient, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => BlurBackward<T>(Checked(outputGradient, nameof(outputGradient)), filter, inputGradient, writing, options);

    /// <summary>The gradient of <c>Pool.Blur</c>: <c>∂L/∂x[i] = Σ w[j]·∂L/∂y[o]</c> over the outputs o and taps j that took their value from x[i], those beyond an edge that mirrors or repeats x[i] included.</summary>
    /// <remarks>A blur is linear: this holds everywhere, and nothing of x is needed. Axis by axis, the last one first, pairwise over the outputs that an input feeds; float in float, double in double, Half in float and rounded once. NaN and infinities go through; an input that no window sees has +0. See <see cref="Reference.BlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was blurred; must not overlap the other.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[0, 4, 0, 0]</c>, <c>BlurFilter.Binomial(3)</c> and <c>[1, 1, 4]</c> give <c>[1, 2, 1, 0]</c>.</example>
    public static void BlurBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, BlurFilter filter, in TensorSpan<T> inputGradient, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blurred<T>(filter, inputGradient.Lengths, options, nameof(inputGradient)).Backward(outputGradient, default, inputGradient, writing: writing);

    /// <summary>The gradient of <c>Pool.Blur</c>: <c>∂L/∂x[i] = Σ w[j]·∂L/∂y[o]</c> over the outputs o and taps j that took their value from x[i], those beyond an edge that mirrors or repeats x[i] included.</summary>
    /// <remarks>A blur is linear: this holds everywhere, and nothing of x is needed. Axis by axis, the last one first, pairwise over the outputs that an input feeds; float in float, double in double, Half in float and rounded once. NaN and infinities go through; an input that no window sees has +0. See <see cref="Reference.BlurBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in the shape of the result.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="inputShape">The extents of what was blurred, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major; must not overlap the others.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[0, 4, 0, 0]</c>, <c>BlurFilter.Binomial(3)</c> and <c>[1, 1, 4]</c> give <c>[1, 2, 1, 0]</c>.</example>
    public static void BlurBackward<T>(ReadOnlySpan<T> outputGradient, BlurFilter filter, ReadOnlySpan<nint> inputShape, Span<T> inputGradient, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blurred<T>(filter, inputShape, options, nameof(inputShape)).Backward(outputGradient, [], inputGradient, writing: writing);
}
