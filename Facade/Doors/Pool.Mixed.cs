using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = λ·max x + (1 − λ)·Σ x / n</c> over the n taps of each window, blended in double and rounded once. A window without a tap gives 0.</summary>
    /// <remarks>A side of weight 0 is not looked at. Integers round to nearest, ties to even. NaN wins.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="weight">λ, from 0, the average, to 1, the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985"/>
    public static Tensor<T> Mixed<T>(Tensor<T> x, Window window, double weight = 0.5, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Mixed(Checked(x), window, weight, options);

    /// <summary><c>y = λ·max x + (1 − λ)·Σ x / n</c> over the n taps of each window, blended in double and rounded once. A window without a tap gives 0.</summary>
    /// <remarks>A side of weight 0 is not looked at. Integers round to nearest, ties to even. NaN wins.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="weight">λ, from 0, the average, to 1, the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985"/>
    public static Tensor<T> Mixed<T>(in TensorSpan<T> x, Window window, double weight = 0.5, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Mixed(weight)), options);

    /// <summary><c>y = λ·max x + (1 − λ)·Σ x / n</c> over the n taps of each window, blended in double and rounded once. A window without a tap gives 0.</summary>
    /// <remarks>A side of weight 0 is not looked at. Integers round to nearest, ties to even. NaN wins.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="weight">λ, from 0, the average, to 1, the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985"/>
    public static Tensor<T> Mixed<T>(in ReadOnlyTensorSpan<T> x, Window window, double weight = 0.5, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Mixed(weight)), options);

    /// <summary><c>y = λ·max x + (1 − λ)·Σ x / n</c> over the n taps of each window, blended in double and rounded once. A window without a tap gives 0.</summary>
    /// <remarks>A side of weight 0 is not looked at. Integers round to nearest, ties to even. NaN wins.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="weight">λ, from 0, the average, to 1, the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985"/>
    public static void Mixed<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, double weight = 0.5, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.Mixed(weight)), destination, options);

    /// <summary><c>y = λ·max x + (1 − λ)·Σ x / n</c> over the n taps of each window, blended in double and rounded once. A window without a tap gives 0.</summary>
    /// <remarks>A side of weight 0 is not looked at. Integers round to nearest, ties to even. NaN wins.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="weight">λ, from 0, the average, to 1, the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985"/>
    public static void Mixed<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, double weight = 0.5, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Mixed(weight)), destination, options);

    /// <summary><c>y = λ·max x + (1 − λ)·Σ x / n</c> over the n taps of each window, blended in double and rounded once. A window without a tap gives 0.</summary>
    /// <remarks>A side of weight 0 is not looked at. Integers round to nearest, ties to even. NaN wins.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="weight">λ, from 0, the average, to 1, the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985"/>
    public static void Mixed<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, double weight = 0.5, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Mixed(weight)), destination, options);

    /// <summary><c>y = λ·max x + (1 − λ)·Σ x / n</c> over the n taps of each window, blended in double and rounded once. A window without a tap gives 0.</summary>
    /// <remarks>A side of weight 0 is not looked at. Integers round to nearest, ties to even. NaN wins.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="weight">λ, from 0, the average, to 1, the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985"/>
    public static void Mixed<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, double weight = 0.5, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.Mixed(weight)), destination, options);
}
