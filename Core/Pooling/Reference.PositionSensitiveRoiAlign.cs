using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j] interpolated at the samples of bin (i, j) of region r }</c>: RoIAlign with channels of its own for every bin.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>; channels are a multiple of the bins.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets.</param>
    /// <returns>The result, <c>[region, channel / bins, bin height, bin width]</c>, or why there is none.</returns>
    /// <remarks>Samples are those of <see cref="RoiAlign{T}"/> with <see cref="PixelConvention.HalfPixel"/> and <see cref="RoiReduction.Average"/>; an empty box without a sample gives 0.</remarks>
    /// <example>Two channels that are 1 and 2 everywhere, 1 × 2 bins, give one channel <c>[1, 2]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> PositionSensitiveRoiAlign<T>(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling)
        where T : unmanaged, INumber<T> => RegionFormula<T>.Native.Bind(formula => formula.PositionSensitiveAlign(x, regions, grid, sampling));
}
