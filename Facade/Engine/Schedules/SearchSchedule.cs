using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Ranks of windows of any size: the bits of the answer one after another, from the highest, each by counting the taps below a candidate.</summary>
internal sealed unsafe class SearchSchedule<T, TKey>(Job<T> job, Func<long, long> place) : CellSchedule<T>(job, Width)
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
{
    private const int Width = 64;

    /// <summary>Taps that are gathered once: half a megabyte of ints.</summary>
    private const long MostBuffered = 2048;

    internal override string Name => "searching";

    private protected override void Work(T* source, T* target, long from, long to, ref Pieces pieces)
    {
        LaneChunk chunk = Chunk(ref pieces);
        TapRows<T, TKey, SearchLift<T, TKey>> rows = new(default, Width, long.Min(Geometry.LongestWindow, MostBuffered), ref pieces);
        TKey* answers = pieces.Next<TKey>(Width);
        TKey* candidates = pieces.Next<TKey>(Width);
        TKey* counts = pieces.Next<TKey>(Width);
        T* ranked = pieces.Next<T>(Width);
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

            Search(rows, TKey.CreateTruncating(place(taps)), answers, candidates, counts, (chunk.Lanes + Vector<TKey>.Count - 1) & -Vector<TKey>.Count);
            for (int lane = 0; lane < chunk.Lanes; lane++) ranked[lane] = SearchLift<T, TKey>.Back(answers[lane]);
            GatherKernel.Scatter(ranked, chunk.Segments, chunk.SegmentCount, target);
        }
    }

    private void Search(in TapRows<T, TKey, SearchLift<T, TKey>> rows, TKey rank, TKey* answers, TKey* candidates, TKey* counts, nint length)
    {
        unchecked
        {
            new Span<TKey>(answers, (int)length).Fill(SearchLift<T, TKey>.Lowest);
            for (int bit = SearchLift<T, TKey>.Bits - 1; bit >= 0; bit--)
            {
                for (nint lane = 0; lane < length; lane++) (candidates[lane], counts[lane]) = (answers[lane] + (TKey.One << bit), TKey.Zero);
                Count(rows, Geometry.Axes - 1, 0, 0, bit == SearchLift<T, TKey>.Bits - 1, candidates, counts, length);
                for (nint lane = 0; lane < length; lane++) answers[lane] = counts[lane] <= rank ? candidates[lane] : answers[lane];
            }
        }
    }

    private static void Count(in TapRows<T, TKey, SearchLift<T, TKey>> rows, int axis, nint offset, nint index, bool isFirst, TKey* candidates, TKey* counts, nint length)
    {
        unchecked
        {
            if (axis < 0)
            {
                RankKernel.CountBelow(isFirst ? rows.Gathered(offset, index) : rows.Again(offset, index), candidates, counts, length);
                return;
            }

            AxisTaps taps = rows.Axis(axis);
            for (nint tap = 0; tap < (nint)taps.Count; tap++) Count(rows, axis - 1, offset + (tap * taps.Stride), index + (tap * taps.Row), isFirst, candidates, counts, length);
        }
    }
}
