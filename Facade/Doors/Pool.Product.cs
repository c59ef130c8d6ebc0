using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = Π x</c> over each window, pairwise in the element type (Half in float); integers exactly, then saturated. A window without a tap gives 1.</summary>
    /// <remarks>0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The product of <c>[2, 3, 4]</c> over <c>Window.Global</c> is 24; of bytes <c>[20, 20]</c> it is 255.</example>
    public static Tensor<T> Product<T>(Tensor<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Product(Checked(x), window, options);

    /// <summary><c>y = Π x</c> over each window, pairwise in the element type (Half in float); integers exactly, then saturated. A window without a tap gives 1.</summary>
    /// <remarks>0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The product of <c>[2, 3, 4]</c> over <c>Window.Global</c> is 24; of bytes <c>[20, 20]</c> it is 255.</example>
    public static Tensor<T> Product<T>(in TensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Product, options);

    /// <summary><c>y = Π x</c> over each window, pairwise in the element type (Half in float); integers exactly, then saturated. A window without a tap gives 1.</summary>
    /// <remarks>0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The product of <c>[2, 3, 4]</c> over <c>Window.Global</c> is 24; of bytes <c>[20, 20]</c> it is 255.</example>
    public static Tensor<T> Product<T>(in ReadOnlyTensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(x, window, Reduction.Product, options);

    /// <summary><c>y = Π x</c> over each window, pairwise in the element type (Half in float); integers exactly, then saturated. A window without a tap gives 1.</summary>
    /// <remarks>0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The product of <c>[2, 3, 4]</c> over <c>Window.Global</c> is 24; of bytes <c>[20, 20]</c> it is 255.</example>
    public static void Product<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(x), window, Reduction.Product, destination, options);

    /// <summary><c>y = Π x</c> over each window, pairwise in the element type (Half in float); integers exactly, then saturated. A window without a tap gives 1.</summary>
    /// <remarks>0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The product of <c>[2, 3, 4]</c> over <c>Window.Global</c> is 24; of bytes <c>[20, 20]</c> it is 255.</example>
    public static void Product<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Product, destination, options);

    /// <summary><c>y = Π x</c> over each window, pairwise in the element type (Half in float); integers exactly, then saturated. A window without a tap gives 1.</summary>
    /// <remarks>0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The product of <c>[2, 3, 4]</c> over <c>Window.Global</c> is 24; of bytes <c>[20, 20]</c> it is 255.</example>
    public static void Product<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, window, Reduction.Product, destination, options);

    /// <summary><c>y = Π x</c> over each window, pairwise in the element type (Half in float); integers exactly, then saturated. A window without a tap gives 1.</summary>
    /// <remarks>0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>The product of <c>[2, 3, 4]</c> over <c>Window.Global</c> is 24; of bytes <c>[20, 20]</c> it is 255.</example>
    public static void Product<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(x, shape, window, Reduction.Product, destination, options);
}
