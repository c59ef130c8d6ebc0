using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>Four or eight taps side by side, as far apart: the better of two neighbours, of these the better again, until one is left.</summary>
internal static unsafe class StraightQuarters
{
    /// <summary>Of eight taps: the taps themselves, pairs, fours, and all.</summary>
    private const int MostLevels = 4;

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
            T* levels = stackalloc T[2 * MostLevels * TLanes.Count];
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
                    // Registers come one by one, and each two of the same level make one of the next.
                    TLanes best = default;
                    TLanes chosen = default;
                    for (int register = 0; register < TTaps.Count; register++)
                    {
                        bool isOther = pairs && register >= TTaps.Count / 2;
                        nint u = (x * TTaps.Count) + ((isOther ? register - (TTaps.Count / 2) : register) * TLanes.Count);
                        ref readonly StraightColumn<T> under = ref isOther ? ref other : ref column;
                        best = StraightRows.At<T, TReducer, TLanes, TapsOfAny>(u, under, TLanes.OffsetsFrom(under.Offsets[0] - walk.Lead + u), edges, absent, beyond, ref watched, out chosen);
                        int level = 0;
                        for (int whole = register; (whole & 1) != 0; whole >>= 1, level++)
                        {
                            TLanes left = TLanes.Load(levels + (2 * level * TLanes.Count));
                            TLanes leftOffsets = TLanes.Load(levels + (((2 * level) + 1) * TLanes.Count));
                            best = StraightRows.Two<T, TReducer, TLanes>(TLanes.Even(left, best), TLanes.Even(leftOffsets, chosen), TLanes.Odd(left, best), TLanes.Odd(leftOffsets, chosen), beyond, out chosen);
                        }

                        TLanes.Store(best, levels + (2 * level * TLanes.Count));
                        TLanes.Store(chosen, levels + (((2 * level) + 1) * TLanes.Count));
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
}
