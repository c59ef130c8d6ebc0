using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y[b, c, i] = values[b, c, o]</c> where <c>indices[b, c, o] = i</c>, and +0 where no index points: what a pooling with indices left out is zero.</summary>
    /// <remarks>
    /// Every index is checked against its own plane before anything is written. −1 belongs nowhere. Values keep their bits, but that a NaN gets those of <c>T.NaN</c>. Indices are counted in the extents of
    /// the result, which must be those of what was pooled: a sliding window implies <c>(n − 1)·stride − before − after + K</c>, <c>K = dilation·(kernel size − 1) + 1</c>, and takes every size less
    /// than one stride away from that; for other windows the size must be given.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="values">The values, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, with the batch and the channels of the values.</returns>
    /// <exception cref="ArgumentException">An argument is impossible, an index is no place of its plane, or it names one twice where that is an error.</exception>
    /// <example>Values <c>[3, 4]</c> and indices <c>[0, 2]</c> by windows of two give <c>[3, 0, 4, 0]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"/>
    public static Tensor<T> Unpool<T, TIndex>(
        Tensor<T> values, Tensor<TIndex> indices, Window window, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => AllocatingUnpool<T, TIndex>(Checked(values, nameof(values)), Checked(indices, nameof(indices)), window, outputSize, layout, duplicates, options);

    /// <summary><c>y[b, c, i] = values[b, c, o]</c> where <c>indices[b, c, o] = i</c>, and +0 where no index points: what a pooling with indices left out is zero.</summary>
    /// <remarks>
    /// Every index is checked against its own plane before anything is written. −1 belongs nowhere. Values keep their bits, but that a NaN gets those of <c>T.NaN</c>. Indices are counted in the extents of
    /// the result, which must be those of what was pooled: a sliding window implies <c>(n − 1)·stride − before − after + K</c>, <c>K = dilation·(kernel size − 1) + 1</c>, and takes every size less
    /// than one stride away from that; for other windows the size must be given.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="values">The values, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, with the batch and the channels of the values.</returns>
    /// <exception cref="ArgumentException">An argument is impossible, an index is no place of its plane, or it names one twice where that is an error.</exception>
    /// <example>Values <c>[3, 4]</c> and indices <c>[0, 2]</c> by windows of two give <c>[3, 0, 4, 0]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"/>
    public static Tensor<T> Unpool<T, TIndex>(
        in TensorSpan<T> values, in TensorSpan<TIndex> indices, Window window, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => AllocatingUnpool<T, TIndex>(values, indices, window, outputSize, layout, duplicates, options);

    /// <summary><c>y[b, c, i] = values[b, c, o]</c> where <c>indices[b, c, o] = i</c>, and +0 where no index points: what a pooling with indices left out is zero.</summary>
    /// <remarks>
    /// Every index is checked against its own plane before anything is written. −1 belongs nowhere. Values keep their bits, but that a NaN gets those of <c>T.NaN</c>. Indices are counted in the extents of
    /// the result, which must be those of what was pooled: a sliding window implies <c>(n − 1)·stride − before − after + K</c>, <c>K = dilation·(kernel size − 1) + 1</c>, and takes every size less
    /// than one stride away from that; for other windows the size must be given.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="values">The values, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, with the batch and the channels of the values.</returns>
    /// <exception cref="ArgumentException">An argument is impossible, an index is no place of its plane, or it names one twice where that is an error.</exception>
    /// <example>Values <c>[3, 4]</c> and indices <c>[0, 2]</c> by windows of two give <c>[3, 0, 4, 0]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"/>
    public static Tensor<T> Unpool<T, TIndex>(
        in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, Window window, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => AllocatingUnpool<T, TIndex>(values, indices, window, outputSize, layout, duplicates, options);

    /// <summary><c>y[b, c, i] = values[b, c, o]</c> where <c>indices[b, c, o] = i</c>, and +0 where no index points: what a pooling with indices left out is zero.</summary>
    /// <remarks>
    /// Every index is checked against its own plane before anything is written. −1 belongs nowhere. Values keep their bits, but that a NaN gets those of <c>T.NaN</c>. Indices are counted in the extents of
    /// the result, which must be those of what was pooled: a sliding window implies <c>(n − 1)·stride − before − after + K</c>, <c>K = dilation·(kernel size − 1) + 1</c>, and takes every size less
    /// than one stride away from that; for other windows the size must be given.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="values">The values, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="destination">The result. Must overlap neither the values nor the indices.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible, an index is no place of its plane, or it names one twice where that is an error.</exception>
    /// <example>Values <c>[3, 4]</c> and indices <c>[0, 2]</c> by windows of two give <c>[3, 0, 4, 0]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"/>
    public static void Unpool<T, TIndex>(
        Tensor<T> values, Tensor<TIndex> indices, Window window, in TensorSpan<T> destination, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareUnpool<T, TIndex>(window, Checked(values, nameof(values)).Lengths, outputSize, layout, duplicates, options, nameof(values)).Run(Checked(values, nameof(values)), Checked(indices, nameof(indices)), destination);

    /// <summary><c>y[b, c, i] = values[b, c, o]</c> where <c>indices[b, c, o] = i</c>, and +0 where no index points: what a pooling with indices left out is zero.</summary>
    /// <remarks>
    /// Every index is checked against its own plane before anything is written. −1 belongs nowhere. Values keep their bits, but that a NaN gets those of <c>T.NaN</c>. Indices are counted in the extents of
    /// the result, which must be those of what was pooled: a sliding window implies <c>(n − 1)·stride − before − after + K</c>, <c>K = dilation·(kernel size − 1) + 1</c>, and takes every size less
    /// than one stride away from that; for other windows the size must be given.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="values">The values, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="destination">The result. Must overlap neither the values nor the indices.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible, an index is no place of its plane, or it names one twice where that is an error.</exception>
    /// <example>Values <c>[3, 4]</c> and indices <c>[0, 2]</c> by windows of two give <c>[3, 0, 4, 0]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"/>
    public static void Unpool<T, TIndex>(
        in TensorSpan<T> values, in TensorSpan<TIndex> indices, Window window, in TensorSpan<T> destination, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareUnpool<T, TIndex>(window, values.Lengths, outputSize, layout, duplicates, options, nameof(values)).Run(values, indices, destination);

    /// <summary><c>y[b, c, i] = values[b, c, o]</c> where <c>indices[b, c, o] = i</c>, and +0 where no index points: what a pooling with indices left out is zero.</summary>
    /// <remarks>
    /// Every index is checked against its own plane before anything is written. −1 belongs nowhere. Values keep their bits, but that a NaN gets those of <c>T.NaN</c>. Indices are counted in the extents of
    /// the result, which must be those of what was pooled: a sliding window implies <c>(n − 1)·stride − before − after + K</c>, <c>K = dilation·(kernel size − 1) + 1</c>, and takes every size less
    /// than one stride away from that; for other windows the size must be given.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="values">The values, in the layout of <paramref name="options"/>.</param>
    /// <param name="indices">Where each belongs, of the same shape.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="destination">The result. Must overlap neither the values nor the indices.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible, an index is no place of its plane, or it names one twice where that is an error.</exception>
    /// <example>Values <c>[3, 4]</c> and indices <c>[0, 2]</c> by windows of two give <c>[3, 0, 4, 0]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"/>
    public static void Unpool<T, TIndex>(
        in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, Window window, in TensorSpan<T> destination, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        PrepareUnpool<T, TIndex>(window, values.Lengths, outputSize, layout, duplicates, options, nameof(values)).Run(values, indices, destination);

    /// <summary><c>y[b, c, i] = values[b, c, o]</c> where <c>indices[b, c, o] = i</c>, and +0 where no index points: what a pooling with indices left out is zero.</summary>
    /// <remarks>
    /// Every index is checked against its own plane before anything is written. −1 belongs nowhere. Values keep their bits, but that a NaN gets those of <c>T.NaN</c>. Indices are counted in the extents of
    /// the result, which must be those of what was pooled: a sliding window implies <c>(n − 1)·stride − before − after + K</c>, <c>K = dilation·(kernel size − 1) + 1</c>, and takes every size less
    /// than one stride away from that; for other windows the size must be given.
    /// </remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="values">The values, dense and row-major.</param>
    /// <param name="indices">Where each belongs, likewise.</param>
    /// <param name="shape">The extents of both, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="destination">The result. Must overlap neither the values nor the indices.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible, an index is no place of its plane, or it names one twice where that is an error.</exception>
    /// <example>Values <c>[3, 4]</c> and indices <c>[0, 2]</c> by windows of two give <c>[3, 0, 4, 0]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxUnpool2d.html"/>
    public static void Unpool<T, TIndex>(
        ReadOnlySpan<T> values, ReadOnlySpan<TIndex> indices, ReadOnlySpan<nint> shape, Window window, Span<T> destination,
        ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => PrepareUnpool<T, TIndex>(window, shape, outputSize, layout, duplicates, options, nameof(shape)).Run(values, indices, destination);
}
