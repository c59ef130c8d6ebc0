using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c> over the n taps of each window, both sums pairwise and in double. A window without a tap gives 0.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The variance of <c>[1, 2, 3, 4]</c> over <c>Window.Global</c> is 1.25.</example>
    public static Tensor<T> Variance<T>(Tensor<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Variance(Checked(x), window, options);

    /// <summary><c>y = Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c> over the n taps of each window, both sums pairwise and in double. A window without a tap gives 0.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The variance of <c>[1, 2, 3, 4]</c> over <c>Window.Global</c> is 1.25.</example>
    public static Tensor<T> Variance<T>(in TensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Variance, options);

    /// <summary><c>y = Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c> over the n taps of each window, both sums pairwise and in double. A window without a tap gives 0.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The variance of <c>[1, 2, 3, 4]</c> over <c>Window.Global</c> is 1.25.</example>
    public static Tensor<T> Variance<T>(in ReadOnlyTensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Variance, options);

    /// <summary><c>y = Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c> over the n taps of each window, both sums pairwise and in double. A window without a tap gives 0.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The variance of <c>[1, 2, 3, 4]</c> over <c>Window.Global</c> is 1.25.</example>
    public static void Variance<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, Reduction.Variance, destination, options);

    /// <summary><c>y = Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c> over the n taps of each window, both sums pairwise and in double. A window without a tap gives 0.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The variance of <c>[1, 2, 3, 4]</c> over <c>Window.Global</c> is 1.25.</example>
    public static void Variance<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Variance, destination, options);

    /// <summary><c>y = Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c> over the n taps of each window, both sums pairwise and in double. A window without a tap gives 0.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The variance of <c>[1, 2, 3, 4]</c> over <c>Window.Global</c> is 1.25.</example>
    public static void Variance<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Variance, destination, options);

    /// <summary><c>y = Σ (x − μ)² / n</c> with <c>μ = Σ x / n</c> over the n taps of each window, both sums pairwise and in double. A window without a tap gives 0.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The variance of <c>[1, 2, 3, 4]</c> over <c>Window.Global</c> is 1.25.</example>
    public static void Variance<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, Reduction.Variance, destination, options);
}
