using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = Σ w·x</c>: a binomial blur on every axis, with a stride, the anti-aliased way to shrink.</summary>
    /// <remarks>On each axis, outermost first, the pairwise fold of the taps, each times an exact binary fraction; float in float, double in double, Half in float and rounded once, integers exactly and then to the nearest, ties to even. NaN and infinities go through; a window without a tap gives 0. See <see cref="Reference.Blur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Blur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static Tensor<T> Blur<T>(Tensor<T> x, BlurFilter filter, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blur(Checked(x), filter, options);

    /// <summary><c>y = Σ w·x</c>: a binomial blur on every axis, with a stride, the anti-aliased way to shrink.</summary>
    /// <remarks>On each axis, outermost first, the pairwise fold of the taps, each times an exact binary fraction; float in float, double in double, Half in float and rounded once, integers exactly and then to the nearest, ties to even. NaN and infinities go through; a window without a tap gives 0. See <see cref="Reference.Blur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Blur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static Tensor<T> Blur<T>(in TensorSpan<T> x, BlurFilter filter, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blur<T>((ReadOnlyTensorSpan<T>)x, filter, options);

    /// <summary><c>y = Σ w·x</c>: a binomial blur on every axis, with a stride, the anti-aliased way to shrink.</summary>
    /// <remarks>On each axis, outermost first, the pairwise fold of the taps, each times an exact binary fraction; float in float, double in double, Half in float and rounded once, integers exactly and then to the nearest, ties to even. NaN and infinities go through; a window without a tap gives 0. See <see cref="Reference.Blur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Blur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static Tensor<T> Blur<T>(in ReadOnlyTensorSpan<T> x, BlurFilter filter, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(Blurred<T>(filter, x.Lengths, options, nameof(x)), x, options);

    /// <summary><c>y = Σ w·x</c>: a binomial blur on every axis, with a stride, the anti-aliased way to shrink.</summary>
    /// <remarks>On each axis, outermost first, the pairwise fold of the taps, each times an exact binary fraction; float in float, double in double, Half in float and rounded once, integers exactly and then to the nearest, ties to even. NaN and infinities go through; a window without a tap gives 0. See <see cref="Reference.Blur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Blur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void Blur<T>(Tensor<T> x, BlurFilter filter, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blur(Checked(x), filter, destination, options);

    /// <summary><c>y = Σ w·x</c>: a binomial blur on every axis, with a stride, the anti-aliased way to shrink.</summary>
    /// <remarks>On each axis, outermost first, the pairwise fold of the taps, each times an exact binary fraction; float in float, double in double, Half in float and rounded once, integers exactly and then to the nearest, ties to even. NaN and infinities go through; a window without a tap gives 0. See <see cref="Reference.Blur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Blur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void Blur<T>(in TensorSpan<T> x, BlurFilter filter, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blur((ReadOnlyTensorSpan<T>)x, filter, destination, options);

    /// <summary><c>y = Σ w·x</c>: a binomial blur on every axis, with a stride, the anti-aliased way to shrink.</summary>
    /// <remarks>On each axis, outermost first, the pairwise fold of the taps, each times an exact binary fraction; float in float, double in double, Half in float and rounded once, integers exactly and then to the nearest, ties to even. NaN and infinities go through; a window without a tap gives 0. See <see cref="Reference.Blur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Blur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void Blur<T>(in ReadOnlyTensorSpan<T> x, BlurFilter filter, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blurred<T>(filter, x.Lengths, options, nameof(x)).Run(x, destination);

    /// <summary><c>y = Σ w·x</c>: a binomial blur on every axis, with a stride, the anti-aliased way to shrink.</summary>
    /// <remarks>On each axis, outermost first, the pairwise fold of the taps, each times an exact binary fraction; float in float, double in double, Half in float and rounded once, integers exactly and then to the nearest, ties to even. NaN and infinities go through; a window without a tap gives 0. See <see cref="Reference.Blur"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Blur(x, BlurFilter.Binomial(3, stride: 2))</c> takes <c>[N, C, 112, 112]</c> to <c>[N, C, 56, 56]</c>.</example>
    public static void Blur<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, BlurFilter filter, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blurred<T>(filter, shape, options, nameof(shape)).Run(x, destination);
}
