using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of an average: <c>∂L/∂x = Σ (∂L/∂y / divisor)</c> over the outputs whose windows hold x; of ones it is how many do, each over its divisor.</summary>
    /// <remarks>Each output is divided once, then they are added pairwise over the transposed plan, in the accumulator of the average; rounded once.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="divisor">What the average divided by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What it was added in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[5, 5, 10, 10]</c>.</example>
    public static Tensor<T> AverageBackward<T>(Tensor<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        AllocatingBackward(Prepare<T>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, inputShape, options, nameof(inputShape)), Checked(outputGradient, nameof(outputGradient)), default, null, options);

    /// <summary>The gradient of an average: <c>∂L/∂x = Σ (∂L/∂y / divisor)</c> over the outputs whose windows hold x; of ones it is how many do, each over its divisor.</summary>
    /// <remarks>Each output is divided once, then they are added pairwise over the transposed plan, in the accumulator of the average; rounded once.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="divisor">What the average divided by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What it was added in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[5, 5, 10, 10]</c>.</example>
    public static Tensor<T> AverageBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, Divisor? divisor = null, Accumulator? accumulator = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        AllocatingBackward(Prepare<T>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, inputShape, options, nameof(inputShape)), outputGradient, default, null, options);

    /// <summary>The gradient of an average: <c>∂L/∂x = Σ (∂L/∂y / divisor)</c> over the outputs whose windows hold x; of ones it is how many do, each over its divisor.</summary>
    /// <remarks>Each output is divided once, then they are added pairwise over the transposed plan, in the accumulator of the average; rounded once.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="divisor">What the average divided by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What it was added in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[5, 5, 10, 10]</c>.</example>
    public static void AverageBackward<T>(Tensor<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, in TensorSpan<T> inputGradient, Divisor? divisor = null, Accumulator? accumulator = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, inputShape, options, nameof(inputShape)).Backward(Checked(outputGradient, nameof(outputGradient)), default, inputGradient, null, writing);

    /// <summary>The gradient of an average: <c>∂L/∂x = Σ (∂L/∂y / divisor)</c> over the outputs whose windows hold x; of ones it is how many do, each over its divisor.</summary>
    /// <remarks>Each output is divided once, then they are added pairwise over the transposed plan, in the accumulator of the average; rounded once.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="divisor">What the average divided by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What it was added in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[5, 5, 10, 10]</c>.</example>
    public static void AverageBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, in TensorSpan<T> inputGradient, Divisor? divisor = null, Accumulator? accumulator = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, inputShape, options, nameof(inputShape)).Backward(outputGradient, default, inputGradient, null, writing);

    /// <summary>The gradient of an average: <c>∂L/∂x = Σ (∂L/∂y / divisor)</c> over the outputs whose windows hold x; of ones it is how many do, each over its divisor.</summary>
    /// <remarks>Each output is divided once, then they are added pairwise over the transposed plan, in the accumulator of the average; rounded once.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="divisor">What the average divided by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What it was added in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[5, 5, 10, 10]</c>.</example>
    public static void AverageBackward<T>(ReadOnlySpan<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, Span<T> inputGradient, Divisor? divisor = null, Accumulator? accumulator = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(OfParts<T>(Reduction.Average(divisor, accumulator)), window, inputShape, options, nameof(inputShape)).Backward(outputGradient, default(ReadOnlySpan<T>), inputGradient, null, writing);
}
