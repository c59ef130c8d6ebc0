using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SegmentPool
{
    /// <summary><c>y[s, f] = Σ x[r, f]</c> over the rows r of segment s; 0 for an empty segment.</summary>
    /// <remarks>Pairwise; float and Half in float, double in double, integers exactly, saturated at the end. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[segment, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[2], [5]]</c>.</example>
    public static Tensor<T> Sum<T>(Tensor<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(Checked(rows), segments, SegmentReduction.Sum, options);

    /// <inheritdoc cref="Sum{T}(Tensor{T}, Segments, PoolOptions)"/>
    public static Tensor<T> Sum<T>(in TensorSpan<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, SegmentReduction.Sum, options);

    /// <inheritdoc cref="Sum{T}(Tensor{T}, Segments, PoolOptions)"/>
    public static Tensor<T> Sum<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, SegmentReduction.Sum, options);

    /// <summary><c>y[s, f] = Σ x[r, f]</c> over the rows r of segment s; 0 for an empty segment.</summary>
    /// <remarks>Pairwise; float and Half in float, double in double, integers exactly, saturated at the end. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[2], [5]]</c>.</example>
    public static void Sum<T>(Tensor<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(rows), segments, SegmentReduction.Sum, destination, options);

    /// <inheritdoc cref="Sum{T}(Tensor{T}, Segments, in TensorSpan{T}, PoolOptions)"/>
    public static void Sum<T>(in TensorSpan<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, SegmentReduction.Sum, destination, options);

    /// <inheritdoc cref="Sum{T}(Tensor{T}, Segments, in TensorSpan{T}, PoolOptions)"/>
    public static void Sum<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, SegmentReduction.Sum, destination, options);

    /// <summary><c>y[s, f] = Σ x[r, f]</c> over the rows r of segment s; 0 for an empty segment.</summary>
    /// <remarks>Pairwise; float and Half in float, double in double, integers exactly, saturated at the end. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="shape">The extents <c>[row, feature]</c>; rows and destination are dense and row-major.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[2], [5]]</c>.</example>
    public static void Sum<T>(ReadOnlySpan<T> rows, ReadOnlySpan<nint> shape, Segments segments, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, shape, segments, SegmentReduction.Sum, destination, options);
}
