using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary><c>y[r, c, i, j] = reduce { x[b(r), c] interpolated at the samples of bin (i, j) of region r }</c>: the definition of RoIAlign.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <param name="convention">Where the elements lie.</param>
    /// <returns>The result, <c>[region, channel, bin height, bin width]</c>, or why there is none.</returns>
    /// <remarks>
    /// With s the scaled edge of the region less the convention's shift, and h its size over the number of bins, sample k of n in bin p lies at <c>(s + p·h) + (k + ½)·h / n</c>. From one element before the map to
    /// its end it is interpolated, with the first and the last element continued outwards; elsewhere it is outside.
    /// </remarks>
    /// <example>A ramp 1 … 16 of 4 × 4, box (0, 0, 3, 3), 2 × 2 bins of 2 × 2 samples, average, half-pixel: <c>[2.5625, 4, 8.3125, 9.75]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> RoiAlign<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention)
        where T : unmanaged, INumber<T> => RegionFormula<T>.Native.Bind(formula => formula.Align(x, regions, grid, sampling, reduction, convention));
}
