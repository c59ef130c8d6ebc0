using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>GeM: <c>y = (Σ max(x, ε)ᵖ / n)^(1/p)</c> over the n taps of each window, in double, the largest taken out first. A window without a tap gives 0.</summary>
    /// <remarks>p = 1 is the mean, p = ∞ the maximum. Finite for finite taps. NaN wins.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 7]</c> over <c>Window.Global</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512"/>
    public static Tensor<T> GeneralizedMean<T>(Tensor<T> x, Window window, double exponent = 3, double epsilon = 1e-6, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => GeneralizedMean(Checked(x), window, exponent, epsilon, options);

    /// <summary>GeM: <c>y = (Σ max(x, ε)ᵖ / n)^(1/p)</c> over the n taps of each window, in double, the largest taken out first. A window without a tap gives 0.</summary>
    /// <remarks>p = 1 is the mean, p = ∞ the maximum. Finite for finite taps. NaN wins.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 7]</c> over <c>Window.Global</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512"/>
    public static Tensor<T> GeneralizedMean<T>(in TensorSpan<T> x, Window window, double exponent = 3, double epsilon = 1e-6, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.GeneralizedMean(exponent, epsilon)), options);

    /// <summary>GeM: <c>y = (Σ max(x, ε)ᵖ / n)^(1/p)</c> over the n taps of each window, in double, the largest taken out first. A window without a tap gives 0.</summary>
    /// <remarks>p = 1 is the mean, p = ∞ the maximum. Finite for finite taps. NaN wins.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 7]</c> over <c>Window.Global</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512"/>
    public static Tensor<T> GeneralizedMean<T>(in ReadOnlyTensorSpan<T> x, Window window, double exponent = 3, double epsilon = 1e-6, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.GeneralizedMean(exponent, epsilon)), options);

    /// <summary>GeM: <c>y = (Σ max(x, ε)ᵖ / n)^(1/p)</c> over the n taps of each window, in double, the largest taken out first. A window without a tap gives 0.</summary>
    /// <remarks>p = 1 is the mean, p = ∞ the maximum. Finite for finite taps. NaN wins.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 7]</c> over <c>Window.Global</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512"/>
    public static void GeneralizedMean<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, double exponent = 3, double epsilon = 1e-6, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.GeneralizedMean(exponent, epsilon)), destination, options);

    /// <summary>GeM: <c>y = (Σ max(x, ε)ᵖ / n)^(1/p)</c> over the n taps of each window, in double, the largest taken out first. A window without a tap gives 0.</summary>
    /// <remarks>p = 1 is the mean, p = ∞ the maximum. Finite for finite taps. NaN wins.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 7]</c> over <c>Window.Global</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512"/>
    public static void GeneralizedMean<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, double exponent = 3, double epsilon = 1e-6, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.GeneralizedMean(exponent, epsilon)), destination, options);

    /// <summary>GeM: <c>y = (Σ max(x, ε)ᵖ / n)^(1/p)</c> over the n taps of each window, in double, the largest taken out first. A window without a tap gives 0.</summary>
    /// <remarks>p = 1 is the mean, p = ∞ the maximum. Finite for finite taps. NaN wins.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 7]</c> over <c>Window.Global</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512"/>
    public static void GeneralizedMean<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, double exponent = 3, double epsilon = 1e-6, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.GeneralizedMean(exponent, epsilon)), destination, options);

    /// <summary>GeM: <c>y = (Σ max(x, ε)ᵖ / n)^(1/p)</c> over the n taps of each window, in double, the largest taken out first. A window without a tap gives 0.</summary>
    /// <remarks>p = 1 is the mean, p = ∞ the maximum. Finite for finite taps. NaN wins.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[1, 7]</c> over <c>Window.Global</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512"/>
    public static void GeneralizedMean<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, double exponent = 3, double epsilon = 1e-6, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.GeneralizedMean(exponent, epsilon)), destination, options);
}
