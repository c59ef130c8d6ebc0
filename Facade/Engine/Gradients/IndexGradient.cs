using System.Numerics;
using PoolFunctional.Engine.Indices;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a maximum or a minimum by indices that a caller brings: all are checked before anything is written.</summary>
internal sealed class IndexGradient<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private readonly IndexJob job;
    private readonly IndexCodec codec;
    private readonly SeenIndices<TIndex>? seen;
    private readonly IndexGradientSchedule<T, TIndex>? matched;
    private readonly IndexGradientSchedule<T, TIndex> scattered;

    internal IndexGradient(IndexJob job)
    {
        this.job = job;
        codec = new(job.Layout, job.Plan.Input, job.Plan);
        matched = IndexGradientTable.Matched<T, TIndex>(job);
        seen = matched is null ? null : new(job);
        scattered = IndexGradientTable.Scattered<T, TIndex>(job);
    }

    /// <summary>What answers where every index is in the window of its output.</summary>
    internal string Name => (matched ?? scattered).Name;

    internal void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Span<T> inputGradient, CancellationToken cancellation)
    {
        if (matched is not null && seen!.All(indices))
        {
            matched.Run(outputGradient, indices, inputGradient, cancellation);
            return;
        }

        IndexCheck.Places(codec, job.Plan, job.IsChannelsLast, indices);
        scattered.Run(outputGradient, indices, inputGradient, cancellation);
    }
}
