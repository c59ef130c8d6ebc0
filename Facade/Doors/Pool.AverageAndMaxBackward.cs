using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>Pool.AverageAndMax</c>: that of the average of the lower channels plus that of the maximum of the upper ones, each rounded to T.</summary>
    /// <remarks>Not differentiable where the greatest of a window comes twice: there <paramref name="ties"/> decides. An input that no window sees has +0. See <see cref="Reference.AverageAndMaxBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looked at.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Window.Global</c>, and ∂L/∂y <c>[2, 10]</c> give <c>[1, 11]</c>.</example>
    public static Tensor<T> AverageAndMaxBackward<T>(Tensor<T> outputGradient, Tensor<T> x, Window window, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AverageAndMaxBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), window, ties, options);

    /// <summary>The gradient of <c>Pool.AverageAndMax</c>: that of the average of the lower channels plus that of the maximum of the upper ones, each rounded to T.</summary>
    /// <remarks>Not differentiable where the greatest of a window comes twice: there <paramref name="ties"/> decides. An input that no window sees has +0. See <see cref="Reference.AverageAndMaxBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looked at.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Window.Global</c>, and ∂L/∂y <c>[2, 10]</c> give <c>[1, 11]</c>.</example>
    public static Tensor<T> AverageAndMaxBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Halves<T>(x.Lengths, window, options, nameof(x)).Gradient(outputGradient, x, ties, options);

    /// <summary>The gradient of <c>Pool.AverageAndMax</c>: that of the average of the lower channels plus that of the maximum of the upper ones, each rounded to T.</summary>
    /// <remarks>Not differentiable where the greatest of a window comes twice: there <paramref name="ties"/> decides. An input that no window sees has +0. See <see cref="Reference.AverageAndMaxBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looked at.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Window.Global</c>, and ∂L/∂y <c>[2, 10]</c> give <c>[1, 11]</c>.</example>
    public static void AverageAndMaxBackward<T>(Tensor<T> outputGradient, Tensor<T> x, Window window, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AverageAndMaxBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), window, inputGradient, ties, writing, options);

    /// <summary>The gradient of <c>Pool.AverageAndMax</c>: that of the average of the lower channels plus that of the maximum of the upper ones, each rounded to T.</summary>
    /// <remarks>Not differentiable where the greatest of a window comes twice: there <paramref name="ties"/> decides. An input that no window sees has +0. See <see cref="Reference.AverageAndMaxBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looked at.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Window.Global</c>, and ∂L/∂y <c>[2, 10]</c> give <c>[1, 11]</c>.</example>
    public static void AverageAndMaxBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Halves<T>(x.Lengths, window, options, nameof(x)).Backward(outputGradient, x, inputGradient, ties, writing);

    /// <summary>The gradient of <c>Pool.AverageAndMax</c>: that of the average of the lower channels plus that of the maximum of the upper ones, each rounded to T.</summary>
    /// <remarks>Not differentiable where the greatest of a window comes twice: there <paramref name="ties"/> decides. An input that no window sees has +0. See <see cref="Reference.AverageAndMaxBackward"/>.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in the shape of the result.</param>
    /// <param name="x">What was pooled, dense and row-major.</param>
    /// <param name="inputShape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">Which inputs each output looked at.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Window.Global</c>, and ∂L/∂y <c>[2, 10]</c> give <c>[1, 11]</c>.</example>
    public static void AverageAndMaxBackward<T>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, Window window, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Halves<T>(inputShape, window, options, nameof(inputShape)).Backward(outputGradient, x, inputGradient, ties, writing);
}
