using System.Numerics;

namespace PoolFunctional.RegionsOfInterest;

/// <summary>A region in the coordinates of its feature map.</summary>
internal readonly record struct ScaledRegion<TReal>(long Batch, TReal X1, TReal Y1, TReal X2, TReal Y2)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Coordinates this far from the origin are an error: beyond them a float no longer tells neighbouring elements apart, and neither the numbers of samples nor any integer overflows below.</summary>
    internal const int Farthest = 1 << 24;

    /// <summary>Each coordinate, rounded to <typeparamref name="TReal"/>, times the scale.</summary>
    internal static ScaledRegion<TReal> Of(Region region, TReal scale) =>
        new(region.Batch, Scaled(region.X1, scale), Scaled(region.Y1, scale), Scaled(region.X2, scale), Scaled(region.Y2, scale));

    /// <summary>Whether pooling is possible there; nothing is allocated.</summary>
    internal static bool IsPossible(Region region, TReal scale, long batch)
    {
        ScaledRegion<TReal> scaled = Of(region, scale);
        return region.Batch >= 0 && region.Batch < batch && IsNear(scaled.X1) && IsNear(scaled.Y1) && IsNear(scaled.X2) && IsNear(scaled.Y2);
    }

    /// <summary>What is wrong with the region of that number.</summary>
    internal static IEnumerable<PoolError> Wrong(int index, Region region, TReal scale, long batch)
    {
        if (region.Batch < 0 || region.Batch >= batch) yield return new PoolError.RegionBatchOutOfRange(index, region.Batch, batch);
        foreach ((RegionCoordinate coordinate, double value) in Coordinates(region))
        {
            if (!double.IsFinite(value)) yield return new PoolError.RegionNotFinite(index, coordinate, value);
            else if (!IsNear(Scaled(value, scale))) yield return new PoolError.RegionTooFar(index, coordinate, value, Farthest);
        }
    }

    private static Sequence<(RegionCoordinate Coordinate, double Value)> Coordinates(Region region) =>
        [(RegionCoordinate.X1, region.X1), (RegionCoordinate.Y1, region.Y1), (RegionCoordinate.X2, region.X2), (RegionCoordinate.Y2, region.Y2)];

    private static TReal Scaled(double coordinate, TReal scale) => TReal.CreateSaturating(coordinate) * scale;

    private static bool IsNear(TReal scaled) => TReal.Abs(scaled) <= TReal.CreateTruncating(Farthest);
}
