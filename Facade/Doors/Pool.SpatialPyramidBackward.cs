using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>Pool.SpatialPyramid</c>: the sum of the gradients of the levels in their order, each rounded to T.</summary>
    /// <remarks>Differentiable where every level is; elsewhere <paramref name="ties"/> decides. An input that no level sees has +0. See <see cref="Reference.SpatialPyramidBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window became one value; <see cref="Reduction.Max"/> if omitted.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c>, maxima, and ∂L/∂y <c>[1, 10, 100]</c> give <c>[10, 101]</c>.</example>
    public static Tensor<T> SpatialPyramidBackward<T>(Tensor<T> outputGradient, Tensor<T> x, Pyramid pyramid, Reduction? reduction = null, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => SpatialPyramidBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), pyramid, reduction, ties, options);

    /// <summary>The gradient of <c>Pool.SpatialPyramid</c>: the sum of the gradients of the levels in their order, each rounded to T.</summary>
    /// <remarks>Differentiable where every level is; elsewhere <paramref name="ties"/> decides. An input that no level sees has +0. See <see cref="Reference.SpatialPyramidBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window became one value; <see cref="Reduction.Max"/> if omitted.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of what was pooled.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c>, maxima, and ∂L/∂y <c>[1, 10, 100]</c> give <c>[10, 101]</c>.</example>
    public static Tensor<T> SpatialPyramidBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Pyramid pyramid, Reduction? reduction = null, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AllocatingBackward(Pyramidal<T>(pyramid, x.Lengths, reduction, options, nameof(x)), outputGradient, x, ties, options);

    /// <summary>The gradient of <c>Pool.SpatialPyramid</c>: the sum of the gradients of the levels in their order, each rounded to T.</summary>
    /// <remarks>Differentiable where every level is; elsewhere <paramref name="ties"/> decides. An input that no level sees has +0. See <see cref="Reference.SpatialPyramidBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="reduction">How the taps of a window became one value; <see cref="Reduction.Max"/> if omitted.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c>, maxima, and ∂L/∂y <c>[1, 10, 100]</c> give <c>[10, 101]</c>.</example>
    public static void SpatialPyramidBackward<T>(Tensor<T> outputGradient, Tensor<T> x, Pyramid pyramid, in TensorSpan<T> inputGradient, Reduction? reduction = null, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => SpatialPyramidBackward<T>(Checked(outputGradient, nameof(outputGradient)), Checked(x), pyramid, inputGradient, reduction, ties, writing, options);

    /// <summary>The gradient of <c>Pool.SpatialPyramid</c>: the sum of the gradients of the levels in their order, each rounded to T.</summary>
    /// <remarks>Differentiable where every level is; elsewhere <paramref name="ties"/> decides. An input that no level sees has +0. See <see cref="Reference.SpatialPyramidBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of what was pooled; must not overlap the others.</param>
    /// <param name="reduction">How the taps of a window became one value; <see cref="Reduction.Max"/> if omitted.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c>, maxima, and ∂L/∂y <c>[1, 10, 100]</c> give <c>[10, 101]</c>.</example>
    public static void SpatialPyramidBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Pyramid pyramid, in TensorSpan<T> inputGradient, Reduction? reduction = null, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Pyramidal<T>(pyramid, x.Lengths, reduction, options, nameof(x)).Backward(outputGradient, x, inputGradient, ties, writing);

    /// <summary>The gradient of <c>Pool.SpatialPyramid</c>: the sum of the gradients of the levels in their order, each rounded to T.</summary>
    /// <remarks>Differentiable where every level is; elsewhere <paramref name="ties"/> decides. An input that no level sees has +0. See <see cref="Reference.SpatialPyramidBackward"/>.</remarks>
    /// <typeparam name="T">What the gradient of the reduction is defined for: float, double or Half; integers too for what gives one of its taps.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in the shape of the result.</param>
    /// <param name="x">What was pooled, dense and row-major.</param>
    /// <param name="inputShape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major; must not overlap the others.</param>
    /// <param name="reduction">How the taps of a window became one value; <see cref="Reduction.Max"/> if omitted.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what the destination holds, or is added to it.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule. Nothing has been written then.</exception>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c>, maxima, and ∂L/∂y <c>[1, 10, 100]</c> give <c>[10, 101]</c>.</example>
    public static void SpatialPyramidBackward<T>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, Pyramid pyramid, Span<T> inputGradient, Reduction? reduction = null, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Pyramidal<T>(pyramid, inputShape, reduction, options, nameof(inputShape)).Backward(outputGradient, x, inputGradient, ties, writing);
}
