using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of few taps at every place of small planes, as many outputs as inputs: a plane is one long row, so that no register is left empty at the end
/// of a short one. A tap above or below lies a row's length away, and is absent where that is outside the plane; taps beside are masked by column.
/// </summary>
internal static unsafe class FlatKernel
{
    /// <summary>Writes whole planes. What lies within a row and a register of a plane is read too, and up to a register behind the last written.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TEnding, TSet>(in FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Covering(walk.Lanes, new Work<TTotal, TReducer, TEnding>(walk, source, target, planes));

    private readonly struct Work<TTotal, TReducer, TEnding>(FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => Planes<TTotal, TReducer, TEnding, TLanes>(walk, source, target, planes);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Planes<TTotal, TReducer, TEnding, TLanes>(in FlatWalk<TTotal> walk, TTotal* source, TTotal* target, nint planes)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            nint length = walk.Length;
            nint row = walk.Row;
            nint phaseStep = TLanes.Count % row;
            TTotal* before = walk.Before;
            TTotal* after = walk.After;
            Bounds<TTotal> bounds = new(length - row - TLanes.Count, walk.Above, walk.Below);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            for (nint plane = 0; plane < planes; plane++)
            {
                TTotal* divisors = walk.Divisors;
                nint phase = 0;
                TLanes next = At<TTotal, TReducer, TEnding, TLanes>(source, -1, row, bounds, absent, ref watched);
                for (nint x = 0; x < length; x += TLanes.Count)
                {
                    TLanes current = next;
                    next = At<TTotal, TReducer, TEnding, TLanes>(source, x - 1 + TLanes.Count, row, bounds, absent, ref watched);
                    TLanes middle = TLanes.Following(current, next, 1);
                    TLanes last = TLanes.Count > 1 ? TLanes.Following(current, next, 2) : At<TTotal, TReducer, TEnding, TLanes>(source, x + 1, row, bounds, absent, ref watched);
                    TLanes total = TReducer.Combine(TLanes.Select(TLanes.Load(before + phase), current, absent), middle);
                    total = TEnding.Finish<TLanes, TTotal>(TReducer.Combine(total, TLanes.Select(TLanes.Load(after + phase), last, absent)), divisors);
                    divisors += TEnding.Divides ? TLanes.Count : 0;
                    TLanes.Store(total, target + x);
                    phase += phaseStep;
                    if (phase >= row) phase -= row;
                }

                source += length;
                target += length;
            }

            return TEnding.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The fold of the three taps above each other at <paramref name="x"/> and the places after it; before and beyond the plane anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes At<TTotal, TReducer, TEnding, TLanes>(TTotal* plane, nint x, nint row, in Bounds<TTotal> bounds, TLanes absent, ref TLanes watched)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            // SAFETY: from a row and a place before the plane to a row and a register beyond it; the caller proved that it may be read.
            TLanes above = TLanes.Load(plane + x - row);
            TLanes middle = TLanes.Load(plane + x);
            TLanes below = TLanes.Load(plane + x + row);
            if (x < row || x > bounds.LastInner)
            {
                above = TLanes.Select(TLanes.Load(bounds.Above + nint.Min(x, row)), above, absent);
                below = TLanes.Select(TLanes.Load(bounds.Below + nint.Max(x, bounds.LastInner)), below, absent);
            }

            // Every place of the plane is once in the middle.
            if (TEnding.Watches) watched = TLanes.Add(watched, middle);
            return TReducer.Combine(TReducer.Combine(above, middle), below);
        }
    }

    private readonly struct Bounds<TTotal>(nint lastInner, TTotal* above, TTotal* below)
        where TTotal : unmanaged
    {
        /// <summary>The last place at which a register has a row below it whole.</summary>
        internal nint LastInner => lastInner;

        internal TTotal* Above => above;

        internal TTotal* Below => below;
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

    internal required nint Lanes { get; init; }

    /// <summary>No bits at the places of the first row and the one before it, all for a register beyond. Counted from the plane's beginning.</summary>
    internal required TTotal* Above { get; init; }

    /// <summary>No bits from the last row on, all for a register before it. Counted from the plane's beginning.</summary>
    internal required TTotal* Below { get; init; }

    /// <summary>All bits at the columns that have one before them, for a row and a register.</summary>
    internal required TTotal* Before { get; init; }

    /// <summary>All bits at the columns that have one after them, likewise.</summary>
    internal required TTotal* After { get; init; }

    /// <summary>A plane of divisors, with a register's room behind it.</summary>
    internal TTotal* Divisors { get; init; }
}
