using System.Numerics;
using PoolFunctional.Engine.RegionsOfInterest.Gradients;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>What tells the poolings of regions apart, for each type of coordinates.</summary>
internal abstract record RegionMethod(RoiGrid Grid)
{
    internal virtual bool IsPositionSensitive => false;

    /// <summary>The first thing that is impossible, if any is.</summary>
    internal virtual IEnumerable<PoolError> Wrong<TReal>()
        where TReal : unmanaged, IFloatingPointIeee754<TReal> => Grid.Wrong<TReal>();

    internal RegionEngine<T> EngineFor<T>(in RegionShape shape, PoolOptions options)
        where T : unmanaged, INumber<T> => typeof(T) == typeof(double) ? In<T, double>(shape, options) : In<T, float>(shape, options);

    /// <summary>The gradient; of the policy of ties only what has elements that are chosen takes notice.</summary>
    internal RegionGradient<T> GradientFor<T>(in RegionShape shape, PoolOptions options, Ties ties)
        where T : unmanaged, INumber<T> => typeof(T) == typeof(double) ? GradientIn<T, double>(shape, options, ties) : GradientIn<T, float>(shape, options, ties);

    private protected abstract RegionEngine<T> In<T, TReal>(in RegionShape shape, PoolOptions options)
        where T : unmanaged, INumber<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>;

    private protected abstract RegionGradient<T> GradientIn<T, TReal>(in RegionShape shape, PoolOptions options, Ties ties)
        where T : unmanaged, INumber<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>;
}
