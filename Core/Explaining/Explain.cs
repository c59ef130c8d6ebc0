namespace PoolFunctional;

/// <summary>What a window does to a shape, as data: which inputs each output sees, what neighbours share, what nobody sees.</summary>
public static class Explain
{
    /// <summary>The largest extent of an axis, in elements, whose windows are listed one by one.</summary>
    public const long LargestListedExtent = 1L << 20;

    /// <summary>Lists the windows of every spatial axis.</summary>
    /// <param name="window">The window.</param>
    /// <param name="shape">The input, <c>[batch, channel, spatial…]</c>; spatial extents up to <see cref="LargestListedExtent"/>, before and after.</param>
    /// <returns>The explanation, or why the window is impossible for the shape or too long to list.</returns>
    /// <example>Adaptive 3 on extent 7 gives the windows 0…2, 2…4 and 4…6, and neighbours share one input.</example>
    public static Result<Explanation, PoolError> Plan(Window window, Shape shape) =>
        from plan in PoolFunctional.Plan.Create(window, shape)
        from listable in Outcome.Unless(plan, Unlistable(plan.Input).Concat(Unlistable(plan.Output)))
        select new Explanation(
            listable.Input,
            listable.Output,
            listable.Axes.Index().Select(entry => AxisExplanation.Of(entry.Index, entry.Item)).ToSequence());

    /// <summary>What an output of a stack of windows sees of the stack's input, the first window applied first.</summary>
    /// <param name="stack">The windows, in the order in which they are applied; an empty stack sees one input per output.</param>
    /// <param name="shape">The input of the first window; spatial extents up to <see cref="LargestListedExtent"/>, before and after.</param>
    /// <returns>The receptive field, or the first window that is impossible for what the windows before it leave.</returns>
    /// <remarks>
    /// Windows i = 1 … L compose from the last to the first: <c>field(o) = window₁(window₂(… window_L(o)))</c>, first and last tap each. For sliding
    /// windows of K taps, stride s, dilation d and padding p before, that is <c>jumpᵢ = jumpᵢ₋₁·sᵢ</c>,
    /// <c>sizeᵢ = sizeᵢ₋₁ + (Kᵢ − 1)·dᵢ·jumpᵢ₋₁</c> and <c>startᵢ = startᵢ₋₁ − pᵢ·jumpᵢ₋₁</c>, from <c>(1, 1, 0)</c>.
    /// </remarks>
    /// <example>Two 3-wide windows of stride 2 see 7 inputs, 4 apart.</example>
    public static Result<ReceptiveField, PoolError> ReceptiveField(Sequence<Window> stack, Shape shape) =>
        from plans in Stacked(stack, shape)
        let output = plans.Select(plan => plan.Output).LastOrDefault(shape)
        from listable in Outcome.Unless(plans, Unlistable(shape).Concat(Unlistable(output)))
        from axes in Outcome.All(Enumerable.Range(0, shape.Spatial.Count).Select(axis => AxisReceptiveField.Of(axis, AxisOf(listable, axis), output.Spatial[axis])))
        select new ReceptiveField(shape, output, axes);

    private static Result<Sequence<Plan>, PoolError> Stacked(Sequence<Window> stack, Shape shape) =>
        stack.Aggregate(
            Outcome.Ok<Sequence<Plan>>([]),
            (sofar, window) =>
                from plans in sofar
                from next in PoolFunctional.Plan.Create(window, plans.Select(plan => plan.Output).LastOrDefault(shape))
                select plans.Append(next).ToSequence());

    private static Sequence<AxisPlan> AxisOf(Sequence<Plan> plans, int axis) => plans.Select(plan => plan.Axes[axis]).ToSequence();

    private static IEnumerable<PoolError> Unlistable(Shape shape) =>
        shape.Spatial.Index()
            .Where(entry => entry.Item > LargestListedExtent)
            .Select(entry => new PoolError.ExtentTooLarge(entry.Index, entry.Item, LargestListedExtent));
}
