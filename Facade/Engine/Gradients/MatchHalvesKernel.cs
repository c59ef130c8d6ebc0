using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>What <see cref="MatchHalvesKernel"/> walks: planes, or sheets of volumes whose windows see one sheet, in strips as wide as a register of outputs. In elements.</summary>
internal readonly unsafe struct HalvesWalk<T>
    where T : unmanaged
{
    /// <summary>How far inputs and outputs reach.</summary>
    internal required SheetExtents Extents { get; init; }

    /// <summary>Whether the first window begins at the row's first place, rather than before it: windows then meet at even places, not at odd ones.</summary>
    internal required bool BeginsWithin { get; init; }

    internal required nint StripCount { get; init; }

    /// <summary>
    /// For each strip two registers: how far an output is back from the even place of its lane in the first window's first row, and how far the neighbour that it shares a place with is back from that place; where there is
    /// no such output, farther than any place.
    /// </summary>
    internal required T* Tables { get; init; }
}

/// <summary>
/// The same as <see cref="MatchStripsKernel"/> for windows of three by three at every second place. Of two neighbouring places one is seen by one output of a row, the other by two: outputs are compared as they lie, and what a
/// register of them gives to even places and to odd ones is brought together when a row of inputs is done.
/// </summary>
internal static unsafe class MatchHalvesKernel
{
    /// <summary>
    /// Writes planes that follow each other, past the caches if rows are whole cache lines. Reads an output before a row of them, and a register and two behind it. Strips go from right to left: what the last one writes beyond
    /// a row is overwritten by the others.
    /// </summary>
    /// <returns>Whether a NaN may be among the results.</returns>
    internal static bool Run<T, TSet>(in HalvesWalk<T> walk, in StripPlace<T> place, nint planes, bool isPast)
        where T : unmanaged
        where TSet : struct, ILaneSet<T> => TSet.Shifting > 0 && TSet.Filled(TSet.Shifting, new Work<T>(walk, place, planes, isPast));

    private readonly struct Work<T>(HalvesWalk<T> walk, StripPlace<T> place, nint planes, bool isPast) : ILaneWork<T>
        where T : unmanaged
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> =>
            isPast ? Sides<TLanes, Past>() : Sides<TLanes, Cached>();

        private bool Sides<TLanes, TWriting>()
            where TLanes : struct, ILanes<TLanes, T>
            where TWriting : struct, IWriting =>
            walk.BeginsWithin ? Strips<T, TLanes, BeforeIt, TWriting>(walk, place, planes) : Strips<T, TLanes, BehindIt, TWriting>(walk, place, planes);
    }

    /// <summary>On which side the neighbour lies that an output shares a place with.</summary>
    private interface ISide
    {
        static abstract bool IsBefore { get; }
    }

    private readonly struct BeforeIt : ISide
    {
        public static bool IsBefore => true;
    }

    private readonly struct BehindIt : ISide
    {
        public static bool IsBefore => false;
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Strips<T, TLanes, TSide, TWriting>(in HalvesWalk<T> walk, in StripPlace<T> place, nint planes)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSide : struct, ISide
        where TWriting : struct, IWriting
    {
        unchecked
        {
            // SAFETY: what is read lies within an element before a row of outputs and a register and two behind it, and what is written in the planes; the caller proved that.
            (nint width, nint height, nint outputWidth, nint outputHeight) = (walk.Extents.Width, walk.Extents.Height, walk.Extents.OutputWidth, walk.Extents.OutputHeight);
            T* lastRow = stackalloc T[2 * TLanes.Count];
            TLanes none = default;
            TLanes odd = TLanes.Offset(1), second = TLanes.Offset(width), secondOdd = TLanes.Offset(width + 1), third = TLanes.Offset(2 * width), thirdOdd = TLanes.Offset((2 * width) + 1);
            TLanes down = TLanes.Offset(-2 * width);
            TLanes lowerHalf = TLanes.Zipped(0), upperHalf = TLanes.Zipped(TLanes.Count / 2);
            TLanes watched = none;
            nint side = TSide.IsBefore ? -1 : 1;

            // Windows whose two rows are done within the plane, and not at its end.
            nint firstWithin = (1 - walk.Extents.FirstRow) / 2;
            nint endWithin = nint.Min(outputHeight, (height - walk.Extents.FirstRow) / 2) - 1;
            for (nint plane = 0; plane < planes; plane++)
            {
                T* gradients = place.Gradients + (plane * outputWidth * outputHeight);
                T* indices = place.Indices + (plane * outputWidth * outputHeight);
                TLanes origin = TLanes.Offset(-((place.First + plane) % walk.Extents.Sheets) * width * height);
                for (nint strip = walk.StripCount - 1; strip >= 0; strip--)
                {
                    nint column = strip * 2 * TLanes.Count;
                    T* target = place.Target + (plane * width * height) + column;
                    T* gradient = gradients + (strip * TLanes.Count);
                    T* index = indices + (strip * TLanes.Count);
                    TLanes back = TLanes.AddOffsets(TLanes.Load(walk.Tables + column), origin);
                    TLanes backNeighbour = TLanes.AddOffsets(TLanes.Load(walk.Tables + column + TLanes.Count), origin);
                    bool isBeyond = column + (2 * TLanes.Count) > width && plane == planes - 1;
                    TLanes evenUpper = none, evenMiddle = none, evenLower = none, oddUpper = none, oddMiddle = none, oddLower = none;
                    for (nint output = 0; output < outputHeight; output++, gradient += outputWidth, index += outputWidth)
                    {
                        T* to = target + ((walk.Extents.FirstRow + (output * 2)) * width);
                        if (output == firstWithin)
                        {
                            for (; output < endWithin; output++, gradient += outputWidth, index += outputWidth)
                            {
                                Feed<T, TLanes, TSide>(gradient, index, side, back, backNeighbour, odd, second, secondOdd, third, thirdOdd, ref evenUpper, ref evenMiddle, ref evenLower, ref oddUpper, ref oddMiddle, ref oddLower);
                                back = TLanes.AddOffsets(back, down);
                                backNeighbour = TLanes.AddOffsets(backNeighbour, down);
                                Store<T, TLanes>(evenUpper, oddUpper, lowerHalf, upperHalf, to, TWriting.IsPast);
                                Store<T, TLanes>(evenMiddle, oddMiddle, lowerHalf, upperHalf, to + width, TWriting.IsPast);
                                watched = TLanes.Add(watched, TLanes.Add(TLanes.Add(evenUpper, oddUpper), TLanes.Add(evenMiddle, oddMiddle)));
                                (evenUpper, evenMiddle, evenLower) = (evenLower, none, none);
                                (oddUpper, oddMiddle, oddLower) = (oddLower, none, none);
                                to += 2 * width;
                            }
                        }

                        Feed<T, TLanes, TSide>(gradient, index, side, back, backNeighbour, odd, second, secondOdd, third, thirdOdd, ref evenUpper, ref evenMiddle, ref evenLower, ref oddUpper, ref oddMiddle, ref oddLower);
                        back = TLanes.AddOffsets(back, down);
                        backNeighbour = TLanes.AddOffsets(backNeighbour, down);

                        // The rows that no further window has are done. At the ends of the plane some of them lie outside; after the last window all are done.
                        nint row = walk.Extents.FirstRow + (output * 2);
                        nint end = output == outputHeight - 1 ? height : row + 2;
                        for (; row < end; row++, to += width)
                        {
                            if ((nuint)row < (nuint)height)
                            {
                                watched = TLanes.Add(watched, TLanes.Add(evenUpper, oddUpper));
                                if (!isBeyond || row < height - 1)
                                {
                                    Store<T, TLanes>(evenUpper, oddUpper, lowerHalf, upperHalf, to, TWriting.IsPast);
                                }
                                else
                                {
                                    // Behind the last plane somebody else writes.
                                    Store<T, TLanes>(evenUpper, oddUpper, lowerHalf, upperHalf, lastRow, isPast: false);
                                    for (nint at = 0; at < width - column; at++) to[at] = lastRow[at];
                                }
                            }

                            (evenUpper, evenMiddle, evenLower) = (evenMiddle, evenLower, none);
                            (oddUpper, oddMiddle, oddLower) = (oddMiddle, oddLower, none);
                        }
                    }
                }
            }

            return TLanes.HasNaN(watched);
        }
    }

    /// <summary>Adds a register of outputs, and their neighbours on one side, to the open rows of inputs; where two share a place, the one that comes first in the row first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Feed<T, TLanes, TSide>(
        T* gradient, T* index, nint side, TLanes back, TLanes backNeighbour, TLanes odd, TLanes second, TLanes secondOdd, TLanes third, TLanes thirdOdd,
        ref TLanes evenUpper, ref TLanes evenMiddle, ref TLanes evenLower, ref TLanes oddUpper, ref TLanes oddMiddle, ref TLanes oddLower)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSide : struct, ISide
    {
        unchecked
        {
            TLanes share = TLanes.Load(gradient);
            TLanes offset = TLanes.AddOffsets(TLanes.Load(index), back);
            TLanes neighbour = TLanes.Load(gradient + side);
            TLanes offsetNeighbour = TLanes.AddOffsets(TLanes.Load(index + side), backNeighbour);
            if (TSide.IsBefore)
            {
                evenUpper = TLanes.AddIfSame(offsetNeighbour, default, evenUpper, neighbour);
                evenMiddle = TLanes.AddIfSame(offsetNeighbour, second, evenMiddle, neighbour);
                evenLower = TLanes.AddIfSame(offsetNeighbour, third, evenLower, neighbour);
            }

            evenUpper = TLanes.AddIfSame(offset, default, evenUpper, share);
            evenMiddle = TLanes.AddIfSame(offset, second, evenMiddle, share);
            evenLower = TLanes.AddIfSame(offset, third, evenLower, share);
            oddUpper = TLanes.AddIfSame(offset, odd, oddUpper, share);
            oddMiddle = TLanes.AddIfSame(offset, secondOdd, oddMiddle, share);
            oddLower = TLanes.AddIfSame(offset, thirdOdd, oddLower, share);
            if (TSide.IsBefore) return;
            oddUpper = TLanes.AddIfSame(offsetNeighbour, default, oddUpper, neighbour);
            oddMiddle = TLanes.AddIfSame(offsetNeighbour, second, oddMiddle, neighbour);
            oddLower = TLanes.AddIfSame(offsetNeighbour, third, oddLower, neighbour);
        }
    }

    /// <summary>A row of inputs from its even and its odd places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T, TLanes>(TLanes even, TLanes odd, TLanes lowerHalf, TLanes upperHalf, T* target, bool isPast)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            TLanes.Store(TLanes.Shift(even, odd, lowerHalf), target, isPast);
            TLanes.Store(TLanes.Shift(even, odd, upperHalf), target + TLanes.Count, isPast);
        }
    }
}
