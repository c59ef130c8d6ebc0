using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of a sum: <c>∂L/∂x = Σ ∂L/∂y</c> over the outputs whose windows hold x, pairwise over the transposed plan.</summary>
    /// <remarks>The adjoint of the sum: <c>⟨sum x, y⟩ = ⟨x, sumᵀ y⟩</c>, exactly for integers that do not saturate.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[10, 10, 20, 20]</c>.</example>
    public static Tensor<T> SumBackward<T>(Tensor<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        AllocatingBackward(Prepare<T>(Reduction.Sum, window, inputShape, options, nameof(inputShape)), Checked(outputGradient, nameof(outputGradient)), default, null, options);

    /// <summary>The gradient of a sum: <c>∂L/∂x = Σ ∂L/∂y</c> over the outputs whose windows hold x, pairwise over the transposed plan.</summary>
    /// <remarks>The adjoint of the sum: <c>⟨sum x, y⟩ = ⟨x, sumᵀ y⟩</c>, exactly for integers that do not saturate.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[10, 10, 20, 20]</c>.</example>
    public static Tensor<T> SumBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        AllocatingBackward(Prepare<T>(Reduction.Sum, window, inputShape, options, nameof(inputShape)), outputGradient, default, null, options);

    /// <summary>The gradient of a sum: <c>∂L/∂x = Σ ∂L/∂y</c> over the outputs whose windows hold x, pairwise over the transposed plan.</summary>
    /// <remarks>The adjoint of the sum: <c>⟨sum x, y⟩ = ⟨x, sumᵀ y⟩</c>, exactly for integers that do not saturate.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[10, 10, 20, 20]</c>.</example>
    public static void SumBackward<T>(Tensor<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, in TensorSpan<T> inputGradient, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(Reduction.Sum, window, inputShape, options, nameof(inputShape)).Backward(Checked(outputGradient, nameof(outputGradient)), default, inputGradient, null, writing);

    /// <summary>The gradient of a sum: <c>∂L/∂x = Σ ∂L/∂y</c> over the outputs whose windows hold x, pairwise over the transposed plan.</summary>
    /// <remarks>The adjoint of the sum: <c>⟨sum x, y⟩ = ⟨x, sumᵀ y⟩</c>, exactly for integers that do not saturate.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[10, 10, 20, 20]</c>.</example>
    public static void SumBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, in TensorSpan<T> inputGradient, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(Reduction.Sum, window, inputShape, options, nameof(inputShape)).Backward(outputGradient, default, inputGradient, null, writing);

    /// <summary>The gradient of a sum: <c>∂L/∂x = Σ ∂L/∂y</c> over the outputs whose windows hold x, pairwise over the transposed plan.</summary>
    /// <remarks>The adjoint of the sum: <c>⟨sum x, y⟩ = ⟨x, sumᵀ y⟩</c>, exactly for integers that do not saturate.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example>For windows of two, <c>[10, 20]</c> gives <c>[10, 10, 20, 20]</c>.</example>
    public static void SumBackward<T>(ReadOnlySpan<T> outputGradient, Window window, ReadOnlySpan<nint> inputShape, Span<T> inputGradient, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(Reduction.Sum, window, inputShape, options, nameof(inputShape)).Backward(outputGradient, default(ReadOnlySpan<T>), inputGradient, null, writing);
}
