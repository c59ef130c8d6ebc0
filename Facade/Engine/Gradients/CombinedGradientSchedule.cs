using System.Numerics;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradients of two reductions of the same windows, and what they make together.</summary>
internal sealed unsafe class CombinedGradientSchedule<T, TCombination>(GradientSchedule<T> left, GradientSchedule<T> right, TCombination combination) : GradientSchedule<T>
    where T : unmanaged, INumber<T>
    where TCombination : struct, ICombination<T>
{
    internal override string Name => "combined";

    internal override bool NeedsInput => left.NeedsInput || right.NeedsInput;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        left.Run(outputGradient, x, inputGradient, cancellation);
        Arena.Line[] memory = Arena.Rent((nint)inputGradient.Length * sizeof(T));
        T* other = (T*)Arena.Start(memory);
        right.Run(outputGradient, x, new Span<T>(other, inputGradient.Length), cancellation);
        fixed (T* target = inputGradient) combination.Row(target, other, inputGradient.Length);
        Arena.Return(memory);
    }
}
