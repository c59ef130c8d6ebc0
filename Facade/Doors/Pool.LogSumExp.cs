using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = m + ln(Σ exp(r·(x − m)) / n) / r</c> with m the maximum of the n taps of each window, in double. A window without a tap gives −∞.</summary>
    /// <remarks>Finite for finite taps, between their mean and their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="sharpness">r, positive and finite: towards 0 the mean, towards ∞ the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228"/>
    public static Tensor<T> LogSumExp<T>(Tensor<T> x, Window window, double sharpness = 10, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => LogSumExp(Checked(x), window, sharpness, options);

    /// <summary><c>y = m + ln(Σ exp(r·(x − m)) / n) / r</c> with m the maximum of the n taps of each window, in double. A window without a tap gives −∞.</summary>
    /// <remarks>Finite for finite taps, between their mean and their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="sharpness">r, positive and finite: towards 0 the mean, towards ∞ the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228"/>
    public static Tensor<T> LogSumExp<T>(in TensorSpan<T> x, Window window, double sharpness = 10, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.LogSumExp(sharpness)), options);

    /// <summary><c>y = m + ln(Σ exp(r·(x − m)) / n) / r</c> with m the maximum of the n taps of each window, in double. A window without a tap gives −∞.</summary>
    /// <remarks>Finite for finite taps, between their mean and their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="sharpness">r, positive and finite: towards 0 the mean, towards ∞ the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228"/>
    public static Tensor<T> LogSumExp<T>(in ReadOnlyTensorSpan<T> x, Window window, double sharpness = 10, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.LogSumExp(sharpness)), options);

    /// <summary><c>y = m + ln(Σ exp(r·(x − m)) / n) / r</c> with m the maximum of the n taps of each window, in double. A window without a tap gives −∞.</summary>
    /// <remarks>Finite for finite taps, between their mean and their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="sharpness">r, positive and finite: towards 0 the mean, towards ∞ the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228"/>
    public static void LogSumExp<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, double sharpness = 10, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.LogSumExp(sharpness)), destination, options);

    /// <summary><c>y = m + ln(Σ exp(r·(x − m)) / n) / r</c> with m the maximum of the n taps of each window, in double. A window without a tap gives −∞.</summary>
    /// <remarks>Finite for finite taps, between their mean and their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="sharpness">r, positive and finite: towards 0 the mean, towards ∞ the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228"/>
    public static void LogSumExp<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, double sharpness = 10, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.LogSumExp(sharpness)), destination, options);

    /// <summary><c>y = m + ln(Σ exp(r·(x − m)) / n) / r</c> with m the maximum of the n taps of each window, in double. A window without a tap gives −∞.</summary>
    /// <remarks>Finite for finite taps, between their mean and their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="sharpness">r, positive and finite: towards 0 the mean, towards ∞ the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228"/>
    public static void LogSumExp<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, double sharpness = 10, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.LogSumExp(sharpness)), destination, options);

    /// <summary><c>y = m + ln(Σ exp(r·(x − m)) / n) / r</c> with m the maximum of the n taps of each window, in double. A window without a tap gives −∞.</summary>
    /// <remarks>Finite for finite taps, between their mean and their maximum. NaN wins; an infinite maximum is the answer.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="sharpness">r, positive and finite: towards 0 the mean, towards ∞ the maximum.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[0, ln 3]</c> over <c>Window.Global</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228"/>
    public static void LogSumExp<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, double sharpness = 10, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.LogSumExp(sharpness)), destination, options);
}
