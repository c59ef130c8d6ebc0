using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of poolings one after the other: what they gave is made anew as far as some gradient depends on it, and then the gradients are taken, the last one first.</summary>
internal sealed unsafe class ChainGradient<T> : GradientSchedule<T>
    where T : unmanaged, INumber<T>
{
    private readonly Schedule<T>[] poolings;
    private readonly GradientSchedule<T>[] gradients;
    private readonly int[] lengths;
    private readonly int seen;

    /// <param name="poolings">All but the last.</param>
    /// <param name="gradients">Of each.</param>
    /// <param name="lengths">The elements of what each gives, but for the last.</param>
    internal ChainGradient(Schedule<T>[] poolings, GradientSchedule<T>[] gradients, int[] lengths)
    {
        (this.poolings, this.gradients, this.lengths) = (poolings, gradients, lengths);
        seen = int.Max(0, Array.FindLastIndex(gradients, gradient => gradient.NeedsInput));
        NeedsInput = gradients.Any(gradient => gradient.NeedsInput);
    }

    internal override string Name => "chain";

    internal override bool NeedsInput { get; }

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        Pieces needed = new(null);
        T** values = stackalloc T*[gradients.Length];
        T** incoming = stackalloc T*[gradients.Length];
        Lay(ref needed, values, incoming);
        Arena.Line[] memory = Arena.Rent(needed.Bytes);
        Pieces pieces = new(Arena.Start(memory));
        Lay(ref pieces, values, incoming);
        for (int stage = 0; stage < seen && !cancellation.IsCancellationRequested; stage++) poolings[stage].Run(stage == 0 ? x : Given(values, stage), new(values[stage + 1], lengths[stage]), cancellation);
        for (int stage = gradients.Length - 1; stage >= 0 && !cancellation.IsCancellationRequested; stage--)
        {
            ReadOnlySpan<T> arriving = stage == gradients.Length - 1 ? outputGradient : new(incoming[stage], lengths[stage]);
            ReadOnlySpan<T> pooled = !gradients[stage].NeedsInput ? [] : stage == 0 ? x : Given(values, stage);
            gradients[stage].Run(arriving, pooled, stage == 0 ? inputGradient : new(incoming[stage - 1], lengths[stage - 1]), cancellation);
        }

        Arena.Return(memory);
    }

    private ReadOnlySpan<T> Given(T** values, int stage) => new(values[stage], lengths[stage - 1]);

    /// <summary>Room for what is pooled by each stage but the first, as far as it is needed, and for the gradient of what each gives.</summary>
    private void Lay(ref Pieces pieces, T** values, T** incoming)
    {
        for (int stage = 0; stage < lengths.Length; stage++)
        {
            values[stage + 1] = pieces.Next<T>(stage < seen ? lengths[stage] : 0);
            incoming[stage] = pieces.Next<T>(lengths[stage]);
        }
    }
}
