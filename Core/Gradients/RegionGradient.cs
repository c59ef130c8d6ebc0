using System.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Gradients;

/// <summary>How the poolings of regions move with the elements of the maps, in both directions, with the type of coordinates and sums chosen as <see cref="RegionFormula{T}"/> chooses it.</summary>
internal abstract record RegionGradient<T>
    where T : unmanaged, INumber<T>
{
    internal static Result<RegionGradient<T>, PoolError> Native =>
        Element.FloatingOnly<T, RegionGradient<T>>(() => typeof(T) == typeof(double) ? new RegionGradient<T, double>() : new RegionGradient<T, float>());

    internal abstract Result<FeatureMap<T>, PoolError> Align(
        FeatureMap<T> outputGradient, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention);

    internal abstract Result<FeatureMap<T>, PoolError> Max(FeatureMap<T> outputGradient, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, Ties ties);

    internal abstract Result<FeatureMap<T>, PoolError> PositionSensitiveAlign(FeatureMap<T> outputGradient, Shape maps, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling);

    internal abstract Result<FeatureMap<T>, PoolError> PositionSensitiveAverage(FeatureMap<T> outputGradient, Shape maps, Sequence<Region> regions, RoiGrid grid, RoiClip clip);

    /// <summary>The tangent of a maximum; that of an average is the average of the tangent.</summary>
    internal abstract Result<FeatureMap<T>, PoolError> AlignJvp(
        FeatureMap<T> tangent, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention);

    internal abstract Result<FeatureMap<T>, PoolError> MaxJvp(FeatureMap<T> tangent, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, Ties ties);
}

/// <summary>Coordinates and sums in <typeparamref name="TReal"/>; a gradient is rounded to <typeparamref name="T"/> once.</summary>
internal sealed record RegionGradient<T, TReal> : RegionGradient<T>
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>How a bin moves with the elements of its plane.</summary>
    private delegate BinShares<TReal> Moving(BinPlace<TReal> place);

    internal override Result<FeatureMap<T>, PoolError> Align(
        FeatureMap<T> outputGradient, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention) =>
        from moving in Sampled(x, grid, sampling, reduction, convention)
        from gradient in Backward(outputGradient, x.Shape, regions, grid, x.Shape.Channels, moving)
        select gradient;

    internal override Result<FeatureMap<T>, PoolError> Max(FeatureMap<T> outputGradient, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, Ties ties) =>
        Backward(outputGradient, x.Shape, regions, grid, x.Shape.Channels, Windowed(x, grid, ties));

    internal override Result<FeatureMap<T>, PoolError> PositionSensitiveAlign(FeatureMap<T> outputGradient, Shape maps, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling) =>
        from possible in RegionFormula<T, TReal>.Possible(grid, sampling)
        from channels in RegionFormula<T, TReal>.SharedOut(maps, grid)
        from gradient in Backward(outputGradient, maps, regions, grid, channels, Mean(maps, grid, SampleRule<TReal>.Of(possible, PixelConvention.HalfPixel)))
        select gradient;

    internal override Result<FeatureMap<T>, PoolError> PositionSensitiveAverage(FeatureMap<T> outputGradient, Shape maps, Sequence<Region> regions, RoiGrid grid, RoiClip clip) =>
        from channels in RegionFormula<T, TReal>.SharedOut(maps, grid)
        from gradient in Backward(outputGradient, maps, regions, grid, channels, place =>
        {
            (Taps down, Taps across) = place.WindowIn(maps, grid, clip.LeftOut, further: 0);
            return BinShares<TReal>.OfMean(down, across);
        })
        select gradient;

    internal override Result<FeatureMap<T>, PoolError> AlignJvp(
        FeatureMap<T> tangent, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention) =>
        reduction == RoiReduction.Average
            ? FeatureMap.Fitting(tangent, x.Shape).Bind(fitting => Reference.RoiAlign(fitting, regions, grid, sampling, reduction, convention))
            : Sampled(x, grid, sampling, reduction, convention).Bind(moving => Jvp(tangent, x, regions, grid, moving));

    internal override Result<FeatureMap<T>, PoolError> MaxJvp(FeatureMap<T> tangent, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, Ties ties) =>
        Jvp(tangent, x, regions, grid, Windowed(x, grid, ties));

    private static Result<Moving, PoolError> Sampled(FeatureMap<T> x, RoiGrid grid, RoiSampling sampling, RoiReduction reduction, PixelConvention convention) =>
        RegionFormula<T, TReal>.Possible(grid, sampling).Select(possible =>
        {
            SampleRule<TReal> rule = SampleRule<TReal>.Of(possible, convention);
            return reduction.Among<Moving>(new(
                Average: Mean(x.Shape, grid, rule),
                Max: Most(x, grid, rule, reduction, BinShares<TReal>.OfMost),
                WeightedMax: Most(x, grid, rule, reduction, BinShares<TReal>.OfMostWeighted)));
        });

    private static Moving Mean(Shape maps, RoiGrid grid, SampleRule<TReal> rule) => place =>
    {
        (SampleAxis<TReal> rows, SampleAxis<TReal> columns) = place.SamplesIn(maps, grid, rule);
        return BinShares<TReal>.OfMean(rows, place.Row, columns, place.Column);
    };

    private static Moving Most(FeatureMap<T> x, RoiGrid grid, SampleRule<TReal> rule, RoiReduction reduction, Attaining attaining) => place =>
    {
        (SampleAxis<TReal> rows, SampleAxis<TReal> columns) = place.SamplesIn(x.Shape, grid, rule);
        Func<long, long, TReal> element = RegionFormula<T, TReal>.ElementsOf(x, place);
        TReal most = SampleReduction<TReal>.Of(reduction).Reduce(rows, place.Row, columns, place.Column, element);
        return attaining(rows, place.Row, columns, place.Column, most, element);
    };

    private static Moving Windowed(FeatureMap<T> x, RoiGrid grid, Ties ties) => place =>
    {
        (Taps down, Taps across) = place.WindowIn(x.Shape, grid, leftOut: 0, further: 1);
        Func<long, long, TReal> element = RegionFormula<T, TReal>.ElementsOf(x, place);
        TReal most = BinShares<TReal>.OfMean(down, across).Elements.Select(share => element(share.Row, share.Column)).DefaultIfEmpty().Aggregate(TReal.Max);
        return BinShares<TReal>.OfMost(down, across, most, element, ties);
    };

    private delegate BinShares<TReal> Attaining(SampleAxis<TReal> rows, int row, SampleAxis<TReal> columns, int column, TReal most, Func<long, long, TReal> element);

    /// <summary>Each element has the sum of its shares of the outputs, these in row-major order, each to the sum of those before it; +0 where it has none.</summary>
    private static Result<FeatureMap<T>, PoolError> Backward(FeatureMap<T> outputGradient, Shape maps, Sequence<Region> regions, RoiGrid grid, long channels, Moving moving) =>
        from pooled in RegionFormula<T, TReal>.Pooled(maps, regions, grid, channels)
        from fitting in FeatureMap.Fitting(outputGradient, pooled)
        let given = (
            from output in IndexRule.Places(pooled)
            let place = RegionFormula<T, TReal>.PlaceOf(maps, regions, grid, channels, output.Plane, output.Position)
            let shares = moving(place)
            let part = TReal.CreateTruncating(fitting.Values[output.At]) / shares.Divisor
            from share in shares.Elements
            select (At: place.Start + (share.Row * maps.Spatial[1]) + share.Column, Value: share.Weight * part)).ToLookup(entry => entry.At, entry => entry.Value)
        from gradient in FeatureMap.Tabulate(maps, (plane, position) => Sum(given[maps.OffsetOf(plane, position)]))
        select gradient;

    private static T Sum(IEnumerable<TReal> shares) => Element.Canonical(T.CreateSaturating(shares.DefaultIfEmpty().Aggregate((sum, share) => sum + share)));

    private static Result<FeatureMap<T>, PoolError> Jvp(FeatureMap<T> tangent, FeatureMap<T> x, Sequence<Region> regions, RoiGrid grid, Moving moving) =>
        from pooled in RegionFormula<T, TReal>.Pooled(x.Shape, regions, grid, x.Shape.Channels)
        from fitting in FeatureMap.Fitting(tangent, x.Shape)
        from y in FeatureMap.Tabulate(pooled, (plane, position) =>
        {
            BinPlace<TReal> place = RegionFormula<T, TReal>.PlaceOf(x.Shape, regions, grid, x.Shape.Channels, plane, position);
            return Element.Canonical(T.CreateSaturating(moving(place).Jvp(RegionFormula<T, TReal>.ElementsOf(fitting, place))));
        })
        select y;
}
