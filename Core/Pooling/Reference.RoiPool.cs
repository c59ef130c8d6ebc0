using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary><c>y[r, c, i, j] = max { x[b(r), c, k] : k ∈ bin (i, j) of region r }</c>: the definition of RoIPool.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates are float, for double elements double.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <returns>The result, <c>[region, channel, bin height, bin width]</c>, or why there is none.</returns>
    /// <remarks>
    /// Scaled edges are rounded, halves away from zero; with s the first of them and h = max(last − s + 1, 1) over the number of bins, bin p is the window of elements <c>⌊p·h⌋ + s</c> to before
    /// <c>⌈(p + 1)·h⌉ + s</c>, those that exist. A bin without an element gives 0.
    /// </remarks>
    /// <example><c>[1, 2, 3, 4]</c> as one row, box (0, 0, 3, 0), 1 × 2 bins, gives <c>[2, 4]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> RoiPool<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid)
        where T : unmanaged, INumber<T> => RegionFormula<T>.Native.Bind(formula => formula.Max(x, regions, grid));
}
