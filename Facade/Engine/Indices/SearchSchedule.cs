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
    private readonly bool isGlobal = geometry.IsGlobal && job.Layout is IndexLayout.PlaneLayout;

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
            if (isGlobal)
            {
                nint elements = (nint)geometry.PlaneElements;
                for (long plane = from; plane < to; plane++) indices[plane] = TIndex.CreateTruncating(SearchKernel.First(source + (plane * elements), elements, 1, values[plane]));
                return;
            }

            Span<long> output = stackalloc long[geometry.Tables.Length];
            int outputs = geometry.Tables[^1].OutputExtent;
            for (long unit = from; unit < to; unit++)
            {
                (long plane, long row) = long.DivRem(unit, geometry.Rows);
                geometry.Position(row, output);
                (long batch, long channel) = geometry.IsChannelsLast ? (plane, 0) : long.DivRem(plane, geometry.Channels);
                long inner = geometry.IsChannelsLast ? geometry.Channels : 1;
                T* start = source + (plane * geometry.PlaneElements * inner);
                long target = ((plane * geometry.PlaneOutputs) + (row * outputs)) * inner;
                for (int at = 0; at < outputs; at++, target += inner)
                {
                    output[^1] = at;
                    if (geometry.IsChannelsLast)
                    {
                        Channels(start, values + target, indices + target, output);
                    }
                    else
                    {
                        indices[target] = TIndex.CreateTruncating(Find(start, values[target], output));
                    }

                    if (codec.IsPlane) continue;
                    for (long i = 0; i < inner; i++) indices[target + i] = TIndex.CreateTruncating(codec.Written(batch, channel + i, output, long.CreateTruncating(indices[target + i])));
                }
            }
        }
    }

    /// <summary>The offset of the first element of a window that is the same as the value; −1 where the window sees nothing.</summary>
    private long Find(T* plane, T value, ReadOnlySpan<long> output)
    {
        unchecked
        {
            int last = geometry.Last;
            ref readonly WindowRun run = ref geometry.Tables[last].RunOf((int)output[last]);
            long offset = run.PositionOf((int)output[last]);
            nint count = (nint)run.Count;
            nint step = (nint)geometry.Tables[last].Step;

            // Whole rows of an axis with all their neighbours are one stretch.
            int axes = last;
            while (axes > 0 && step == 1 && geometry.Tables[axes].InputExtent == geometry.Tables[axes].RunOf((int)output[axes]).Count && geometry.Tables[axes - 1].Step == 1)
            {
                axes--;
                ref readonly WindowRun whole = ref geometry.Tables[axes].RunOf((int)output[axes]);
                offset += whole.PositionOf((int)output[axes]) * geometry.Pitches[axes];
                count *= (nint)whole.Count;
            }

            return count == 0 ? -1 : Stretches(plane, value, output, axes, (offset, count, step));
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

    /// <summary>Stretches in order, one for each tap of the axes before.</summary>
    private long Stretches(T* plane, T value, ReadOnlySpan<long> output, int axes, (long Offset, nint Count, nint Step) stretch)
    {
        unchecked
        {
            Span<long> taps = stackalloc long[axes];
            Span<long> counts = stackalloc long[axes];
            Span<long> steps = stackalloc long[axes];
            taps.Clear();
            long first = stretch.Offset;
            for (int axis = 0; axis < axes; axis++)
            {
                ref readonly WindowRun run = ref geometry.Tables[axis].RunOf((int)output[axis]);
                if (run.Count == 0) return -1;
                counts[axis] = run.Count;
                steps[axis] = geometry.Tables[axis].Step * geometry.Pitches[axis];
                first += run.PositionOf((int)output[axis]) * geometry.Pitches[axis];
            }

            do
            {
                long offset = first;
                for (int axis = 0; axis < axes; axis++) offset += taps[axis] * steps[axis];
                nint found = SearchKernel.First(plane + offset, stretch.Count, stretch.Step, value);
                if (found >= 0) return offset + (found * stretch.Step);
            }
            while (Next(taps, counts));

            return -1;
        }
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
