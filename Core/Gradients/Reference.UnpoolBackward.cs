using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Gradients of unpooling.</content>
public static partial class Reference
{
    /// <summary>
    /// The gradient of a loss with respect to the values of <see cref="Unpool"/>: each value that reached its place has what comes in there, <c>∂L/∂values[b, c, o] = ∂L/∂y[b, c, indices[b, c, o]]</c>;
    /// a value that did not, and one whose index is −1, has +0.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the result.</param>
    /// <param name="values">The values, <c>[batch, channel, spatial…]</c>; only <see cref="Duplicates.Max"/> looks at them.</param>
    /// <param name="indices">Where each belongs, of the same shape; −1 belongs nowhere.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count, in the extents of the result.</param>
    /// <param name="duplicates">What became of several values for one place.</param>
    /// <returns>∂L/∂values, or why there is none.</returns>
    /// <remarks>
    /// <para>Of several values for one place: with <see cref="Duplicates.Sum"/> each has the gradient; with <see cref="Duplicates.Last"/> the last one, which stayed; with <see cref="Duplicates.Max"/> the first of those
    /// that are equal to the greatest in the order of IEEE's maximum. It is a gather: nothing is added up, so that integers are as good as floats; a NaN has the bits of <c>T.NaN</c>.</para>
    /// <para>All but <see cref="Duplicates.Max"/> are linear in the values: the tangent of the result is <see cref="Unpool"/> of the tangent. A maximum has no derivative where the greatest of several values comes twice;
    /// the first is taken there, and <see cref="UnpoolJvp"/> takes it too.</para>
    /// </remarks>
    /// <example>Gradient <c>[1, 2, 3, 4]</c>, indices <c>[1, 3]</c>, <c>Window.Sliding([2])</c>, give <c>[2, 4]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> UnpoolBackward<T>(
        FeatureMap<T> outputGradient, FeatureMap<T> values, FeatureMap<long> indices, Window window, Sequence<long> outputSize, IndexLayout layout, Duplicates duplicates)
        where T : unmanaged, INumber<T> =>
        from supported in Element.Supported<T, FeatureMap<T>>(() => values)
        from unpooling in Unpooling.Create(window, supported.Shape, outputSize)
        from offsets in OffsetsOf(supported, indices, unpooling, window, layout, duplicates)
        from fitting in FeatureMap.Fitting(outputGradient, unpooling.Unpooled)
        let reached = Reached(supported, offsets, duplicates)
        select new FeatureMap<T>(
            supported.Shape,
            offsets.Select((offset, at) => reached[at] ? Element.Canonical(fitting.PlaneAt(at / supported.Shape.PlaneElements)(offset)) : T.Zero).ToSequence());

    /// <summary>
    /// The tangent of <see cref="Unpool"/>: what moves at a place is the tangent of the value that reached it; with <see cref="Duplicates.Sum"/> the sum of the tangents of all that did; +0 where no index points.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="tangent">The tangent of the values.</param>
    /// <param name="values">The values, of the same shape; only <see cref="Duplicates.Max"/> looks at them.</param>
    /// <param name="indices">Where each belongs, of the same shape; −1 belongs nowhere.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies.</param>
    /// <param name="layout">What the indices count, in the extents of the result.</param>
    /// <param name="duplicates">What became of several values for one place.</param>
    /// <returns>The tangent of the result, or why there is none.</returns>
    /// <remarks>It is <see cref="Unpool"/> of the tangent, with the indices of the values that did not reach their place −1.</remarks>
    /// <example>Tangents <c>[10, 20]</c>, indices <c>[1, 3]</c>, <c>Window.Sliding([2])</c>, give <c>[0, 10, 0, 20]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> UnpoolJvp<T>(
        FeatureMap<T> tangent, FeatureMap<T> values, FeatureMap<long> indices, Window window, Sequence<long> outputSize, IndexLayout layout, Duplicates duplicates)
        where T : unmanaged, INumber<T> =>
        from supported in Element.Supported<T, FeatureMap<T>>(() => values)
        from unpooling in Unpooling.Create(window, supported.Shape, outputSize)
        from offsets in OffsetsOf(supported, indices, unpooling, window, layout, duplicates)
        from fitting in FeatureMap.Fitting(tangent, supported.Shape)
        let reached = Reached(supported, offsets, duplicates)
        from result in Placed(fitting, offsets.Select((offset, at) => reached[at] ? offset : IndexForm.None).ToSequence(), unpooling, Placing.By<T>(duplicates))
        select result;

    /// <summary>Which of the values reached their place.</summary>
    private static Sequence<bool> Reached<T>(FeatureMap<T> values, Sequence<long> offsets, Duplicates duplicates)
        where T : unmanaged, INumber<T>
    {
        ILookup<(long Plane, long Offset), int> claims = offsets.Index()
            .Where(entry => entry.Item >= 0)
            .ToLookup(entry => (entry.Index / values.Shape.PlaneElements, entry.Item), entry => entry.Index);
        return offsets.Select((offset, at) => offset >= 0 && HasReached(values, claims[(at / values.Shape.PlaneElements, offset)], at, duplicates)).ToSequence();
    }

    private static bool HasReached<T>(FeatureMap<T> values, IEnumerable<int> claims, int at, Duplicates duplicates)
        where T : unmanaged, INumber<T> => duplicates.Among(
            last: () => claims.Last() == at,
            sum: () => true,
            max: () => claims.First(claim => IndexRule.AreSame(values.Values[claim], claims.Select(other => values.Values[other]).Aggregate(T.Max))) == at,
            error: () => true)();
}
