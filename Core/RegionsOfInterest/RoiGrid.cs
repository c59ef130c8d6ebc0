using System.Numerics;

namespace PoolFunctional;

/// <summary>The bins that a region is cut into, and how its coordinates become those of the feature map.</summary>
/// <remarks>A description: pooling says whether the numbers are possible. Equality is structural.</remarks>
public sealed record RoiGrid
{
    /// <summary>The most bins along an axis.</summary>
    internal const int Most = 1 << 16;

    private RoiGrid(int height, int width, double spatialScale) => (Height, Width, SpatialScale) = (height, width, spatialScale);

    /// <summary>Bins from top to bottom, 1 to 65,536: the height of a result.</summary>
    public int Height { get; }

    /// <summary>Bins from left to right, 1 to 65,536: the width of a result.</summary>
    public int Width { get; }

    /// <summary>Elements of the feature map per unit of a box's coordinates: positive and finite.</summary>
    public double SpatialScale { get; }

    internal long Bins => (long)Height * Width;

    /// <summary>So many bins per region.</summary>
    /// <param name="height">Bins from top to bottom (<c>output_height</c> in ONNX, <c>output_size[0]</c> in torchvision), 1 to 65,536.</param>
    /// <param name="width">Bins from left to right, 1 to 65,536.</param>
    /// <param name="spatialScale">Elements of the feature map per unit of a box's coordinates (<c>spatial_scale</c>): positive and finite; 1 by default.</param>
    /// <returns>The grid.</returns>
    /// <example><c>RoiGrid.Of(7, 7, 1.0 / 16)</c> takes boxes on a picture to a feature map that is sixteen times smaller.</example>
    public static RoiGrid Of(int height, int width, double spatialScale = 1) => new(height, width, spatialScale);

    /// <summary>What is wrong with the numbers where coordinates are computed in <typeparamref name="TReal"/>.</summary>
    internal IEnumerable<PoolError> Wrong<TReal>()
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (Height < 1 || Height > Most) yield return new PoolError.PooledSizeOutOfRange(0, Height, Most);
        if (Width < 1 || Width > Most) yield return new PoolError.PooledSizeOutOfRange(1, Width, Most);
        TReal scale = TReal.CreateSaturating(SpatialScale);
        if (!TReal.IsFinite(scale) || scale <= TReal.Zero) yield return new PoolError.SpatialScaleNotPositive(SpatialScale);
    }
}
