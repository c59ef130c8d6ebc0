using System.Numerics;

namespace PoolFunctional.Engine.Indices;

/// <summary>What a schedule of pooling with indices is chosen by.</summary>
internal sealed record IndexJob(Plan Plan, Reduction Reduction, IndexLayout Layout, PoolOptions Options)
{
    internal bool IsChannelsLast => Options.Layout == PoolFunctional.Layout.ChannelsLast;

    internal bool IsMin => Reduction is Reduction.MinReduction;

    internal Job<T> Values<T>()
        where T : unmanaged, INumber<T> => new(Plan, Reduction, Options);
}
