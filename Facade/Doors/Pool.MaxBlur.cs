using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The maximum of 2 neighbours on every axis at stride 1, and then <c>Pool.Blur</c>: maximum pooling without its aliasing.</summary>
    /// <remarks>The maximum is IEEE 754-2019's: NaN wins. See <see cref="Reference.MaxBlur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.MaxBlur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static Tensor<T> MaxBlur<T>(Tensor<T> x, BlurFilter filter, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlur(Checked(x), filter, options);

    /// <summary>The maximum of 2 neighbours on every axis at stride 1, and then <c>Pool.Blur</c>: maximum pooling without its aliasing.</summary>
    /// <remarks>The maximum is IEEE 754-2019's: NaN wins. See <see cref="Reference.MaxBlur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.MaxBlur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static Tensor<T> MaxBlur<T>(in TensorSpan<T> x, BlurFilter filter, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlur<T>((ReadOnlyTensorSpan<T>)x, filter, options);

    /// <summary>The maximum of 2 neighbours on every axis at stride 1, and then <c>Pool.Blur</c>: maximum pooling without its aliasing.</summary>
    /// <remarks>The maximum is IEEE 754-2019's: NaN wins. See <see cref="Reference.MaxBlur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.MaxBlur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static Tensor<T> MaxBlur<T>(in ReadOnlyTensorSpan<T> x, BlurFilter filter, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(MaxBlurred<T>(filter, x.Lengths, options, nameof(x)), x, options);

    /// <summary>The maximum of 2 neighbours on every axis at stride 1, and then <c>Pool.Blur</c>: maximum pooling without its aliasing.</summary>
    /// <remarks>The maximum is IEEE 754-2019's: NaN wins. See <see cref="Reference.MaxBlur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.MaxBlur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void MaxBlur<T>(Tensor<T> x, BlurFilter filter, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlur(Checked(x), filter, destination, options);

    /// <summary>The maximum of 2 neighbours on every axis at stride 1, and then <c>Pool.Blur</c>: maximum pooling without its aliasing.</summary>
    /// <remarks>The maximum is IEEE 754-2019's: NaN wins. See <see cref="Reference.MaxBlur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.MaxBlur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void MaxBlur<T>(in TensorSpan<T> x, BlurFilter filter, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlur((ReadOnlyTensorSpan<T>)x, filter, destination, options);

    /// <summary>The maximum of 2 neighbours on every axis at stride 1, and then <c>Pool.Blur</c>: maximum pooling without its aliasing.</summary>
    /// <remarks>The maximum is IEEE 754-2019's: NaN wins. See <see cref="Reference.MaxBlur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.MaxBlur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void MaxBlur<T>(in ReadOnlyTensorSpan<T> x, BlurFilter filter, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlurred<T>(filter, x.Lengths, options, nameof(x)).Run(x, destination);

    /// <summary>The maximum of 2 neighbours on every axis at stride 1, and then <c>Pool.Blur</c>: maximum pooling without its aliasing.</summary>
    /// <remarks>The maximum is IEEE 754-2019's: NaN wins. See <see cref="Reference.MaxBlur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.MaxBlur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void MaxBlur<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, BlurFilter filter, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlurred<T>(filter, shape, options, nameof(shape)).Run(x, destination);
}
