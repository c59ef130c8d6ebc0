using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
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

    /// <summary>Where windows have three places of a row and begin at every place: the first output of a row that would see place 0, −2 to 0; one more sees each further place.</summary>
    internal required nint FirstColumn { get; init; }

    /// <summary>The outputs of a row with such windows, 0 with others.</summary>
    internal required nint Columns { get; init; }

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
            where TLanes : struct, ILanes<TLanes, T> => (match.Columns > 0 ? match.RowBegins[row + 1] - match.RowBegins[row] : 0) switch
            {
                2 => Slide<T, TLanes, Taps2>(match, row, target),
                3 => Slide<T, TLanes, Taps3>(match, row, target),
                _ => Row<T, TLanes>(match, row, target),
            };
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
                    TLanes.Store(first, result + channel, isPast);
                    TLanes.Store(second, result + channel + TLanes.Count, isPast);
                    TLanes.Store(third, result + channel + (2 * TLanes.Count), isPast);
                    TLanes.Store(fourth, result + channel + (3 * TLanes.Count), isPast);
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
                    TLanes.Store(total, result + channel, isPast);
                }
            }

            return TLanes.HasNaN(watched);
        }
    }

    /// <summary>The same of windows of three places at every place, for a row that two or three rows of outputs see: of each the last three outputs stay in registers, and each is loaded once.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Slide<T, TLanes, TRows>(in ChannelMatch<T> match, nint row, T* target)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TRows : struct, ITaps
    {
        unchecked
        {
            (nint channels, nint length, nint columns, nint firstColumn) = (match.Channels, match.Length, match.Columns, match.FirstColumn);
            nint* rows = match.Rows + match.RowBegins[row];
            (nint row0, nint row1, nint row2) = (rows[0], rows[1], TRows.Count > 2 ? rows[2] : 0);
            nint firstPlace = row * length;
            bool isPast = match.IsPast;
            TLanes nobody = TLanes.Offset(-1);
            TLanes watched = default;
            for (nint from = 0; from < channels; from += TLanes.Count)
            {
                // SAFETY: there are as many channels as lanes; the last register begins where it ends with them, and makes some results again.
                nint channel = nint.Min(from, channels - TLanes.Count);
                T* indices = match.Indices + channel;
                T* gradients = match.Gradients + channel;
                T* result = target + (firstPlace * channels) + channel;
                TLanes index00 = nobody, index01 = nobody, index02 = nobody, index10 = nobody, index11 = nobody, index12 = nobody, index20 = nobody, index21 = nobody, index22 = nobody;
                TLanes given00 = default, given01 = default, given02 = default, given10 = default, given11 = default, given12 = default, given20 = default, given21 = default, given22 = default;
                for (nint place = -2; place < length; place++)
                {
                    (index00, index01, index10, index11) = (index01, index02, index11, index12);
                    (given00, given01, given10, given11) = (given01, given02, given11, given12);
                    if (TRows.Count > 2) (index20, index21, given20, given21) = (index21, index22, given21, given22);
                    nint column = firstColumn + 2 + place;
                    if ((nuint)column < (nuint)columns)
                    {
                        nint at = column * channels;
                        (index02, given02) = (TLanes.Load(indices + row0 + at), TLanes.Load(gradients + row0 + at));
                        (index12, given12) = (TLanes.Load(indices + row1 + at), TLanes.Load(gradients + row1 + at));
                        if (TRows.Count > 2) (index22, given22) = (TLanes.Load(indices + row2 + at), TLanes.Load(gradients + row2 + at));
                    }
                    else
                    {
                        (index02, index12, index22) = (nobody, nobody, nobody);
                    }

                    if (place < 0) continue;
                    TLanes here = TLanes.Offset(firstPlace + place);
                    TLanes total = TLanes.AddIfSame(index00, here, default, given00);
                    total = TLanes.AddIfSame(index01, here, total, given01);
                    total = TLanes.AddIfSame(index02, here, total, given02);
                    total = TLanes.AddIfSame(index10, here, total, given10);
                    total = TLanes.AddIfSame(index11, here, total, given11);
                    total = TLanes.AddIfSame(index12, here, total, given12);
                    if (TRows.Count > 2)
                    {
                        total = TLanes.AddIfSame(index20, here, total, given20);
                        total = TLanes.AddIfSame(index21, here, total, given21);
                        total = TLanes.AddIfSame(index22, here, total, given22);
                    }

                    watched = TLanes.Watch(watched, total);
                    TLanes.Store(total, result, isPast);
                    result += channels;
                }
            }

            return TLanes.HasNaN(watched);
        }
    }
}
