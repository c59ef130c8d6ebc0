using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = z′ + round(Σ (x − z) · (s / s′) / divisor)</c> over each window: the average of the real numbers that the elements stand for, rounded to nearest, ties to even, and saturated. A window without a tap gives z′.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example>With <c>Quantization.Of(0.1, 10)</c> and 15 the only one of four counted taps: 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static Tensor<T> QuantizedAverage<T>(Tensor<T> x, Window window, Quantization input, Quantization? output = null, Divisor? divisor = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(Checked(x), window, OfParts<T>(Reduction.QuantizedAverage(Checked<T>(input), output, divisor)), options);

    /// <summary><c>y = z′ + round(Σ (x − z) · (s / s′) / divisor)</c> over each window: the average of the real numbers that the elements stand for, rounded to nearest, ties to even, and saturated. A window without a tap gives z′.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example>With <c>Quantization.Of(0.1, 10)</c> and 15 the only one of four counted taps: 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static Tensor<T> QuantizedAverage<T>(in TensorSpan<T> x, Window window, Quantization input, Quantization? output = null, Divisor? divisor = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.QuantizedAverage(Checked<T>(input), output, divisor)), options);

    /// <summary><c>y = z′ + round(Σ (x − z) · (s / s′) / divisor)</c> over each window: the average of the real numbers that the elements stand for, rounded to nearest, ties to even, and saturated. A window without a tap gives z′.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example>With <c>Quantization.Of(0.1, 10)</c> and 15 the only one of four counted taps: 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static Tensor<T> QuantizedAverage<T>(in ReadOnlyTensorSpan<T> x, Window window, Quantization input, Quantization? output = null, Divisor? divisor = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.QuantizedAverage(Checked<T>(input), output, divisor)), options);

    /// <summary><c>y = z′ + round(Σ (x − z) · (s / s′) / divisor)</c> over each window: the average of the real numbers that the elements stand for, rounded to nearest, ties to even, and saturated. A window without a tap gives z′.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example>With <c>Quantization.Of(0.1, 10)</c> and 15 the only one of four counted taps: 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static void QuantizedAverage<T>(Tensor<T> x, Window window, Quantization input, in TensorSpan<T> destination, Quantization? output = null, Divisor? divisor = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.QuantizedAverage(Checked<T>(input), output, divisor)), destination, options);

    /// <summary><c>y = z′ + round(Σ (x − z) · (s / s′) / divisor)</c> over each window: the average of the real numbers that the elements stand for, rounded to nearest, ties to even, and saturated. A window without a tap gives z′.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example>With <c>Quantization.Of(0.1, 10)</c> and 15 the only one of four counted taps: 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static void QuantizedAverage<T>(in TensorSpan<T> x, Window window, Quantization input, in TensorSpan<T> destination, Quantization? output = null, Divisor? divisor = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.QuantizedAverage(Checked<T>(input), output, divisor)), destination, options);

    /// <summary><c>y = z′ + round(Σ (x − z) · (s / s′) / divisor)</c> over each window: the average of the real numbers that the elements stand for, rounded to nearest, ties to even, and saturated. A window without a tap gives z′.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example>With <c>Quantization.Of(0.1, 10)</c> and 15 the only one of four counted taps: 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static void QuantizedAverage<T>(in ReadOnlyTensorSpan<T> x, Window window, Quantization input, in TensorSpan<T> destination, Quantization? output = null, Divisor? divisor = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.QuantizedAverage(Checked<T>(input), output, divisor)), destination, options);

    /// <summary><c>y = z′ + round(Σ (x − z) · (s / s′) / divisor)</c> over each window: the average of the real numbers that the elements stand for, rounded to nearest, ties to even, and saturated. A window without a tap gives z′.</summary>
    /// <typeparam name="T">sbyte, byte, short or ushort.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="input">What the input's elements stand for.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="output">What the result's stand for; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example>With <c>Quantization.Of(0.1, 10)</c> and 15 the only one of four counted taps: 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static void QuantizedAverage<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Quantization input, Span<T> destination, Quantization? output = null, Divisor? divisor = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.QuantizedAverage(Checked<T>(input), output, divisor)), destination, options);
}
