using System.Numerics;
using PoolFunctional.Gradients;

namespace PoolFunctional;

/// <content>
/// Gradients of regions of interest. The gradient of an element is the sum of its shares, each added to the sum of those before it, in float, or in double for double elements, and rounded once: outputs in row-major
/// order of region, channel and bin, in a bin the samples down each column of them, of a sample the four elements in their order. An average divides first: <c>w·(g/n)</c>. An element that no bin sees has +0.
/// </content>
public static partial class Reference
{
    /// <summary><c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j] · ∂y[r, c, i, j]/∂x[b, c, k]</c> of RoIAlign, over the bins that see k: the definition.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and sums are float, for double elements double.</typeparam>
    /// <param name="outputGradient">The gradient of the result, <c>[region, channel, bin height, bin width]</c>.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <param name="convention">Where the elements lie.</param>
    /// <returns>The gradient of the maps, or why there is none.</returns>
    /// <remarks>
    /// An average of n samples gives each of a sample's four elements <c>w·(g/n)</c>. A maximum gives <c>w·g</c> to those of the first sample, row-major, that attains it; a weighted maximum to the one element whose product is
    /// the first to attain it, and to none where a sample outside does alone. Where several attain it the maximum has no derivative; this is one of its subgradients. With respect to the boxes there is none here.
    /// </remarks>
    /// <example>Gradient <c>[4]</c> of the average over 2 × 2 elements, box (0, 0, 2, 2), one bin of one sample, gives each of them 1.</example>
    public static Result<FeatureMap<T>, PoolError> RoiAlignBackward<T>(
        FeatureMap<T> outputGradient, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention)
        where T : unmanaged, INumber<T> => RegionGradient<T>.Native.Bind(gradient => gradient.Align(outputGradient, x, regions, grid, sampling, reduction, convention));

    /// <summary><c>ẏ[r, c, i, j] = Σ ∂y[r, c, i, j]/∂x[b, c, k] · ẋ[b, c, k]</c> of RoIAlign: the tangent of the result for a tangent of the maps.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and sums are float, for double elements double.</typeparam>
    /// <param name="tangent">The tangent of the maps.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets.</param>
    /// <param name="reduction">How they become one value.</param>
    /// <param name="convention">Where the elements lie.</param>
    /// <returns>The tangent of the result, or why there is none.</returns>
    /// <remarks>An average is linear: its tangent is <see cref="RoiAlign{T}"/> of the tangent, bit for bit. A maximum has the tangent interpolated at the first sample that attains it, a weighted one the first product's.</remarks>
    /// <example>For the maximum of <c>[1, 5]</c> as one row, box (0, 0, 2, 1), one bin of 2 × 2 samples, the tangent <c>[10, 20]</c> gives <c>[20]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> RoiAlignJvp<T>(
        FeatureMap<T> tangent, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention)
        where T : unmanaged, INumber<T> => RegionGradient<T>.Native.Bind(gradient => gradient.AlignJvp(tangent, x, regions, grid, sampling, reduction, convention));

    /// <summary><c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j]</c> of RoIPool, over the bins whose maximum k holds: the definition.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates and sums are float, for double elements double.</typeparam>
    /// <param name="outputGradient">The gradient of the result, <c>[region, channel, bin height, bin width]</c>.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="ties">Which of a bin's equal maxima it goes to.</param>
    /// <returns>The gradient of the maps, or why there is none.</returns>
    /// <remarks>Where several elements hold the maximum there is no derivative; every policy but <see cref="Ties.All"/> gives one of its subgradients. A bin without an element gives none.</remarks>
    /// <example>Gradient <c>[10, 20]</c> of <c>[1, 2, 3, 4]</c> as one row, box (0, 0, 3, 0), 1 × 2 bins, gives <c>[0, 10, 0, 20]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> RoiPoolBackward<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, Ties ties)
        where T : unmanaged, INumber<T> => RegionGradient<T>.Native.Bind(gradient => gradient.Max(outputGradient, x, regions, grid, ties));

    /// <summary><c>ẏ[r, c, i, j] = ẋ[b, c, k]</c> of RoIPool, k holding the bin's maximum: the tangent of the result for a tangent of the maps.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates and sums are float, for double elements double.</typeparam>
    /// <param name="tangent">The tangent of the maps.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c>.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="ties">Which of a bin's equal maxima moves the result; of split ones their mean, of all ones their sum.</param>
    /// <returns>The tangent of the result, or why there is none.</returns>
    /// <example>Tangent <c>[10, 20, 30, 40]</c> of <c>[1, 2, 3, 4]</c> as one row, box (0, 0, 3, 0), 1 × 2 bins, gives <c>[20, 40]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> RoiPoolJvp<T>(FeatureMap<T> tangent, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, Ties ties)
        where T : unmanaged, INumber<T> => RegionGradient<T>.Native.Bind(gradient => gradient.MaxJvp(tangent, x, regions, grid, ties));

    /// <summary><c>∂L/∂x[b, (c·height + i)·width + j, k] = Σ w · (∂L/∂y[r, c, i, j] / n)</c> of position-sensitive RoIAlign, over the samples beside k: the definition.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and sums are float, for double elements double.</typeparam>
    /// <param name="outputGradient">The gradient of the result, <c>[region, channel / bins, bin height, bin width]</c>.</param>
    /// <param name="maps">The shape of the feature maps, <c>[batch, channel, height, width]</c>: what they hold does not matter.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets.</param>
    /// <returns>The gradient of the maps, or why there is none.</returns>
    /// <remarks>The pooling is linear: its tangent is <see cref="PositionSensitiveRoiAlign{T}"/> of the tangent.</remarks>
    /// <example>Two channels of 2 × 2 elements, a box around them, 1 × 2 bins of one sample: gradient <c>[4, 8]</c> gives the first channel a sum of 4 and the second one of 8.</example>
    public static Result<FeatureMap<T>, PoolError> PositionSensitiveRoiAlignBackward<T>(FeatureMap<T> outputGradient, Shape maps, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling)
        where T : unmanaged, INumber<T> => RegionGradient<T>.Native.Bind(gradient => gradient.PositionSensitiveAlign(outputGradient, maps, regions, grid, sampling));

    /// <summary><c>∂L/∂x[b, (c·height + i)·width + j, k] = Σ ∂L/∂y[r, c, i, j] / n</c> of position-sensitive RoIPool, over the bins that hold k among their n elements: the definition.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates and sums are float, for double elements double.</typeparam>
    /// <param name="outputGradient">The gradient of the result, <c>[region, channel / bins, bin height, bin width]</c>.</param>
    /// <param name="maps">The shape of the feature maps, <c>[batch, channel, height, width]</c>: what they hold does not matter.</param>
    /// <param name="regions">The boxes.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="clip">What becomes of the part of a bin outside the map; the gradient goes where the forward pass reads.</param>
    /// <returns>The gradient of the maps, or why there is none.</returns>
    /// <remarks>The pooling is linear: its tangent is <see cref="PositionSensitiveRoiPool{T}"/> of the tangent. (torchvision's gradient reaches the last row and column, which its forward pass leaves out.)</remarks>
    /// <example>Two channels of 1 × 4 elements, box (0, 0, 4, 1), 1 × 2 bins: gradient <c>[4, 8]</c> gives <c>[2, 2, 0, 0]</c> and <c>[0, 0, 4, 4]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> PositionSensitiveRoiPoolBackward<T>(FeatureMap<T> outputGradient, Shape maps, Sequence<Region> regions, RoiGrid grid, RoiClip clip)
        where T : unmanaged, INumber<T> => RegionGradient<T>.Native.Bind(gradient => gradient.PositionSensitiveAverage(outputGradient, maps, regions, grid, clip));
}
