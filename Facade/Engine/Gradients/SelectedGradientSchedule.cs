using System.Numerics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a maximum or a minimum from what was pooled: the indices first, then what goes there.</summary>
internal sealed unsafe class SelectedGradientSchedule<T>(IndexJob job) : GradientSchedule<T>
    where T : unmanaged, INumber<T>
{
    private readonly IndexSchedule<T, int> search = IndexSchedules.Choose<T, int>(job);
    private readonly IndexGradient<T, int> back = IndexGradient<T, int>.Of(job);
    private readonly IndexPlaces known = job.Plan.Axes.Any(axis => Enumerable.Range(0, (int)axis.OutputExtent).Any(output => axis.PresentTaps(output) == 0)) ? IndexPlaces.MayBeNowhere : IndexPlaces.OwnTaps;
    private readonly int outputs = (int)job.Plan.Output.Elements;

    internal override string Name => back.Name;

    internal override bool NeedsInput => true;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        Pieces needed = new(null);
        needed.Next<T>(outputs);
        needed.Next<int>(outputs);
        Arena.Line[] memory = Arena.Rent(needed.Bytes);
        Pieces pieces = new(Arena.Start(memory));
        Span<T> values = new(pieces.Next<T>(outputs), outputs);
        Span<int> indices = new(pieces.Next<int>(outputs), outputs);
        search.Run(x, values, indices, cancellation);
        if (!cancellation.IsCancellationRequested) back.Run(outputGradient, indices, known, inputGradient, cancellation);
        Arena.Return(memory);
    }
}
