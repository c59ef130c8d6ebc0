using System.Numerics;

namespace PoolFunctional;

/// <content>Spatial pyramids.</content>
public static partial class Reference
{
    /// <summary>
    /// <c>[batch, channel, spatial…] → [batch, channels · Σ L^axes]</c>: the input pooled to each level, flattened channel by channel, and the levels one after the other. The order is the same
    /// whatever the layout of a caller's tensor.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, of any spatial extents.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window become one value; the paper takes the maximum.</param>
    /// <returns>The features of each batch item, or why there are none.</returns>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c> and maxima give <c>[3, 1, 3]</c>.</example>
    public static Result<RowTable<T>, PoolError> SpatialPyramid<T>(FeatureMap<T> x, Pyramid pyramid, Reduction reduction)
        where T : unmanaged, INumber<T> => Levels(x.Shape, pyramid, window => Pool(x, window, reduction));

    /// <summary>What each level gives, put together.</summary>
    private static Result<RowTable<T>, PoolError> Levels<T>(Shape input, Pyramid pyramid, Func<Window, Result<FeatureMap<T>, PoolError>> level)
        where T : unmanaged, INumber<T> =>
        from windows in pyramid.On(input)
        from levels in Outcome.All(windows.Select(level))
        from table in RowTable.Tabulate(
            input.Batch,
            (long)pyramid.Features(input),
            item => levels.SelectMany(map => ItemOf(map, item)).ToSequence())
        select table;

    private static IEnumerable<T> ItemOf<T>(FeatureMap<T> map, int item)
        where T : unmanaged, INumber<T>
    {
        int length = (int)(map.Shape.Channels * map.Shape.PlaneElements);
        return map.Values.Skip(item * length).Take(length);
    }
}
