using System.Numerics;

namespace PoolFunctional.Engine;

/// <summary>What a schedule is chosen by: the plan from Core, the reduction, and how the caller's tensor lies in memory.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed record Job<T>(Plan Plan, Reduction Reduction, PoolOptions Options)
    where T : unmanaged, INumber<T>
{
    internal bool IsChannelsLast => Options.Layout == Layout.ChannelsLast;
}
