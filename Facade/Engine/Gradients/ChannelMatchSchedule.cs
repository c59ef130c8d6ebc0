using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Small windows, channels inside: every place looks at the outputs that it feeds, in row-major order, and takes for each channel the gradients of those whose index it is.</summary>
internal sealed unsafe class ChannelMatchSchedule<T, TIndex>(IndexJob job, AxisTable[] feeding) : IndexGradientSchedule<T, TIndex>, IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>Beyond so many outputs for an input each output is better brought where it belongs.</summary>
    private const long MostOutputs = 40;

    private readonly nint channels = (nint)job.Plan.Input.Channels;
    private readonly nint inputs = (nint)job.Plan.Input.PlaneElements;
    private readonly nint outputs = (nint)job.Plan.Output.PlaneElements;
    private readonly nint[] pitches = [.. Enumerable.Range(0, feeding.Length).Select(axis => (nint)job.Plan.Output.PitchOf(axis))];
    private readonly int most = feeding.Aggregate(1, (product, axis) => product * (int)long.Max(1, axis.LongestWindow));
    private readonly int threads = Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);

    internal override string Name => "matched";

    /// <summary>The schedule, or null where windows are too large, or indices and elements are not of one size, or channels do not fill a register.</summary>
    internal static ChannelMatchSchedule<T, TIndex>? Of(IndexJob job)
    {
        if (sizeof(T) != sizeof(TIndex) || job.Plan.PlanesDiffer || job.Plan.Input.Channels < 64 / sizeof(T)) return null;
        AxisTable[]? feeding = job.Plan.Transpose().Match<AxisTable[]?>(transposed => [.. transposed.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))], _ => null);
        return feeding is not null && feeding.Aggregate(1L, (product, axis) => product * axis.LongestWindow) <= MostOutputs ? new(job, feeding) : null;
    }

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (TIndex* places = indices)
        fixed (T* target = inputGradient)
        {
            // Whoever works on the units has left them before this returns.
            RunParts parts = new(incoming, null, places);
            Crew.Run(this, &parts, target, job.Plan.Input.Batch * feeding[0].OutputExtent, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        if (Vector512.IsHardwareAccelerated) Run<MatchLanes512<T, TIndex>>(*(RunParts*)source, (T*)target, from, to);
        else if (Vector.IsHardwareAccelerated) Run<MatchLanes<T, TIndex>>(*(RunParts*)source, (T*)target, from, to);
        else Run<MatchOne<T, TIndex>>(*(RunParts*)source, (T*)target, from, to);
    }

    /// <summary>Units are inputs of the outermost axis.</summary>
    private void Run<TLanes>(in RunParts parts, T* target, long from, long to)
        where TLanes : struct, IMatchLanes<TLanes, T, TIndex>
    {
        unchecked
        {
            MatchRow<T, TIndex>* rows = stackalloc MatchRow<T, TIndex>[most];
            Span<int> position = stackalloc int[feeding.Length];
            nint perUnit = inputs / feeding[0].OutputExtent;
            for (nint unit = (nint)from; unit < to; unit++)
            {
                (nint item, nint first) = nint.DivRem(unit, feeding[0].OutputExtent);
                T* gradients = (T*)parts.OutputGradient + (item * outputs * channels);
                TIndex* indices = (TIndex*)parts.Values + (item * outputs * channels);
                position.Clear();
                position[0] = (int)first;
                for (nint at = 0; at < perUnit; at++)
                {
                    nint place = (first * perUnit) + at;
                    int count = Rows(position, gradients, indices, rows);
                    MatchKernel.Channels<T, TIndex, TLanes>(rows, count, TIndex.CreateTruncating(place), channels, target + (((item * inputs) + place) * channels));
                    for (int axis = feeding.Length - 1; axis > 0 && ++position[axis] == feeding[axis].OutputExtent; axis--) position[axis] = 0;
                }
            }
        }
    }

    /// <summary>The outputs that a place feeds, row-major.</summary>
    private int Rows(ReadOnlySpan<int> position, T* gradients, TIndex* indices, MatchRow<T, TIndex>* rows)
    {
        unchecked
        {
            int count = 1;
            Span<nint> offsets = stackalloc nint[most];
            offsets[0] = 0;
            for (int axis = 0; axis < feeding.Length; axis++)
            {
                ref readonly WindowRun run = ref feeding[axis].RunOf(position[axis]);
                int taps = (int)run.Count;
                if (taps == 0) return 0;
                nint first = (nint)run.PositionOf(position[axis]) * pitches[axis];
                nint step = (nint)feeding[axis].Step * pitches[axis];
                for (int before = count - 1; before >= 0; before--)
                {
                    nint outer = offsets[before];
                    for (int tap = taps - 1; tap >= 0; tap--) offsets[(before * taps) + tap] = outer + first + (tap * step);
                }

                count *= taps;
            }

            for (int row = 0; row < count; row++) rows[row] = new(indices + (offsets[row] * channels), gradients + (offsets[row] * channels));
            return count;
        }
    }
}
