using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The tap at a place of the n taps of each window in ascending order, or the last where there are not so many. A window without a tap gives 0.</summary>
    /// <remarks>NaN stands above +∞, and −0 below +0.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="place">The place, from 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>Place 2 of <c>[5, 1, 4, 2]</c> over <c>Window.Global</c> is 4.</example>
    public static Tensor<T> Rank<T>(Tensor<T> x, Window window, long place, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Rank(Checked(x), window, place, options);

    /// <summary>The tap at a place of the n taps of each window in ascending order, or the last where there are not so many. A window without a tap gives 0.</summary>
    /// <remarks>NaN stands above +∞, and −0 below +0.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="place">The place, from 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>Place 2 of <c>[5, 1, 4, 2]</c> over <c>Window.Global</c> is 4.</example>
    public static Tensor<T> Rank<T>(in TensorSpan<T> x, Window window, long place, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Rank(place)), options);

    /// <summary>The tap at a place of the n taps of each window in ascending order, or the last where there are not so many. A window without a tap gives 0.</summary>
    /// <remarks>NaN stands above +∞, and −0 below +0.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="place">The place, from 0.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>Place 2 of <c>[5, 1, 4, 2]</c> over <c>Window.Global</c> is 4.</example>
    public static Tensor<T> Rank<T>(in ReadOnlyTensorSpan<T> x, Window window, long place, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, OfParts<T>(Reduction.Rank(place)), options);

    /// <summary>The tap at a place of the n taps of each window in ascending order, or the last where there are not so many. A window without a tap gives 0.</summary>
    /// <remarks>NaN stands above +∞, and −0 below +0.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="place">The place, from 0.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>Place 2 of <c>[5, 1, 4, 2]</c> over <c>Window.Global</c> is 4.</example>
    public static void Rank<T>(Tensor<T> x, Window window, long place, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, OfParts<T>(Reduction.Rank(place)), destination, options);

    /// <summary>The tap at a place of the n taps of each window in ascending order, or the last where there are not so many. A window without a tap gives 0.</summary>
    /// <remarks>NaN stands above +∞, and −0 below +0.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="place">The place, from 0.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>Place 2 of <c>[5, 1, 4, 2]</c> over <c>Window.Global</c> is 4.</example>
    public static void Rank<T>(in TensorSpan<T> x, Window window, long place, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Rank(place)), destination, options);

    /// <summary>The tap at a place of the n taps of each window in ascending order, or the last where there are not so many. A window without a tap gives 0.</summary>
    /// <remarks>NaN stands above +∞, and −0 below +0.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="place">The place, from 0.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>Place 2 of <c>[5, 1, 4, 2]</c> over <c>Window.Global</c> is 4.</example>
    public static void Rank<T>(in ReadOnlyTensorSpan<T> x, Window window, long place, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, OfParts<T>(Reduction.Rank(place)), destination, options);

    /// <summary>The tap at a place of the n taps of each window in ascending order, or the last where there are not so many. A window without a tap gives 0.</summary>
    /// <remarks>NaN stands above +∞, and −0 below +0.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="place">The place, from 0.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>Place 2 of <c>[5, 1, 4, 2]</c> over <c>Window.Global</c> is 4.</example>
    public static void Rank<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, long place, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, OfParts<T>(Reduction.Rank(place)), destination, options);
}
