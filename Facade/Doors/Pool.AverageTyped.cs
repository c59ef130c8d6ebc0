using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = Σ x / divisor</c> over each window in a floating type: integers added exactly, divided once in double, and rounded; Half and float added and divided in the type of the results. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, Half or float.</typeparam>
    /// <typeparam name="TResult">For integers float or double, for Half and float a wider float.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What Half and float are added in; that of <typeparamref name="TResult"/>, <see cref="Accumulator.Native"/>, if omitted. Integers are always added exactly.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.Average&lt;byte, float&gt;(x, window)</c> of the bytes <c>[1, 2]</c> is <c>[1.5]</c>.</example>
    public static Tensor<TResult> Average<T, TResult>(Tensor<T> x, Window window, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Allocating<T, TResult>(Checked(x), window, OfParts<T>(Reduction.Average(divisor, accumulator)), options);

    /// <summary><c>y = Σ x / divisor</c> over each window in a floating type: integers added exactly, divided once in double, and rounded; Half and float added and divided in the type of the results. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, Half or float.</typeparam>
    /// <typeparam name="TResult">For integers float or double, for Half and float a wider float.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What Half and float are added in; that of <typeparamref name="TResult"/>, <see cref="Accumulator.Native"/>, if omitted. Integers are always added exactly.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.Average&lt;byte, float&gt;(x, window)</c> of the bytes <c>[1, 2]</c> is <c>[1.5]</c>.</example>
    public static Tensor<TResult> Average<T, TResult>(in TensorSpan<T> x, Window window, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Allocating<T, TResult>(x, window, OfParts<T>(Reduction.Average(divisor, accumulator)), options);

    /// <summary><c>y = Σ x / divisor</c> over each window in a floating type: integers added exactly, divided once in double, and rounded; Half and float added and divided in the type of the results. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, Half or float.</typeparam>
    /// <typeparam name="TResult">For integers float or double, for Half and float a wider float.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What Half and float are added in; that of <typeparamref name="TResult"/>, <see cref="Accumulator.Native"/>, if omitted. Integers are always added exactly.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.Average&lt;byte, float&gt;(x, window)</c> of the bytes <c>[1, 2]</c> is <c>[1.5]</c>.</example>
    public static Tensor<TResult> Average<T, TResult>(in ReadOnlyTensorSpan<T> x, Window window, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Allocating<T, TResult>(x, window, OfParts<T>(Reduction.Average(divisor, accumulator)), options);

    /// <summary><c>y = Σ x / divisor</c> over each window in a floating type: integers added exactly, divided once in double, and rounded; Half and float added and divided in the type of the results. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, Half or float.</typeparam>
    /// <typeparam name="TResult">For integers float or double, for Half and float a wider float.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What Half and float are added in; that of <typeparamref name="TResult"/>, <see cref="Accumulator.Native"/>, if omitted. Integers are always added exactly.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.Average&lt;byte, float&gt;(x, window)</c> of the bytes <c>[1, 2]</c> is <c>[1.5]</c>.</example>
    [OverloadResolutionPriority(-1)]   // where elements and results have one type, the operator without conversion is meant
    public static void Average<T, TResult>(Tensor<T> x, Window window, in TensorSpan<TResult> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Prepare<T, TResult>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, Checked(x).Lengths, options, nameof(x)).Run(Checked(x), destination);

    /// <summary><c>y = Σ x / divisor</c> over each window in a floating type: integers added exactly, divided once in double, and rounded; Half and float added and divided in the type of the results. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, Half or float.</typeparam>
    /// <typeparam name="TResult">For integers float or double, for Half and float a wider float.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What Half and float are added in; that of <typeparamref name="TResult"/>, <see cref="Accumulator.Native"/>, if omitted. Integers are always added exactly.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.Average&lt;byte, float&gt;(x, window)</c> of the bytes <c>[1, 2]</c> is <c>[1.5]</c>.</example>
    [OverloadResolutionPriority(-1)]   // where elements and results have one type, the operator without conversion is meant
    public static void Average<T, TResult>(in TensorSpan<T> x, Window window, in TensorSpan<TResult> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Prepare<T, TResult>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, x.Lengths, options, nameof(x)).Run(x, destination);

    /// <summary><c>y = Σ x / divisor</c> over each window in a floating type: integers added exactly, divided once in double, and rounded; Half and float added and divided in the type of the results. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, Half or float.</typeparam>
    /// <typeparam name="TResult">For integers float or double, for Half and float a wider float.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What Half and float are added in; that of <typeparamref name="TResult"/>, <see cref="Accumulator.Native"/>, if omitted. Integers are always added exactly.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.Average&lt;byte, float&gt;(x, window)</c> of the bytes <c>[1, 2]</c> is <c>[1.5]</c>.</example>
    [OverloadResolutionPriority(-1)]   // where elements and results have one type, the operator without conversion is meant
    public static void Average<T, TResult>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<TResult> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Prepare<T, TResult>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, x.Lengths, options, nameof(x)).Run(x, destination);

    /// <summary><c>y = Σ x / divisor</c> over each window in a floating type: integers added exactly, divided once in double, and rounded; Half and float added and divided in the type of the results. NaN wins; a window without a tap gives 0.</summary>
    /// <typeparam name="T">An integer of 8 to 64 bits, Half or float.</typeparam>
    /// <typeparam name="TResult">For integers float or double, for Half and float a wider float.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s. Must not overlap the input.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What Half and float are added in; that of <typeparamref name="TResult"/>, <see cref="Accumulator.Native"/>, if omitted. Integers are always added exactly.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.Average&lt;byte, float&gt;(x, window)</c> of the bytes <c>[1, 2]</c> is <c>[1.5]</c>.</example>
    [OverloadResolutionPriority(-1)]   // where elements and results have one type, the operator without conversion is meant
    public static void Average<T, TResult>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<TResult> destination, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Prepare<T, TResult>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, shape, options, nameof(shape)).Run(x, destination);
}
