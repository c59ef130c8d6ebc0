using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>Three taps from or around every place of a row.</summary>
internal static unsafe class StraightDense
{
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Run<T, TReducer, TLanes, TRows>(in StraightWalk<T> walk, in StraightStart<T> start, nint count)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T>
        where TRows : struct, ITaps
    {
        unchecked
        {
            nint outputs = walk.Outputs;
            StraightEdges<T> edges = new(walk);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes beyond = TLanes.Offset(int.MaxValue);
            TLanes step = TLanes.Offset(TLanes.Count);
            TLanes watched = default;
            T* plane = start.Plane - walk.Lead;
            nint number = start.Row;
            T* values = start.Values;
            T* offsets = start.Offsets;
            for (nint row = 0; row < count; row++)
            {
                StraightColumn<T> column = new(walk, plane, number);
                TLanes ramp = TLanes.OffsetsFrom(column.Offsets[0] - walk.Lead);
                TLanes first = default, firstOffsets = default, next = default, nextOffsets = default;

                // Two registers ahead: what is made in one turn is written in the next but one.
                for (nint x = -2 * TLanes.Count; x < outputs; x += TLanes.Count)
                {
                    TLanes further = StraightRows.At<T, TReducer, TLanes, TRows>(x + (2 * TLanes.Count), column, ramp, edges, absent, beyond, ref watched, out TLanes furtherOffsets);
                    ramp = TLanes.AddOffsets(ramp, step);
                    if (x >= 0)
                    {
                        TLanes best = StraightRows.Two<T, TReducer, TLanes>(first, firstOffsets, TLanes.Following(first, next, 1), TLanes.Following(firstOffsets, nextOffsets, 1), beyond, out TLanes chosen);
                        TLanes third = TLanes.Count == 1 ? further : TLanes.Following(first, next, 2);
                        TLanes thirdOffsets = TLanes.Count == 1 ? furtherOffsets : TLanes.Following(firstOffsets, nextOffsets, 2);
                        TLanes.Store(StraightRows.Two<T, TReducer, TLanes>(best, chosen, third, thirdOffsets, beyond, out chosen), values + x);
                        TLanes.Store(chosen, offsets + x);
                    }

                    (first, firstOffsets) = (next, nextOffsets);
                    (next, nextOffsets) = (further, furtherOffsets);
                }

                values += outputs;
                offsets += outputs;
                if (++number < walk.PlaneRows) continue;
                number = 0;
                plane += walk.PlanePitch;
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }
}
