using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// The gradient of a sum or an average: each output's gradient divided once, in the accumulator, and then the sum over the transposed plan. The last axes of which one output sees all are left out of that, and each sum stands
/// at all their places.
/// </summary>
internal sealed unsafe class LinearGradientSchedule<T, TTotal> : GradientSchedule<T>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly Schedule<TTotal> sum;
    private readonly DividedOutputs<T, TTotal> shares;
    private readonly nint planes;
    private readonly int outputs;
    private readonly int sums;
    private readonly int places;
    private readonly int inner;

    internal LinearGradientSchedule(Job<T> job, Job<TTotal> transposed, Divisor? divisor)
    {
        int whole = LastWhole(job.Plan);
        sum = ScheduleTable.Choose(whole == 0 ? transposed : transposed with { Plan = transposed.Plan.WithoutLast(whole) });
        shares = new(job.Plan, job.IsChannelsLast, divisor);
        planes = (nint)(job.IsChannelsLast ? job.Plan.Input.Batch : job.Plan.Input.Batch * job.Plan.Input.Channels);
        outputs = (int)job.Plan.Output.Elements;
        inner = job.IsChannelsLast ? (int)job.Plan.Input.Channels : 1;
        places = (int)job.Plan.Input.Spatial.TakeLast(whole).Aggregate(1L, (product, extent) => product * extent);
        sums = (int)(job.Plan.Input.Elements / places);
    }

    internal override string Name => sum.Name;

    internal override bool NeedsInput => false;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        bool keepsType = typeof(T) == typeof(TTotal);
        Pieces needed = new(null);
        Take(ref needed, out _, out _, out _);
        Arena.Line[] memory = Arena.Rent(needed.Bytes);
        Pieces pieces = new(Arena.Start(memory));
        Take(ref pieces, out TTotal* room, out TTotal* totals, out T* few);
        fixed (T* incoming = outputGradient)
        fixed (T* outgoing = inputGradient)
        {
            T* narrowed = places == 1 ? outgoing : few;
            TTotal* summed = keepsType ? (TTotal*)narrowed : totals;
            sum.Run(new(shares.Of(incoming, planes, outputs, room), outputs), new(summed, sums), cancellation);
            if (!keepsType) default(NarrowingQuotientFinish<T, TTotal>).Row(summed, sums, 1, narrowed);
            if (places > 1) Spread(narrowed, outgoing);
        }

        Arena.Return(memory);
    }

    /// <summary>Each sum, or the sums of channels beside each other, at all places of the axes that were left out.</summary>
    private void Spread(T* source, T* target)
    {
        unchecked
        {
            for (nint at = 0; at < sums; at += inner, target += places * (nint)inner)
            {
                if (inner == 1) FillKernel.Run(source[at], target, places);
                else CopyKernel.Repeat(source + at, inner, places, target);
            }
        }
    }

    /// <summary>How many of the last axes have one output that sees all their places; one axis is left.</summary>
    private static int LastWhole(Plan plan) =>
        plan.Axes.Skip(1).Reverse().TakeWhile(axis => axis.OutputExtent == 1 && axis.PresentTaps(0) == axis.InputExtent).Count();

    private void Take(ref Pieces pieces, out TTotal* room, out TTotal* totals, out T* few)
    {
        room = pieces.Next<TTotal>(shares.Room(outputs));
        totals = pieces.Next<TTotal>(typeof(T) == typeof(TTotal) ? 0 : sums);
        few = pieces.Next<T>(places == 1 ? 0 : sums);
    }
}
