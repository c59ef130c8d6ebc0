using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j, k] : k ∈ bin (i, j) of region r }</c>: averages with channels of its own for every bin.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates and totals are float, for double elements double.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>; channels are a multiple of the bins.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="clip">Where bins are cut off.</param>
    /// <returns>The result, <c>[region, channel / bins, bin height, bin width]</c>, or why there is none.</returns>
    /// <remarks>
    /// Scaled edges are rounded, halves away from zero; with s the first of them and h = max(last − s, 1) over the number of bins, bin p is the window of elements <c>⌊p·h⌋ + s</c> to before
    /// <c>⌈(p + 1)·h⌉ + s</c>, those that exist. The sum is pairwise down the columns, then along the row of columns; one division by the number of elements. A bin without an element gives 0.
    /// </remarks>
    /// <example>Two channels that are 1 and 2 everywhere, 1 × 2 bins, give one channel <c>[1, 2]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> PositionSensitiveRoiPool<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiClip clip)
        where T : unmanaged, INumber<T> => RegionFormula<T>.Native.Bind(formula => formula.PositionSensitiveAverage(x, regions, grid, clip));
}
