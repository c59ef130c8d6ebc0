using System.Numerics;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine;

/// <summary>What a schedule is chosen by: the plan from Core, the reduction, and how the caller's tensors lie in memory.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed record Job<T>(Plan Plan, Reduction Reduction, PoolOptions Options)
    where T : unmanaged, INumber<T>
{
    /// <summary>Dense in the layout of <see cref="Options"/>, unless a run is asked for other strides.</summary>
    internal TensorOrder Memory { get; init; } = new(Options.Layout == Layout.ChannelsLast);

    internal bool IsChannelsLast => Memory.IsChannelsLast;
}
