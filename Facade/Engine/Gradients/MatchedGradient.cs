using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Each input takes the gradients of those outputs that see it and have its place for their index, outputs in row-major order: a register of inputs at a time, each written once. Only for indices that are taps of their own
/// windows; all others are scattered.
/// </summary>
internal abstract unsafe class MatchedGradient<T, TIndex>(IndexJob job, OwnTaps<T> own) : IndexGradient<T, TIndex>, IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>Larger planes have offsets that a place of no lane could be taken for.</summary>
    private const long LargestPlane = 1 << 30;

    /// <summary>More axes than pooling has, and windows of more taps on the outer ones, are scattered: what the tables hold is their product.</summary>
    private const int MostAxes = 8;
    private const int MostOuterTaps = 8;

    private readonly ScatterGradient<T, TIndex, T> scatter = new(job);
    private readonly int threads = Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);
    private readonly nint planes = (nint)(job.Plan.Input.Batch * (job.IsChannelsLast ? 1 : job.Plan.Input.Channels));

    internal override string Name => "matched";

    /// <summary>Planes that are threads' own, or items whose channels are beside each other.</summary>
    private protected nint Planes => planes;

    private protected abstract long Units { get; }

    /// <summary>Whether no cache holds the result.</summary>
    private protected bool IsLarge { get; } = job.Plan.Input.Elements * sizeof(T) >= job.Options.MostCachedBytes;

    /// <summary>The gradient, or null where indices or windows are others, or an input is seen by so many outputs that it is quicker to go from those.</summary>
    internal static MatchedGradient<T, TIndex>? Fitting(IndexJob job)
    {
        bool fits = sizeof(T) == sizeof(TIndex)
            && Element.IsFloating<T>()
            && job.Layout is IndexLayout.PlaneLayout
            && Vector128.IsHardwareAccelerated
            && !job.Plan.PlanesDiffer
            && job.Plan.Output.Elements > 0
            && job.Plan.Axes.Count <= MostAxes
            && job.Plan.Input.PlaneElements <= LargestPlane;
        FedAxis?[] axes = fits ? [.. job.Plan.Axes.Select(FedAxis.Of)] : [null];
        if (axes.Contains(null) || axes.SkipLast(1).Any(axis => axis!.Taps > MostOuterTaps)) return null;
        return job.IsChannelsLast ? MatchedChannels<T, TIndex>.Fitting(job, axes!)
            : axes.Length == 1 ? (MatchedGradient<T, TIndex>?)MatchedFlat<T, TIndex>.Fitting(job, axes!) ?? MatchedTiles<T, TIndex>.Fitting(job, axes!)
            : (MatchedGradient<T, TIndex>?)MatchedTiles<T, TIndex>.Fitting(job, axes!)
                ?? (MatchedGradient<T, TIndex>?)MatchedHalves<T, TIndex>.Fitting(job, axes!)
                ?? (MatchedGradient<T, TIndex>?)MatchedStrips<T, TIndex>.Fitting(job, axes!)
                ?? MatchedFlat<T, TIndex>.Fitting(job, axes!);
    }

    internal override IndexPlaces Check(ReadOnlySpan<TIndex> indices)
    {
        fixed (TIndex* places = indices) return own.Hold((T*)places, planes) ? IndexPlaces.OwnTaps : scatter.Check(indices);
    }

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, IndexPlaces known, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (TIndex* places = indices)
        fixed (T* target = inputGradient)
        {
            if (known != IndexPlaces.OwnTaps || !IsQuick(target))
            {
                scatter.Run(outputGradient, indices, known, inputGradient, cancellation);
                return;
            }

            // Whoever works on the units has left them before this returns.
            RunParts parts = new(incoming, null, places);
            Crew.Run(this, &parts, target, Units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        RunParts parts = *(RunParts*)source;
        Run((T*)parts.OutputGradient, (T*)parts.Values, (T*)target, (nint)from, (nint)to);
        if (IsLarge) PastCaches.Publish();
    }

    /// <summary>Whether matching is the quicker way to a result that lies there.</summary>
    private protected virtual bool IsQuick(T* target) => true;

    /// <summary>Writes the inputs of units <c>[from, to)</c>.</summary>
    private protected abstract void Run(T* gradients, T* indices, T* target, nint from, nint to);

    /// <summary>A NaN that came of a sum gets the bits that every NaN has.</summary>
    private protected static void Canonise(T* target, nint length) => default(CanonicalFinish<T>).Row(target, length, 1, target);
}
