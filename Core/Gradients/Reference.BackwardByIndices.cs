using System.Numerics;
using PoolFunctional.Gradients;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Gradients of maxima and minima by their indices.</content>
public static partial class Reference
{
    /// <summary>
    /// <c>∂L/∂x[b, c, i] = Σ { ∂L/∂y[b, c, o] : indices[b, c, o] = i }</c>: the definition of the gradient of a maximum or a minimum by the indices that its pooling gave, and +0 for an input that no index names.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="outputGradient">∂L/∂y, whose shape is the plan's output.</param>
    /// <param name="indices">Where the extremes lie, of the same shape; −1 is nowhere. Each must be a place of the plane that it stands in.</param>
    /// <param name="plan">The plan of the pooling.</param>
    /// <param name="layout">What the indices count, in the extents of the plan's input.</param>
    /// <returns>∂L/∂x, whose shape is the plan's input, or why there is none.</returns>
    /// <remarks>
    /// What several outputs give to one place is added to +0 one after the other, outputs in row-major order: in float, for double in double, rounded once; integers exactly and then saturated. A NaN has the bits of
    /// <c>T.NaN</c>. With the indices of <see cref="PoolWithIndices{T}(FeatureMap{T}, Plan, Reduction, IndexLayout)"/> it is <see cref="Backward{T}(FeatureMap{T}, FeatureMap{T}, Plan, Reduction, Ties)"/> with
    /// <see cref="Ties.First"/>. An index need not be of its window, unless it is counted in it; where each plane has windows of its own, such indices are refused.
    /// </remarks>
    /// <example>Over planes of 4 and windows of 2, ∂L/∂y <c>[10, 20]</c> and indices <c>[0, 2]</c> give <c>[10, 0, 20, 0]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> BackwardByIndices<T>(FeatureMap<T> outputGradient, FeatureMap<long> indices, Plan plan, IndexLayout layout)
        where T : unmanaged, INumber<T> =>
        from supported in Element.Supported<T, FeatureMap<T>>(() => outputGradient)
        from incoming in FeatureMap.Fitting(supported, plan.Output)
        from fitting in Outcome.Unless(indices, indices.Shape == plan.Output ? [] : [new PoolError.IndexShapeMismatch(plan.Output, indices.Shape)])
        from readable in Outcome.Unless(fitting, layout.NeedsWindow && plan.PlanesDiffer ? [new PoolError.PlanesDiffer()] : [])
        from valid in Outcome.Unless(readable, IndexRule.Wrong(readable, plan, layout, ofWindow: false))
        from gradient in Element.IsInteger<T>() ? Scattered(incoming, valid, plan, layout, Accumulating.Exactly<T>())
            : typeof(T) == typeof(double) ? Scattered(incoming, valid, plan, layout, Accumulating.In<T, double>())
            : Scattered(incoming, valid, plan, layout, Accumulating.In<T, float>())
        select gradient;

    private static Result<FeatureMap<T>, PoolError> Scattered<T, TTotal>(FeatureMap<T> outputGradient, FeatureMap<long> indices, Plan plan, IndexLayout layout, Accumulating<T, TTotal> accumulate)
        where T : unmanaged, INumber<T>
    {
        ILookup<(long Plane, long Offset), TTotal> given = IndexRule.Places(plan.Output)
            .Where(place => indices.Values[place.At] != IndexForm.None)
            .ToLookup(
                place => (place.Plane, layout.Read(plan.Input, plan.WindowAt(place.Plane, place.Position), indices.Values[place.At])),
                place => accumulate.Lift(outputGradient.Values[place.At]));
        return FeatureMap.Tabulate(plan.Input, (plane, position) => accumulate.Sum(given[(plane, plan.Input.OffsetOf(0, position))]));
    }
}
