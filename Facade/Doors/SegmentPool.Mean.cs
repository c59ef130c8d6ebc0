using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SegmentPool
{
    /// <summary><c>y[s, f] = Σ x[r, f] / n</c> over the n rows r of segment s; 0 for an empty segment.</summary>
    /// <remarks>One sum as in <c>Sum</c>, one division. Integers round to nearest, ties to even. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[segment, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [5]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[2], [3]]</c>.</example>
    public static Tensor<T> Mean<T>(Tensor<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(Checked(rows), segments, SegmentReduction.Mean, options);

    /// <inheritdoc cref="Mean{T}(Tensor{T}, Segments, PoolOptions)"/>
    public static Tensor<T> Mean<T>(in TensorSpan<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, SegmentReduction.Mean, options);

    /// <inheritdoc cref="Mean{T}(Tensor{T}, Segments, PoolOptions)"/>
    public static Tensor<T> Mean<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, SegmentReduction.Mean, options);

    /// <summary><c>y[s, f] = Σ x[r, f] / n</c> over the n rows r of segment s; 0 for an empty segment.</summary>
    /// <remarks>One sum as in <c>Sum</c>, one division. Integers round to nearest, ties to even. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [5]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[2], [3]]</c>.</example>
    public static void Mean<T>(Tensor<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(rows), segments, SegmentReduction.Mean, destination, options);

    /// <inheritdoc cref="Mean{T}(Tensor{T}, Segments, in TensorSpan{T}, PoolOptions)"/>
    public static void Mean<T>(in TensorSpan<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, SegmentReduction.Mean, destination, options);

    /// <inheritdoc cref="Mean{T}(Tensor{T}, Segments, in TensorSpan{T}, PoolOptions)"/>
    public static void Mean<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, SegmentReduction.Mean, destination, options);

    /// <summary><c>y[s, f] = Σ x[r, f] / n</c> over the n rows r of segment s; 0 for an empty segment.</summary>
    /// <remarks>One sum as in <c>Sum</c>, one division. Integers round to nearest, ties to even. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="shape">The extents <c>[row, feature]</c>; rows and destination are dense and row-major.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [5]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[2], [3]]</c>.</example>
    public static void Mean<T>(ReadOnlySpan<T> rows, ReadOnlySpan<nint> shape, Segments segments, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, shape, segments, SegmentReduction.Mean, destination, options);
}
