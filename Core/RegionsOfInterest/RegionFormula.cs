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
    private delegate TReal Bin(BinPlace<TReal> place, Func<long, long, TReal> element);

    private static Bin Sampled(Shape shape, RoiGrid grid, SampleRule<TReal> rule, SampleReduction<TReal> reduction) => (place, element) =>
    {
        (SampleAxis<TReal> rows, SampleAxis<TReal> columns) = place.SamplesIn(shape, grid, rule);
        return reduction.Reduce(rows, place.Row, columns, place.Column, element);
    };

    private static Bin Windowed(Shape shape, RoiGrid grid, int leftOut, int further, Func<TReal, TReal, TReal> combine, Func<TReal, long, TReal> finish) => (place, element) =>
    {
        (Taps down, Taps across) = place.WindowIn(shape, grid, leftOut, further);
        Maybe<TReal> total = Fold.Pairwise(across.Count, x => Fold.Pairwise(down.Count, y => Maybe<TReal>.Of(element(down[y], across[x])), combine), combine);
        return total.IsPresent ? finish(total.Value, down.Count * across.Count) : TReal.Zero;
    };

    /// <summary>The sampling where it and the grid are possible.</summary>
    internal static Result<RoiSampling, PoolError> Possible(RoiGrid grid, RoiSampling sampling) =>
        Outcome.Unless(grid, grid.Wrong<TReal>()).Bind(possible => Outcome.Unless(sampling, sampling.Wrong(possible)));

    /// <summary>The channels of a position-sensitive result: channel c of bin b is channel <c>c·bins + b</c> of the map.</summary>
    internal static Result<long, PoolError> SharedOut(Shape shape, RoiGrid grid) =>
        Outcome.Unless(shape, grid.Wrong<TReal>()).Bind(possible => possible.Channels % grid.Bins == 0
            ? Outcome.Ok(possible.Channels / grid.Bins)
            : Outcome.Fail<long>(new PoolError.ChannelsNotDivisible(possible.Channels, grid.Bins)));

    /// <summary>The shape of the result of so many channels where maps, regions and grid are possible.</summary>
    internal static Result<Shape, PoolError> Pooled(Shape maps, Sequence<Region> regions, RoiGrid grid, long channels) =>
        from _ in Outcome.Unless(maps, Wrong(maps, regions, grid))
        from shape in Shape.Create(regions.Count, channels, [grid.Height, grid.Width])
        select shape;

    /// <summary>What the bin at a position of a result's plane lies on.</summary>
    internal static BinPlace<TReal> PlaceOf(Shape maps, Sequence<Region> regions, RoiGrid grid, long channels, long plane, Sequence<long> position)
    {
        (long index, long channel) = (plane / channels, plane % channels);
        ScaledRegion<TReal> region = ScaledRegion<TReal>.Of(regions[(int)index], TReal.CreateSaturating(grid.SpatialScale));
        long sharing = maps.Channels / channels;
        long read = sharing == 1 ? channel : (channel * sharing) + (position[0] * grid.Width) + position[1];
        return new(region, (int)position[0], (int)position[1], ((region.Batch * maps.Channels) + read) * maps.PlaneElements);
    }

    /// <summary>The elements of a plane by row and column.</summary>
    internal static Func<long, long, TReal> ElementsOf(FeatureMap<T> x, BinPlace<TReal> place) =>
        (row, column) => TReal.CreateTruncating(x.Values[(int)(place.Start + (row * x.Shape.Spatial[1]) + column)]);

    private static Result<FeatureMap<T>, PoolError> Tabulate(FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, long channels, Bin bin) =>
        from shape in Pooled(x.Shape, regions, grid, channels)
        from y in FeatureMap.Tabulate(shape, (plane, position) =>
        {
            BinPlace<TReal> place = PlaceOf(x.Shape, regions, grid, channels, plane, position);
            return Element.Canonical(T.CreateSaturating(bin(place, ElementsOf(x, place))));
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
