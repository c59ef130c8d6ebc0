using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a sum or an average: each output's gradient divided once, in the accumulator, and then the sum over the transposed plan.</summary>
internal sealed unsafe class LinearGradientSchedule<T, TTotal>(Job<T> job, Job<TTotal> transposed, Divisor? divisor) : GradientSchedule<T>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    private readonly Schedule<TTotal> sum = ScheduleTable.Choose(transposed);
    private readonly DividedOutputs<T, TTotal> shares = new(job.Plan, job.IsChannelsLast, divisor);
    private readonly nint planes = (nint)(job.IsChannelsLast ? job.Plan.Input.Batch : job.Plan.Input.Batch * job.Plan.Input.Channels);
    private readonly int inputs = (int)job.Plan.Input.Elements;
    private readonly int outputs = (int)job.Plan.Output.Elements;

    internal override string Name => sum.Name;

    internal override bool NeedsInput => false;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        bool keepsType = typeof(T) == typeof(TTotal);
        nint room = shares.Room(outputs);
        Arena.Line[] memory = Arena.Rent((room + (keepsType ? 0 : inputs)) * sizeof(TTotal));
        TTotal* scratch = (TTotal*)Arena.Start(memory);
        fixed (T* incoming = outputGradient)
        fixed (T* outgoing = inputGradient)
        {
            TTotal* summed = keepsType ? (TTotal*)outgoing : scratch + room;
            sum.Run(new(shares.Of(incoming, planes, outputs, scratch), outputs), new(summed, inputs), cancellation);
            if (!keepsType) default(NarrowingQuotientFinish<T, TTotal>).Row(summed, inputs, 1, outgoing);
        }

        Arena.Return(memory);
    }
}
