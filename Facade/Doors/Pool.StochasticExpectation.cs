using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = Σ a² / Σ a</c> with <c>a = max(x, 0)</c> over each window, in double: what <c>Pool.Stochastic</c> draws on average. A window without a positive tap gives 0.</summary>
    /// <remarks>NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static Tensor<T> StochasticExpectation<T>(Tensor<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => StochasticExpectation(Checked(x), window, options);

    /// <summary><c>y = Σ a² / Σ a</c> with <c>a = max(x, 0)</c> over each window, in double: what <c>Pool.Stochastic</c> draws on average. A window without a positive tap gives 0.</summary>
    /// <remarks>NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static Tensor<T> StochasticExpectation<T>(in TensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.StochasticExpectation, options);

    /// <summary><c>y = Σ a² / Σ a</c> with <c>a = max(x, 0)</c> over each window, in double: what <c>Pool.Stochastic</c> draws on average. A window without a positive tap gives 0.</summary>
    /// <remarks>NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static Tensor<T> StochasticExpectation<T>(in ReadOnlyTensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.StochasticExpectation, options);

    /// <summary><c>y = Σ a² / Σ a</c> with <c>a = max(x, 0)</c> over each window, in double: what <c>Pool.Stochastic</c> draws on average. A window without a positive tap gives 0.</summary>
    /// <remarks>NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void StochasticExpectation<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, Reduction.StochasticExpectation, destination, options);

    /// <summary><c>y = Σ a² / Σ a</c> with <c>a = max(x, 0)</c> over each window, in double: what <c>Pool.Stochastic</c> draws on average. A window without a positive tap gives 0.</summary>
    /// <remarks>NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void StochasticExpectation<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.StochasticExpectation, destination, options);

    /// <summary><c>y = Σ a² / Σ a</c> with <c>a = max(x, 0)</c> over each window, in double: what <c>Pool.Stochastic</c> draws on average. A window without a positive tap gives 0.</summary>
    /// <remarks>NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void StochasticExpectation<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.StochasticExpectation, destination, options);

    /// <summary><c>y = Σ a² / Σ a</c> with <c>a = max(x, 0)</c> over each window, in double: what <c>Pool.Stochastic</c> draws on average. A window without a positive tap gives 0.</summary>
    /// <remarks>NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 3]</c> over <c>Window.Global</c> gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void StochasticExpectation<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, Reduction.StochasticExpectation, destination, options);
}
