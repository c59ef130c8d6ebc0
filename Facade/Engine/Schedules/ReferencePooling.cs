using System.Numerics;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Core's definition itself, on dense tensors of either order.</summary>
internal sealed class ReferencePooling<T, TResult>(Plan plan, bool isChannelsLast, Func<FeatureMap<T>, Result<FeatureMap<TResult>, PoolError>> definition) : IPooling<T, TResult>
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    public string Name => ReferenceSchedule<T>.RowName;

    public void Run(ReadOnlySpan<T> x, Span<TResult> destination, CancellationToken cancellation)
    {
        FeatureMap<TResult> pooled = FeatureMap.Create<T>(plan.Input, ChannelsFirst(x)).Bind(definition).OrThrow(nameof(x));
        for (int i = 0; i < destination.Length; i++) destination[PlaceOf(plan.Output, i)] = pooled.Values[i];
    }

    private T[] ChannelsFirst(ReadOnlySpan<T> x)
    {
        T[] ordered = new T[x.Length];
        for (int i = 0; i < x.Length; i++) ordered[i] = x[PlaceOf(plan.Input, i)];
        return ordered;
    }

    private int PlaceOf(Shape shape, int i) => (int)(isChannelsLast ? MemoryOrder.ChannelsLast(shape, i) : i);
}
