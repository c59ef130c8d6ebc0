using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of a pooling: <c>∂L/∂x = Σ ∂L/∂y · ∂y/∂x</c> over the outputs whose windows hold x, and +0 where none does.</summary>
    /// <remarks>Sums and averages add, pairwise over the transposed plan, what each output hands on; so do smooth reductions, in double: <c>2(x − μ)/n</c> for a variance, <c>w·(1 + x − y)</c> for SoftPool, the softmax of r·x for log-sum-exp, <c>(a/y)ᵖ⁻¹/n</c> for GeM, <c>sign x·(|x|/y)ᵖ⁻¹</c> for norms, with 0 at their corners. What gives one of its taps (maximum, minimum, rank, draw) sends all of it there, by <paramref name="ties"/> where several are equal, outputs one after the other in row-major order; range and mixed reductions are made of both. A product sends the other taps. The bits of <see cref="Reference.Backward{T}(FeatureMap{T}, FeatureMap{T}, Window, Reduction, Ties)"/> on any number of threads. Quantised reductions and your own have none.</remarks>
    /// <typeparam name="T">float, double or Half; integers too where the value is one of the taps, or their sum.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction">The reduction of the pooling.</param>
    /// <param name="ties">Which of equal taps it goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Backward(gradient, x, Window.Square(2, axes: 2), Reduction.LogSumExp())</c>.</example>
    public static Tensor<T> Backward<T>(Tensor<T> outputGradient, Tensor<T> x, Window window, Reduction reduction, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        AllocatingBackward(Checked(outputGradient, nameof(outputGradient)), Checked(x), window, reduction, ties, options);

    /// <summary>The gradient of a pooling: <c>∂L/∂x = Σ ∂L/∂y · ∂y/∂x</c> over the outputs whose windows hold x, and +0 where none does.</summary>
    /// <remarks>Sums and averages add, pairwise over the transposed plan, what each output hands on; so do smooth reductions, in double: <c>2(x − μ)/n</c> for a variance, <c>w·(1 + x − y)</c> for SoftPool, the softmax of r·x for log-sum-exp, <c>(a/y)ᵖ⁻¹/n</c> for GeM, <c>sign x·(|x|/y)ᵖ⁻¹</c> for norms, with 0 at their corners. What gives one of its taps (maximum, minimum, rank, draw) sends all of it there, by <paramref name="ties"/> where several are equal, outputs one after the other in row-major order; range and mixed reductions are made of both. A product sends the other taps. The bits of <see cref="Reference.Backward{T}(FeatureMap{T}, FeatureMap{T}, Window, Reduction, Ties)"/> on any number of threads. Quantised reductions and your own have none.</remarks>
    /// <typeparam name="T">float, double or Half; integers too where the value is one of the taps, or their sum.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction">The reduction of the pooling.</param>
    /// <param name="ties">Which of equal taps it goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Backward(gradient, x, Window.Square(2, axes: 2), Reduction.LogSumExp())</c>.</example>
    public static Tensor<T> Backward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        AllocatingBackward<T>(outputGradient, x, window, reduction, ties, options);

    /// <summary>The gradient of a pooling: <c>∂L/∂x = Σ ∂L/∂y · ∂y/∂x</c> over the outputs whose windows hold x, and +0 where none does.</summary>
    /// <remarks>Sums and averages add, pairwise over the transposed plan, what each output hands on; so do smooth reductions, in double: <c>2(x − μ)/n</c> for a variance, <c>w·(1 + x − y)</c> for SoftPool, the softmax of r·x for log-sum-exp, <c>(a/y)ᵖ⁻¹/n</c> for GeM, <c>sign x·(|x|/y)ᵖ⁻¹</c> for norms, with 0 at their corners. What gives one of its taps (maximum, minimum, rank, draw) sends all of it there, by <paramref name="ties"/> where several are equal, outputs one after the other in row-major order; range and mixed reductions are made of both. A product sends the other taps. The bits of <see cref="Reference.Backward{T}(FeatureMap{T}, FeatureMap{T}, Window, Reduction, Ties)"/> on any number of threads. Quantised reductions and your own have none.</remarks>
    /// <typeparam name="T">float, double or Half; integers too where the value is one of the taps, or their sum.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction">The reduction of the pooling.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Backward(gradient, x, Window.Square(2, axes: 2), Reduction.LogSumExp())</c>.</example>
    public static void Backward<T>(Tensor<T> outputGradient, Tensor<T> x, Window window, Reduction reduction, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Backward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), window, reduction, inputGradient, ties, writing, options);

    /// <summary>The gradient of a pooling: <c>∂L/∂x = Σ ∂L/∂y · ∂y/∂x</c> over the outputs whose windows hold x, and +0 where none does.</summary>
    /// <remarks>Sums and averages add, pairwise over the transposed plan, what each output hands on; so do smooth reductions, in double: <c>2(x − μ)/n</c> for a variance, <c>w·(1 + x − y)</c> for SoftPool, the softmax of r·x for log-sum-exp, <c>(a/y)ᵖ⁻¹/n</c> for GeM, <c>sign x·(|x|/y)ᵖ⁻¹</c> for norms, with 0 at their corners. What gives one of its taps (maximum, minimum, rank, draw) sends all of it there, by <paramref name="ties"/> where several are equal, outputs one after the other in row-major order; range and mixed reductions are made of both. A product sends the other taps. The bits of <see cref="Reference.Backward{T}(FeatureMap{T}, FeatureMap{T}, Window, Reduction, Ties)"/> on any number of threads. Quantised reductions and your own have none.</remarks>
    /// <typeparam name="T">float, double or Half; integers too where the value is one of the taps, or their sum.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction">The reduction of the pooling.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Backward(gradient, x, Window.Square(2, axes: 2), Reduction.LogSumExp())</c>.</example>
    public static void Backward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(reduction, window, x.Lengths, options, nameof(x)).Backward(outputGradient, x, inputGradient, ties, writing);

    /// <summary>The gradient of a pooling: <c>∂L/∂x = Σ ∂L/∂y · ∂y/∂x</c> over the outputs whose windows hold x, and +0 where none does.</summary>
    /// <remarks>Sums and averages add, pairwise over the transposed plan, what each output hands on; so do smooth reductions, in double: <c>2(x − μ)/n</c> for a variance, <c>w·(1 + x − y)</c> for SoftPool, the softmax of r·x for log-sum-exp, <c>(a/y)ᵖ⁻¹/n</c> for GeM, <c>sign x·(|x|/y)ᵖ⁻¹</c> for norms, with 0 at their corners. What gives one of its taps (maximum, minimum, rank, draw) sends all of it there, by <paramref name="ties"/> where several are equal, outputs one after the other in row-major order; range and mixed reductions are made of both. A product sends the other taps. The bits of <see cref="Reference.Backward{T}(FeatureMap{T}, FeatureMap{T}, Window, Reduction, Ties)"/> on any number of threads. Quantised reductions and your own have none.</remarks>
    /// <typeparam name="T">float, double or Half; integers too where the value is one of the taps, or their sum.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives, in the layout of <paramref name="options"/>.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="inputShape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="reduction">The reduction of the pooling.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled. Must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Backward(gradient, x, Window.Square(2, axes: 2), Reduction.LogSumExp())</c>.</example>
    public static void Backward<T>(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, Window window, Reduction reduction, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> =>
        Prepare<T>(reduction, window, inputShape, options, nameof(inputShape)).Backward(outputGradient, x, inputGradient, ties, writing);
}
