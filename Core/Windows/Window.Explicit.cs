using PoolFunctional.Windows;

namespace PoolFunctional;

/// <content>Windows that are listed one by one.</content>
public abstract partial record Window
{
    /// <summary>Any windows at all: <c>y[o] = reduce { x[i] : Starts[o] ≤ i &lt; Starts[o] + Lengths[o] }</c> on each axis, what ragged and region pooling need.</summary>
    /// <param name="axes">The windows of each spatial axis, outermost first, or <see cref="WindowList.Keep"/>.</param>
    /// <returns>The window.</returns>
    /// <remarks>
    /// Windows may be empty, and reach beyond the input, where taps are absent; there is no declared padding. Where starts or ends are out of order the plan can be sliced like any other, but has no
    /// transpose (<see cref="AxisPlan.HasTranspose"/>).
    /// </remarks>
    /// <example><c>Window.Explicit(WindowList.Of([0, 2], [2, 5]), WindowList.Keep)</c> takes <c>[N, C, 7, W]</c> to <c>[N, C, 2, W]</c>.</example>
    public static Window Explicit(params ReadOnlySpan<WindowList> axes) => new ExplicitWindow(Sequence.Of(axes));

    internal static AxisPlan Listed(long extent, Sequence<long> starts, Sequence<long> counts) => new(new WindowRule.Listed(starts, counts), extent, starts.Count, 0, 0);

    /// <summary>See <see cref="Explicit"/>.</summary>
    public sealed record ExplicitWindow : Window
    {
        internal ExplicitWindow(Sequence<WindowList> lists) => Lists = lists;

        /// <summary>The windows of each axis.</summary>
        public Sequence<WindowList> Lists { get; }

        private protected override int AxisCount => Lists.Count;

        private protected override Result<Sequence<AxisPlan>, PoolError> PlansOf(Shape shape, long plane) =>
            Lists.Any(list => list is null) ? Outcome.Fail<Sequence<AxisPlan>>(new PoolError.WindowPartMissing(WindowPart.WindowList))
            : Lists.Count == shape.Spatial.Count
                ? Outcome.All(shape.Spatial.Zip(Lists).Index().Select(entry => entry.Item.Second.On(entry.Index, entry.Item.First)))
                : Outcome.Fail<Sequence<AxisPlan>>(new PoolError.AxisCountMismatch(WindowPart.WindowList, shape.Spatial.Count, Lists.Count));
    }
}
