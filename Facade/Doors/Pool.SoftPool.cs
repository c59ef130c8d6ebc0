using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = Σ e·x / Σ e</c> with <c>e = exp(x − max x)</c> over each window, in double: the taps weighted by their softmax. A window without a tap gives 0.</summary>
    /// <remarks>Finite for finite taps and never above their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> gives ¾ ln 3.</example>
    /// <seealso href="https://arxiv.org/abs/2101.00440"/>
    public static Tensor<T> SoftPool<T>(Tensor<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => SoftPool(Checked(x), window, options);

    /// <summary><c>y = Σ e·x / Σ e</c> with <c>e = exp(x − max x)</c> over each window, in double: the taps weighted by their softmax. A window without a tap gives 0.</summary>
    /// <remarks>Finite for finite taps and never above their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> gives ¾ ln 3.</example>
    /// <seealso href="https://arxiv.org/abs/2101.00440"/>
    public static Tensor<T> SoftPool<T>(in TensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.SoftPool, options);

    /// <summary><c>y = Σ e·x / Σ e</c> with <c>e = exp(x − max x)</c> over each window, in double: the taps weighted by their softmax. A window without a tap gives 0.</summary>
    /// <remarks>Finite for finite taps and never above their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> gives ¾ ln 3.</example>
    /// <seealso href="https://arxiv.org/abs/2101.00440"/>
    public static Tensor<T> SoftPool<T>(in ReadOnlyTensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.SoftPool, options);

    /// <summary><c>y = Σ e·x / Σ e</c> with <c>e = exp(x − max x)</c> over each window, in double: the taps weighted by their softmax. A window without a tap gives 0.</summary>
    /// <remarks>Finite for finite taps and never above their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> gives ¾ ln 3.</example>
    /// <seealso href="https://arxiv.org/abs/2101.00440"/>
    public static void SoftPool<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, Reduction.SoftPool, destination, options);

    /// <summary><c>y = Σ e·x / Σ e</c> with <c>e = exp(x − max x)</c> over each window, in double: the taps weighted by their softmax. A window without a tap gives 0.</summary>
    /// <remarks>Finite for finite taps and never above their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> gives ¾ ln 3.</example>
    /// <seealso href="https://arxiv.org/abs/2101.00440"/>
    public static void SoftPool<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.SoftPool, destination, options);

    /// <summary><c>y = Σ e·x / Σ e</c> with <c>e = exp(x − max x)</c> over each window, in double: the taps weighted by their softmax. A window without a tap gives 0.</summary>
    /// <remarks>Finite for finite taps and never above their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> gives ¾ ln 3.</example>
    /// <seealso href="https://arxiv.org/abs/2101.00440"/>
    public static void SoftPool<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.SoftPool, destination, options);

    /// <summary><c>y = Σ e·x / Σ e</c> with <c>e = exp(x − max x)</c> over each window, in double: the taps weighted by their softmax. A window without a tap gives 0.</summary>
    /// <remarks>Finite for finite taps and never above their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> gives ¾ ln 3.</example>
    /// <seealso href="https://arxiv.org/abs/2101.00440"/>
    public static void SoftPool<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, Reduction.SoftPool, destination, options);
}
