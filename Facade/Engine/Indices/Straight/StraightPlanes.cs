using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>
/// Windows of 3×3 around every place of small planes: a plane is one long row, so that no register is left empty at the end of a short one. A tap above or below lies a row's length away, and is absent where that is
/// outside the plane; taps beside are masked by column.
/// </summary>
internal static unsafe class StraightPlanes
{
    /// <summary>Writes whole planes. What lies within a row and a register of a plane is read too, and up to a register behind the last written.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<T, TReducer, TSet>(in FlatWalk<T> walk, T* source, T* values, T* offsets, nint planes)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TSet : struct, ILaneSet<T> => TSet.Covering(walk.Lanes, new Work<T, TReducer>(walk, source, values, offsets, planes));

    private readonly struct Work<T, TReducer>(FlatWalk<T> walk, T* source, T* values, T* offsets, nint planes) : ILaneWork<T>
        where T : unmanaged
        where TReducer : struct, IReducer<T>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => Planes<T, TReducer, TLanes>(walk, source, values, offsets, planes);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Planes<T, TReducer, TLanes>(in FlatWalk<T> walk, T* source, T* values, T* offsets, nint planes)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            nint length = walk.Length;
            nint row = walk.Row;
            nint lastInner = length - row - TLanes.Count;
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes beyond = TLanes.Offset(int.MaxValue);
            TLanes down = TLanes.Offset(row);
            TLanes up = TLanes.Offset(-row);
            TLanes step = TLanes.Offset(TLanes.Count);
            TLanes watched = default;
            for (nint plane = 0; plane < planes; plane++)
            {
                T* rows = walk.Masks;
                T* columns = walk.Masks + (2 * TLanes.Count);
                TLanes ramp = TLanes.OffsetsFrom(-1);
                TLanes first = default, firstOffsets = default, next = default, nextOffsets = default;

                // Two registers ahead: what is made in one turn is written in the next but one.
                for (nint x = -2 * TLanes.Count; x < length; x += TLanes.Count)
                {
                    // SAFETY: from a row and a place before the plane to a row and a register beyond it; the caller proved that it may be read.
                    TLanes further = absent;
                    TLanes furtherOffsets = beyond;
                    nint u = x + (2 * TLanes.Count) - 1;
                    if (u < length)
                    {
                        TLanes above = TLanes.Load(source + u - row);
                        TLanes middle = TLanes.Load(source + u);
                        TLanes below = TLanes.Load(source + u + row);
                        if (!TReducer.Watches) (above, middle, below) = (TLanes.Canonical(above), TLanes.Canonical(middle), TLanes.Canonical(below));
                        furtherOffsets = TLanes.AddOffsets(ramp, down);
                        if (u < row || u > lastInner)
                        {
                            TLanes hasAbove = TLanes.Load(rows);
                            TLanes hasBelow = TLanes.Load(rows + TLanes.Count);
                            above = TLanes.Select(hasAbove, above, absent);
                            below = TLanes.Select(hasBelow, below, absent);
                            furtherOffsets = TLanes.Select(hasBelow, furtherOffsets, beyond);

                            // Where the middle is no better than what is absent, its offset stays.
                            further = StraightRows.Combined<T, TReducer, TLanes>(StraightRows.Combined<T, TReducer, TLanes>(above, middle), below);
                            furtherOffsets = TLanes.IfSame(middle, further, ramp, furtherOffsets);
                            furtherOffsets = TLanes.Select(hasAbove, TLanes.IfSame(above, further, TLanes.AddOffsets(ramp, up), furtherOffsets), furtherOffsets);
                        }
                        else
                        {
                            further = StraightRows.Combined<T, TReducer, TLanes>(StraightRows.Combined<T, TReducer, TLanes>(above, middle), below);
                            furtherOffsets = TLanes.IfSame(middle, further, ramp, furtherOffsets);
                            furtherOffsets = TLanes.IfSame(above, further, TLanes.AddOffsets(ramp, up), furtherOffsets);
                        }

                        // Every place of the plane is once in the middle.
                        if (TReducer.Watches) watched = TLanes.Add(watched, middle);
                        ramp = TLanes.AddOffsets(ramp, step);
                        rows += 4 * TLanes.Count;
                    }

                    if (x >= 0)
                    {
                        TLanes hasBefore = TLanes.Load(columns);
                        TLanes hasAfter = TLanes.Load(columns + TLanes.Count);
                        columns += 4 * TLanes.Count;
                        TLanes third = TLanes.Following(first, next, 2);
                        TLanes thirdOffsets = TLanes.Following(firstOffsets, nextOffsets, 2);
                        TLanes best = StraightRows.Two<T, TReducer, TLanes>(TLanes.Select(hasBefore, first, absent), TLanes.Select(hasBefore, firstOffsets, beyond), TLanes.Following(first, next, 1), TLanes.Following(firstOffsets, nextOffsets, 1), beyond, out TLanes chosen);
                        best = StraightRows.Two<T, TReducer, TLanes>(best, chosen, TLanes.Select(hasAfter, third, absent), TLanes.Select(hasAfter, thirdOffsets, beyond), beyond, out chosen);
                        TLanes.Store(best, values + x);
                        TLanes.Store(chosen, offsets + x);
                    }

                    (first, firstOffsets) = (next, nextOffsets);
                    (next, nextOffsets) = (further, furtherOffsets);
                }

                source += length;
                values += length;
                offsets += length;
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }
}
