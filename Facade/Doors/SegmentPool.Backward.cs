using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SegmentPool
{
    /// <summary>The gradient of <c>Reduce</c> with respect to the rows: <c>∂L/∂x[r, f] = ∂L/∂y[s(r), f] · ∂y[s(r), f]/∂x[r, f]</c>, s(r) being the segment of row r.</summary>
    /// <remarks>
    /// A sum gives each row of a segment of n rows g, a mean <c>g/n</c>, the mean over the root <c>g/√n</c>, an extreme g to the row that holds it. Where several rows hold an extreme no derivative exists, and the policy of ties decides. The bits of
    /// <see cref="Reference.Backward{T}(RowTable{T}, RowTable{T}, Segmentation, SegmentReduction, Ties)"/> on any number of threads. A NaN has the bits of <c>T.NaN</c>.
    /// </remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[segment, feature]</c>; its rows say how many segments there are.</param>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment became one.</param>
    /// <param name="ties">Which of equal extremes the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, <c>[row, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    /// <example>Gradient <c>[[6], [8]]</c> of the mean of <c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[4], [6], [4]]</c>.</example>
    public static Tensor<T> Backward<T>(Tensor<T> outputGradient, Tensor<T> rows, Segments segments, SegmentReduction reduction, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AllocatingBackward(Checked(outputGradient, nameof(outputGradient)), Checked(rows), segments, reduction, ties, options);

    /// <inheritdoc cref="Backward{T}(Tensor{T}, Tensor{T}, Segments, SegmentReduction, Ties, PoolOptions)"/>
    public static Tensor<T> Backward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AllocatingBackward(outputGradient, rows, segments, reduction, ties, options);

    /// <summary>The gradient of <c>Reduce</c> with respect to the rows: <c>∂L/∂x[r, f] = ∂L/∂y[s(r), f] · ∂y[s(r), f]/∂x[r, f]</c>, s(r) being the segment of row r.</summary>
    /// <remarks>
    /// A sum gives each row of a segment of n rows g, a mean <c>g/n</c>, the mean over the root <c>g/√n</c>, an extreme g to the row that holds it. Where several rows hold an extreme no derivative exists, and the policy of ties decides. The bits of
    /// <see cref="Reference.Backward{T}(RowTable{T}, RowTable{T}, Segmentation, SegmentReduction, Ties)"/> on any number of threads. A NaN has the bits of <c>T.NaN</c>.
    /// </remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[segment, feature]</c>; its rows say how many segments there are.</param>
    /// <param name="rows">The table, <c>[row, feature]</c>; never changed.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment became one.</param>
    /// <param name="inputGradient">∂L/∂x, <c>[row, feature]</c>; must overlap nothing else of the call.</param>
    /// <param name="ties">Which of equal extremes the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    /// <example>Gradient <c>[[6], [8]]</c> of the mean of <c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[4], [6], [4]]</c>.</example>
    public static void Backward<T>(
        Tensor<T> outputGradient, Tensor<T> rows, Segments segments, SegmentReduction reduction, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => IntoBackward(Checked(outputGradient, nameof(outputGradient)), Checked(rows), segments, reduction, inputGradient, ties, writing, options);

    /// <inheritdoc cref="Backward{T}(Tensor{T}, Tensor{T}, Segments, SegmentReduction, in TensorSpan{T}, Ties, Writing, PoolOptions)"/>
    public static void Backward<T>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => IntoBackward(outputGradient, rows, segments, reduction, inputGradient, ties, writing, options);

    /// <summary>The gradient of <c>Reduce</c> with respect to the rows: <c>∂L/∂x[r, f] = ∂L/∂y[s(r), f] · ∂y[s(r), f]/∂x[r, f]</c>, s(r) being the segment of row r.</summary>
    /// <remarks>
    /// A sum gives each row of a segment of n rows g, a mean <c>g/n</c>, the mean over the root <c>g/√n</c>, an extreme g to the row that holds it. Where several rows hold an extreme no derivative exists, and the policy of ties decides. The bits of
    /// <see cref="Reference.Backward{T}(RowTable{T}, RowTable{T}, Segmentation, SegmentReduction, Ties)"/> on any number of threads. A NaN has the bits of <c>T.NaN</c>.
    /// </remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[segment, feature]</c>; its rows say how many segments there are.</param>
    /// <param name="rows">The table; may be empty unless its rows were reduced to an extreme, since the gradient does not depend on them then.</param>
    /// <param name="inputShape">Its extents <c>[row, feature]</c>; everything is dense and row-major.</param>
    /// <param name="segments">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment became one.</param>
    /// <param name="inputGradient">∂L/∂x, <c>[row, feature]</c>; must overlap nothing else of the call.</param>
    /// <param name="ties">Which of equal extremes the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, an id, an offset, a type or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    /// <example>Gradient <c>[[6], [8]]</c> of the mean of <c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[4], [6], [4]]</c>.</example>
    public static void Backward<T>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> rows, ReadOnlySpan<nint> inputShape, Segments segments, SegmentReduction reduction, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => IntoBackward(outputGradient, rows, inputShape, segments, reduction, inputGradient, ties, writing, options);
}
