using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary>
    /// <c>y[b, c, i] = { values[b, c, o] : indices[b, c, o] = i }</c>, one value by <paramref name="duplicates"/>, and +0 where no index points: the definition of unpooling.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="values">The values, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="indices">Where each belongs, of the same shape; −1 belongs nowhere. Each must be a place of the plane that it stands in.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies (<see cref="Unpooling.Create"/>).</param>
    /// <param name="layout">What the indices count, in the extents of the result.</param>
    /// <param name="duplicates">What becomes of several values for one place.</param>
    /// <returns>The result, or why there is none.</returns>
    /// <example>Values <c>[6, 8]</c>, indices <c>[1, 3]</c>, <c>Window.Sliding([2])</c>, give <c>[0, 6, 0, 8]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> Unpool<T>(
        FeatureMap<T> values, FeatureMap<long> indices, Window window, Sequence<long> outputSize, IndexLayout layout, Duplicates duplicates)
        where T : unmanaged, INumber<T> =>
        from placed in Element.Supported<T, Placing<T>>(() => Placing.By<T>(duplicates))
        from unpooling in Unpooling.Create(window, values.Shape, outputSize)
        from offsets in OffsetsOf(values, indices, unpooling, window, layout, duplicates)
        from y in Placed(values, offsets, unpooling, placed)
        select y;

    /// <summary>Where in its plane each value belongs, −1 for nowhere; or which index is wrong.</summary>
    private static Result<Sequence<long>, PoolError> OffsetsOf<T>(FeatureMap<T> values, FeatureMap<long> indices, Unpooling unpooling, Window window, IndexLayout layout, Duplicates duplicates)
        where T : unmanaged, INumber<T> =>
        from counting in unpooling.Counting(layout, window)
        from fitting in Outcome.Unless(indices, indices.Shape == values.Shape ? [] : [new PoolError.IndexShapeMismatch(values.Shape, indices.Shape)])
        from offsets in Outcome.All(IndexRule.Places(fitting.Shape).Select(place => OffsetOf(fitting, counting, place, layout)))
        from valid in Outcome.Unless(offsets, duplicates.Among<IEnumerable<PoolError>>([], [], [], IndexRule.Duplicates(fitting, offsets)))
        select valid;

    private static Result<FeatureMap<T>, PoolError> Placed<T>(FeatureMap<T> values, Sequence<long> offsets, Unpooling unpooling, Placing<T> placed)
        where T : unmanaged, INumber<T>
    {
        ILookup<(long Plane, long Offset), T> given = offsets.Index()
            .Where(entry => entry.Item >= 0)
            .ToLookup(entry => (entry.Index / values.Shape.PlaneElements, entry.Item), entry => values.Values[entry.Index]);
        return FeatureMap.Tabulate(unpooling.Unpooled, (plane, position) => placed(given[(plane, unpooling.Unpooled.OffsetOf(0, position))]));
    }

    private static Result<long, PoolError> OffsetOf(FeatureMap<long> indices, Unpooling unpooling, (int At, long Plane, Sequence<long> Position) place, IndexLayout layout)
    {
        long index = indices.Values[place.At];
        long offset = index == IndexForm.None ? index : layout.Read(unpooling.Unpooled, unpooling.WindowAt(place.Plane, place.Position), index);
        return offset < 0 && index != IndexForm.None
            ? Outcome.Fail<long>(new PoolError.IndexOutOfRange(place.At, index, layout.Name, unpooling.Unpooled))
            : Outcome.Ok(offset);
    }
}
