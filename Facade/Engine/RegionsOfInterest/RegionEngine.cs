using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>One pooling of regions for maps of one shape; it runs on any number of threads at once.</summary>
internal abstract class RegionEngine<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The spans' lengths have been proved to fit, and the regions to be possible.</summary>
    internal abstract void Run(ReadOnlySpan<T> maps, ReadOnlySpan<Region> regions, Span<T> results, CancellationToken cancellation);

    /// <summary>Whether a region is possible; nothing is allocated.</summary>
    internal abstract bool IsPossible(Region region);

    /// <summary>What is wrong with a region that is not.</summary>
    internal abstract PoolError Wrong(int index, Region region);
}

/// <summary>What tells the poolings of regions apart, for each type of coordinates.</summary>
internal abstract record RegionMethod(RoiGrid Grid)
{
    internal virtual bool IsPositionSensitive => false;

    /// <summary>The first thing that is impossible, if any is.</summary>
    internal virtual IEnumerable<PoolError> Wrong<TReal>()
        where TReal : unmanaged, IFloatingPointIeee754<TReal> => Grid.Wrong<TReal>();

    internal RegionEngine<T> EngineFor<T>(in RegionShape shape, PoolOptions options)
        where T : unmanaged, INumber<T> => typeof(T) == typeof(double) ? In<T, double>(shape, options) : In<T, float>(shape, options);

    private protected abstract RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options)
        where T : unmanaged, INumber<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>;
}

/// <summary>RoIAlign.</summary>
internal sealed record AlignMethod(RoiGrid Grid, RoiSampling Sampling, RoiReduction Reduction, PixelConvention Convention) : RegionMethod(Grid)
{
    internal override IEnumerable<PoolError> Wrong<TReal>() => Grid.Wrong<TReal>().Concat(Sampling.Wrong(Grid));

    private protected override RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options)
    {
        (RegionShape maps, SampledRule<TReal> rule) = (shape, new SampledRule<TReal>(SampleRule<TReal>.Of(Sampling, Convention)));
        return Reduction.Among<Func<RegionEngine<T>>>(new(
            Average: () => new RegionRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MeanOfSamples<TReal>>(maps, Grid, rule, options),
            Max: () => new RegionRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MostOfSamples<TReal>>(maps, Grid, rule, options),
            WeightedMax: () => new RegionRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MostOfWeighted<TReal>>(maps, Grid, rule, options)))();
    }
}

/// <summary>RoIPool.</summary>
internal sealed record MaxMethod(RoiGrid Grid) : RegionMethod(Grid)
{
    private protected override RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options) =>
        new RegionRuns<T, TReal, WindowedRule<TReal>, WindowedAxis<TReal>, MostOfElements<TReal>>(shape, Grid, new(further: 1, leftOut: 0), options);
}

/// <summary>Position-sensitive RoIAlign.</summary>
internal sealed record PositionSensitiveAlignMethod(RoiGrid Grid, RoiSampling Sampling) : RegionMethod(Grid)
{
    internal override bool IsPositionSensitive => true;

    internal override IEnumerable<PoolError> Wrong<TReal>() => Grid.Wrong<TReal>().Concat(Sampling.Wrong(Grid));

    private protected override RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options) =>
        new RegionRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MeanOfSamples<TReal>>(shape, Grid, new(SampleRule<TReal>.Of(Sampling, PixelConvention.HalfPixel)), options);
}

/// <summary>Position-sensitive RoIPool.</summary>
internal sealed record PositionSensitiveAverageMethod(RoiGrid Grid, RoiClip Clip) : RegionMethod(Grid)
{
    internal override bool IsPositionSensitive => true;

    private protected override RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options) =>
        new RegionRuns<T, TReal, WindowedRule<TReal>, WindowedAxis<TReal>, MeanOfElements<TReal>>(shape, Grid, new(further: 0, Clip.LeftOut), options);
}
