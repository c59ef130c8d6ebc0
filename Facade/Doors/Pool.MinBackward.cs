using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of a minimum from its indices: all of ∂L/∂y goes to the place that its index names, and +0 everywhere else.</summary>
    /// <remarks>What several outputs give to one place is added to +0 one after the other, outputs in row-major order: in float for Half, integers exactly and then saturated; the same bits on any number of threads. Every index is checked before anything is written; −1 is nowhere. Other ties than the first: <see cref="Backward{T}(Tensor{T}, Tensor{T}, Window, Reduction, Ties?, PoolOptions?)"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where the extremes lie, as MinWithIndices gave them.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, gradients <c>[10, 20]</c> and indices <c>[0, 2]</c> of four inputs give <c>[10, 0, 20, 0]</c>.</example>
    public static Tensor<T> MinBackward<T, TIndex>(Tensor<T> outputGradient, Tensor<TIndex> indices, Window window, ReadOnlySpan<nint> inputShape, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        AllocatingBackward(PrepareIndices<T, TIndex>(Reduction.Min, window, inputShape, layout, options, nameof(inputShape)), Checked(outputGradient, nameof(outputGradient)), Checked(indices, nameof(indices)), options);

    /// <summary>The gradient of a minimum from its indices: all of ∂L/∂y goes to the place that its index names, and +0 everywhere else.</summary>
    /// <remarks>What several outputs give to one place is added to +0 one after the other, outputs in row-major order: in float for Half, integers exactly and then saturated; the same bits on any number of threads. Every index is checked before anything is written; −1 is nowhere. Other ties than the first: <see cref="Backward{T}(Tensor{T}, Tensor{T}, Window, Reduction, Ties?, PoolOptions?)"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where the extremes lie, as MinWithIndices gave them.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, gradients <c>[10, 20]</c> and indices <c>[0, 2]</c> of four inputs give <c>[10, 0, 20, 0]</c>.</example>
    public static Tensor<T> MinBackward<T, TIndex>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<TIndex> indices, Window window, ReadOnlySpan<nint> inputShape, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        AllocatingBackward(PrepareIndices<T, TIndex>(Reduction.Min, window, inputShape, layout, options, nameof(inputShape)), outputGradient, indices, options);

    /// <summary>The gradient of a minimum from its indices: all of ∂L/∂y goes to the place that its index names, and +0 everywhere else.</summary>
    /// <remarks>What several outputs give to one place is added to +0 one after the other, outputs in row-major order: in float for Half, integers exactly and then saturated; the same bits on any number of threads. Every index is checked before anything is written; −1 is nowhere. Other ties than the first: <see cref="Backward{T}(Tensor{T}, Tensor{T}, Window, Reduction, Ties?, PoolOptions?)"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where the extremes lie, as MinWithIndices gave them.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, gradients <c>[10, 20]</c> and indices <c>[0, 2]</c> of four inputs give <c>[10, 0, 20, 0]</c>.</example>
    public static void MinBackward<T, TIndex>(Tensor<T> outputGradient, Tensor<TIndex> indices, Window window, ReadOnlySpan<nint> inputShape, in TensorSpan<T> inputGradient, IndexLayout? layout = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareIndices<T, TIndex>(Reduction.Min, window, inputShape, layout, options, nameof(inputShape)).Backward(Checked(outputGradient, nameof(outputGradient)), Checked(indices, nameof(indices)), inputGradient, writing);

    /// <summary>The gradient of a minimum from its indices: all of ∂L/∂y goes to the place that its index names, and +0 everywhere else.</summary>
    /// <remarks>What several outputs give to one place is added to +0 one after the other, outputs in row-major order: in float for Half, integers exactly and then saturated; the same bits on any number of threads. Every index is checked before anything is written; −1 is nowhere. Other ties than the first: <see cref="Backward{T}(Tensor{T}, Tensor{T}, Window, Reduction, Ties?, PoolOptions?)"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where the extremes lie, as MinWithIndices gave them.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, gradients <c>[10, 20]</c> and indices <c>[0, 2]</c> of four inputs give <c>[10, 0, 20, 0]</c>.</example>
    public static void MinBackward<T, TIndex>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<TIndex> indices, Window window, ReadOnlySpan<nint> inputShape, in TensorSpan<T> inputGradient, IndexLayout? layout = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareIndices<T, TIndex>(Reduction.Min, window, inputShape, layout, options, nameof(inputShape)).Backward(outputGradient, indices, inputGradient, writing);

    /// <summary>The gradient of a minimum from its indices: all of ∂L/∂y goes to the place that its index names, and +0 everywhere else.</summary>
    /// <remarks>What several outputs give to one place is added to +0 one after the other, outputs in row-major order: in float for Half, integers exactly and then saturated; the same bits on any number of threads. Every index is checked before anything is written; −1 is nowhere. Other ties than the first: <see cref="Backward{T}(Tensor{T}, Tensor{T}, Window, Reduction, Ties?, PoolOptions?)"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where the extremes lie, as MinWithIndices gave them.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, gradients <c>[10, 20]</c> and indices <c>[0, 2]</c> of four inputs give <c>[10, 0, 20, 0]</c>.</example>
    public static void MinBackward<T, TIndex>(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Window window, ReadOnlySpan<nint> inputShape, Span<T> inputGradient, IndexLayout? layout = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareIndices<T, TIndex>(Reduction.Min, window, inputShape, layout, options, nameof(inputShape)).Backward(outputGradient, indices, inputGradient, writing);
}
