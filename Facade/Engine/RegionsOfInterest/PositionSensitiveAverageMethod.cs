using PoolFunctional.Engine.RegionsOfInterest.Gradients;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>Position-sensitive RoIPool.</summary>
internal sealed record PositionSensitiveAverageMethod(RoiGrid Grid, RoiClip Clip) : RegionMethod(Grid)
{
    internal override bool IsPositionSensitive => true;

    private protected override RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options) =>
        new RegionRuns<T, TReal, WindowedRule<TReal>, WindowedAxis<TReal>, MeanOfElements<TReal>>(shape, Grid, new(further: 0, Clip.LeftOut), options);

    private protected override RegionGradient<T> GradientIn<T, TReal>(in RegionShape shape, PoolOptions options, Ties ties) =>
        new RegionGradientRuns<T, TReal, WindowedRule<TReal>, WindowedAxis<TReal>, MeanScattering<TReal, MeanOfElements<TReal>>>(shape, Grid, new(further: 0, Clip.LeftOut), default, options);
}
