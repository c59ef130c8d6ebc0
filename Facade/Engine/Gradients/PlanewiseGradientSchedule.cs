using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Planes whose windows differ: each has a gradient of its own, and with channels inside it is brought together first.</summary>
internal sealed unsafe class PlanewiseGradientSchedule<T> : GradientSchedule<T>
    where T : unmanaged, INumber<T>
{
    private readonly GradientSchedule<T>[] planes;
    private readonly int inputs;
    private readonly int outputs;
    private readonly int inner;

    internal PlanewiseGradientSchedule(Job<T> job, Ties ties)
    {
        PoolOptions alone = job.Options with { Layout = Layout.ChannelsFirst };
        planes = [.. Enumerable.Range(0, (int)(job.Plan.Input.Batch * job.Plan.Input.Channels)).Select(plane => GradientTable.Choose(new Job<T>(job.Plan.Alone(plane), job.Reduction, alone), ties))];
        (inputs, outputs) = ((int)job.Plan.Input.PlaneElements, (int)job.Plan.Output.PlaneElements);
        inner = job.IsChannelsLast ? (int)job.Plan.Input.Channels : 1;
    }

    internal override string Name => planes.Length > 0 ? "planewise" : "empty";

    internal override bool NeedsInput => planes.Any(plane => plane.NeedsInput);

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        Arena.Line[] memory = Arena.Rent((((nint)inputs * 2) + outputs) * sizeof(T));
        Span<T> pooled = new(Arena.Start(memory), inputs);
        Span<T> gradient = new((T*)Arena.Start(memory) + inputs, inputs);
        Span<T> incoming = new((T*)Arena.Start(memory) + (2 * inputs), outputs);
        for (int plane = 0; plane < planes.Length; plane++)
        {
            (int batch, int channel) = int.DivRem(plane, inner);
            (int ofInput, int ofOutput) = ((batch * inputs * inner) + channel, (batch * outputs * inner) + channel);
            for (int i = 0; i < outputs; i++) incoming[i] = outputGradient[ofOutput + (i * inner)];
            for (int i = 0; x.Length > 0 && i < inputs; i++) pooled[i] = x[ofInput + (i * inner)];
            planes[plane].Run(incoming, pooled, gradient, cancellation);
            for (int i = 0; i < inputs; i++) inputGradient[ofInput + (i * inner)] = gradient[i];
        }

        Arena.Return(memory);
    }
}
