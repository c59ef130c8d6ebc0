namespace PoolFunctional;

/// <summary>Windows that are applied one after the other, the first one first. Equality is structural.</summary>
public sealed record WindowStack
{
    private WindowStack(Sequence<Window> windows) => Windows = windows;

    /// <summary>The windows in the order in which they are applied.</summary>
    public Sequence<Window> Windows { get; }

    /// <summary>A stack of windows.</summary>
    /// <param name="windows">The windows, the first one first; at least one to pool by.</param>
    /// <returns>The stack.</returns>
    /// <example><c>WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Global)</c> takes <c>[N, C, 31, 31]</c> to <c>[N, C, 1, 1]</c>.</example>
    public static WindowStack Of(params ReadOnlySpan<Window> windows) => new(Sequence.Of(windows));

    /// <summary>The extents after the last window.</summary>
    /// <param name="input">The input, <c>[batch, channel, spatial…]</c>.</param>
    /// <returns>The shape, or the first window that is impossible for what those before it leave.</returns>
    /// <example>Two windows of 3 at stride 2 take 31 inputs to 15 and then 7.</example>
    public Result<Shape, PoolError> OutputShape(Shape input) =>
        Windows.Aggregate(
            Outcome.Unless(input, Wrong()),
            (shape, window) => shape.Bind(extents => Plan.Create(window, extents)).Select(plan => plan.Output));

    /// <summary>What each output of the whole stack sees of its input; see <see cref="Explain.ReceptiveField"/>.</summary>
    /// <param name="input">The input of the first window.</param>
    /// <returns>The receptive field, or the first window that is impossible.</returns>
    public Result<ReceptiveField, PoolError> ReceptiveField(Shape input) => Explain.ReceptiveField(Windows, input);

    /// <summary>
    /// The stack with as few windows as give the same result for a reduction: neighbours k₁/s₁ and k₂/s₂ with s₁ ≤ k₁, both without dilation, padding and ceiling, are one window
    /// <c>k₁ + (k₂ − 1)·s₁ / s₁·s₂</c> for maxima and minima; every other pair stays as it is.
    /// </summary>
    /// <param name="reduction">The reduction that every window of the stack pools by.</param>
    /// <returns>The stack, which has the same output shape and, bit for bit, the same result.</returns>
    /// <example><c>WindowStack.Of(Window.Sliding([3], [2]), Window.Sliding([3], [2])).Fused(Reduction.Max)</c> is <c>Window.Sliding([7], [4])</c> alone.</example>
    public WindowStack Fused(Reduction reduction) =>
        Selects(reduction)
            ? new(Windows.Aggregate(Sequence.Of<Window>(), (done, next) => [.. done.Take(done.Count - 1), .. done.TakeLast(1).SelectMany(last => Joined(last, next)).DefaultIfEmpty(next)]))
            : this;

    internal IEnumerable<PoolError> Wrong() =>
        Windows.Count == 0 ? [new PoolError.StackEmpty()] : Windows.Index().Where(entry => entry.Item is null).Select(entry => new PoolError.StackWindowMissing(entry.Index));

    /// <summary>Whether the result is one of the taps, and which one no grouping changes.</summary>
    private static bool Selects(Reduction reduction) =>
        reduction is Reduction.MaxReduction or Reduction.MinReduction or Reduction.MaxNumberReduction or Reduction.MinNumberReduction;

    private static Window[] Joined(Window first, Window second) =>
        first is Window.SlidingWindow one && second is Window.SlidingWindow two && IsPlain(one) && IsPlain(two) && Composed(one, two) is { Length: > 0 } composed ? composed : [first, second];

    private static Window[] Composed(Window.SlidingWindow one, Window.SlidingWindow two)
    {
        if (one.KernelSize.Count != two.KernelSize.Count || one.Stride.Zip(one.KernelSize).Any(axis => axis.First > axis.Second)) return [];
        Int128[] kernel = [.. one.KernelSize.Index().Select(axis => axis.Item + ((two.KernelSize[axis.Index] - (Int128)1) * one.Stride[axis.Index]))];
        Int128[] stride = [.. one.Stride.Zip(two.Stride, (left, right) => (Int128)left * right)];
        return kernel.Concat(stride).Any(number => number > int.MaxValue) ? [] : [Window.Sliding([.. kernel.Select(size => (int)size)], [.. stride.Select(step => (int)step)])];
    }

    private static bool IsPlain(Window.SlidingWindow window)
    {
        bool isUnpadded = window.Padding is Padding.NoPadding || (window.Padding is Padding.ExplicitPadding sides && sides.Before.Concat(sides.After).All(side => side == 0));
        return isUnpadded && window.Rounding == Rounding.Floor && window.Dilation.All(step => step == 1) && window.Dilation.Count == window.KernelSize.Count && window.Stride.Count == window.KernelSize.Count
            && window.KernelSize.Concat(window.Stride).All(number => number >= 1);
    }
}
