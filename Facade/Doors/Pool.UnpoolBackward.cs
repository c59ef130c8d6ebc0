using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>Pool.Unpool</c> with respect to the values: <c>∂L/∂values[b, c, o] = ∂L/∂y[b, c, i]</c> where <c>indices[b, c, o] = i</c> and the value reached its place; +0 for a value that did not, and for index −1.</summary>
    /// <remarks>Of several values for one place each reached it if they were summed, the last one if that stayed, and the first of the equal greatest if the maximum did; only the last of these looks at the values, and has no derivative where the greatest comes twice. A gather, for any element type; a NaN has the bits of <c>T.NaN</c>. Every index is checked before anything is written. See <see cref="Reference.UnpoolBackward"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="values">The values, in the layout of <paramref name="options"/>; null unless duplicates are resolved by <see cref="Duplicates.Max"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of what was unpooled to; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What became of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂values, of the shape of the values.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[1, 2, 3, 4]</c> and indices <c>[1, 3]</c> by windows of two give <c>[2, 4]</c>.</example>
    public static Tensor<T> UnpoolBackward<T, TIndex>(
        Tensor<T> outputGradient, Tensor<T>? values, Tensor<TIndex> indices, Window window, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        UnpoolBackward<T, TIndex>(Checked(outputGradient, nameof(outputGradient)), values is null ? default : values.AsReadOnlyTensorSpan(), Checked(indices, nameof(indices)), window, outputSize, layout, duplicates, options);

    /// <summary>The gradient of <c>Pool.Unpool</c> with respect to the values: <c>∂L/∂values[b, c, o] = ∂L/∂y[b, c, i]</c> where <c>indices[b, c, o] = i</c> and the value reached its place; +0 for a value that did not, and for index −1.</summary>
    /// <remarks>Of several values for one place each reached it if they were summed, the last one if that stayed, and the first of the equal greatest if the maximum did; only the last of these looks at the values, and has no derivative where the greatest comes twice. A gather, for any element type; a NaN has the bits of <c>T.NaN</c>. Every index is checked before anything is written. See <see cref="Reference.UnpoolBackward"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="values">The values, in the layout of <paramref name="options"/>; may be the default unless duplicates are resolved by <see cref="Duplicates.Max"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of what was unpooled to; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What became of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂values, of the shape of the values.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[1, 2, 3, 4]</c> and indices <c>[1, 3]</c> by windows of two give <c>[2, 4]</c>.</example>
    public static Tensor<T> UnpoolBackward<T, TIndex>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, Window window, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        AllocatingBackward(PrepareUnpool<T, TIndex>(window, indices.Lengths, outputSize, layout, duplicates, options, nameof(indices)), outputGradient, values, indices, options);

    /// <summary>The gradient of <c>Pool.Unpool</c> with respect to the values: <c>∂L/∂values[b, c, o] = ∂L/∂y[b, c, i]</c> where <c>indices[b, c, o] = i</c> and the value reached its place; +0 for a value that did not, and for index −1.</summary>
    /// <remarks>Of several values for one place each reached it if they were summed, the last one if that stayed, and the first of the equal greatest if the maximum did; only the last of these looks at the values, and has no derivative where the greatest comes twice. A gather, for any element type; a NaN has the bits of <c>T.NaN</c>. Every index is checked before anything is written. See <see cref="Reference.UnpoolBackward"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="values">The values, in the layout of <paramref name="options"/>; null unless duplicates are resolved by <see cref="Duplicates.Max"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="valuesGradient">∂L/∂values, of the shape of the values; must not overlap the others.</param>
    /// <param name="outputSize">The spatial extents of what was unpooled to; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What became of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[1, 2, 3, 4]</c> and indices <c>[1, 3]</c> by windows of two give <c>[2, 4]</c>.</example>
    public static void UnpoolBackward<T, TIndex>(
        Tensor<T> outputGradient, Tensor<T>? values, Tensor<TIndex> indices, Window window, in TensorSpan<T> valuesGradient,
        ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        UnpoolBackward<T, TIndex>(Checked(outputGradient, nameof(outputGradient)), values is null ? default : values.AsReadOnlyTensorSpan(), Checked(indices, nameof(indices)), window, valuesGradient, outputSize, layout, duplicates, writing, options);

    /// <summary>The gradient of <c>Pool.Unpool</c> with respect to the values: <c>∂L/∂values[b, c, o] = ∂L/∂y[b, c, i]</c> where <c>indices[b, c, o] = i</c> and the value reached its place; +0 for a value that did not, and for index −1.</summary>
    /// <remarks>Of several values for one place each reached it if they were summed, the last one if that stayed, and the first of the equal greatest if the maximum did; only the last of these looks at the values, and has no derivative where the greatest comes twice. A gather, for any element type; a NaN has the bits of <c>T.NaN</c>. Every index is checked before anything is written. See <see cref="Reference.UnpoolBackward"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="values">The values, in the layout of <paramref name="options"/>; may be the default unless duplicates are resolved by <see cref="Duplicates.Max"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="valuesGradient">∂L/∂values, of the shape of the values; must not overlap the others.</param>
    /// <param name="outputSize">The spatial extents of what was unpooled to; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What became of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[1, 2, 3, 4]</c> and indices <c>[1, 3]</c> by windows of two give <c>[2, 4]</c>.</example>
    public static void UnpoolBackward<T, TIndex>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, Window window, in TensorSpan<T> valuesGradient,
        ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareUnpool<T, TIndex>(window, indices.Lengths, outputSize, layout, duplicates, options, nameof(indices)).Backward(outputGradient, values, indices, valuesGradient, writing);

    /// <summary>The gradient of <c>Pool.Unpool</c> with respect to the values: <c>∂L/∂values[b, c, o] = ∂L/∂y[b, c, i]</c> where <c>indices[b, c, o] = i</c> and the value reached its place; +0 for a value that did not, and for index −1.</summary>
    /// <remarks>Of several values for one place each reached it if they were summed, the last one if that stayed, and the first of the equal greatest if the maximum did; only the last of these looks at the values, and has no derivative where the greatest comes twice. A gather, for any element type; a NaN has the bits of <c>T.NaN</c>. Every index is checked before anything is written. See <see cref="Reference.UnpoolBackward"/>.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in the shape of the result.</param>
    /// <param name="values">The values, dense and row-major; may be empty unless duplicates are resolved by <see cref="Duplicates.Max"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="inputShape">The extents of the values, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="valuesGradient">∂L/∂values, of the shape of the values; must not overlap the others.</param>
    /// <param name="outputSize">The spatial extents of what was unpooled to; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What became of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example>∂L/∂y <c>[1, 2, 3, 4]</c> and indices <c>[1, 3]</c> by windows of two give <c>[2, 4]</c>.</example>
    public static void UnpoolBackward<T, TIndex>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> values, ReadOnlySpan<TIndex> indices, ReadOnlySpan<nint> inputShape, Window window, Span<T> valuesGradient,
        ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareUnpool<T, TIndex>(window, inputShape, outputSize, layout, duplicates, options, nameof(inputShape)).Backward(outputGradient, values, indices, valuesGradient, writing);
}
