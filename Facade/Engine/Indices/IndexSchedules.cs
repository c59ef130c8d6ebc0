using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices.Straight;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Indices;

/// <summary>Which schedule answers which pooling with indices: the first row that accepts wins, and the last, Core's definition, accepts everything.</summary>
internal static class IndexSchedules
{
    internal static IndexSchedule<T, TIndex> Choose<T, TIndex>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        !Fits(job) ? new ReferenceIndexSchedule<T, TIndex>(job) : SingleSchedule<T, TIndex>.Of(job) ?? Straight<T, TIndex>(job) ?? Images<T, TIndex>(job) ?? new SearchSchedule<T, TIndex>(job, new(job.Plan, job.IsChannelsLast));

    private static bool Fits(IndexJob job) =>
        job.Plan.Output.Elements > 0 && !job.Plan.PlanesDiffer && job.Plan.Axes.Count <= ImageTile.MostAxes && job.Plan.Axes.All(AxisTable.Fits);

    private static IndexSchedule<T, TIndex>? Straight<T, TIndex>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        job.IsMin ? Straight<T, TIndex, MinReducer<T>, WatchingReducer<T, MinOrderedReducer<T>>>(job) : Straight<T, TIndex, MaxReducer<T>, MaxOfNumbersReducer<T>>(job);

    /// <summary>Floats by the quick reducer, and again where a unit holds a NaN.</summary>
    private static IndexSchedule<T, TIndex>? Straight<T, TIndex, TReducer, TQuick>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TReducer : struct, IReducer<T>
        where TQuick : struct, IReducer<T> => Element.IsInteger<T>() ? Straightest<T, TIndex, TReducer, TReducer>(job) : Straightest<T, TIndex, TReducer, TQuick>(job);

    private static IndexSchedule<T, TIndex>? Straightest<T, TIndex, TReducer, TQuick>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TReducer : struct, IReducer<T>
        where TQuick : struct, IReducer<T> =>
        StraightGeometry<T>.Of(job) is not { } geometry ? null
        : job.Plan.Axes.Count == 2 && FlatGeometry<T>.Of(new(job.Plan, new(false), ElementSize.Of<T>()), divides: false, before: 1) is { Walk.Reach: 1 } flat ? new StraightPlanesSchedule<T, TIndex, TReducer, TQuick>(job, flat)
        : new StraightSchedule<T, TIndex, TReducer, TQuick>(job, geometry);

    private static IndexSchedule<T, TIndex>? Images<T, TIndex>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        ImageGeometry.Of(job.Plan, job.IsChannelsLast, ImageSchedule<T, TIndex, int, Maximum>.Gap) is not { } geometry ? null
        : ElementSize.Of<T>() == sizeof(long) ? Images<T, TIndex, long>(job, geometry)
        : Images<T, TIndex, int>(job, geometry);

    private static IndexSchedule<T, TIndex> Images<T, TIndex, TKey>(IndexJob job, ImageGeometry geometry)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey> =>
        job.IsMin ? new ImageSchedule<T, TIndex, TKey, Minimum>(job, geometry) : new ImageSchedule<T, TIndex, TKey, Maximum>(job, geometry);
}
