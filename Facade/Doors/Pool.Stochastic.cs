using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>One tap of each window, drawn with probability <c>a / Σ a</c> for <c>a = max(x, 0)</c>. A window without a positive tap gives 0.</summary>
    /// <remarks>The same seed gives the same bits, in any layout and on any number of threads. NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, 7, 0]</c> over <c>Window.Global</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static Tensor<T> Stochastic<T>(Tensor<T> x, Window window, long seed, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stochastic(Checked(x), window, seed, options);

    /// <summary>One tap of each window, drawn with probability <c>a / Σ a</c> for <c>a = max(x, 0)</c>. A window without a positive tap gives 0.</summary>
    /// <remarks>The same seed gives the same bits, in any layout and on any number of threads. NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, 7, 0]</c> over <c>Window.Global</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static Tensor<T> Stochastic<T>(in TensorSpan<T> x, Window window, long seed, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Stochastic(seed), options);

    /// <summary>One tap of each window, drawn with probability <c>a / Σ a</c> for <c>a = max(x, 0)</c>. A window without a positive tap gives 0.</summary>
    /// <remarks>The same seed gives the same bits, in any layout and on any number of threads. NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, 7, 0]</c> over <c>Window.Global</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static Tensor<T> Stochastic<T>(in ReadOnlyTensorSpan<T> x, Window window, long seed, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Stochastic(seed), options);

    /// <summary>One tap of each window, drawn with probability <c>a / Σ a</c> for <c>a = max(x, 0)</c>. A window without a positive tap gives 0.</summary>
    /// <remarks>The same seed gives the same bits, in any layout and on any number of threads. NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, 7, 0]</c> over <c>Window.Global</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void Stochastic<T>(Tensor<T> x, Window window, long seed, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, Reduction.Stochastic(seed), destination, options);

    /// <summary>One tap of each window, drawn with probability <c>a / Σ a</c> for <c>a = max(x, 0)</c>. A window without a positive tap gives 0.</summary>
    /// <remarks>The same seed gives the same bits, in any layout and on any number of threads. NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, 7, 0]</c> over <c>Window.Global</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void Stochastic<T>(in TensorSpan<T> x, Window window, long seed, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Stochastic(seed), destination, options);

    /// <summary>One tap of each window, drawn with probability <c>a / Σ a</c> for <c>a = max(x, 0)</c>. A window without a positive tap gives 0.</summary>
    /// <remarks>The same seed gives the same bits, in any layout and on any number of threads. NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, 7, 0]</c> over <c>Window.Global</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void Stochastic<T>(in ReadOnlyTensorSpan<T> x, Window window, long seed, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Stochastic(seed), destination, options);

    /// <summary>One tap of each window, drawn with probability <c>a / Σ a</c> for <c>a = max(x, 0)</c>. A window without a positive tap gives 0.</summary>
    /// <remarks>The same seed gives the same bits, in any layout and on any number of threads. NaN wins; +∞ among the taps gives +∞.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, 7, 0]</c> over <c>Window.Global</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557"/>
    public static void Stochastic<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, long seed, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, Reduction.Stochastic(seed), destination, options);
}
