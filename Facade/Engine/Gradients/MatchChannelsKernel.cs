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

    /// <summary>Where rows of outputs begin, and which of two rows of inputs each sees; those of one unit after those of another, and those of a unit ascending.</summary>
    internal required nint* Rows { get; init; }

    /// <summary>Of each place where in a row of outputs the first that sees it begins, and how many do.</summary>
    internal required nint* Places { get; init; }

    /// <summary>The places of a row.</summary>
    internal required nint Length { get; init; }

    internal required nint Channels { get; init; }

    /// <summary>The places of a window along a row, and by how many it begins after the one before.</summary>
    internal required nint Taps { get; init; }

    internal required nint Stride { get; init; }

    /// <summary>Whether windows begin at odd places of a row.</summary>
    internal required bool IsLate { get; init; }

    /// <summary>Whether no two windows share a place, and <see cref="Squares"/> are of one row, as long as a window.</summary>
    internal required bool IsApart { get; init; }

    /// <summary>The places that are taken two by two of two rows, or as long as a window of one.</summary>
    internal required SquareSpan Squares { get; init; }

    /// <summary>Whether results are written past the caches, where those of a place are whole cache lines.</summary>
    internal required bool IsPast { get; init; }
}

/// <summary>The gradients of rows of inputs from the outputs that have a place of them for their index, a register of channels at a time.</summary>
internal static unsafe class MatchChannelsKernel
{
    /// <summary>Writes some rows of the item at <paramref name="target"/>.</summary>
    /// <returns>Whether a NaN may be among the results.</returns>
    internal static bool Run<T, TSet>(in ChannelMatch<T> match, RowsOfInputs lines, T* target)
        where T : unmanaged
        where TSet : struct, ILaneSet<T> => TSet.Filled(match.Channels, new Work<T>(match, lines, target));

    private readonly struct Work<T>(ChannelMatch<T> match, RowsOfInputs lines, T* target) : ILaneWork<T>
        where T : unmanaged
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            unchecked
            {
                (nint from, nint end) = match.IsApart && lines.Begin == lines.End ? (0, 0) : (match.Squares.From, match.Squares.End);
                bool mayBeNaN = false;
                for (nint row = 0; row < lines.Count; row++)
                {
                    if (from > 0) mayBeNaN |= Row<T, TLanes>(match, lines, row, 0, from, target);
                    if (end < match.Length) mayBeNaN |= Row<T, TLanes>(match, lines, row, end, match.Length, target);
                }

                if (from == end) return mayBeNaN;
                if (match.IsApart) return mayBeNaN | Apart<T, TLanes>(match, lines, target);
                return mayBeNaN | (match.Taps, match.Stride, match.IsLate) switch
                {
                    (2, _, _) => MatchSquaresKernel.Run<T, TLanes, HalvedTwos>(match, lines, target),
                    (_, 1, _) => MatchSquaresKernel.Run<T, TLanes, DenseThrees>(match, lines, target),
                    (_, _, true) => MatchSquaresKernel.Run<T, TLanes, HalvedThreesLate>(match, lines, target),
                    _ => MatchSquaresKernel.Run<T, TLanes, HalvedThrees>(match, lines, target),
                };
            }
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Row<T, TLanes>(in ChannelMatch<T> match, RowsOfInputs lines, nint number, nint from, nint to, T* target)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            T* gradients = match.Gradients;
            T* indices = match.Indices;
            nint* places = match.Places;
            nint channels = match.Channels;
            nint firstPlace = (lines.Row + number) * match.Length;
            nint own = number == 0 ? RowsOfInputs.Upper : RowsOfInputs.Lower;
            bool isPast = match.IsPast;
            TLanes none = default;
            TLanes watched = default;
            nint* firstRow = match.Rows + (2 * lines.Begin);
            nint* endOfRows = match.Rows + (2 * lines.End);
            for (nint place = from; place < to; place++)
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
                    for (nint* outputs = firstRow; outputs < endOfRows; outputs += 2)
                    {
                        if ((outputs[1] & own) == 0) continue;
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
                    for (nint* outputs = firstRow; outputs < endOfRows; outputs += 2)
                    {
                        if ((outputs[1] & own) == 0) continue;
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

    /// <summary>Places of a row that one row of outputs sees, each place by one output: an output is loaded once for all of its window.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Apart<T, TLanes>(in ChannelMatch<T> match, RowsOfInputs lines, T* target)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            (nint channels, nint taps, bool isPast) = (match.Channels, match.Taps, match.IsPast);
            nint output = match.Rows[2 * lines.Begin] + (match.Squares.First * channels);
            TLanes none = default;
            TLanes next = TLanes.Offset(1);
            TLanes watched = none;
            nint end = (lines.Row * match.Length) + match.Squares.End;
            for (nint place = (lines.Row * match.Length) + match.Squares.From; place < end; place += taps, output += channels)
            {
                TLanes first = TLanes.Offset(place);
                for (nint start = 0; start < channels; start += TLanes.Count)
                {
                    // SAFETY: there are as many channels as lanes; the last register begins where it ends with them, and makes some results again.
                    nint channel = nint.Min(start, channels - TLanes.Count);
                    TLanes index = TLanes.Load(match.Indices + output + channel);
                    TLanes given = TLanes.Load(match.Gradients + output + channel);
                    watched = TLanes.Watch(watched, given);
                    TLanes here = first;
                    T* result = target + (place * channels) + channel;
                    for (nint tap = 0; tap < taps; tap++, result += channels, here = TLanes.AddOffsets(here, next)) TLanes.Store(TLanes.AddIfSame(index, here, none, given), result, isPast);
                }
            }

            return TLanes.HasNaN(watched);
        }
    }
}
