using System.Numerics;

namespace PoolFunctional;

/// <content>Gradients of windows one after the other.</content>
public static partial class Reference
{
    /// <summary>
    /// The gradient of a loss with respect to what a stack pooled: the chain rule, the last window first, <c>∂L/∂x₀ = J₀ᵀ·(… J₁ᵀ·(Jₙᵀ·∂L/∂y))</c>, where Jₖ is the derivative of window k at what the windows before it
    /// gave. What comes out of each window is rounded to T.
    /// </summary>
    /// <typeparam name="T">What the reduction's gradient is defined for.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window became one value.</param>
    /// <param name="ties">Which of equal taps it goes to, in every window, where the value is one of them.</param>
    /// <returns>∂L/∂x, or why there is none.</returns>
    /// <remarks>
    /// It is the gradient of the windows as they are given, as of layers that follow one another, also where <see cref="WindowStack.Fused"/> makes one window of several. That one has the same maximum and, where no
    /// taps are equal, the same gradient but for rounding. Of equal taps it may choose another: its first is the first of the whole window, row-major, the stack's the first within the first of the smaller windows.
    /// </remarks>
    /// <example><c>[1, 4, 2, 3]</c> as <c>[1, 1, 4]</c>, two windows of 2, maxima, and ∂L/∂y <c>[5]</c> give <c>[0, 5, 0, 0]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> StackBackward<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, WindowStack stack, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from sound in Outcome.Unless(stack, stack.Wrong())
        from gradient in Chained(outputGradient, x, sound.Windows, 0, reduction, ties)
        select gradient;

    /// <summary>How a stack's result moves when its input moves along a tangent: window by window, each at what those before it give.</summary>
    /// <typeparam name="T">What the reduction's gradient is defined for.</typeparam>
    /// <param name="tangent">ẋ, of the shape of <paramref name="x"/>.</param>
    /// <param name="x">What is pooled.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="ties">Which of equal taps moves the value, in every window, where the value is one of them.</param>
    /// <returns>ẏ, or why there is none.</returns>
    /// <example><c>[1, 4, 2, 3]</c> as <c>[1, 1, 4]</c>, two windows of 2, maxima, and ẋ <c>[10, 20, 30, 40]</c> give <c>[20]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> StackJvp<T>(FeatureMap<T> tangent, FeatureMap<T> x, WindowStack stack, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        stack.Windows.Aggregate(
            Outcome.Unless((Moving: tangent, Values: x), stack.Wrong()),
            (before, window) =>
                from at in before
                from moving in Jvp(at.Moving, at.Values, window, reduction, ties)
                from values in Pool(at.Values, window, reduction)
                select (moving, values))
        .Select(after => after.Moving);

    /// <summary>The gradient with respect to the input of window number <paramref name="first"/>.</summary>
    private static Result<FeatureMap<T>, PoolError> Chained<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, Sequence<Window> windows, int first, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        first == windows.Count
            ? FeatureMap.Fitting(outputGradient, x.Shape)
            : from y in Pool(x, windows[first], reduction)
              from incoming in Chained(outputGradient, y, windows, first + 1, reduction, ties)
              from gradient in Backward(incoming, x, windows[first], reduction, ties)
              select gradient;
}
