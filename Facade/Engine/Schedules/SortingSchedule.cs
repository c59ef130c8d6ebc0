using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Ranks of small windows: the taps of many outputs go through one sorting network, of which only what the rank depends on is left.</summary>
internal sealed unsafe class SortingSchedule<T, TKey> : CellSchedule<T>
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
{
    /// <summary>Beyond so many taps a search over the bits needs fewer instructions.</summary>
    internal const long MostTaps = 64;

    private readonly Exchange[][] networks;
    private readonly Func<long, long> place;

    internal SortingSchedule(Job<T> job, Func<long, long> place)
        : base(job, WidthInLanes)
    {
        this.place = place;
        networks = new Exchange[MostTaps + 1][];
        foreach (long taps in Geometry.WindowCounts()) networks[taps] = taps == 0 ? [] : SortingNetwork.Of((int)taps, (int)place(taps));
    }

    internal override string Name => "sorting";

    /// <summary>Half a kilobyte: a window of 49 taps fits the first-level cache.</summary>
    private static int WidthInLanes => 512 / sizeof(TKey);

    private protected override void Work(T* source, T* target, long from, long to, ref Pieces pieces)
    {
        LaneChunk chunk = Chunk(ref pieces);
        TapRows<T, TKey, OrderLift<T, TKey>> rows = new(default, WidthInLanes, MostTaps, ref pieces);
        T* ranked = pieces.Next<T>(WidthInLanes);
        for (long unit = from; unit < to; unit++)
        {
            Geometry.Fill(unit, ref chunk);
            rows.Begin(source, chunk);
            long taps = rows.CountBefore(Geometry.Axes);
            if (taps == 0)
            {
                GatherKernel.Fill(T.Zero, chunk.Segments, chunk.SegmentCount, target);
                continue;
            }

            TKey* first = rows.GatherAll(Geometry.Axes - 1, 0, 0);
            RankKernel.Sort(first, WidthInLanes, networks[taps], (chunk.Lanes + Vector<TKey>.Count - 1) & -Vector<TKey>.Count);
            OrderLift<T, TKey>.Back(first + ((nint)place(taps) * WidthInLanes), chunk.Lanes, ranked);
            GatherKernel.Scatter(ranked, chunk.Segments, chunk.SegmentCount, target);
        }
    }
}
