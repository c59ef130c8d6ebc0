using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>The extents before a pooling and after it, worked out backwards.</summary>
/// <remarks>Equality is structural.</remarks>
public sealed record Unpooling
{
    private Unpooling(Shape pooled, Shape unpooled, Plan? plan) => (Pooled, Unpooled, Plan) = (pooled, unpooled, plan);

    /// <summary>The extents of the values that are put back.</summary>
    public Shape Pooled { get; }

    /// <summary>The extents of the result.</summary>
    public Shape Unpooled { get; }

    /// <summary>The pooling itself, where pooling those extents gives the ones at hand.</summary>
    internal Plan? Plan { get; }

    /// <summary>
    /// The extents that a pooling had before it. A sliding window over n outputs implies <c>(n − 1)·stride − before − after + K</c> with <c>K = dilation·(kernel size − 1) + 1</c>, and takes every
    /// size less than one stride away from that. Other windows imply none, and take the sizes whose pooling gives the extents at hand.
    /// </summary>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="pooled">What it gave.</param>
    /// <param name="outputSize">The spatial extents before it; empty for those that the window implies.</param>
    /// <returns>The extents, or why there are none.</returns>
    /// <example><c>Window.Sliding([2])</c> over <c>[1, 1, 2]</c> implies <c>[1, 1, 4]</c> and takes 3, 4 and 5.</example>
    public static Result<Unpooling, PoolError> Create(Window window, Shape pooled, Sequence<long> outputSize) =>
        window is Window.SlidingWindow sliding
            ? from possible in Outcome.Unless(sliding, sliding.Wrong(pooled.Spatial.Count))
              from sizes in Outcome.Unless(outputSize, Wrong(possible, pooled, outputSize))
              from unpooled in Shape.Create(pooled.Batch, pooled.Channels, sizes.Count > 0 ? sizes : Implied(possible, pooled))
              select new Unpooling(pooled, unpooled, FittingPlan(window, unpooled, pooled))
            : from sizes in Outcome.Unless(outputSize, Wrong(pooled, outputSize))
              from unpooled in Shape.Create(pooled.Batch, pooled.Channels, sizes)
              from plan in PoolFunctional.Plan.Create(window, unpooled)
              from fitting in Outcome.Unless(plan, plan.Output == pooled ? [] : [new PoolError.UnpooledSizeUnlike(unpooled, pooled, plan.Output)])
              select new Unpooling(pooled, unpooled, fitting);

    /// <summary>The unpooling itself where its indices can be counted so: the number of a tap needs a window for each value.</summary>
    internal Result<Unpooling, PoolError> Counting(IndexLayout layout, Window window) =>
        layout.NeedsWindow && Plan is null
            ? PoolFunctional.Plan.Create(window, Unpooled).Bind(unlike => Outcome.Fail<Unpooling>(new PoolError.UnpooledSizeUnlike(Unpooled, Pooled, unlike.Output)))
            : Outcome.Unless(this, layout.NeedsWindow && Plan is { PlanesDiffer: true } ? [new PoolError.PlanesDiffer()] : []);

    /// <summary>What an index is counted in; without axes where the window is not needed.</summary>
    internal PlaneWindow WindowAt(long plane, Sequence<long> position) =>
        Plan is null ? new(plane / Pooled.Channels, plane % Pooled.Channels, []) : Plan.WindowAt(plane, position);

    private static Plan? FittingPlan(Window window, Shape unpooled, Shape pooled) =>
        PoolFunctional.Plan.Create(window, unpooled).Match<Plan?>(plan => plan.Output == pooled ? plan : null, _ => null);

    private static IEnumerable<PoolError> Wrong(Window.SlidingWindow window, Shape pooled, Sequence<long> outputSize)
    {
        if (outputSize.Count == 0)
        {
            return from axis in Enumerable.Range(0, pooled.Spatial.Count)
                   let implied = ImpliedOn(window, pooled, axis)
                   where implied < 1 || implied > AxisPlan.LargestExtent
                   select new PoolError.UnpooledSizeWrong(axis, long.CreateSaturating(implied), 1, AxisPlan.LargestExtent);
        }

        if (outputSize.Count != pooled.Spatial.Count) return [new PoolError.UnpooledAxesMismatch(pooled.Spatial.Count, outputSize.Count)];
        return from entry in outputSize.Index()
               let implied = ImpliedOn(window, pooled, entry.Index)
               let least = Int128.Max(1, implied - window.Stride[entry.Index] + 1)
               let most = implied + window.Stride[entry.Index] - 1
               where entry.Item < least || entry.Item > most
               select new PoolError.UnpooledSizeWrong(entry.Index, entry.Item, least, most);
    }

    private static IEnumerable<PoolError> Wrong(Shape pooled, Sequence<long> outputSize)
    {
        if (outputSize.Count == 0) yield return new PoolError.UnpooledSizeUnknown();
        else if (outputSize.Count != pooled.Spatial.Count) yield return new PoolError.UnpooledAxesMismatch(pooled.Spatial.Count, outputSize.Count);
        foreach ((int axis, long size) in outputSize.Index().Where(entry => entry.Item < 1)) yield return new PoolError.UnpooledSizeWrong(axis, size, 1, AxisPlan.LargestExtent);
    }

    private static Sequence<long> Implied(Window.SlidingWindow window, Shape pooled) => Sequence.Tabulate(pooled.Spatial.Count, axis => (long)ImpliedOn(window, pooled, axis));

    private static Int128 ImpliedOn(Window.SlidingWindow window, Shape pooled, int axis)
    {
        (Int128 outputs, long stride) = (pooled.Spatial[axis], window.Stride[axis]);
        long extent = ((long)window.Dilation[axis] * (window.KernelSize[axis] - 1)) + 1;

        // What SAME adds depends on the size itself; the largest that gives so many outputs is taken.
        (Int128 before, Int128 after) = window.Padding.On(axis, outputs * stride, extent, stride);
        return ((outputs - 1) * stride) - before - after + extent;
    }
}
