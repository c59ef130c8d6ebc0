using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Indices;

/// <summary>Windows of at most one tap: the pooling without indices, and offsets that the plan knows; channels-first.</summary>
internal sealed unsafe class SingleSchedule<T, TIndex> : IndexSchedule<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>Offsets that are worth a copy's call.</summary>
    private const long WorthACall = 4096;

    /// <summary>The table has an entry for each output of a plane.</summary>
    private const long LargestPlane = 1 << 20;

    private readonly Schedule<T> extremes;
    private readonly LayoutTranslation<TIndex> translation;
    private readonly TIndex[] offsets;
    private readonly long planes;
    private readonly nint outputs;

    private SingleSchedule(IndexJob job, AxisTable[] tables, long planesAtATime, long units)
        : base(units, Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options))
    {
        outputs = (nint)job.Plan.Output.PlaneElements;
        planes = job.Plan.Output.Batch * job.Plan.Output.Channels;
        (extremes, translation) = (ScheduleTable.Choose(job.Values<T>()), new(job, outputs));
        offsets = new TIndex[planesAtATime * outputs];
        for (long i = 0; i < outputs; i++) offsets[i] = TIndex.CreateTruncating(OffsetOf(job.Plan, tables, i));
        for (long i = outputs; i < offsets.LongLength; i++) offsets[i] = offsets[i - outputs];
    }

    internal override string Name => "single";

    /// <summary>The schedule, or null where windows have more taps.</summary>
    internal static SingleSchedule<T, TIndex>? Of(IndexJob job)
    {
        if (job.IsChannelsLast || job.Plan.Output.PlaneElements > LargestPlane) return null;
        AxisTable[] tables = [.. job.Plan.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        if (tables.Any(table => table.LongestWindow > 1)) return null;
        long planes = job.Plan.Output.Batch * job.Plan.Output.Channels;
        long together = long.Clamp(WorthACall / job.Plan.Output.PlaneElements, 1, planes);
        return new(job, tables, together, (planes + together - 1) / together);
    }

    internal override void Run(ReadOnlySpan<T> x, Span<T> values, Span<TIndex> indices, CancellationToken cancellation)
    {
        extremes.Run(x, values, cancellation);
        base.Run(x, values, indices, cancellation);
    }

    private protected override void Run(T* source, T* values, TIndex* indices, long from, long to)
    {
        unchecked
        {
            long together = offsets.Length / outputs;
            for (long unit = from; unit < to; unit++)
            {
                long plane = unit * together;
                long count = long.Min(together, planes - plane);
                offsets.AsSpan(0, (int)(count * outputs)).CopyTo(new Span<TIndex>(indices + ((nint)plane * outputs), (int)(count * outputs)));
                translation.Run(indices, plane, count);
            }
        }
    }

    private static long OffsetOf(Plan plan, AxisTable[] tables, long output)
    {
        long offset = 0;
        for (int axis = tables.Length - 1; axis >= 0; axis--)
        {
            (output, long at) = long.DivRem(output, tables[axis].OutputExtent);
            ref readonly WindowRun run = ref tables[axis].RunOf((int)at);
            if (run.Count == 0) return -1;
            offset += run.PositionOf((int)at) * plan.Input.PitchOf(axis);
        }

        return offset;
    }
}
