using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.RegionsOfInterest;

/// <summary>The four poolings of regions with the type of their coordinates and totals chosen: float for float and Half, double for double.</summary>
internal abstract record RegionFormula<T>
    where T : unmanaged, INumber<T>
{
    internal static Result<RegionFormula<T>, PoolError> Native =>
        Element.FloatingOnly<T, RegionFormula<T>>(() => typeof(T) == typeof(double) ? new RegionFormula<T, double>() : new RegionFormula<T, float>());

    internal abstract Result<FeatureMap<T>, PoolError> Align(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention);

    internal abstract Result<FeatureMap<T>, PoolError> Max(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid);

    internal abstract Result<FeatureMap<T>, PoolError> PositionSensitiveAlign(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling);

    internal abstract Result<FeatureMap<T>, PoolError> PositionSensitiveAverage(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiClip clip);
}

/// <summary>Coordinates and totals in <typeparamref name="TReal"/>; a result is rounded to <typeparamref name="T"/> once.</summary>
internal sealed record RegionFormula<T, TReal> : RegionFormula<T>
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    internal override Result<FeatureMap<T>, PoolError> Align(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention) =>
        from possible in Possible(grid, sampling)
        from y in Tabulate(x, regions, grid, x.Shape.Channels, Sampled(x.Shape, grid, SampleRule<TReal>.Of(possible, convention), SampleReduction<TReal>.Of(reduction)))
        select y;

    internal override Result<FeatureMap<T>, PoolError> Max(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid) =>
        Tabulate(x, regions, grid, x.Shape.Channels, Windowed(x.Shape, grid, leftOut: 0, further: 1, TReal.Max, (most, _) => most));

    internal override Result<FeatureMap<T>, PoolError> PositionSensitiveAlign(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling) =>
        from possible in Possible(grid, sampling)
        from channels in SharedOut(x.Shape, grid)
        from y in Tabulate(x, regions, grid, channels, Sampled(x.Shape, grid, SampleRule<TReal>.Of(possible, PixelConvention.HalfPixel), SampleReduction<TReal>.Of(RoiReduction.Average)))
        select y;

    internal override Result<FeatureMap<T>, PoolError> PositionSensitiveAverage(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiClip clip) =>
        from channels in SharedOut(x.Shape, grid)
        from y in Tabulate(x, regions, grid, channels, Windowed(x.Shape, grid, clip.LeftOut, further: 0, (left, right) => left + right, (total, count) => total / TReal.CreateTruncating(count)))
        select y;

    /// <summary>The value of one bin of a region, from a plane that is read by row and column.</summary>
    private delegate TReal Bin(ScaledRegion<TReal> region, int row, int column, Func<long, long, TReal> element);

    private static Bin Sampled(Shape shape, RoiGrid grid, SampleRule<TReal> rule, SampleReduction<TReal> reduction) => (region, row, column, element) => reduction.Reduce(
        SampleAxis<TReal>.Between(region.Y1, region.Y2, grid.Height, shape.Spatial[0], rule),
        row,
        SampleAxis<TReal>.Between(region.X1, region.X2, grid.Width, shape.Spatial[1], rule),
        column,
        element);

    private static Bin Windowed(Shape shape, RoiGrid grid, int leftOut, int further, Func<TReal, TReal, TReal> combine, Func<TReal, long, TReal> finish) => (region, row, column, element) =>
    {
        Taps down = BinAxis<TReal>.Between(region.Y1, region.Y2, grid.Height, shape.Spatial[0] - leftOut, further).WindowAt(row);
        Taps across = BinAxis<TReal>.Between(region.X1, region.X2, grid.Width, shape.Spatial[1] - leftOut, further).WindowAt(column);
        Maybe<TReal> total = Fold.Pairwise(across.Count, x => Fold.Pairwise(down.Count, y => Maybe<TReal>.Of(element(down[y], across[x])), combine), combine);
        return total.IsPresent ? finish(total.Value, down.Count * across.Count) : TReal.Zero;
    };

    private static Result<RoiSampling, PoolError> Possible(RoiGrid grid, RoiSampling sampling) =>
        Outcome.Unless(grid, grid.Wrong<TReal>()).Bind(possible => Outcome.Unless(sampling, sampling.Wrong(possible)));

    /// <summary>Channel c of bin b is channel <c>c·bins + b</c> of the map.</summary>
    private static Result<long, PoolError> SharedOut(Shape shape, RoiGrid grid) =>
        Outcome.Unless(shape, grid.Wrong<TReal>()).Bind(possible => possible.Channels % grid.Bins == 0
            ? Outcome.Ok(possible.Channels / grid.Bins)
            : Outcome.Fail<long>(new PoolError.ChannelsNotDivisible(possible.Channels, grid.Bins)));

    private static Result<FeatureMap<T>, PoolError> Tabulate(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, long channels, Bin bin) =>
        from _ in Outcome.Unless(x, Wrong(x.Shape, regions, grid))
        from shape in Shape.Create(regions.Count, channels, [grid.Height, grid.Width])
        from y in FeatureMap.Tabulate(shape, (plane, position) =>
        {
            (long index, long channel) = (plane / channels, plane % channels);
            ScaledRegion<TReal> region = ScaledRegion<TReal>.Of(regions[(int)index], TReal.CreateSaturating(grid.SpatialScale));
            long sharing = x.Shape.Channels / channels;
            long read = sharing == 1 ? channel : (channel * sharing) + (position[0] * grid.Width) + position[1];
            long start = ((region.Batch * x.Shape.Channels) + read) * x.Shape.PlaneElements;
            TReal value = bin(region, (int)position[0], (int)position[1], (row, column) => TReal.CreateTruncating(x.Values[(int)(start + (row * x.Shape.Spatial[1]) + column)]));
            return Element.Canonical(T.CreateSaturating(value));
        })
        select y;

    private static IEnumerable<PoolError> Wrong(Shape shape, Sequence<Region> regions, RoiGrid grid)
    {
        if (shape.Spatial.Count != 2) yield return new PoolError.MapAxes(shape.Spatial.Count);
        foreach (PoolError wrong in grid.Wrong<TReal>()) yield return wrong;
        foreach ((int index, Region region) in regions.Index())
        {
            foreach (PoolError wrong in ScaledRegion<TReal>.Wrong(index, region, TReal.CreateSaturating(grid.SpatialScale), shape.Batch)) yield return wrong;
        }
    }
}
