using System.Numerics;

namespace PoolFunctional.Engine.Rows;

/// <summary>Sequence pooling on spans whose lengths the door has proved.</summary>
internal static unsafe class SequenceRun
{
    internal static void Run<T, TMask>(
        SequenceReduction reduction, Normalization normalization, ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, in TokenExtents extents, Span<T> destination, int threads)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        RowChoice choice = reduction.Among<RowChoice>(new(RowChoice.All, RowChoice.All, RowChoice.All, RowChoice.All, RowChoice.First, RowChoice.Last));
        fixed (T* source = tokens)
        fixed (TMask* present = mask)
        fixed (T* target = destination)
        {
            RowSchedules.Run(reduction, new RowRun<T>
            {
                Groups = RowGroups.Masked(present, sizeof(TMask), extents.Batch, extents.Tokens, choice),
                Features = extents.Features,
                Source = source,
                Target = target,
                Threads = threads,
                Empty = T.Zero,
                IsNormalized = !normalization.IsNone,
            });
        }
    }
}
