using PoolFunctional.Engine.RegionsOfInterest.Gradients;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>RoIPool.</summary>
internal sealed record MaxMethod(RoiGrid Grid) : RegionMethod(Grid)
{
    private protected override RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options) =>
        new RegionRuns<T, TReal, WindowedRule<TReal>, WindowedAxis<TReal>, MostOfElements<TReal>>(shape, Grid, new(further: 1, leftOut: 0), options);

    private protected override RegionGradient<T> GradientIn<T, TReal>(in RegionShape shape, PoolOptions options, Ties ties) =>
        new RegionGradientRuns<T, TReal, WindowedRule<TReal>, WindowedAxis<TReal>, MostElementScattering<TReal>>(shape, Grid, new(further: 1, leftOut: 0), new(ties), options);
}
