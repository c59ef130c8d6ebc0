using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

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
