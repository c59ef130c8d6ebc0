using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: pooled to each level, flattened channel by channel, the levels one after the other.</summary>
    /// <remarks>The order is the same in every layout. The input has a batch axis; of a <see cref="Layout.Plane"/> the result is <c>[features]</c>. See <see cref="Reference.SpatialPyramid"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.SpatialPyramid(x, Pyramid.Adaptive(1, 2, 3, 6))</c> takes <c>[N, 256, H, W]</c> to <c>[N, 12800]</c>.</example>
    public static Tensor<T> SpatialPyramid<T>(Tensor<T> x, Pyramid pyramid, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => SpatialPyramid(Checked(x), pyramid, reduction, options);

    /// <summary><c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: pooled to each level, flattened channel by channel, the levels one after the other.</summary>
    /// <remarks>The order is the same in every layout. The input has a batch axis; of a <see cref="Layout.Plane"/> the result is <c>[features]</c>. See <see cref="Reference.SpatialPyramid"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.SpatialPyramid(x, Pyramid.Adaptive(1, 2, 3, 6))</c> takes <c>[N, 256, H, W]</c> to <c>[N, 12800]</c>.</example>
    public static Tensor<T> SpatialPyramid<T>(in TensorSpan<T> x, Pyramid pyramid, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => SpatialPyramid<T>((ReadOnlyTensorSpan<T>)x, pyramid, reduction, options);

    /// <summary><c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: pooled to each level, flattened channel by channel, the levels one after the other.</summary>
    /// <remarks>The order is the same in every layout. The input has a batch axis; of a <see cref="Layout.Plane"/> the result is <c>[features]</c>. See <see cref="Reference.SpatialPyramid"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.SpatialPyramid(x, Pyramid.Adaptive(1, 2, 3, 6))</c> takes <c>[N, 256, H, W]</c> to <c>[N, 12800]</c>.</example>
    public static Tensor<T> SpatialPyramid<T>(in ReadOnlyTensorSpan<T> x, Pyramid pyramid, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(Pyramidal<T>(pyramid, x.Lengths, reduction, options, nameof(x)), x, options);

    /// <summary><c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: pooled to each level, flattened channel by channel, the levels one after the other.</summary>
    /// <remarks>The order is the same in every layout. The input has a batch axis; of a <see cref="Layout.Plane"/> the result is <c>[features]</c>. See <see cref="Reference.SpatialPyramid"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.SpatialPyramid(x, Pyramid.Adaptive(1, 2, 3, 6))</c> takes <c>[N, 256, H, W]</c> to <c>[N, 12800]</c>.</example>
    public static void SpatialPyramid<T>(Tensor<T> x, Pyramid pyramid, in TensorSpan<T> destination, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => SpatialPyramid(Checked(x), pyramid, destination, reduction, options);

    /// <summary><c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: pooled to each level, flattened channel by channel, the levels one after the other.</summary>
    /// <remarks>The order is the same in every layout. The input has a batch axis; of a <see cref="Layout.Plane"/> the result is <c>[features]</c>. See <see cref="Reference.SpatialPyramid"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.SpatialPyramid(x, Pyramid.Adaptive(1, 2, 3, 6))</c> takes <c>[N, 256, H, W]</c> to <c>[N, 12800]</c>.</example>
    public static void SpatialPyramid<T>(in TensorSpan<T> x, Pyramid pyramid, in TensorSpan<T> destination, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => SpatialPyramid((ReadOnlyTensorSpan<T>)x, pyramid, destination, reduction, options);

    /// <summary><c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: pooled to each level, flattened channel by channel, the levels one after the other.</summary>
    /// <remarks>The order is the same in every layout. The input has a batch axis; of a <see cref="Layout.Plane"/> the result is <c>[features]</c>. See <see cref="Reference.SpatialPyramid"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.SpatialPyramid(x, Pyramid.Adaptive(1, 2, 3, 6))</c> takes <c>[N, 256, H, W]</c> to <c>[N, 12800]</c>.</example>
    public static void SpatialPyramid<T>(in ReadOnlyTensorSpan<T> x, Pyramid pyramid, in TensorSpan<T> destination, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Pyramidal<T>(pyramid, x.Lengths, reduction, options, nameof(x)).Run(x, destination);

    /// <summary><c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: pooled to each level, flattened channel by channel, the levels one after the other.</summary>
    /// <remarks>The order is the same in every layout. The input has a batch axis; of a <see cref="Layout.Plane"/> the result is <c>[features]</c>. See <see cref="Reference.SpatialPyramid"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.SpatialPyramid(x, Pyramid.Adaptive(1, 2, 3, 6))</c> takes <c>[N, 256, H, W]</c> to <c>[N, 12800]</c>.</example>
    public static void SpatialPyramid<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Pyramid pyramid, Span<T> destination, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Pyramidal<T>(pyramid, shape, reduction, options, nameof(shape)).Run(x, destination);
}
