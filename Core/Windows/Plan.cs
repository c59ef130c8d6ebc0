using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>A window made definite for one input shape: which inputs each output looks at, as a product over the spatial axes.</summary>
/// <remarks>Equality is structural.</remarks>
public sealed record Plan
{
    /// <summary>The plan of a plane takes as much as a list of so many windows, however few it has.</summary>
    private const long LeastWindowsCounted = 16;

    private readonly Sequence<Sequence<AxisPlan>> planes;

    private Plan(Shape input, Shape output, Sequence<AxisPlan> axes, Sequence<Sequence<AxisPlan>> planes) => (Input, Output, Axes, this.planes) = (input, output, axes, planes);

    /// <summary>The input's extents.</summary>
    public Shape Input { get; }

    /// <summary>The result's extents: batch and channels of the input, one output extent per spatial axis.</summary>
    public Shape Output { get; }

    /// <summary>One plan per spatial axis, outermost first; where <see cref="PlanesDiffer"/>, those of the first plane.</summary>
    public Sequence<AxisPlan> Axes { get; }

    /// <summary>Whether planes have windows of their own (fractional windows with samples of each plane); extents are the same in all.</summary>
    public bool PlanesDiffer => planes.Count > 0;

    /// <summary>The plans of a plane's spatial axes, outermost first.</summary>
    /// <param name="plane">The plane, <c>batch·Channels + channel</c>.</param>
    /// <returns>One plan per spatial axis; <see cref="Axes"/> where planes do not differ.</returns>
    public Sequence<AxisPlan> AxesOf(long plane) => PlanesDiffer ? planes[(int)plane] : Axes;

    /// <summary>Places a window on a shape.</summary>
    /// <param name="window">The window.</param>
    /// <param name="input">The input's extents.</param>
    /// <returns>The plan, or which number on which axis makes it impossible.</returns>
    /// <example><c>Plan.Create(Window.Square(2, axes: 2), shape)</c> of <c>[1, 1, 4, 4]</c> has the output <c>[1, 1, 2, 2]</c>.</example>
    public static Result<Plan, PoolError> Create(Window window, Shape input) =>
        from axes in window.PlanAxes(input, 0)
        from counted in Outcome.Unless(axes, Uncountable(axes))
        from planes in PlanesOf(window, input, counted)
        from plan in Over(input, counted, planes)
        select plan;

    /// <summary>Whether <see cref="Transpose"/> has an answer; see <see cref="AxisPlan.HasTranspose"/>.</summary>
    public bool HasTranspose => Axes.All(axis => axis.HasTranspose) && planes.All(axes => axes.All(axis => axis.HasTranspose));

    /// <summary>The plan of the gradient: every axis transposed.</summary>
    /// <returns>The plan from outputs to inputs; none where an axis has none (see <see cref="AxisPlan.Transpose"/>).</returns>
    public Result<Plan, PoolError> Transpose() =>
        from axes in Transposed(Axes)
        from others in Outcome.All(planes.Select(Transposed))
        select new Plan(Output, Input, axes, others);

    /// <summary>The part of the plan that computes a range of outputs of one axis from exactly the inputs they need.</summary>
    /// <param name="axis">The spatial axis.</param>
    /// <param name="first">The first output.</param>
    /// <param name="end">The end, exclusive.</param>
    /// <returns>The slice, or why there is none. A slice whose windows see no input at all cannot be a shape and is an error, and so is one of planes that differ.</returns>
    public Result<PlanSlice, PoolError> Slice(int axis, long first, long end) =>
        from within in Outcome.Unless(this, axis < 0 || axis >= Axes.Count ? [new PoolError.AxisOutOfRange(axis, Axes.Count)] : [])
        from alike in Outcome.Unless(within, PlanesDiffer ? [new PoolError.PlanesDiffer()] : [])
        from cut in Axes[axis].Slice(first, end)
        from shape in Shape.Create(Input.Batch, Input.Channels, With(Input.Spatial, axis, cut.InputCount))
        from plan in Over(shape, With(Axes, axis, cut.Plan), [])
        select new PlanSlice(axis, cut.FirstInput, plan);

    internal PlaneWindow WindowAt(long plane, Sequence<long> position) =>
        new(FirstBatch + (plane / Input.Channels), FirstChannel + (plane % Input.Channels), AxesOf(plane).Index().Select(entry => new AxisWindow(entry.Item, position[entry.Index], Input.PitchOf(entry.Index))).ToSequence());

    /// <summary>A count that no window's number of taps exceeds, over all axes.</summary>
    internal static Int128 LongestWindow(Sequence<AxisPlan> axes) => Shape.Product(axes.Select(axis => axis.LongestWindow).ToSequence());

    /// <summary>The plan of one plane by itself, <c>[1, 1, spatial…]</c>, which is still drawn as the plane that it is.</summary>
    internal Plan Alone(long plane) => new(Input.OfPlanes(1), Output.OfPlanes(1), AxesOf(plane), []) { FirstBatch = plane / Input.Channels, FirstChannel = plane % Input.Channels };

    /// <summary>The plan of some planes by themselves, <c>[1, planes, spatial…]</c>; not of planes that differ.</summary>
    internal Plan OfPlanes(long planes) => new(Input.OfPlanes(planes), Output.OfPlanes(planes), Axes, []);

    /// <summary>The plan of some items of the batch by themselves; not of planes that differ.</summary>
    internal Plan OfItems(long items) => new(Input.OfItems(items), Output.OfItems(items), Axes, []);

    /// <summary>The plan without its last axes; not of planes that differ.</summary>
    internal Plan WithoutLast(int axes) => new(Input.WithoutLast(axes), Output.WithoutLast(axes), Axes.SkipLast(axes).ToSequence(), []);

    /// <summary>The batch item of the first plane.</summary>
    internal long FirstBatch { get; private init; }

    /// <summary>The channel of the first plane.</summary>
    internal long FirstChannel { get; private init; }

    private static Result<Sequence<AxisPlan>, PoolError> Transposed(Sequence<AxisPlan> axes) => Outcome.All(axes.Select(axis => axis.Transpose()));

    /// <summary>The windows of each plane where they differ; what could be wrong with one would be with the first.</summary>
    private static Result<Sequence<Sequence<AxisPlan>>, PoolError> PlanesOf(Window window, Shape input, Sequence<AxisPlan> axes) =>
        !window.DiffersByPlane ? Outcome.Ok<Sequence<Sequence<AxisPlan>>>([])
        : (Int128)input.Batch * input.Channels > Array.MaxLength ? Outcome.Fail<Sequence<Sequence<AxisPlan>>>(new PoolError.TooManyElements((Int128)input.Batch * input.Channels, Array.MaxLength))
        : ListedTooOften(axes, input).FirstOrDefault() is { } tooLong ? Outcome.Fail<Sequence<Sequence<AxisPlan>>>(tooLong)
        : Outcome.All(Enumerable.Range(0, (int)(input.Batch * input.Channels)).Select(plane => window.PlanAxes(input, plane)));

    /// <summary>An axis whose lists of windows, one for every plane, are together longer than a list may be.</summary>
    private static IEnumerable<PoolError> ListedTooOften(Sequence<AxisPlan> axes, Shape input) =>
        from entry in axes.Index()
        let windows = (Int128)long.Max(entry.Item.OutputExtent, LeastWindowsCounted) * input.Batch * input.Channels
        where windows > WindowRule.LongestList
        select new PoolError.WindowListTooLong(entry.Index, long.CreateSaturating(windows), WindowRule.LongestList);

    private static Result<Plan, PoolError> Over(Shape input, Sequence<AxisPlan> axes, Sequence<Sequence<AxisPlan>> planes) =>
        Shape.Create(input.Batch, input.Channels, axes.Select(axis => axis.OutputExtent).ToSequence()).Match(
            output => Outcome.Ok(new Plan(input, output, axes, planes)),
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
