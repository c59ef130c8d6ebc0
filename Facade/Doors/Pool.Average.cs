using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = Σ x / divisor</c> over each window: the sum of <c>Pool.Sum</c>, divided once; integers round to nearest, ties to even. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted (PyTorch's default is <see cref="Divisor.DeclaredPadding"/>).</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Average(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, C, 1, 1]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public static Tensor<T> Average<T>(Tensor<T> x, Window window, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Average(Checked(x), window, divisor, accumulator, options);

    /// <summary><c>y = Σ x / divisor</c> over each window: the sum of <c>Pool.Sum</c>, divided once; integers round to nearest, ties to even. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted (PyTorch's default is <see cref="Divisor.DeclaredPadding"/>).</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Average(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, C, 1, 1]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public static Tensor<T> Average<T>(in TensorSpan<T> x, Window window, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Average(divisor, accumulator)), options);

    /// <summary><c>y = Σ x / divisor</c> over each window: the sum of <c>Pool.Sum</c>, divided once; integers round to nearest, ties to even. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted (PyTorch's default is <see cref="Divisor.DeclaredPadding"/>).</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Average(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, C, 1, 1]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public static Tensor<T> Average<T>(in ReadOnlyTensorSpan<T> x, Window window, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Average(divisor, accumulator)), options);

    /// <summary><c>y = Σ x / divisor</c> over each window: the sum of <c>Pool.Sum</c>, divided once; integers round to nearest, ties to even. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted (PyTorch's default is <see cref="Divisor.DeclaredPadding"/>).</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Average(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, C, 1, 1]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public static void Average<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.Average(divisor, accumulator)), destination, options);

    /// <summary><c>y = Σ x / divisor</c> over each window: the sum of <c>Pool.Sum</c>, divided once; integers round to nearest, ties to even. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted (PyTorch's default is <see cref="Divisor.DeclaredPadding"/>).</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Average(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, C, 1, 1]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public static void Average<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Average(divisor, accumulator)), destination, options);

    /// <summary><c>y = Σ x / divisor</c> over each window: the sum of <c>Pool.Sum</c>, divided once; integers round to nearest, ties to even. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted (PyTorch's default is <see cref="Divisor.DeclaredPadding"/>).</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Average(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, C, 1, 1]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public static void Average<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Average(divisor, accumulator)), destination, options);

    /// <summary><c>y = Σ x / divisor</c> over each window: the sum of <c>Pool.Sum</c>, divided once; integers round to nearest, ties to even. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted (PyTorch's default is <see cref="Divisor.DeclaredPadding"/>).</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Average(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, C, 1, 1]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public static void Average<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.Average(divisor, accumulator)), destination, options);
}
