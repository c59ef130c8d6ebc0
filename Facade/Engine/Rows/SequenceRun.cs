using System.Numerics;
using PoolFunctional.Engine.Rows.Gradients;

namespace PoolFunctional.Engine.Rows;

/// <summary>Sequence pooling on spans whose lengths the door has proved.</summary>
internal static unsafe class SequenceRun
{
    internal static void Run<T, TMask>(
        SequenceReduction reduction, Normalization normalization, ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, in TokenExtents extents, Span<T> destination, int threads)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        fixed (T* source = tokens)
        fixed (TMask* present = mask)
        fixed (T* target = destination)
        {
            RowSchedules.Run(reduction, new RowRun<T>
            {
                Groups = RowGroups.Masked(present, sizeof(TMask), extents.Batch, extents.Tokens, ChoiceOf(reduction)),
                Features = extents.Features,
                Source = source,
                Target = target,
                Threads = threads,
                Empty = T.Zero,
                IsNormalized = !normalization.IsNone,
            });
        }
    }

    /// <summary>The gradient; what was pooled is read, from <paramref name="pooled"/> also, and <paramref name="moved"/> is needed, only where the gradient depends on them.</summary>
    internal static void Backward<T, TMask>(
        SequenceReduction reduction, Ties ties, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, in TokenExtents extents, ReadOnlySpan<T> pooled, Span<T> moved, Span<T> destination, int threads)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        fixed (T* gradient = outputGradient)
        fixed (T* source = tokens)
        fixed (TMask* present = mask)
        fixed (T* results = pooled)
        fixed (T* normalized = moved)
        fixed (T* target = destination)
        {
            new RowGradientCall<T>
            {
                Groups = RowGroups.Masked(present, sizeof(TMask), extents.Batch, extents.Tokens, ChoiceOf(reduction)),
                Features = extents.Features,
                Share = RowShare.Of(reduction, ties),
                OutputGradient = gradient,
                Source = source,
                Pooled = results,
                Moved = normalized,
                Target = target,
                Threads = threads,
            }.Run();
        }
    }

    private static RowChoice ChoiceOf(SequenceReduction reduction) =>
        reduction.Among<RowChoice>(new(RowChoice.All, RowChoice.All, RowChoice.All, RowChoice.All, RowChoice.First, RowChoice.Last));
}
