using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>Two or three taps, two apart, along rows: one after the other, or two at a time, each in half of a register.</summary>
internal static unsafe class StraightHalves
{
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Run<T, TReducer, TLanes, TRows, TTaps>(in StraightWalk<T> walk, in StraightStart<T> start, nint count)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T>
        where TRows : struct, ITaps
        where TTaps : struct, ITaps
    {
        unchecked
        {
            bool pairs = walk.PairsRows;
            StraightEdges<T> edges = new(walk);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes beyond = TLanes.Offset(int.MaxValue);
            TLanes step = TLanes.Offset(2 * TLanes.Count);
            TLanes watched = default;
            T* plane = start.Plane - walk.Lead;
            nint number = start.Row;
            T* values = start.Values;
            T* offsets = start.Offsets;

            // Of two rows at a time the second is read at the same places; of one, a register further.
            nint apart = pairs ? 0 : TLanes.Count;
            nint length = pairs ? 1 : walk.Outputs;
            for (nint row = 0; row < count; row++)
            {
                StraightColumn<T> column = new(walk, plane, number);
                StraightColumn<T> other = column;
                TLanes ramp = TLanes.OffsetsFrom(column.Offsets[0] - walk.Lead);
                // The last of an odd number of rows is both of its pair.
                nint below = pairs && row + 1 < count ? walk.Outputs : 0;
                if (below > 0)
                {
                    row++;
                    plane += ++number == walk.PlaneRows ? walk.PlanePitch : 0;
                    number = number == walk.PlaneRows ? 0 : number;
                    other = new(walk, plane, number);
                }

                TLanes otherRamp = TLanes.OffsetsFrom(other.Offsets[0] - walk.Lead + apart);
                TLanes first = default, firstOffsets = default, second = default, secondOffsets = default;
                for (nint x = TTaps.Count > 2 ? -TLanes.Count : 0; x < length; x += TLanes.Count)
                {
                    // Three taps are written a turn later, when what follows them is there.
                    nint u = 2 * (TTaps.Count > 2 ? x + TLanes.Count : x);
                    TLanes left = StraightRows.At<T, TReducer, TLanes, TRows>(u, column, ramp, edges, absent, beyond, ref watched, out TLanes leftOffsets);
                    TLanes right = StraightRows.At<T, TReducer, TLanes, TRows>(u + apart, other, otherRamp, edges, absent, beyond, ref watched, out TLanes rightOffsets);
                    ramp = TLanes.AddOffsets(ramp, step);
                    otherRamp = TLanes.AddOffsets(otherRamp, step);
                    TLanes even = TLanes.Even(left, right);
                    TLanes odd = TLanes.Odd(left, right);
                    TLanes evenOffsets = TLanes.Even(leftOffsets, rightOffsets);
                    TLanes oddOffsets = TLanes.Odd(leftOffsets, rightOffsets);
                    if (TTaps.Count == 2 || x >= 0)
                    {
                        TLanes best;
                        TLanes chosen;
                        if (TTaps.Count == 2)
                        {
                            best = StraightRows.Two<T, TReducer, TLanes>(even, evenOffsets, odd, oddOffsets, beyond, out chosen);
                        }
                        else
                        {
                            best = StraightRows.Two<T, TReducer, TLanes>(first, firstOffsets, second, secondOffsets, beyond, out chosen);
                            best = StraightRows.Two<T, TReducer, TLanes>(best, chosen, TLanes.Following(first, even, 1), TLanes.Following(firstOffsets, evenOffsets, 1), beyond, out chosen);
                        }

                        TLanes.Store(best, values + x);
                        TLanes.Store(chosen, offsets + x);
                        if (pairs)
                        {
                            TLanes.StoreUpper(best, values + below);
                            TLanes.StoreUpper(chosen, offsets + below);
                            values += below;
                            offsets += below;
                        }
                    }

                    (first, firstOffsets, second, secondOffsets) = (even, evenOffsets, odd, oddOffsets);
                }

                values += walk.Outputs;
                offsets += walk.Outputs;
                if (++number < walk.PlaneRows) continue;
                number = 0;
                plane += walk.PlanePitch;
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }
}
