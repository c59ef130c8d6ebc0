using System.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The last row of the table: Core's definition itself, which answers everything.</summary>
internal sealed class ReferenceSchedule<T>(Job<T> job) : Schedule<T>
    where T : unmanaged, INumber<T>
{
    internal const string RowName = "reference";

    private readonly int pixels = (int)job.Plan.Input.PlaneElements;
    private readonly int outputPixels = (int)job.Plan.Output.PlaneElements;

    internal override string Name => RowName;

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        Result<FeatureMap<T>, PoolError> outcome = FeatureMap.Create<T>(job.Plan.Input, ChannelsFirst(x)).Bind(map => Reference.Pool(map, job.Plan, job.Reduction));
        FeatureMap<T> pooled = outcome.OrThrow(nameof(x));
        for (int i = 0; i < destination.Length; i++) destination[i] = pooled.Values[job.IsChannelsLast ? Position(i, outputPixels) : i];
    }

    private T[] ChannelsFirst(ReadOnlySpan<T> x)
    {
        T[] ordered = new T[x.Length];
        for (int i = 0; i < x.Length; i++) ordered[job.IsChannelsLast ? Position(i, pixels) : i] = x[i];
        return ordered;
    }

    /// <summary>Where element i of <c>[batch, pixel, channel]</c> lies in <c>[batch, channel, pixel]</c>.</summary>
    private int Position(int i, int planePixels)
    {
        int channels = (int)job.Plan.Input.Channels;
        (int row, int channel) = int.DivRem(i, channels);
        (int batch, int pixel) = int.DivRem(row, planePixels);
        return (((batch * channels) + channel) * planePixels) + pixel;
    }
}
