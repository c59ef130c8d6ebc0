using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of 3×3 or 5×5 around every place of small planes, as many outputs as inputs: planes are one long row, so that no register is left empty at the end
/// of a short one; or, by <see cref="ShortRowsKernel"/>, a row after the other. A tap above or below lies rows away, one beside it places away; where that is outside the plane, a table of masks says so.
/// </summary>
internal static unsafe class FlatKernel
{
    /// <summary>Writes whole planes. What lies within the window's rows and a register of a plane is read too, and up to a register behind the last is written.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TEnding, TSet>(in FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TSet : struct, ILaneSet<TTotal> =>
        walk.Registers > 0 ? TSet.Filled(TSet.Shifting, new Work<TTotal, TReducer, TEnding>(walk, source, target, planes)) : TSet.Covering(walk.Lanes, new Work<TTotal, TReducer, TEnding>(walk, source, target, planes));

    private readonly struct Work<TTotal, TReducer, TEnding>(FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> =>
            walk.Registers > 0 ? ShortRowsKernel.Planes<TTotal, TReducer, TEnding, TLanes>(walk, source, target, planes)
                : walk.Reach == 1
                ? Planes<TTotal, TReducer, TEnding, TLanes, Taps3>(walk, source, target, planes)
                : Planes<TTotal, TReducer, TEnding, TLanes, Taps5>(walk, source, target, planes);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Planes<TTotal, TReducer, TEnding, TLanes, TTaps>(in FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            nint row = walk.Row;
            bool isPast = walk.IsPast && PastCaches.AreWholeLines(target, walk.PlanesPerGroup * walk.Length);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            for (nint left = planes; left > 0; left -= walk.PlanesPerGroup)
            {
                nint length = nint.Min(left, walk.PlanesPerGroup) * walk.Length;
                TTotal* masks = walk.Masks;
                TTotal* divisors = walk.Divisors;

                // The taps above each other, folded, at the register's places: few loads cross a cache line.
                TLanes previous = absent, beforePrevious = absent;
                TLanes next = Above<TTotal, TReducer, TEnding, TLanes, TTaps>(source, row, masks, absent, ref watched);
                for (nint x = 0; x < length; x += TLanes.Count)
                {
                    TLanes current = next;
                    TTotal* beside = masks + ((TTaps.Count - 1) * TLanes.Count);
                    masks = beside + ((TTaps.Count - 1) * TLanes.Count);
                    next = Above<TTotal, TReducer, TEnding, TLanes, TTaps>(source + x + TLanes.Count, row, masks, absent, ref watched);
                    TLanes before = TLanes.Preceding(previous, current);
                    TLanes after = TLanes.Following(current, next, 1);
                    TLanes total;
                    if (TTaps.Count == 3)
                    {
                        total = TReducer.Combine(TLanes.Select(TLanes.LoadMask(beside), before, absent), current);
                        total = TReducer.Combine(total, TLanes.Select(TLanes.LoadMask(beside + TLanes.Count), after, absent));
                    }
                    else
                    {
                        TLanes both = TReducer.Combine(TLanes.Select(TLanes.LoadMask(beside), TLanes.Preceding(beforePrevious, before), absent), TLanes.Select(TLanes.LoadMask(beside + TLanes.Count), before, absent));
                        total = TReducer.Combine(both, TReducer.Combine(current, TLanes.Select(TLanes.LoadMask(beside + (2 * TLanes.Count)), after, absent)));
                        total = TReducer.Combine(total, TLanes.Select(TLanes.LoadMask(beside + (3 * TLanes.Count)), TLanes.Following(current, next, 2), absent));
                        beforePrevious = before;
                    }

                    previous = current;
                    TLanes.Store(TEnding.Finish<TLanes, TTotal>(total, divisors), target + x, isPast);
                    divisors += TEnding.Divides ? TLanes.Count : 0;
                }

                source += length;
                target += length;
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The fold of the taps above each other at a place and those after it; before and beyond the plane anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Above<TTotal, TReducer, TEnding, TLanes, TTaps>(TTotal* place, nint row, TTotal* masks, TLanes absent, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            // SAFETY: from the window's rows and places before the planes to as many and a register beyond them; the caller proved that they may be read. The masks are one register longer than the planes.
            TLanes middle = TLanes.Load(place);
            if (TEnding.Watches) watched = TLanes.Gather(watched, middle);         // every place of the plane is once in the middle
            TLanes above = TLanes.Select(TLanes.LoadMask(masks), TLanes.Load(place - (TTaps.Count / 2 * row)), absent);
            if (TTaps.Count == 3) return TReducer.Combine(TReducer.Combine(above, middle), TLanes.Select(TLanes.LoadMask(masks + TLanes.Count), TLanes.Load(place + row), absent));
            TLanes total = TReducer.Combine(above, TLanes.Select(TLanes.LoadMask(masks + TLanes.Count), TLanes.Load(place - row), absent));
            TLanes below = TReducer.Combine(middle, TLanes.Select(TLanes.LoadMask(masks + (2 * TLanes.Count)), TLanes.Load(place + row), absent));
            return TReducer.Combine(TReducer.Combine(total, below), TLanes.Select(TLanes.LoadMask(masks + (3 * TLanes.Count)), TLanes.Load(place + (2 * row)), absent));
        }
    }
}

/// <summary>What <see cref="FlatKernel"/> walks. In elements.</summary>
internal readonly unsafe struct FlatWalk<TTotal>
    where TTotal : unmanaged
{
    /// <summary>The elements of a plane.</summary>
    internal required nint Length { get; init; }

    /// <summary>The elements of a row.</summary>
    internal required nint Row { get; init; }

    /// <summary>How far the window reaches from its middle.</summary>
    internal required nint Reach { get; init; }

    internal required nint Lanes { get; init; }

    /// <summary>Whether results may go past the caches: the input, which caches do not hold, would push them out again, and a register is a cache line.</summary>
    internal required bool IsPast { get; init; }

    /// <summary>So many planes are walked as one row.</summary>
    internal required nint PlanesPerGroup { get; init; }

    /// <summary>
    /// For each register of a group, and one more, a register of bits for each tap but the middle one: first for the rows from the uppermost to the lowest, at the register's places or as many before it as the geometry was asked for, then for the columns from the leftmost to the rightmost. All bits where the tap lies in the plane.
    /// </summary>
    internal required TTotal* Masks { get; init; }

    /// <summary>How many registers a row is, where it is folded for itself by <see cref="ShortRowsKernel"/>; otherwise 0.</summary>
    internal nint Registers { get; init; }

    /// <summary>What <see cref="ShortRowsKernel.Table"/> has for the rows.</summary>
    internal TTotal* Places { get; init; }

    /// <summary>A group of divisors, with a register's room behind it.</summary>
    internal TTotal* Divisors { get; init; }
}
