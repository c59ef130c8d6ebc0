using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = z′ + round((min x − z) · (s / s′))</c> over each window, rounded to nearest, ties to even, and saturated: <c>min x</c> as it is where both quantisations are the same. A window without a tap gives <c>T.MaxValue</c>.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.QuantizedMin(x, window, Quantization.Of(0.1, 10), Quantization.Of(0.2, 5))</c>.</example>
    public static Tensor<T> QuantizedMin<T>(Tensor<T> x, Window window, Quantization input, Quantization? output = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(Checked(x), window, OfParts<T>(Reduction.QuantizedMin(Checked<T>(input), output)), options);

    /// <summary><c>y = z′ + round((min x − z) · (s / s′))</c> over each window, rounded to nearest, ties to even, and saturated: <c>min x</c> as it is where both quantisations are the same. A window without a tap gives <c>T.MaxValue</c>.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.QuantizedMin(x, window, Quantization.Of(0.1, 10), Quantization.Of(0.2, 5))</c>.</example>
    public static Tensor<T> QuantizedMin<T>(in TensorSpan<T> x, Window window, Quantization input, Quantization? output = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.QuantizedMin(Checked<T>(input), output)), options);

    /// <summary><c>y = z′ + round((min x − z) · (s / s′))</c> over each window, rounded to nearest, ties to even, and saturated: <c>min x</c> as it is where both quantisations are the same. A window without a tap gives <c>T.MaxValue</c>.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.QuantizedMin(x, window, Quantization.Of(0.1, 10), Quantization.Of(0.2, 5))</c>.</example>
    public static Tensor<T> QuantizedMin<T>(in ReadOnlyTensorSpan<T> x, Window window, Quantization input, Quantization? output = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.QuantizedMin(Checked<T>(input), output)), options);

    /// <summary><c>y = z′ + round((min x − z) · (s / s′))</c> over each window, rounded to nearest, ties to even, and saturated: <c>min x</c> as it is where both quantisations are the same. A window without a tap gives <c>T.MaxValue</c>.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.QuantizedMin(x, window, Quantization.Of(0.1, 10), Quantization.Of(0.2, 5))</c>.</example>
    public static void QuantizedMin<T>(Tensor<T> x, Window window, Quantization input, in TensorSpan<T> destination, Quantization? output = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.QuantizedMin(Checked<T>(input), output)), destination, options);

    /// <summary><c>y = z′ + round((min x − z) · (s / s′))</c> over each window, rounded to nearest, ties to even, and saturated: <c>min x</c> as it is where both quantisations are the same. A window without a tap gives <c>T.MaxValue</c>.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.QuantizedMin(x, window, Quantization.Of(0.1, 10), Quantization.Of(0.2, 5))</c>.</example>
    public static void QuantizedMin<T>(in TensorSpan<T> x, Window window, Quantization input, in TensorSpan<T> destination, Quantization? output = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.QuantizedMin(Checked<T>(input), output)), destination, options);

    /// <summary><c>y = z′ + round((min x − z) · (s / s′))</c> over each window, rounded to nearest, ties to even, and saturated: <c>min x</c> as it is where both quantisations are the same. A window without a tap gives <c>T.MaxValue</c>.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.QuantizedMin(x, window, Quantization.Of(0.1, 10), Quantization.Of(0.2, 5))</c>.</example>
    public static void QuantizedMin<T>(in ReadOnlyTensorSpan<T> x, Window window, Quantization input, in TensorSpan<T> destination, Quantization? output = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.QuantizedMin(Checked<T>(input), output)), destination, options);

    /// <summary><c>y = z′ + round((min x − z) · (s / s′))</c> over each window, rounded to nearest, ties to even, and saturated: <c>min x</c> as it is where both quantisations are the same. A window without a tap gives <c>T.MaxValue</c>.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.QuantizedMin(x, window, Quantization.Of(0.1, 10), Quantization.Of(0.2, 5))</c>.</example>
    public static void QuantizedMin<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Quantization input, Span<T> destination, Quantization? output = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.QuantizedMin(Checked<T>(input), output)), destination, options);
}
