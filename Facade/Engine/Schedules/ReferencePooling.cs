using System.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Core's definition itself, on dense tensors of either order.</summary>
internal sealed class ReferencePooling<T, TResult>(Plan plan, bool isChannelsLast, Func<FeatureMap<T>, Result<FeatureMap<TResult>, PoolError>> definition) : IPooling<T, TResult>
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    private readonly int pixels = (int)plan.Input.PlaneElements;
    private readonly int outputPixels = (int)plan.Output.PlaneElements;

    public string Name => ReferenceSchedule<T>.RowName;

    public void Run(ReadOnlySpan<T> x, Span<TResult> destination, CancellationToken cancellation)
    {
        FeatureMap<TResult> pooled = FeatureMap.Create<T>(plan.Input, ChannelsFirst(x)).Bind(definition).OrThrow(nameof(x));
        for (int i = 0; i < destination.Length; i++) destination[i] = pooled.Values[isChannelsLast ? Position(i, outputPixels) : i];
    }

    private T[] ChannelsFirst(ReadOnlySpan<T> x)
    {
        T[] ordered = new T[x.Length];
        for (int i = 0; i < x.Length; i++) ordered[isChannelsLast ? Position(i, pixels) : i] = x[i];
        return ordered;
    }

    /// <summary>Where element i of <c>[batch, pixel, channel]</c> lies in <c>[batch, channel, pixel]</c>.</summary>
    private int Position(int i, int planePixels)
    {
        int channels = (int)plan.Input.Channels;
        (int row, int channel) = int.DivRem(i, channels);
        (int batch, int pixel) = int.DivRem(row, planePixels);
        return (((batch * channels) + channel) * planePixels) + pixel;
    }
}
