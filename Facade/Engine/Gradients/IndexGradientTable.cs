using System.Numerics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Which schedule answers which gradient by indices.</summary>
internal static class IndexGradientTable
{
    /// <summary>What answers where every index is in the window of its output.</summary>
    internal static IndexGradientSchedule<T, TIndex> Choose<T, TIndex>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => Matched<T, TIndex>(job) ?? Scattered<T, TIndex>(job);

    /// <summary>What finds outputs by their inputs, or null.</summary>
    internal static IndexGradientSchedule<T, TIndex>? Matched<T, TIndex>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (job.Layout is not IndexLayout.PlaneLayout || !Element.IsFloating<T>()) return null;
        if (job.IsChannelsLast && job.Plan.Input.Channels > 1) return ChannelMatchSchedule<T, TIndex>.Of(job);
        if (typeof(T) == typeof(float) && typeof(TIndex) == typeof(int) && PermuteGeometry.Of(job.Plan) is { } small) return (IndexGradientSchedule<T, TIndex>)(object)new PermuteSchedule(job, small);
        if (MatchGeometry.Of(job.Plan) is not { } geometry) return null;
        return typeof(T) == typeof(double) ? new MatchSchedule<T, TIndex, double, long>(job, geometry)
            : job.Plan.Input.PlaneElements < int.MaxValue - 64 ? new MatchSchedule<T, TIndex, float, int>(job, geometry)
            : null;
    }

    /// <summary>What brings outputs to their inputs, wherever in the plane those are.</summary>
    internal static IndexGradientSchedule<T, TIndex> Scattered<T, TIndex>(IndexJob job)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        IndexCodec codec = new(job.Layout, job.Plan.Input, job.Plan);
        return typeof(T) == typeof(Half) ? new ScatterSchedule<T, TIndex, float>(job, codec)
            : Element.IsFloating<T>() ? new ScatterSchedule<T, TIndex, T>(job, codec)
            : ElementSize.Of<T>() < sizeof(long) ? new ScatterSchedule<T, TIndex, long>(job, codec)
            : new ScatterSchedule<T, TIndex, Int128>(job, codec);
    }
}
