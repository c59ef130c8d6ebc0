using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Lifts;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Some channels of tensors, taken out so that they are neighbours, widened, and put back.</summary>
internal static unsafe class ChannelBlocks<T, TReal>
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Positions that are turned in one go.</summary>
    private const int Strip = 128;

    /// <summary>Channels that are widened before they are turned.</summary>
    private const int Many = 16;

    /// <summary><c>target[position][channel]</c>, a pitch between positions, from tensors with channels last, <paramref name="step"/> elements between positions, or first, so many between channels.</summary>
    internal static void Take(T* source, bool isLast, nint step, nint positions, nint channels, TReal* target, nint pitch)
    {
        unchecked
        {
            if (isLast)
            {
                for (nint position = 0; position < positions; position++) Widened(source + (position * step), channels, target + (position * pitch));
                return;
            }

            if (typeof(T) == typeof(TReal))
            {
                Transposition.Run((TReal*)source, channels, positions, step, target, pitch);
                return;
            }

            TReal* wide = stackalloc TReal[Many * Strip];
            for (nint first = 0; first < positions; first += Strip)
            {
                nint count = nint.Min(Strip, positions - first);
                for (nint channel = 0; channel < channels; channel += Many)
                {
                    nint many = nint.Min(Many, channels - channel);
                    for (nint row = 0; row < many; row++) Widened(source + ((channel + row) * step) + first, count, wide + (row * Strip));
                    Transposition.Run(wide, many, count, Strip, target + (first * pitch) + channel, pitch);
                }
            }
        }
    }

    /// <summary>The other way, of numbers that are there to stay; channels of a target with channels last are <paramref name="spread"/> elements apart.</summary>
    internal static void Put(TReal* source, nint pitch, nint positions, nint channels, T* target, bool isLast, nint step, nint spread)
    {
        unchecked
        {
            T* narrow = stackalloc T[Many * Strip];
            for (nint first = 0; first < positions; first += Strip)
            {
                nint count = nint.Min(Strip, positions - first);
                for (nint channel = 0; channel < channels; channel += Many)
                {
                    nint many = nint.Min(Many, channels - channel);
                    TReal* from = source + (first * pitch) + channel;
                    T* rows = (T*)from;
                    nint rowPitch = pitch;
                    if (typeof(T) != typeof(TReal))
                    {
                        rows = narrow;
                        rowPitch = many;
                        for (nint position = 0; position < count; position++) default(NarrowingQuotientFinish<T, TReal>).Row(from + (position * pitch), many, 1, narrow + (position * many));
                    }

                    if (isLast) Placed(rows, rowPitch, count, many, target + (first * step) + (channel * spread), step, spread);
                    else Transposition.Run(rows, count, many, rowPitch, target + (channel * step) + first, step);
                }
            }
        }
    }

    private static void Placed(T* rows, nint pitch, nint positions, nint channels, T* target, nint step, nint spread)
    {
        unchecked
        {
            for (nint position = 0; position < positions; position++)
            {
                T* from = rows + (position * pitch);
                T* to = target + (position * step);
                if (spread == 1) Unsafe.CopyBlockUnaligned(to, from, (uint)(channels * sizeof(T)));
                else for (nint channel = 0; channel < channels; channel++) to[channel * spread] = from[channel];
            }
        }
    }

    private static void Widened(T* source, nint length, TReal* target)
    {
        if (typeof(T) == typeof(TReal)) new ReadOnlySpan<TReal>(source, (int)length).CopyTo(new Span<TReal>(target, (int)length));
        else default(WideningLift<T, TReal>).Row(source, length, target);
    }
}
