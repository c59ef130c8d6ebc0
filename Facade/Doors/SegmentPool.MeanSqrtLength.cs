using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SegmentPool
{
    /// <summary><c>y[s, f] = Σ x[r, f] / √n</c> over the n rows r of segment s (<c>segment_sqrt_n</c> in TensorFlow); 0 for an empty segment. Floating types only.</summary>
    /// <remarks>One sum as in <c>Sum</c>; the root and the one division are IEEE's in the type that is added in. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[segment, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [2], [3]]</c> by ids <c>[0, 0, 0, 0]</c> gives <c>[[4]]</c>.</example>
    public static Tensor<T> MeanSqrtLength<T>(Tensor<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(Checked(rows), segments, SegmentReduction.MeanSqrtLength, options);

    /// <inheritdoc cref="MeanSqrtLength{T}(Tensor{T}, Segments, PoolOptions)"/>
    public static Tensor<T> MeanSqrtLength<T>(in TensorSpan<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, SegmentReduction.MeanSqrtLength, options);

    /// <inheritdoc cref="MeanSqrtLength{T}(Tensor{T}, Segments, PoolOptions)"/>
    public static Tensor<T> MeanSqrtLength<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, SegmentReduction.MeanSqrtLength, options);

    /// <summary><c>y[s, f] = Σ x[r, f] / √n</c> over the n rows r of segment s (<c>segment_sqrt_n</c> in TensorFlow); 0 for an empty segment. Floating types only.</summary>
    /// <remarks>One sum as in <c>Sum</c>; the root and the one division are IEEE's in the type that is added in. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [2], [3]]</c> by ids <c>[0, 0, 0, 0]</c> gives <c>[[4]]</c>.</example>
    public static void MeanSqrtLength<T>(Tensor<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(rows), segments, SegmentReduction.MeanSqrtLength, destination, options);

    /// <inheritdoc cref="MeanSqrtLength{T}(Tensor{T}, Segments, in TensorSpan{T}, PoolOptions)"/>
    public static void MeanSqrtLength<T>(in TensorSpan<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, SegmentReduction.MeanSqrtLength, destination, options);

    /// <inheritdoc cref="MeanSqrtLength{T}(Tensor{T}, Segments, in TensorSpan{T}, PoolOptions)"/>
    public static void MeanSqrtLength<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, SegmentReduction.MeanSqrtLength, destination, options);

    /// <summary><c>y[s, f] = Σ x[r, f] / √n</c> over the n rows r of segment s (<c>segment_sqrt_n</c> in TensorFlow); 0 for an empty segment. Floating types only.</summary>
    /// <remarks>One sum as in <c>Sum</c>; the root and the one division are IEEE's in the type that is added in. A NaN gives NaN.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="shape">The extents <c>[row, feature]</c>; rows and destination are dense and row-major.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [2], [2], [3]]</c> by ids <c>[0, 0, 0, 0]</c> gives <c>[[4]]</c>.</example>
    public static void MeanSqrtLength<T>(ReadOnlySpan<T> rows, ReadOnlySpan<nint> shape, Segments segments, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, shape, segments, SegmentReduction.MeanSqrtLength, destination, options);
}
