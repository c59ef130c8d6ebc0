using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Indices;

/// <summary>The extremes by the pooling without indices, then in each window the first element that is the same. For windows that share little with one another.</summary>
internal sealed unsafe class SearchSchedule<T, TIndex>(IndexJob job, SearchGeometry geometry)
    : IndexSchedule<T, TIndex>(geometry.Planes * geometry.Rows, Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options))
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>Channels whose values and indices stay in the first-level cache.</summary>
    private const nint ChannelsAtATime = 512;

    private readonly Schedule<T> extremes = ScheduleTable.Choose(job.Values<T>());
    private readonly IndexCodec codec = new(job.Layout, job.Plan.Input, job.Plan);
    private readonly LayoutTranslation<TIndex> translation = new(job, (nint)geometry.RowOutputs);

    internal override string Name => "search";

    internal override void Run(ReadOnlySpan<T> x, Span<T> values, Span<TIndex> indices, CancellationToken cancellation)
    {
        extremes.Run(x, values, cancellation);
        base.Run(x, values, indices, cancellation);
    }

    private protected override void Run(T* source, T* values, TIndex* indices, long from, long to)
    {
        unchecked
        {
            if (geometry.Last < 0)
            {
                nint elements = (nint)geometry.PlaneElements;
                SearchKernel.Blocks(new SearchBlock((nint)(to - from), elements, 1, 0, elements, 0, 0), source + ((nint)from * elements), values + from, indices + from);
                translation.Run(indices, from, to - from);
                return;
            }

            Span<long> output = stackalloc long[geometry.Tables.Length];
            for (long unit = from; unit < to; unit++)
            {
                (long plane, long row) = long.DivRem(unit, geometry.Rows);
                geometry.Position(row, output);
                nint inner = geometry.IsChannelsLast ? (nint)geometry.Channels : 1;
                T* start = source + ((nint)(plane * geometry.PlaneElements) * inner);
                nint target = (nint)((plane * geometry.PlaneOutputs) + (row * geometry.RowOutputs)) * inner;
                if (!geometry.IsChannelsLast)
                {
                    Row(start, values + target, indices + target, output);
                    translation.Run(indices, unit, 1);
                    continue;
                }

                for (int at = 0; at < geometry.RowOutputs; at++, target += inner)
                {
                    output[^1] = at;
                    Channels(start, values + target, indices + target, output);
                    if (codec.IsPlane) continue;
                    for (nint i = 0; i < inner; i++) indices[target + i] = TIndex.CreateTruncating(codec.Written(plane, i, output, long.CreateTruncating(indices[target + i])));
                }
            }
        }
    }

    /// <summary>A row of outputs, windows that are alike together.</summary>
    private void Row(T* plane, T* values, TIndex* indices, Span<long> output)
    {
        unchecked
        {
            AxisTable along = geometry.Tables[geometry.Last];
            for (int at = 0; at < along.OutputExtent;)
            {
                ref readonly WindowRun run = ref along.RunOf(at);
                output[geometry.Last] = at;
                if (along.Step == 1 && Blocked(run, output) is { } block)
                {
                    SearchKernel.Blocks(block, plane + block.Offset, values + at, indices + at);
                    at = run.End;
                    continue;
                }

                indices[at] = TIndex.CreateTruncating(Find(plane, values[at], output));
                at++;
            }
        }
    }

    /// <summary>The windows of a run, where each is rows of neighbours: where at most the axis before the last has several taps.</summary>
    private SearchBlock? Blocked(in WindowRun run, ReadOnlySpan<long> output)
    {
        unchecked
        {
            long block = geometry.Block;
            (long rows, long pitch, long offset) = (1, 0, run.Position * block);
            for (int axis = 0; axis < geometry.Last; axis++)
            {
                ref readonly WindowRun taps = ref geometry.Tables[axis].RunOf((int)output[axis]);
                if (taps.Count == 0 || (taps.Count > 1 && axis < geometry.Last - 1)) return null;
                if (taps.Count > 1) (rows, pitch) = (taps.Count, geometry.Tables[axis].Step * geometry.Pitches[axis]);
                offset += taps.PositionOf((int)output[axis]) * geometry.Pitches[axis];
            }

            return run.Count == 0 ? null : new SearchBlock(run.Outputs, (nint)(run.Spacing * block), (nint)rows, (nint)pitch, (nint)(run.Count * block), (nint)offset, (nint)(run.Spacing * block));
        }
    }

    /// <summary>The offset of the first element of a window that is the same as the value; −1 where the window sees nothing.</summary>
    private long Find(T* plane, T value, ReadOnlySpan<long> output)
    {
        unchecked
        {
            int axes = output.Length;
            Span<long> taps = stackalloc long[axes];
            Span<long> counts = stackalloc long[axes];
            taps.Clear();
            for (int axis = 0; axis < axes; axis++) counts[axis] = geometry.Tables[axis].RunOf((int)output[axis]).Count;
            if (counts.Contains(0)) return -1;
            AxisTable along = geometry.Tables[^1];
            nint count = (nint)counts[^1];
            counts[^1] = 1;
            do
            {
                long offset = 0;
                for (int axis = 0; axis < axes; axis++) offset += (geometry.Tables[axis].RunOf((int)output[axis]).PositionOf((int)output[axis]) + (taps[axis] * geometry.Tables[axis].Step)) * geometry.Pitches[axis];
                nint found = SearchKernel.First(plane + offset, count, (nint)along.Step, value);
                if (found >= 0) return offset + (found * (nint)along.Step);
            }
            while (Next(taps, counts));

            return -1;
        }
    }

    private static bool Next(Span<long> taps, ReadOnlySpan<long> counts)
    {
        for (int axis = taps.Length - 1; axis >= 0; axis--)
        {
            if (unchecked(++taps[axis]) < counts[axis]) return true;
            taps[axis] = 0;
        }

        return false;
    }

    /// <summary>All channels of a window: taps from the last to the first, so that the first of equals stays.</summary>
    private void Channels(T* item, T* values, TIndex* indices, ReadOnlySpan<long> output)
    {
        unchecked
        {
            Span<long> taps = stackalloc long[output.Length];
            Span<long> counts = stackalloc long[output.Length];
            new Span<TIndex>(indices, (int)geometry.Channels).Fill(TIndex.CreateTruncating(-1));
            for (int axis = 0; axis < output.Length; axis++) counts[axis] = geometry.Tables[axis].RunOf((int)output[axis]).Count;
            if (counts.Contains(0)) return;
            for (nint channel = 0; channel < (nint)geometry.Channels; channel += ChannelsAtATime)
            {
                taps.Clear();
                nint count = nint.Min(ChannelsAtATime, (nint)geometry.Channels - channel);
                do
                {
                    long offset = 0;
                    for (int axis = 0; axis < taps.Length; axis++)
                    {
                        long position = geometry.Tables[axis].RunOf((int)output[axis]).PositionOf((int)output[axis]);
                        offset += (position + ((counts[axis] - 1 - taps[axis]) * geometry.Tables[axis].Step)) * geometry.Pitches[axis];
                    }

                    SearchKernel.Mark(item + (offset * geometry.Channels) + channel, values + channel, indices + channel, count, TIndex.CreateTruncating(offset));
                }
                while (Next(taps, counts));
            }
        }
    }
}
