using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The same as <see cref="PairedGradientSchedule{T, TTotal}"/> of images whose channels are beside each other: of the one or two outputs down and along, those of a column are added first.</summary>
internal sealed unsafe class PairedChannelsSchedule<T> : GradientSchedule<T>, IUnits, IScratchWork
    where T : unmanaged, INumber<T>
{
    /// <summary>The bytes of the rows of inputs that are one unit: a row of outputs that two of them need is divided once.</summary>
    private const long MostTogether = 1 << 18;

    private readonly DividedOutputs<T, T> shares;
    private readonly AxisTable height;
    private readonly AxisTable width;
    private readonly nint channels;
    private readonly nint items;
    private readonly int together;
    private readonly int threads;

    private PairedChannelsSchedule(Job<T> job, AxisTable height, AxisTable width, Divisor? divisor)
    {
        (this.height, this.width) = (height, width);
        shares = new(job.Plan, isChannelsLast: true, divisor);
        (items, channels) = ((nint)job.Plan.Input.Batch, (nint)job.Plan.Input.Channels);
        together = (int)long.Clamp(MostTogether / (width.OutputExtent * (long)channels * sizeof(T)), 1, height.OutputExtent);
        threads = Crew.ThreadsFor((job.Plan.Input.Elements + job.Plan.Output.Elements) * sizeof(T), job.Options);
    }

    internal override string Name => "paired";

    internal override bool NeedsInput => false;

    private int UnitsOfItem => (height.OutputExtent + together - 1) / together;

    private nint Across => unchecked((nint)width.InputExtent * channels);

    /// <summary>The schedule, or null where an input feeds more outputs on an axis, or as many as its neighbours, or channels do not fill a cache line.</summary>
    internal static PairedChannelsSchedule<T>? Of(Job<T> job, AxisTable[] feeding, Divisor? divisor) =>
        job.IsChannelsLast && job.Plan.Input.Channels * sizeof(T) >= Arena.CacheLine && Element.IsFloating<T>() && feeding is [{ LongestWindow: <= 2, Step: 1 } height, { LongestWindow: <= 2, Step: 1, Uniform: null } width]
            ? new(job, height, width, divisor)
            : null;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (T* target = inputGradient) Crew.Run(this, incoming, target, items * UnitsOfItem, threads, cancellation);
    }

    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces)
    {
        unchecked
        {
            // Two rows of outputs, the even one and the odd one.
            nint across = Across;
            T* divided = pieces.Next<T>(2 * across);
            for (long unit = from; unit < to; unit++)
            {
                // SAFETY: items lie one after the other in both tensors, whose lengths the door has proved, and rows in an item.
                (long item, long group) = long.DivRem(unit, UnitsOfItem);
                T* outputs = (T*)source + ((nint)item * (nint)height.InputExtent * across);
                int end = int.Min(height.OutputExtent, ((int)group + 1) * together);
                long ready = -1;
                for (int row = (int)group * together; row < end; row++)
                {
                    ref readonly WindowRun run = ref height.RunOf(row);
                    T* result = (T*)target + ((((nint)item * height.OutputExtent) + row) * width.OutputExtent * channels);
                    long first = run.Count == 0 ? 0 : run.PositionOf(row);
                    for (long output = first; output < first + run.Count; output++)
                    {
                        if (output <= ready) continue;
                        shares.Divided(outputs + ((nint)output * across), (nint)output, across, divided + ((nint)(output & 1) * across));
                        ready = output;
                    }

                    T* upper = divided + ((nint)(first & 1) * across);
                    if (run.Count == 0) new Span<T>(result, (int)(width.OutputExtent * channels)).Clear();
                    else Row(upper, run.Count == 1 ? upper : divided + ((nint)((first + 1) & 1) * across), result);
                }
            }
        }
    }

    /// <summary>A row of inputs from a row of outputs, or from two.</summary>
    private void Row(T* upper, T* lower, T* target)
    {
        unchecked
        {
            for (int input = 0; input < width.OutputExtent; input++, target += channels)
            {
                ref readonly WindowRun run = ref width.RunOf(input);
                nint at = run.Count == 0 ? 0 : (nint)run.PositionOf(input) * channels;
                if (run.Count == 0) new Span<T>(target, (int)channels).Clear();
                else NumberLanes<T>.Filled(channels, new Place(upper + at, lower + at, run.Count == 1 ? 0 : channels, channels, target));
            }
        }
    }

    /// <summary>A place's channels from those of one output or two, the lower being the upper where there is one, and as many of the next to the right if that is at a distance.</summary>
    private readonly struct Place(T* upper, T* lower, nint next, nint channels, T* target) : ILaneWork<T>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            if (upper == lower && next == 0) Sum<TLanes, Taps1, Taps1>(upper, lower, next, channels, target);
            else if (upper == lower) Sum<TLanes, Taps1, Taps2>(upper, lower, next, channels, target);
            else if (next == 0) Sum<TLanes, Taps2, Taps1>(upper, lower, next, channels, target);
            else Sum<TLanes, Taps2, Taps2>(upper, lower, next, channels, target);
            return true;
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sum<TLanes, TDown, TAlong>(T* upper, T* lower, nint next, nint channels, T* target)
        where TLanes : struct, ILanes<TLanes, T>
        where TDown : struct, ITaps
        where TAlong : struct, ITaps
    {
        unchecked
        {
            for (nint from = 0; from < channels; from += TLanes.Count)
            {
                // SAFETY: there are as many channels as lanes; the last register begins where it ends with them, and makes some results again.
                nint at = nint.Min(from, channels - TLanes.Count);
                TLanes total = TLanes.Load(upper + at);
                if (TDown.Count > 1) total = TLanes.Add(total, TLanes.Load(lower + at));
                if (TAlong.Count > 1)
                {
                    TLanes right = TLanes.Load(upper + at + next);
                    if (TDown.Count > 1) right = TLanes.Add(right, TLanes.Load(lower + at + next));
                    total = TLanes.Add(total, right);
                }

                TLanes.Store(TLanes.Canonical(total), target + at);
            }
        }
    }
}
