using System.Numerics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>A gradient made ready to run.</summary>
internal abstract class GradientSchedule<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The name, as <c>differential</c> prints it.</summary>
    internal abstract string Name { get; }

    /// <summary>Whether the gradient depends on what was pooled; where not, it may be empty.</summary>
    internal abstract bool NeedsInput { get; }

    /// <summary>Writes every element of the input's gradient. The door has proved the lengths and that no two spans overlap.</summary>
    internal abstract void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation);
}
