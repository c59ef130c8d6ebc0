using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Indices;

/// <summary>Rows of an image: of how many taps a window is and how many windows, how many keys of a row count, and how far rows lie apart in the image and in the plane.</summary>
internal readonly record struct SweptRows(nint Taps, nint Windows, nint Width, nint Pitch, nint InputPitch);

/// <summary>
/// Windows of many rows, one row apart, in place: rows in blocks of as many as a window has, folded from each block's end and from the next one's beginning; a window is one of the former and one of the latter.
/// </summary>
/// <remarks>Van Herk, Gil and Werman's; three combines a row whatever the window. What comes first in the plane is always on the left, and only a strictly greater key takes over.</remarks>
internal static unsafe class ImageSweep
{
    /// <summary>Registers side by side, so that lines of cache are used whole.</summary>
    private const int Beside = 2;

    /// <summary>Keys of a row that are written together at most.</summary>
    internal const int Together = Beside * 16;

    /// <param name="rows">What is folded.</param>
    /// <param name="keys">The keys of the image, room for <see cref="Together"/> behind the width of each row.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="scratch">Room for as many keys and codes as <see cref="Room"/> says.</param>
    internal static void Run<TKey>(in SweptRows rows, TKey* keys, TKey* codes, TKey* scratch)
        where TKey : unmanaged, IBinaryInteger<TKey> => NumberLanes<TKey>.Filled(Together, new Work<TKey>(rows, keys, codes, scratch));

    /// <summary>Elements of scratch for windows of so many rows.</summary>
    internal static nint Room(nint taps) => unchecked(2 * Together * taps);

    private readonly struct Work<TKey>(SweptRows rows, TKey* keys, TKey* codes, TKey* scratch) : ILaneWork<TKey>
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TKey>
        {
            unchecked
            {
                for (nint x = 0; x < rows.Width; x += Beside * TLanes.Count)
                {
                    for (nint first = 0; first < rows.Windows; first += rows.Taps)
                    {
                        nint at = (first * rows.Pitch) + x;
                        Endings<TKey, TLanes>(rows, keys + at, codes + at, scratch);
                        Windows<TKey, TLanes>(rows, nint.Min(rows.Taps, rows.Windows - first), keys + at, codes + at, scratch);
                    }
                }

                return true;
            }
        }
    }

    /// <summary>From the last row of a block up: each row and all below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Endings<TKey, TLanes>(in SweptRows rows, TKey* keys, TKey* codes, TKey* scratch)
        where TKey : unmanaged
        where TLanes : struct, ILanes<TLanes, TKey>
    {
        unchecked
        {
            // SAFETY: a window's rows lie in the image, and so does a register of each; the scratch has four registers for each row.
            nint last = rows.Taps - 1;
            TLanes left = default, leftCode = default, right = default, rightCode = default;
            for (nint row = last; row >= 0; row--)
            {
                nint at = row * rows.Pitch;
                TLanes offset = TLanes.Offset(row * rows.InputPitch);
                TLanes key = TLanes.Load(keys + at);
                TLanes code = TLanes.AddOffsets(TLanes.Load(codes + at), offset);
                TLanes otherKey = TLanes.Load(keys + at + TLanes.Count);
                TLanes otherCode = TLanes.AddOffsets(TLanes.Load(codes + at + TLanes.Count), offset);
                if (row < last)
                {
                    key = Met<TKey, TLanes>(key, ref code, left, leftCode);
                    otherKey = Met<TKey, TLanes>(otherKey, ref otherCode, right, rightCode);
                }

                (left, leftCode, right, rightCode) = (key, code, otherKey, otherCode);
                TKey* into = scratch + (row * 2 * Beside * TLanes.Count);
                TLanes.Store(key, into);
                TLanes.Store(code, into + TLanes.Count);
                TLanes.Store(otherKey, into + (2 * TLanes.Count));
                TLanes.Store(otherCode, into + (3 * TLanes.Count));
            }
        }
    }

    /// <summary>From the first row of the next block down: each row and all above it, met by what the window has of its own block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Windows<TKey, TLanes>(in SweptRows rows, nint windows, TKey* keys, TKey* codes, TKey* scratch)
        where TKey : unmanaged
        where TLanes : struct, ILanes<TLanes, TKey>
    {
        unchecked
        {
            // SAFETY: as above.
            TLanes left = default, leftCode = default, right = default, rightCode = default;
            for (nint window = 0; window < windows; window++)
            {
                TKey* from = scratch + (window * 2 * Beside * TLanes.Count);
                TLanes key = TLanes.Load(from);
                TLanes code = TLanes.Load(from + TLanes.Count);
                TLanes otherKey = TLanes.Load(from + (2 * TLanes.Count));
                TLanes otherCode = TLanes.Load(from + (3 * TLanes.Count));
                if (window > 0)
                {
                    nint row = rows.Taps + window - 1;
                    nint at = row * rows.Pitch;
                    TLanes offset = TLanes.Offset(row * rows.InputPitch);
                    TLanes next = TLanes.Load(keys + at);
                    TLanes nextCode = TLanes.AddOffsets(TLanes.Load(codes + at), offset);
                    TLanes otherNext = TLanes.Load(keys + at + TLanes.Count);
                    TLanes otherNextCode = TLanes.AddOffsets(TLanes.Load(codes + at + TLanes.Count), offset);
                    left = window == 1 ? next : Met<TKey, TLanes>(left, ref leftCode, next, nextCode);
                    right = window == 1 ? otherNext : Met<TKey, TLanes>(right, ref rightCode, otherNext, otherNextCode);
                    leftCode = window == 1 ? nextCode : leftCode;
                    rightCode = window == 1 ? otherNextCode : rightCode;
                    key = Met<TKey, TLanes>(key, ref code, left, leftCode);
                    otherKey = Met<TKey, TLanes>(otherKey, ref otherCode, right, rightCode);
                }

                nint into = window * rows.Pitch;
                TLanes toWindow = TLanes.Offset(-window * rows.InputPitch);
                TLanes.Store(key, keys + into);
                TLanes.Store(TLanes.AddOffsets(code, toWindow), codes + into);
                TLanes.Store(otherKey, keys + into + TLanes.Count);
                TLanes.Store(TLanes.AddOffsets(otherCode, toWindow), codes + into + TLanes.Count);
            }
        }
    }

    /// <summary>A strictly greater key takes over: then the greatest is another one than before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Met<TKey, TLanes>(TLanes best, ref TLanes code, TLanes next, TLanes nextCode)
        where TKey : unmanaged
        where TLanes : struct, ILanes<TLanes, TKey>
    {
        TLanes greatest = TLanes.Max(best, next);
        code = TLanes.IfSame(greatest, best, code, nextCode);
        return greatest;
    }
}
