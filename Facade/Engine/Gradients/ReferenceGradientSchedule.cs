using System.Numerics;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The last row of the table: Core's definition itself, which answers everything.</summary>
internal sealed class ReferenceGradientSchedule<T>(Job<T> job, Ties ties) : GradientSchedule<T>
    where T : unmanaged, INumber<T>
{
    internal override string Name => "reference";

    internal override bool NeedsInput => job.Reduction is not (Reduction.SumReduction or Reduction.AverageReduction);

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        T[] incoming = new T[outputGradient.Length];
        T[] pooled = new T[inputGradient.Length];
        Reorder(outputGradient, job.Plan.Output, incoming, fromMemory: true);
        if (x.Length > 0) Reorder(x, job.Plan.Input, pooled, fromMemory: true);
        FeatureMap<T> result = FeatureMap.Create<T>(job.Plan.Output, incoming)
            .Bind(gradient => FeatureMap.Create<T>(job.Plan.Input, pooled).Bind(map => Reference.Backward(gradient, map, job.Plan, job.Reduction, ties)))
            .OrThrow(nameof(outputGradient));
        Reorder(result.Values.AsSpan(), job.Plan.Input, inputGradient, fromMemory: false);
    }

    /// <summary>Between the order of memory and that of planes.</summary>
    private void Reorder(ReadOnlySpan<T> source, Shape shape, Span<T> target, bool fromMemory)
    {
        for (long i = 0; i < source.Length; i++)
        {
            int there = (int)(job.IsChannelsLast ? MemoryOrder.ChannelsLast(shape, i) : i);
            if (fromMemory) target[(int)i] = source[there];
            else target[there] = source[(int)i];
        }
    }
}
