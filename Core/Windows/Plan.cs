using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>A window made definite for one input shape: which inputs each output looks at, as a product over the spatial axes.</summary>
/// <remarks>Equality is structural.</remarks>
public sealed record Plan
{
    private Plan(Shape input, Shape output, Sequence<AxisPlan> axes) => (Input, Output, Axes) = (input, output, axes);

    /// <summary>The input's extents.</summary>
    public Shape Input { get; }

    /// <summary>The result's extents: batch and channels of the input, one output extent per spatial axis.</summary>
    public Shape Output { get; }

    /// <summary>One plan per spatial axis, outermost first.</summary>
    public Sequence<AxisPlan> Axes { get; }

    /// <summary>Places a window on a shape.</summary>
    /// <param name="window">The window.</param>
    /// <param name="input">The input's extents.</param>
    /// <returns>The plan, or which number on which axis makes it impossible.</returns>
    public static Result<Plan, PoolError> Create(Window window, Shape input) =>
        from axes in window.PlanAxes(input.Spatial)
        from counted in Outcome.Unless(axes, Uncountable(axes))
        from plan in Over(input, counted)
        select plan;

    /// <summary>The plan of the gradient: every axis transposed.</summary>
    /// <returns>The plan from outputs to inputs.</returns>
    public Plan Transpose() => new(Output, Input, Axes.Select(axis => axis.Transpose()).ToSequence());

    /// <summary>The part of the plan that computes a range of outputs of one axis from exactly the inputs they need.</summary>
    /// <param name="axis">The spatial axis.</param>
    /// <param name="first">The first output.</param>
    /// <param name="end">The end, exclusive.</param>
    /// <returns>The slice, or why there is none. A slice whose windows see no input at all cannot be a shape and is an error.</returns>
    public Result<PlanSlice, PoolError> Slice(int axis, long first, long end) =>
        from within in Outcome.Unless(this, axis < 0 || axis >= Axes.Count ? [new PoolError.AxisOutOfRange(axis, Axes.Count)] : [])
        from cut in Axes[axis].Slice(first, end)
        from shape in Shape.Create(Input.Batch, Input.Channels, With(Input.Spatial, axis, cut.InputCount))
        from plan in Over(shape, With(Axes, axis, cut.Plan))
        select new PlanSlice(axis, cut.FirstInput, plan);

    internal PlaneWindow WindowAt(long plane, Sequence<long> position) =>
        new(plane / Input.Channels, plane % Input.Channels, Axes.Index().Select(entry => new AxisWindow(entry.Item, position[entry.Index], Input.PitchOf(entry.Index))).ToSequence());

    /// <summary>A count that no window's number of taps exceeds, over all axes.</summary>
    internal static Int128 LongestWindow(Sequence<AxisPlan> axes) => Shape.Product(axes.Select(axis => axis.LongestWindow).ToSequence());

    private static Result<Plan, PoolError> Over(Shape input, Sequence<AxisPlan> axes) =>
        Shape.Create(input.Batch, input.Channels, axes.Select(axis => axis.OutputExtent).ToSequence()).Match(
            output => Outcome.Ok(new Plan(input, output, axes)),
            _ => Outcome.Fail<Plan>(new PoolError.OutputTooLarge(
                Shape.Product([long.Max(input.Batch, 1), input.Channels, .. axes.Select(axis => axis.OutputExtent)]),
                long.MaxValue)));

    private static IEnumerable<PoolError> Uncountable(Sequence<AxisPlan> axes)
    {
        Int128 taps = LongestWindow(axes);
        if (taps > long.MaxValue) yield return new PoolError.WindowTooLarge(taps, long.MaxValue);
    }

    private static Sequence<T> With<T>(Sequence<T> items, int index, T item) =>
        items.Index().Select(entry => entry.Index == index ? item : entry.Item).ToSequence();
}

/// <summary>A range of a plan's outputs along one axis, with the inputs that it needs.</summary>
/// <remarks>Equality is structural.</remarks>
public sealed record PlanSlice
{
    internal PlanSlice(int axis, long firstInput, Plan plan) => (Axis, FirstInput, Plan) = (axis, firstInput, plan);

    /// <summary>The axis that was cut.</summary>
    public int Axis { get; }

    /// <summary>The first input position on that axis that the slice needs; <c>Plan.Input.Spatial[Axis]</c> says how many.</summary>
    public long FirstInput { get; }

    /// <summary>The plan over those inputs.</summary>
    public Plan Plan { get; }
}
