using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>Pool.Stack</c>: the chain rule, the last window first, each gradient taken at what the windows before it gave and rounded to T.</summary>
    /// <remarks>It is the gradient of the windows as they are given, as of layers that follow one another, also where they run fused: of equal taps the fused window might choose another. Not differentiable where a window is not; there <paramref name="ties"/> decides. See <see cref="Reference.StackBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window became one value.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 4, 2, 3]</c> as <c>[1, 1, 4]</c>, two windows of 2, maxima, and ∂L/∂y <c>[5]</c> give <c>[0, 5, 0, 0]</c>.</example>
    public static Tensor<T> StackBackward<T>(Tensor<T> outputGradient, Tensor<T> x, WindowStack stack, Reduction reduction, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => StackBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), stack, reduction, ties, options);

    /// <summary>The gradient of <c>Pool.Stack</c>: the chain rule, the last window first, each gradient taken at what the windows before it gave and rounded to T.</summary>
    /// <remarks>It is the gradient of the windows as they are given, as of layers that follow one another, also where they run fused: of equal taps the fused window might choose another. Not differentiable where a window is not; there <paramref name="ties"/> decides. See <see cref="Reference.StackBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window became one value.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 4, 2, 3]</c> as <c>[1, 1, 4]</c>, two windows of 2, maxima, and ∂L/∂y <c>[5]</c> give <c>[0, 5, 0, 0]</c>.</example>
    public static Tensor<T> StackBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, WindowStack stack, Reduction reduction, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AllocatingBackward(Stacked<T>(stack, reduction, x.Lengths, options, nameof(x)), outputGradient, x, ties, options);

    /// <summary>The gradient of <c>Pool.Stack</c>: the chain rule, the last window first, each gradient taken at what the windows before it gave and rounded to T.</summary>
    /// <remarks>It is the gradient of the windows as they are given, as of layers that follow one another, also where they run fused: of equal taps the fused window might choose another. Not differentiable where a window is not; there <paramref name="ties"/> decides. See <see cref="Reference.StackBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window became one value.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 4, 2, 3]</c> as <c>[1, 1, 4]</c>, two windows of 2, maxima, and ∂L/∂y <c>[5]</c> give <c>[0, 5, 0, 0]</c>.</example>
    public static void StackBackward<T>(Tensor<T> outputGradient, Tensor<T> x, WindowStack stack, Reduction reduction, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => StackBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), stack, reduction, inputGradient, ties, writing, options);

    /// <summary>The gradient of <c>Pool.Stack</c>: the chain rule, the last window first, each gradient taken at what the windows before it gave and rounded to T.</summary>
    /// <remarks>It is the gradient of the windows as they are given, as of layers that follow one another, also where they run fused: of equal taps the fused window might choose another. Not differentiable where a window is not; there <paramref name="ties"/> decides. See <see cref="Reference.StackBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window became one value.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 4, 2, 3]</c> as <c>[1, 1, 4]</c>, two windows of 2, maxima, and ∂L/∂y <c>[5]</c> give <c>[0, 5, 0, 0]</c>.</example>
    public static void StackBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, WindowStack stack, Reduction reduction, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stacked<T>(stack, reduction, x.Lengths, options, nameof(x)).Backward(outputGradient, x, inputGradient, ties, writing);

    /// <summary>The gradient of <c>Pool.Stack</c>: the chain rule, the last window first, each gradient taken at what the windows before it gave and rounded to T.</summary>
    /// <remarks>It is the gradient of the windows as they are given, as of layers that follow one another, also where they run fused: of equal taps the fused window might choose another. Not differentiable where a window is not; there <paramref name="ties"/> decides. See <see cref="Reference.StackBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in the shape of the result.</param>
    /// <param name="x">What was pooled, dense and row-major.</param>
    /// <param name="inputShape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window became one value.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 4, 2, 3]</c> as <c>[1, 1, 4]</c>, two windows of 2, maxima, and ∂L/∂y <c>[5]</c> give <c>[0, 5, 0, 0]</c>.</example>
    public static void StackBackward<T>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, WindowStack stack, Reduction reduction, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stacked<T>(stack, reduction, inputShape, options, nameof(inputShape)).Backward(outputGradient, x, inputGradient, ties, writing);
}
