using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SegmentPool
{
    /// <summary>Any <see cref="SegmentReduction"/> of the rows of each segment.</summary>
    /// <remarks>See the reduction for its arithmetic, NaN and overflow.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment become one.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[segment, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>SegmentPool.Reduce(rows, Segments.ByOffsets([0, 2, 3]), SegmentReduction.Max)</c>.</example>
    public static Tensor<T> Reduce<T>(Tensor<T> rows, Segments segments, SegmentReduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(Checked(rows), segments, reduction, options);

    /// <inheritdoc cref="Reduce{T}(Tensor{T}, Segments, SegmentReduction, PoolOptions)"/>
    public static Tensor<T> Reduce<T>(in TensorSpan<T> rows, Segments segments, SegmentReduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, reduction, options);

    /// <inheritdoc cref="Reduce{T}(Tensor{T}, Segments, SegmentReduction, PoolOptions)"/>
    public static Tensor<T> Reduce<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating<T>(rows, segments, reduction, options);

    /// <summary>Any <see cref="SegmentReduction"/> of the rows of each segment.</summary>
    /// <remarks>See the reduction for its arithmetic, NaN and overflow.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment become one.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>SegmentPool.Reduce(rows, Segments.ByOffsets([0, 2, 3]), SegmentReduction.Max)</c>.</example>
    public static void Reduce<T>(Tensor<T> rows, Segments segments, SegmentReduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(Checked(rows), segments, reduction, destination, options);

    /// <inheritdoc cref="Reduce{T}(Tensor{T}, Segments, SegmentReduction, in TensorSpan{T}, PoolOptions)"/>
    public static void Reduce<T>(in TensorSpan<T> rows, Segments segments, SegmentReduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, reduction, destination, options);

    /// <inheritdoc cref="Reduce{T}(Tensor{T}, Segments, SegmentReduction, in TensorSpan{T}, PoolOptions)"/>
    public static void Reduce<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, segments, reduction, destination, options);

    /// <summary>Any <see cref="SegmentReduction"/> of the rows of each segment.</summary>
    /// <remarks>See the reduction for its arithmetic, NaN and overflow.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="shape">The extents <c>[row, feature]</c>; rows and destination are dense and row-major.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment become one.</param>
    /// <param name="destination">The result, <c>[segment, feature]</c>; every element is written. Must not overlap rows, ids or offsets.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>SegmentPool.Reduce(rows, Segments.ByOffsets([0, 2, 3]), SegmentReduction.Max)</c>.</example>
    public static void Reduce<T>(ReadOnlySpan<T> rows, ReadOnlySpan<nint> shape, Segments segments, SegmentReduction reduction, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Into(rows, shape, segments, reduction, destination, options);
}
