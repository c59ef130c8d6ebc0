using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y = min x</c> over each window, IEEE 754-2019 minimum, and where it is: the first tap, row-major, that is equal to it; a window without a tap gives +∞ or <c>T.MaxValue</c> and −1.</summary>
    /// <remarks>
    /// NaN wins, and the first NaN is found; −0 &lt; +0, so that <c>[+0, −0]</c> has index 1. The values have the bits of <c>Pool.Min</c>, NaN those of <c>T.NaN</c>; the indices are those of <see cref="Reference.PoolWithIndices{T}(FeatureMap{T}, Window, Reduction, IndexLayout)"/>.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the layout is refused.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The extremes and where they lie, each of the shape of <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[3, 1, 4, 1]</c> by windows of two gives values <c>[1, 1]</c> and indices <c>[1, 3]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static (Tensor<T> Values, Tensor<TIndex> Indices) MinWithIndices<T, TIndex>(Tensor<T> x, Window window, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => AllocatingIndices<T, TIndex>(Checked(x), window, Reduction.Min, layout, options);

    /// <summary><c>y = min x</c> over each window, IEEE 754-2019 minimum, and where it is: the first tap, row-major, that is equal to it; a window without a tap gives +∞ or <c>T.MaxValue</c> and −1.</summary>
    /// <remarks>
    /// NaN wins, and the first NaN is found; −0 &lt; +0, so that <c>[+0, −0]</c> has index 1. The values have the bits of <c>Pool.Min</c>, NaN those of <c>T.NaN</c>; the indices are those of <see cref="Reference.PoolWithIndices{T}(FeatureMap{T}, Window, Reduction, IndexLayout)"/>.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the layout is refused.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The extremes and where they lie, each of the shape of <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[3, 1, 4, 1]</c> by windows of two gives values <c>[1, 1]</c> and indices <c>[1, 3]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static (Tensor<T> Values, Tensor<TIndex> Indices) MinWithIndices<T, TIndex>(in TensorSpan<T> x, Window window, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => AllocatingIndices<T, TIndex>(x, window, Reduction.Min, layout, options);

    /// <summary><c>y = min x</c> over each window, IEEE 754-2019 minimum, and where it is: the first tap, row-major, that is equal to it; a window without a tap gives +∞ or <c>T.MaxValue</c> and −1.</summary>
    /// <remarks>
    /// NaN wins, and the first NaN is found; −0 &lt; +0, so that <c>[+0, −0]</c> has index 1. The values have the bits of <c>Pool.Min</c>, NaN those of <c>T.NaN</c>; the indices are those of <see cref="Reference.PoolWithIndices{T}(FeatureMap{T}, Window, Reduction, IndexLayout)"/>.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the layout is refused.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The extremes and where they lie, each of the shape of <see cref="OutputShape"/>.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[3, 1, 4, 1]</c> by windows of two gives values <c>[1, 1]</c> and indices <c>[1, 3]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static (Tensor<T> Values, Tensor<TIndex> Indices) MinWithIndices<T, TIndex>(in ReadOnlyTensorSpan<T> x, Window window, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => AllocatingIndices<T, TIndex>(x, window, Reduction.Min, layout, options);

    /// <summary><c>y = min x</c> over each window, IEEE 754-2019 minimum, and where it is: the first tap, row-major, that is equal to it; a window without a tap gives +∞ or <c>T.MaxValue</c> and −1.</summary>
    /// <remarks>
    /// NaN wins, and the first NaN is found; −0 &lt; +0, so that <c>[+0, −0]</c> has index 1. The values have the bits of <c>Pool.Min</c>, NaN those of <c>T.NaN</c>; the indices are those of <see cref="Reference.PoolWithIndices{T}(FeatureMap{T}, Window, Reduction, IndexLayout)"/>.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the layout is refused.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="values">The extremes; of the shape of <see cref="OutputShape"/>. Must overlap neither the input nor the indices.</param>
    /// <param name="indices">Where they lie, likewise.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[3, 1, 4, 1]</c> by windows of two gives values <c>[1, 1]</c> and indices <c>[1, 3]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void MinWithIndices<T, TIndex>(Tensor<T> x, Window window, in TensorSpan<T> values, in TensorSpan<TIndex> indices, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => PrepareIndices<T, TIndex>(Reduction.Min, window, Checked(x).Lengths, layout, options, nameof(x)).Run(Checked(x), values, indices);

    /// <summary><c>y = min x</c> over each window, IEEE 754-2019 minimum, and where it is: the first tap, row-major, that is equal to it; a window without a tap gives +∞ or <c>T.MaxValue</c> and −1.</summary>
    /// <remarks>
    /// NaN wins, and the first NaN is found; −0 &lt; +0, so that <c>[+0, −0]</c> has index 1. The values have the bits of <c>Pool.Min</c>, NaN those of <c>T.NaN</c>; the indices are those of <see cref="Reference.PoolWithIndices{T}(FeatureMap{T}, Window, Reduction, IndexLayout)"/>.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the layout is refused.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="values">The extremes; of the shape of <see cref="OutputShape"/>. Must overlap neither the input nor the indices.</param>
    /// <param name="indices">Where they lie, likewise.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[3, 1, 4, 1]</c> by windows of two gives values <c>[1, 1]</c> and indices <c>[1, 3]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void MinWithIndices<T, TIndex>(in TensorSpan<T> x, Window window, in TensorSpan<T> values, in TensorSpan<TIndex> indices, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => PrepareIndices<T, TIndex>(Reduction.Min, window, x.Lengths, layout, options, nameof(x)).Run(x, values, indices);

    /// <summary><c>y = min x</c> over each window, IEEE 754-2019 minimum, and where it is: the first tap, row-major, that is equal to it; a window without a tap gives +∞ or <c>T.MaxValue</c> and −1.</summary>
    /// <remarks>
    /// NaN wins, and the first NaN is found; −0 &lt; +0, so that <c>[+0, −0]</c> has index 1. The values have the bits of <c>Pool.Min</c>, NaN those of <c>T.NaN</c>; the indices are those of <see cref="Reference.PoolWithIndices{T}(FeatureMap{T}, Window, Reduction, IndexLayout)"/>.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the layout is refused.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="values">The extremes; of the shape of <see cref="OutputShape"/>. Must overlap neither the input nor the indices.</param>
    /// <param name="indices">Where they lie, likewise.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[3, 1, 4, 1]</c> by windows of two gives values <c>[1, 1]</c> and indices <c>[1, 3]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void MinWithIndices<T, TIndex>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> values, in TensorSpan<TIndex> indices, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => PrepareIndices<T, TIndex>(Reduction.Min, window, x.Lengths, layout, options, nameof(x)).Run(x, values, indices);

    /// <summary><c>y = min x</c> over each window, IEEE 754-2019 minimum, and where it is: the first tap, row-major, that is equal to it; a window without a tap gives +∞ or <c>T.MaxValue</c> and −1.</summary>
    /// <remarks>
    /// NaN wins, and the first NaN is found; −0 &lt; +0, so that <c>[+0, −0]</c> has index 1. The values have the bits of <c>Pool.Min</c>, NaN those of <c>T.NaN</c>; the indices are those of <see cref="Reference.PoolWithIndices{T}(FeatureMap{T}, Window, Reduction, IndexLayout)"/>.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the layout is refused.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="values">The extremes; of the shape of <see cref="OutputShape"/>. Must overlap neither the input nor the indices.</param>
    /// <param name="indices">Where they lie, likewise.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>[3, 1, 4, 1]</c> by windows of two gives values <c>[1, 1]</c> and indices <c>[1, 3]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void MinWithIndices<T, TIndex>(
        ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> values, Span<TIndex> indices, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => PrepareIndices<T, TIndex>(Reduction.Min, window, shape, layout, options, nameof(shape)).Run(x, values, indices);
}
