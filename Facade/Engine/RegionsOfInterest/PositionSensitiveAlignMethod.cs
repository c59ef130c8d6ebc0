using PoolFunctional.Engine.RegionsOfInterest.Gradients;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>Position-sensitive RoIAlign.</summary>
internal sealed record PositionSensitiveAlignMethod(RoiGrid Grid, RoiSampling Sampling) : RegionMethod(Grid)
{
    internal override bool IsPositionSensitive => true;

    internal override IEnumerable<PoolError> Wrong<TReal>() => Grid.Wrong<TReal>().Concat(Sampling.Wrong(Grid));

    private protected override RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options) =>
        new RegionRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MeanOfSamples<TReal>>(shape, Grid, new(SampleRule<TReal>.Of(Sampling, PixelConvention.HalfPixel)), options);

    private protected override RegionGradient<T> GradientIn<T, TReal>(in RegionShape shape, PoolOptions options, Ties ties) =>
        new RegionGradientRuns<T, TReal, SampledRule<TReal>, SampledAxis<TReal>, MeanScattering<TReal, MeanOfSamples<TReal>>>(
            shape, Grid, new(SampleRule<TReal>.Of(Sampling, PixelConvention.HalfPixel)), default, options);
}
