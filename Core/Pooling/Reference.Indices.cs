using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary>
    /// <c>i[b, c, o] = min { i : i ∈ window(o), x[b, c, i] = y[b, c, o] }</c> with <c>y</c> the maximum or minimum of each window: the first tap, row-major, that is equal to it
    /// in the order of IEEE's maximum. NaN equals NaN, so that the first one is found, and −0 is not +0. A window without a tap has index −1.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction"><see cref="Reduction.Max"/> or <see cref="Reduction.Min"/>.</param>
    /// <param name="layout">What the indices count.</param>
    /// <returns>The extremes and their indices, or why there are none.</returns>
    /// <example><c>[−0, +0, 5, 5]</c> as <c>[1, 1, 4]</c>, maximum, <c>Window.Sliding([2])</c>, gives values <c>[+0, 5]</c> and indices <c>[1, 2]</c>.</example>
    public static Result<Indexed<T>, PoolError> PoolWithIndices<T>(FeatureMap<T> x, Window window, Reduction reduction, IndexLayout layout)
        where T : unmanaged, INumber<T> =>
        from plan in Plan.Create(window, x.Shape)
        from y in PoolWithIndices(x, plan, reduction, layout)
        select y;

    /// <summary>Pools with indices over a plan that is already made.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, whose shape is the plan's input.</param>
    /// <param name="plan">Which inputs each output looks at.</param>
    /// <param name="reduction"><see cref="Reduction.Max"/> or <see cref="Reduction.Min"/>.</param>
    /// <param name="layout">What the indices count.</param>
    /// <returns>The extremes and their indices, or why there are none.</returns>
    public static Result<Indexed<T>, PoolError> PoolWithIndices<T>(FeatureMap<T> x, Plan plan, Reduction reduction, IndexLayout layout)
        where T : unmanaged, INumber<T> =>
        from having in Outcome.Unless(reduction, IndexRule.Without(reduction))
        from y in Pool(x, plan, having)
        from indices in FeatureMap.Tabulate(plan.Output, (plane, position) => IndexAt(x, y, plan, plane, position, layout))
        select new Indexed<T>(y, indices);

    private static long IndexAt<T>(FeatureMap<T> x, FeatureMap<T> y, Plan plan, long plane, Sequence<long> position, IndexLayout layout)
        where T : unmanaged, INumber<T>
    {
        PlaneWindow window = plan.WindowAt(plane, position);
        T extreme = y.Values[(int)plan.Output.OffsetOf(plane, position)];
        return window.Offsets
            .Where(offset => IndexRule.AreSame(x.Values[(int)((plane * plan.Input.PlaneElements) + offset)], extreme))
            .Select(offset => layout.Written(plan.Input, window, offset))
            .FirstOrDefault(IndexForm.None);
    }

    /// <summary>The same places, counted otherwise: −1 stays −1, and converting back gives the indices again.</summary>
    /// <param name="indices">The indices of a pooling by <paramref name="plan"/>, of the shape of its output.</param>
    /// <param name="plan">Which inputs each output looks at.</param>
    /// <param name="layout">What the indices count.</param>
    /// <param name="target">What the result shall count.</param>
    /// <returns>The indices, or which one is no place of its plane or, counted by taps, none of its window.</returns>
    /// <example>Over planes of 4 × 4, index 6 of <see cref="IndexLayout.Plane"/> is 9 of <see cref="IndexLayout.ColumnMajor"/>.</example>
    public static Result<FeatureMap<long>, PoolError> ConvertIndices(FeatureMap<long> indices, Plan plan, IndexLayout layout, IndexLayout target) =>
        from fitting in Outcome.Unless(indices, indices.Shape == plan.Output ? [] : [new PoolError.IndexShapeMismatch(plan.Output, indices.Shape)])
        from valid in Outcome.Unless(fitting, IndexRule.Wrong(fitting, plan, layout, target.NeedsWindow))
        from converted in FeatureMap.Tabulate(plan.Output, (plane, position) => Converted(valid, plan, plane, position, layout, target))
        select converted;

    private static long Converted(FeatureMap<long> indices, Plan plan, long plane, Sequence<long> position, IndexLayout layout, IndexLayout target)
    {
        PlaneWindow window = plan.WindowAt(plane, position);
        long index = indices.Values[(int)plan.Output.OffsetOf(plane, position)];
        return index == IndexForm.None ? index : target.Written(plan.Input, window, layout.Read(plan.Input, window, index));
    }
}
