using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = max x</c> over each window, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0; a window without a tap gives −∞ or <c>T.MinValue</c>.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Max(x, Window.Square(2, axes: 2))</c> takes <c>[N, C, 224, 224]</c> to <c>[N, C, 112, 112]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static Tensor<T> Max<T>(Tensor<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Max(Checked(x), window, options);

    /// <summary><c>y = max x</c> over each window, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0; a window without a tap gives −∞ or <c>T.MinValue</c>.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Max(x, Window.Square(2, axes: 2))</c> takes <c>[N, C, 224, 224]</c> to <c>[N, C, 112, 112]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static Tensor<T> Max<T>(in TensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Max, options);

    /// <summary><c>y = max x</c> over each window, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0; a window without a tap gives −∞ or <c>T.MinValue</c>.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Max(x, Window.Square(2, axes: 2))</c> takes <c>[N, C, 224, 224]</c> to <c>[N, C, 112, 112]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static Tensor<T> Max<T>(in ReadOnlyTensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Max, options);

    /// <summary><c>y = max x</c> over each window, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0; a window without a tap gives −∞ or <c>T.MinValue</c>.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Max(x, Window.Square(2, axes: 2))</c> takes <c>[N, C, 224, 224]</c> to <c>[N, C, 112, 112]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void Max<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, Reduction.Max, destination, options);

    /// <summary><c>y = max x</c> over each window, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0; a window without a tap gives −∞ or <c>T.MinValue</c>.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Max(x, Window.Square(2, axes: 2))</c> takes <c>[N, C, 224, 224]</c> to <c>[N, C, 112, 112]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void Max<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Max, destination, options);

    /// <summary><c>y = max x</c> over each window, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0; a window without a tap gives −∞ or <c>T.MinValue</c>.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Max(x, Window.Square(2, axes: 2))</c> takes <c>[N, C, 224, 224]</c> to <c>[N, C, 112, 112]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void Max<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Max, destination, options);

    /// <summary><c>y = max x</c> over each window, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0; a window without a tap gives −∞ or <c>T.MinValue</c>.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Max(x, Window.Square(2, axes: 2))</c> takes <c>[N, C, 224, 224]</c> to <c>[N, C, 112, 112]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void Max<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, Reduction.Max, destination, options);
}
