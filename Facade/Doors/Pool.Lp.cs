using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = (Σ |x|ᵖ)^(1/p)</c> over each window, in double; floating types only; never over- or underflows where y is representable. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity for the largest |x|.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Lp(x, Window.Square(2, axes: 2), 2)</c> of a window (3, 4, 0, 0) is 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static Tensor<T> Lp<T>(Tensor<T> x, Window window, double exponent, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Lp(Checked(x), window, exponent, options);

    /// <summary><c>y = (Σ |x|ᵖ)^(1/p)</c> over each window, in double; floating types only; never over- or underflows where y is representable. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity for the largest |x|.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Lp(x, Window.Square(2, axes: 2), 2)</c> of a window (3, 4, 0, 0) is 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static Tensor<T> Lp<T>(in TensorSpan<T> x, Window window, double exponent, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Lp(exponent)), options);

    /// <summary><c>y = (Σ |x|ᵖ)^(1/p)</c> over each window, in double; floating types only; never over- or underflows where y is representable. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity for the largest |x|.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Lp(x, Window.Square(2, axes: 2), 2)</c> of a window (3, 4, 0, 0) is 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static Tensor<T> Lp<T>(in ReadOnlyTensorSpan<T> x, Window window, double exponent, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Lp(exponent)), options);

    /// <summary><c>y = (Σ |x|ᵖ)^(1/p)</c> over each window, in double; floating types only; never over- or underflows where y is representable. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity for the largest |x|.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Lp(x, Window.Square(2, axes: 2), 2)</c> of a window (3, 4, 0, 0) is 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static void Lp<T>(Tensor<T> x, Window window, double exponent, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.Lp(exponent)), destination, options);

    /// <summary><c>y = (Σ |x|ᵖ)^(1/p)</c> over each window, in double; floating types only; never over- or underflows where y is representable. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity for the largest |x|.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Lp(x, Window.Square(2, axes: 2), 2)</c> of a window (3, 4, 0, 0) is 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static void Lp<T>(in TensorSpan<T> x, Window window, double exponent, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Lp(exponent)), destination, options);

    /// <summary><c>y = (Σ |x|ᵖ)^(1/p)</c> over each window, in double; floating types only; never over- or underflows where y is representable. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity for the largest |x|.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Lp(x, Window.Square(2, axes: 2), 2)</c> of a window (3, 4, 0, 0) is 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static void Lp<T>(in ReadOnlyTensorSpan<T> x, Window window, double exponent, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Lp(exponent)), destination, options);

    /// <summary><c>y = (Σ |x|ᵖ)^(1/p)</c> over each window, in double; floating types only; never over- or underflows where y is representable. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity for the largest |x|.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Lp(x, Window.Square(2, axes: 2), 2)</c> of a window (3, 4, 0, 0) is 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static void Lp<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, double exponent, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.Lp(exponent)), destination, options);
}
