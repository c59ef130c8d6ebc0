using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The levels of a spatial pyramid, each by a schedule of its own, and its results put in their places: item by item, and channel by channel.</summary>
internal sealed unsafe class PyramidSchedule<T>(Schedule<T>[] levels, int[] cells, int batch, int channels, bool isChannelsLast) : Schedule<T>
    where T : unmanaged, INumber<T>
{
    private readonly int features = cells.Sum() * channels;

    internal override string Name => "pyramid";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        byte[] memory = Arena.Rent((nint)cells.Max() * channels * batch * sizeof(T));
        int first = 0;
        for (int level = 0; level < levels.Length; level++)
        {
            int length = cells[level] * channels;
            Span<T> pooled = batch == 1 && !isChannelsLast ? destination.Slice(first, length) : new(Arena.Start(memory), length * batch);
            levels[level].Run(x, pooled, cancellation);
            if (batch > 1 || isChannelsLast) Place(pooled, cells[level], destination[first..]);
            first += length;
        }

        Arena.Return(memory);
    }

    private void Place(ReadOnlySpan<T> pooled, int ofLevel, Span<T> destination)
    {
        int length = ofLevel * channels;
        for (int item = 0; item < batch; item++)
        {
            ReadOnlySpan<T> source = pooled.Slice(item * length, length);
            Span<T> target = destination.Slice(item * features, length);
            if (!isChannelsLast)
            {
                source.CopyTo(target);
                continue;
            }

            for (int cell = 0; cell < ofLevel; cell++)
            {
                for (int channel = 0; channel < channels; channel++) target[(channel * ofLevel) + cell] = source[(cell * channels) + channel];
            }
        }
    }
}
