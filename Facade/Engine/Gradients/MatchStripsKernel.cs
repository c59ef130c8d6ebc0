using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>What <see cref="MatchStripsKernel"/> walks: planes, or sheets of volumes whose windows see one sheet, in strips one register wide. In elements.</summary>
internal readonly unsafe struct StripWalk<T>
    where T : unmanaged
{
    /// <summary>How far inputs and outputs reach.</summary>
    internal required SheetExtents Extents { get; init; }

    /// <summary>Rows of a window, up to three.</summary>
    internal required nint RowTaps { get; init; }

    /// <summary>By how many rows a window begins below the one above it.</summary>
    internal required nint RowStride { get; init; }

    /// <summary>Outputs of a row that see a place, up to three: as many slots has a place.</summary>
    internal required nint Slots { get; init; }

    /// <summary>For each strip, where it begins, and where the outputs of its first slot begin in a row of outputs; those of each further slot begin one later.</summary>
    internal required nint* Strips { get; init; }

    internal required nint StripCount { get; init; }

    /// <summary>
    /// For each strip one register more than slots. The first says which of a slot's outputs belongs to each lane; the others how far it is back from a lane's place in the first window's first row, and where the lane's slot is
    /// empty, farther than any place.
    /// </summary>
    internal required T* Tables { get; init; }

    /// <summary>How many lanes suit the rows.</summary>
    internal required nint Lanes { get; init; }
}

/// <summary>Where gradients and their indices lie, and the inputs that they belong to.</summary>
internal readonly unsafe struct StripPlace<T>(T* gradients, T* indices, T* target, nint first)
    where T : unmanaged
{
    internal T* Gradients => gradients;

    /// <summary>Plane offsets, in the bits of elements.</summary>
    internal T* Indices => indices;

    internal T* Target => target;

    /// <summary>The number of the first plane.</summary>
    internal nint First => first;
}

/// <summary>
/// The gradients of inputs from the outputs that have a place of theirs for their index. A strip goes down the plane: each row of outputs is spread over the lanes, once for each slot, and added to those of the rows of inputs
/// in its windows whose places match. Three rows of inputs are open at a time.
/// </summary>
internal static unsafe class MatchStripsKernel
{
    /// <summary>Writes planes that follow each other, past the caches if rows are whole cache lines. Reads up to two outputs before a row of them, and a register and two behind it.</summary>
    /// <returns>Whether a NaN may be among the results.</returns>
    internal static bool Run<T, TSet>(in StripWalk<T> walk, in StripPlace<T> place, nint planes, bool isPast)
        where T : unmanaged
        where TSet : struct, ILaneSet<T> => TSet.Covering(walk.Lanes, new Work<T>(walk, place, planes, isPast));

    private readonly struct Work<T>(StripWalk<T> walk, StripPlace<T> place, nint planes, bool isPast) : ILaneWork<T>
        where T : unmanaged
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => (walk.RowTaps, walk.RowStride) switch
            {
                (1, _) => Slots<TLanes, Row>(),
                (2, _) => Slots<TLanes, TwoApart>(),
                (3, 1) => Slots<TLanes, Three>(),
                (_, _) => Slots<TLanes, ThreeAtTwo>(),
            };

        private bool Slots<TLanes, TRows>()
            where TLanes : struct, ILanes<TLanes, T>
            where TRows : struct, IRowWindow => walk.Slots switch
            {
                1 => Strips<T, TLanes, Taps1, TRows>(walk, place, planes, isPast),
                2 => Strips<T, TLanes, Taps2, TRows>(walk, place, planes, isPast),
                _ => Strips<T, TLanes, Taps3, TRows>(walk, place, planes, isPast),
            };
    }

    /// <summary>The rows of a window, and by how many it is below the one above it.</summary>
    private interface IRowWindow
    {
        static abstract int Taps { get; }

        static abstract int Stride { get; }
    }

    private readonly struct Row : IRowWindow
    {
        public static int Taps => 1;

        public static int Stride => 1;
    }

    private readonly struct TwoApart : IRowWindow
    {
        public static int Taps => 2;

        public static int Stride => 2;
    }

    private readonly struct Three : IRowWindow
    {
        public static int Taps => 3;

        public static int Stride => 1;
    }

    private readonly struct ThreeAtTwo : IRowWindow
    {
        public static int Taps => 3;

        public static int Stride => 2;
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Strips<T, TLanes, TSlots, TRows>(in StripWalk<T> walk, in StripPlace<T> place, nint planes, bool isPast)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSlots : struct, ITaps
        where TRows : struct, IRowWindow
    {
        unchecked
        {
            // SAFETY: what is read lies within two elements before a row of outputs and a register and two behind it, and what is written in the planes; the caller proved that.
            (nint width, nint height, nint outputWidth, nint outputHeight) = (walk.Extents.Width, walk.Extents.Height, walk.Extents.OutputWidth, walk.Extents.OutputHeight);
            bool isNarrow = width < TLanes.Count;
            T* lastRow = stackalloc T[TLanes.Count];
            TLanes none = default;
            TLanes second = TLanes.Offset(width);
            TLanes third = TLanes.Offset(2 * width);
            TLanes down = TLanes.Offset(-TRows.Stride * width);
            TLanes watched = none;

            // Windows whose rows are done within the plane, one or two for each, and not at its end.
            nint firstWithin = (TRows.Stride - 1 - walk.Extents.FirstRow) / TRows.Stride;
            nint endWithin = nint.Min(outputHeight, (height - walk.Extents.FirstRow) / TRows.Stride) - 1;
            for (nint plane = 0; plane < planes; plane++)
            {
                T* gradients = place.Gradients + (plane * outputWidth * outputHeight);
                T* indices = place.Indices + (plane * outputWidth * outputHeight);
                TLanes origin = TLanes.Offset(-((place.First + plane) % walk.Extents.Sheets) * width * height);
                for (nint strip = 0; strip < walk.StripCount; strip++)
                {
                    T* target = place.Target + (plane * width * height) + walk.Strips[2 * strip];
                    T* gradient = gradients + walk.Strips[(2 * strip) + 1];
                    T* index = indices + walk.Strips[(2 * strip) + 1];
                    T* table = walk.Tables + (strip * (TSlots.Count + 1) * TLanes.Count);
                    TLanes sources = TLanes.Load(table);
                    TLanes back = TLanes.AddOffsets(TLanes.Load(table + TLanes.Count), origin);
                    TLanes backNext = TSlots.Count > 1 ? TLanes.AddOffsets(TLanes.Load(table + (2 * TLanes.Count)), origin) : none;
                    TLanes backLast = TSlots.Count > 2 ? TLanes.AddOffsets(TLanes.Load(table + (3 * TLanes.Count)), origin) : none;
                    TLanes upper = none, middle = none, lower = none;
                    for (nint output = 0; output < outputHeight; output++)
                    {
                        T* to = target + ((walk.Extents.FirstRow + (output * TRows.Stride)) * width);
                        if (output == firstWithin)
                        {
                            for (; output < endWithin; output++)
                            {
                                Feed<T, TLanes, TSlots, TRows>(gradient, index, sources, ref back, ref backNext, ref backLast, second, third, down, ref upper, ref middle, ref lower);
                                gradient += outputWidth;
                                index += outputWidth;
                                TLanes.Store(upper, to, isPast);
                                if (TRows.Stride == 1)
                                {
                                    watched = TLanes.Add(watched, upper);
                                    (upper, middle, lower) = (middle, lower, none);
                                }
                                else
                                {
                                    TLanes.Store(middle, to + width, isPast);
                                    watched = TLanes.Add(watched, TLanes.Add(upper, middle));
                                    (upper, middle, lower) = (lower, none, none);
                                }

                                to += TRows.Stride * width;
                            }
                        }

                        Feed<T, TLanes, TSlots, TRows>(gradient, index, sources, ref back, ref backNext, ref backLast, second, third, down, ref upper, ref middle, ref lower);
                        gradient += outputWidth;
                        index += outputWidth;

                        // The rows that no further window has are done. At the ends of the plane some of them lie outside; after the last window all are done.
                        nint row = walk.Extents.FirstRow + (output * TRows.Stride);
                        nint end = output == outputHeight - 1 ? height : row + TRows.Stride;
                        for (; row < end; row++, to += width)
                        {
                            if ((nuint)row < (nuint)height)
                            {
                                watched = TLanes.Add(watched, upper);
                                if (!isNarrow || row < height - 1 || plane < planes - 1)
                                {
                                    TLanes.Store(upper, to, isPast);
                                }
                                else
                                {
                                    // Behind the last plane somebody else writes.
                                    TLanes.Store(upper, lastRow);
                                    for (nint at = 0; at < width; at++) to[at] = lastRow[at];
                                }
                            }

                            (upper, middle, lower) = (middle, lower, none);
                        }
                    }
                }
            }

            return TLanes.HasNaN(watched);
        }
    }

    /// <summary>Adds a row of outputs to the open rows of inputs, slot after slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Feed<T, TLanes, TSlots, TRows>(
        T* gradient, T* index, TLanes sources, ref TLanes back, ref TLanes backNext, ref TLanes backLast, TLanes second, TLanes third, TLanes down, ref TLanes upper, ref TLanes middle, ref TLanes lower)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSlots : struct, ITaps
        where TRows : struct, IRowWindow
    {
        unchecked
        {
            Slot<T, TLanes, TSlots, TRows>(gradient, index, sources, back, second, third, ref upper, ref middle, ref lower);
            back = TLanes.AddOffsets(back, down);
            if (TSlots.Count > 1)
            {
                Slot<T, TLanes, TSlots, TRows>(gradient + 1, index + 1, sources, backNext, second, third, ref upper, ref middle, ref lower);
                backNext = TLanes.AddOffsets(backNext, down);
            }

            if (TSlots.Count > 2)
            {
                Slot<T, TLanes, TSlots, TRows>(gradient + 2, index + 2, sources, backLast, second, third, ref upper, ref middle, ref lower);
                backLast = TLanes.AddOffsets(backLast, down);
            }
        }
    }

    /// <summary>An index less its lane's place in the window's first row is 0 where it is that place, and one or two rows' length where it is the one below or below that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Slot<T, TLanes, TSlots, TRows>(T* gradient, T* index, TLanes sources, TLanes back, TLanes second, TLanes third, ref TLanes upper, ref TLanes middle, ref TLanes lower)
        where T : unmanaged
        where TLanes : struct, ILanes<TLanes, T>
        where TSlots : struct, ITaps
        where TRows : struct, IRowWindow
    {
        TLanes share = TLanes.Load(gradient);
        TLanes offset = TLanes.Load(index);
        if (TSlots.Count < 3) (share, offset) = (TLanes.Spread(share, sources), TLanes.Spread(offset, sources));
        offset = TLanes.AddOffsets(offset, back);
        upper = TLanes.AddIfSame(offset, default, upper, share);
        if (TRows.Taps > 1) middle = TLanes.AddIfSame(offset, second, middle, share);
        if (TRows.Taps > 2) lower = TLanes.AddIfSame(offset, third, lower, share);
    }
}
