using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>Any reduction over each window: what every other operator of this class forwards to.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, window, Reduction.Max)</c>.</example>
    public static Tensor<T> Reduce<T>(Tensor<T> x, Window window, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Reduce(Checked(x), window, reduction, options);

    /// <summary>Any reduction over each window: what every other operator of this class forwards to.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, window, Reduction.Max)</c>.</example>
    public static Tensor<T> Reduce<T>(in TensorSpan<T> x, Window window, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, reduction, options);

    /// <summary>Any reduction over each window: what every other operator of this class forwards to.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, window, Reduction.Max)</c>.</example>
    public static Tensor<T> Reduce<T>(in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, reduction, options);

    /// <summary>Any reduction over each window: what every other operator of this class forwards to.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, window, Reduction.Max)</c>.</example>
    public static void Reduce<T>(Tensor<T> x, Window window, Reduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, reduction, destination, options);

    /// <summary>Any reduction over each window: what every other operator of this class forwards to.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, window, Reduction.Max)</c>.</example>
    public static void Reduce<T>(in TensorSpan<T> x, Window window, Reduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, reduction, destination, options);

    /// <summary>Any reduction over each window: what every other operator of this class forwards to.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, window, Reduction.Max)</c>.</example>
    public static void Reduce<T>(in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, reduction, destination, options);

    /// <summary>Any reduction over each window: what every other operator of this class forwards to.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, window, Reduction.Max)</c>.</example>
    public static void Reduce<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Reduction reduction, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, reduction, destination, options);
}
