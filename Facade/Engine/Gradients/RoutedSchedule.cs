using System.Numerics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Windows one after the other in row-major order, their taps gathered, and the shares of each added where the tap lies. Threads share the planes.</summary>
internal sealed unsafe class RoutedSchedule<T, TTotal, TRouting>(Job<T> job, TRouting routing) : GradientSchedule<T>, IUnits, IScratchWork
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
    where TRouting : struct, IRouting<T, TTotal>
{
    private readonly SearchGeometry geometry = new(job.Plan, job.IsChannelsLast);
    private readonly Schedule<T>? pooling = TRouting.NeedsValue ? ScheduleTable.Choose(job) : null;
    private readonly long[] extents = [.. job.Plan.Output.Spatial];

    // Of windows that see nothing along an axis, the taps along those before it are still gathered.
    private readonly int mostTaps = (int)job.Plan.Axes.Aggregate(1L, (taps, axis) => taps * long.Max(1, long.Min(axis.LongestWindow, axis.InputExtent)));
    private readonly long channels = job.Plan.Input.Channels;
    private readonly long planes = job.Plan.Input.Batch * job.Plan.Input.Channels;
    private readonly int outputs = (int)job.Plan.Output.Elements;
    private readonly int threads = Crew.ThreadsFor((job.Plan.Input.Elements + job.Plan.Output.Elements) * sizeof(T), job.Options);

    internal override string Name => "routed";

    internal override bool NeedsInput => true;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        Arena.Line[] memory = Arena.Rent((nint)(pooling is null ? 0 : outputs) * sizeof(T));
        T* values = (T*)Arena.Start(memory);
        pooling?.Run(x, new(values, outputs), cancellation);
        fixed (T* incoming = outputGradient)
        fixed (T* pooled = x)
        fixed (T* target = inputGradient)
        {
            // Whoever works on the units has left them before this returns.
            RunParts parts = new(incoming, pooled, pooling is null ? incoming : values);
            Crew.Run(this, &parts, target, planes, threads, cancellation);
        }

        Arena.Return(memory);
    }

    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces)
    {
        RunParts parts = *(RunParts*)source;
        TTotal* totals = pieces.Next<TTotal>((nint)geometry.PlaneElements);
        TTotal* shares = pieces.Next<TTotal>(mostTaps);
        T* taps = pieces.Next<T>(mostTaps);
        nint* offsets = pieces.Next<nint>(mostTaps);
        if (pieces.IsCounting) return;
        OutputWalk walk = new(stackalloc long[extents.Length], extents, channels, geometry.IsChannelsLast, from, to);
        long plane = from;
        nint pitch = geometry.IsChannelsLast ? (nint)channels : 1;
        for (bool isOpen = walk.Next(); isOpen;)
        {
            nint start = unchecked((nint)(geometry.IsChannelsLast ? (walk.Batch * geometry.PlaneElements * channels) + walk.Channel : walk.Plane * geometry.PlaneElements));
            T* x = unchecked((T*)parts.X + start);
            new Span<TTotal>(totals, (int)geometry.PlaneElements).Clear();
            for (plane = walk.Plane; isOpen && walk.Plane == plane; isOpen = walk.Next())
            {
                int count = Gather(x, pitch, walk.Position, taps, offsets);
                if (count == 0) continue;
                int at = walk.At;
                routing.Share(new(taps, count), ((T*)parts.Values)[at], TTotal.CreateSaturating(((T*)parts.OutputGradient)[at]), new(shares, count));
                for (int tap = 0; tap < count; tap++) totals[offsets[tap]] += shares[tap];
            }

            for (nint i = 0; i < (nint)geometry.PlaneElements; i++) ((T*)target)[unchecked(start + (i * pitch))] = Element.Canonical(T.CreateSaturating(totals[i]));
        }
    }

    /// <summary>The taps of a window that exist, row-major, and their offsets in the plane.</summary>
    private int Gather(T* x, nint pitch, ReadOnlySpan<long> output, T* taps, nint* offsets)
    {
        unchecked
        {
            (int count, offsets[0]) = (1, 0);
            for (int axis = 0; axis < output.Length; axis++)
            {
                AxisWalk along = new(geometry, axis, (int)output[axis]);
                if (along.Count == 0) return 0;

                // Backwards, so that what is spread has been read.
                for (int before = count - 1; before >= 0; before--)
                {
                    nint outer = offsets[before];
                    for (int tap = along.Count - 1; tap >= 0; tap--) offsets[(before * along.Count) + tap] = outer + along.Offset(tap);
                }

                count *= along.Count;
            }

            // SAFETY: only taps that exist are named, so each offset is that of an element of the plane.
            for (int tap = 0; tap < count; tap++) taps[tap] = x[offsets[tap] * pitch];
            return count;
        }
    }

    /// <summary>The taps of a window on one axis that exist.</summary>
    private readonly struct AxisWalk
    {
        private readonly nint first;
        private readonly nint step;

        internal AxisWalk(SearchGeometry geometry, int axis, int output)
        {
            unchecked
            {
                ref readonly Geometry.WindowRun run = ref geometry.Tables[axis].RunOf(output);
                first = (nint)(run.PositionOf(output) * geometry.Pitches[axis]);
                step = (nint)(geometry.Tables[axis].Step * geometry.Pitches[axis]);
                Count = (int)run.Count;
            }
        }

        internal int Count { get; }

        internal nint Offset(int tap) => unchecked(first + (tap * step));
    }
}
