using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>An item whose channels are beside each other, and which outputs see its places. Everything is counted in elements of the item.</summary>
internal readonly unsafe struct ChannelMatch<T>
    where T : unmanaged
{
    internal required T* Gradients { get; init; }

    /// <summary>Plane offsets, in the bits of elements.</summary>
    internal required T* Indices { get; init; }

    /// <summary>Where the rows of outputs begin that see a row of inputs, ascending, those of one row of inputs after those of another.</summary>
    internal required nint* Rows { get; init; }

    /// <summary>Of each row of inputs where its rows of outputs begin in <see cref="Rows"/>, and one more.</summary>
    internal required nint* RowBegins { get; init; }

    /// <summary>Of each place where in a row of outputs the first that sees it begins, and how many do.</summary>
    internal required nint* Places { get; init; }

    /// <summary>The places of a row.</summary>
    internal required nint Length { get; init; }

    internal required nint Channels { get; init; }

    /// <summary>Whether results are written past the caches, where those of a place are whole cache lines.</summary>
    internal required bool IsPast { get; init; }
}

/// <summary>The gradients of a row of inputs from the outputs that have a place of it for their index, a register of channels at a time.</summary>
internal static unsafe class MatchChannelsKernel
{
    /// <summary>Writes a row of the item at <paramref name="target"/>.</summary>
    /// <returns>Whether a NaN may be among the results.</returns>
    internal static bool Run<T, TSet>(in ChannelMatch<T> match, nint row, T* target)
        where T : unmanaged
        where TSet : struct, ILaneSet<T> => TSet.Filled(match.Channels, new Work<T>(match, row, target));

    private readonly struct Work<T>(ChannelMatch<T> match, nint row, T* target) : ILaneWork<T>
        where T : unmanaged
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => Row<T, TLanes>(match, row, target);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Row<T, TLanes>(in ChannelMatch<T> match, nint row, T* target)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            T* gradients = match.Gradients;
            T* indices = match.Indices;
            nint* places = match.Places;
            (nint channels, nint length) = (match.Channels, match.Length);
            nint firstPlace = row * length;
            bool isPast = match.IsPast;
            TLanes none = default;
            TLanes watched = default;
            nint* firstRow = match.Rows + match.RowBegins[row];
            nint* endOfRows = match.Rows + match.RowBegins[row + 1];
            for (nint place = 0; place < length; place++)
            {
                nint begin = places[2 * place];
                nint seeing = places[(2 * place) + 1] * channels;
                TLanes here = TLanes.Offset(firstPlace + place);
                T* result = target + ((firstPlace + place) * channels);
                nint channel = 0;
                for (; channel + (4 * TLanes.Count) <= channels; channel += 4 * TLanes.Count)
                {
                    // Four registers together, so that no sum waits for the one before.
                    (TLanes first, TLanes second, TLanes third, TLanes fourth) = (none, none, none, none);
                    for (nint* outputs = firstRow; outputs < endOfRows; outputs++)
                    {
                        T* index = indices + *outputs + begin + channel;
                        T* gradient = gradients + *outputs + begin + channel;
                        for (T* end = index + seeing; index < end; index += channels, gradient += channels)
                        {
                            first = TLanes.AddIfSame(TLanes.Load(index), here, first, TLanes.Load(gradient));
                            second = TLanes.AddIfSame(TLanes.Load(index + TLanes.Count), here, second, TLanes.Load(gradient + TLanes.Count));
                            third = TLanes.AddIfSame(TLanes.Load(index + (2 * TLanes.Count)), here, third, TLanes.Load(gradient + (2 * TLanes.Count)));
                            fourth = TLanes.AddIfSame(TLanes.Load(index + (3 * TLanes.Count)), here, fourth, TLanes.Load(gradient + (3 * TLanes.Count)));
                        }
                    }

                    watched = TLanes.Watch(watched, TLanes.Add(TLanes.Add(first, second), TLanes.Add(third, fourth)));
                    Write<T, TLanes>(first, result + channel, isPast);
                    Write<T, TLanes>(second, result + channel + TLanes.Count, isPast);
                    Write<T, TLanes>(third, result + channel + (2 * TLanes.Count), isPast);
                    Write<T, TLanes>(fourth, result + channel + (3 * TLanes.Count), isPast);
                }

                for (; channel < channels; channel += TLanes.Count)
                {
                    // SAFETY: there are as many channels as lanes; the last register begins where it ends with them, and makes some results again.
                    channel = nint.Min(channel, channels - TLanes.Count);
                    TLanes total = none;
                    for (nint* outputs = firstRow; outputs < endOfRows; outputs++)
                    {
                        T* index = indices + *outputs + begin + channel;
                        T* gradient = gradients + *outputs + begin + channel;
                        for (T* end = index + seeing; index < end; index += channels, gradient += channels) total = TLanes.AddIfSame(TLanes.Load(index), here, total, TLanes.Load(gradient));
                    }

                    watched = TLanes.Watch(watched, total);
                    Write<T, TLanes>(total, result + channel, isPast);
                }
            }

            return TLanes.HasNaN(watched);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<T, TLanes>(TLanes value, T* target, bool isPast)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (isPast) TLanes.StorePast(value, target);
        else TLanes.Store(value, target);
    }
}
