using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>Four or eight taps side by side, as far apart: the better of two neighbours, of these the better again, until one is left.</summary>
internal static unsafe class StraightQuarters
{
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Run<T, TReducer, TLanes, TTaps>(in StraightWalk<T> walk, in StraightStart<T> start, nint count)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            bool pairs = walk.PairsRows;
            StraightEdges<T> edges = new(walk);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes beyond = TLanes.Offset(int.MaxValue);
            TLanes step = TLanes.Offset(TLanes.Count);
            TLanes watched = default;
            T* plane = start.Plane - walk.Lead;
            nint number = start.Row;
            T* values = start.Values;
            T* offsets = start.Offsets;
            nint length = pairs ? 1 : walk.Outputs;
            for (nint row = 0; row < count; row++)
            {
                StraightColumn<T> column = new(walk, plane, number);
                StraightColumn<T> other = column;
                // The last of an odd number of rows is both of its pair.
                nint below = pairs && row + 1 < count ? walk.Outputs : 0;
                if (below > 0)
                {
                    row++;
                    plane += ++number == walk.PlaneRows ? walk.PlanePitch : 0;
                    number = number == walk.PlaneRows ? 0 : number;
                    other = new(walk, plane, number);
                }

                for (nint x = 0; x < length; x += TLanes.Count)
                {
                    TLanes best = default;
                    TLanes chosen = default;
                    TLanes quarter = default;
                    TLanes quarterOffsets = default;
                    TLanes half = default;
                    TLanes halfOffsets = default;
                    for (int part = 0; part < TTaps.Count / 2; part++)
                    {
                        // Of two rows at a time the second half of the registers is the other's.
                        bool isOther = pairs && part >= TTaps.Count / 4;
                        ref readonly StraightColumn<T> under = ref isOther ? ref other : ref column;
                        nint u = (TTaps.Count * x) + (2 * (isOther ? part - (TTaps.Count / 4) : part) * TLanes.Count);
                        TLanes ramp = TLanes.OffsetsFrom(under.Offsets[0] - walk.Lead + u);
                        TLanes left = StraightRows.At<T, TReducer, TLanes, TapsOfAny>(u, under, ramp, edges, absent, beyond, ref watched, out TLanes leftOffsets);
                        TLanes right = StraightRows.At<T, TReducer, TLanes, TapsOfAny>(u + TLanes.Count, under, TLanes.AddOffsets(ramp, step), edges, absent, beyond, ref watched, out TLanes rightOffsets);
                        best = Beside<T, TReducer, TLanes>(left, leftOffsets, right, rightOffsets, beyond, out chosen);
                        if ((part & 1) == 0)
                        {
                            (quarter, quarterOffsets) = (best, chosen);
                            continue;
                        }

                        best = Beside<T, TReducer, TLanes>(quarter, quarterOffsets, best, chosen, beyond, out chosen);
                        if (TTaps.Count == 4) continue;
                        if (part > 1) best = Beside<T, TReducer, TLanes>(half, halfOffsets, best, chosen, beyond, out chosen);
                        else (half, halfOffsets) = (best, chosen);
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

                values += walk.Outputs;
                offsets += walk.Outputs;
                if (++number < walk.PlaneRows) continue;
                number = 0;
                plane += walk.PlanePitch;
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>The better of each two neighbours in two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Beside<T, TReducer, TLanes>(TLanes left, TLanes leftOffsets, TLanes right, TLanes rightOffsets, TLanes beyond, out TLanes offsets)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TLanes : struct, ILanes<TLanes, T> =>
        StraightRows.Two<T, TReducer, TLanes>(TLanes.Even(left, right), TLanes.Even(leftOffsets, rightOffsets), TLanes.Odd(left, right), TLanes.Odd(leftOffsets, rightOffsets), beyond, out offsets);
}
