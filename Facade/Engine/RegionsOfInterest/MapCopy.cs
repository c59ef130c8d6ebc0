using System.Numerics;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>Copies maps so that the channels of a pixel are neighbours: <c>[batch, pixel, channel]</c> in <typeparamref name="TReal"/>, position-sensitive <c>[batch, pixel, bin, channel]</c>.</summary>
internal sealed unsafe class MapCopy<T, TReal>(RegionShape shape) : IUnits
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Pixels of a unit of work.</summary>
    private const int Strip = 128;

    private readonly RegionShape shape = shape;

    private nint Strips => (shape.Pixels + Strip - 1) / Strip;

    internal void Run(T* maps, TReal* copies, int threads, CancellationToken cancellation) => Crew.Run(this, maps, copies, (long)shape.Batch * Strips, threads, cancellation);

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            for (long unit = from; unit < to; unit++)
            {
                (nint map, nint strip) = ((nint)(unit / Strips), (nint)(unit % Strips));
                nint first = strip * Strip;
                nint pixels = nint.Min(Strip, shape.Pixels - first);
                T* read = (T*)source + (map * shape.Map);
                TReal* write = (TReal*)target + (map * shape.Map) + (first * shape.Channels);
                if (shape.IsChannelsLast) Last(read + (first * shape.Channels), pixels, write);
                else First(read + first, pixels, write);
            }
        }
    }

    /// <summary>From planes: sixteen channels of a strip are widened, where that is needed, and turned.</summary>
    private void First(T* source, nint pixels, TReal* target)
    {
        unchecked
        {
            const int Many = 16;
            TReal* wide = stackalloc TReal[Many * Strip];
            nint groups = shape.IsPositionSensitive ? shape.Bins : 1;
            for (nint group = 0; group < groups; group++)
            {
                for (nint channel = 0; channel < shape.Results; channel += Many)
                {
                    nint count = nint.Min(Many, shape.Results - channel);
                    T* planes = source + (((channel * groups) + group) * shape.Pixels);
                    TReal* to = target + (group * shape.Results) + channel;
                    if (typeof(T) == typeof(TReal))
                    {
                        Transposition.Run((TReal*)planes, count, pixels, groups * shape.Pixels, to, shape.Channels);
                        continue;
                    }

                    for (nint plane = 0; plane < count; plane++) default(WideningLift<T, TReal>).Row(planes + (plane * groups * shape.Pixels), pixels, wide + (plane * Strip));
                    Transposition.Run(wide, count, pixels, Strip, to, shape.Channels);
                }
            }
        }
    }

    private void Last(T* source, nint pixels, TReal* target)
    {
        unchecked
        {
            if (!shape.IsPositionSensitive)
            {
                Widened(source, pixels * shape.Channels, target);
                return;
            }

            // A pixel is [channel][bin]; it becomes [bin][channel].
            Arena.Line[] memory = Arena.Rent(shape.Channels * sizeof(TReal));
            TReal* wide = (TReal*)Arena.Start(memory);
            for (nint pixel = 0; pixel < pixels; pixel++)
            {
                Widened(source + (pixel * shape.Channels), shape.Channels, wide);
                Transposition.Run(wide, shape.Results, shape.Bins, shape.Bins, target + (pixel * shape.Channels), shape.Results);
            }

            Arena.Return(memory);
        }
    }

    private static void Widened(T* source, nint length, TReal* target)
    {
        if (typeof(T) == typeof(TReal)) new ReadOnlySpan<TReal>(source, (int)length).CopyTo(new Span<TReal>(target, (int)length));
        else default(WideningLift<T, TReal>).Row(source, length, target);
    }
}
