using PoolFunctional.Engine.RegionsOfInterest.Gradients;
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

    private protected override RegionGradient<T> GradientIn<T, TReal>(in RegionShape shape, PoolOptions options, Ties ties)
    {
        (RegionShape maps, SampledRule<TReal> rule) = (shape, new SampledRule<TReal>(SampleRule<TReal>.Of(Sampling, Convention)));
        return Reduction.Among<Func<RegionGradient<T>>>(new(
            Average: () => new RegionGradientRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MeanScattering<TReal, MeanOfSamples<TReal>>>(maps, Grid, rule, default, options),
            Max: () => new RegionGradientRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MostSampleScattering<TReal>>(maps, Grid, rule, default, options),
            WeightedMax: () => new RegionGradientRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MostWeightedScattering<TReal>>(maps, Grid, rule, default, options)))();
    }
}
