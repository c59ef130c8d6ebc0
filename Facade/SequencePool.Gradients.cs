using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Rows;
using PoolFunctional.Engine.Rows.Gradients;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional;

/// <content>What all doors of gradients do: check, pool again where the gradient depends on the result, run.</content>
public static partial class SequencePool
{
    private static Tensor<T> AllocatingBackward<T, TMask>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, Normalization? normalization, Ties? ties, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        PoolOptions chosen = Prepared<T, TMask>(reduction, options);
        TokenExtents extents = TokenExtents.Read(tokens.Lengths, nameof(tokens));
        Raise.TooManyBytes(extents.Length * ElementSize.Of<T>(), chosen.MaxAllocatedBytes);
        Raise.ShapeDiffers([extents.Batch, extents.Features], outputGradient.Lengths, nameof(outputGradient));
        Raise.ShapeDiffers([extents.Batch, extents.Tokens], mask.Lengths, nameof(mask));
        Tensor<T> gradient = Tensor.CreateFromShape<T>([extents.Batch, extents.Tokens, extents.Features]);
        IntoBackward(outputGradient, tokens, mask, reduction, gradient.AsTensorSpan(), normalization, ties, Writing.Overwrite, chosen);
        return gradient;
    }

    private static void IntoBackward<T, TMask>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, in TensorSpan<T> inputGradient, Normalization? normalization, Ties? ties, Writing writing, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        PoolOptions chosen = Prepared<T, TMask>(reduction, options);
        TokenExtents extents = TokenExtents.Read(tokens.Lengths, nameof(tokens));
        Raise.ShapeDiffers([extents.Batch, extents.Features], outputGradient.Lengths, nameof(outputGradient));
        Raise.ShapeDiffers([extents.Batch, extents.Tokens], mask.Lengths, nameof(mask));
        Raise.ShapeDiffers(tokens.Lengths, inputGradient.Lengths, nameof(inputGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing, chosen.MostWorkBytes, nameof(inputGradient));
        Packed<T> incoming = Packed<T>.Of(outputGradient, chosen.MostWorkBytes, nameof(outputGradient));
        Packed<T> from = Packed<T>.Of(tokens, chosen.MostWorkBytes, nameof(tokens));
        Packed<TMask> real = Packed<TMask>.Of(mask, chosen.MostWorkBytes, nameof(mask));
        try
        {
            Backward(incoming.Elements, from.Elements, real.Elements, extents, reduction, target.Elements, normalization ?? Normalization.None, ties ?? Ties.First, target.Writing, chosen);
            target.CopyTo(inputGradient);
        }
        finally
        {
            incoming.Return();
            from.Return();
            real.Return();
            target.Return();
        }
    }

    private static void IntoBackward<T, TMask>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, ReadOnlySpan<nint> inputShape, SequenceReduction reduction, Span<T> inputGradient, Normalization? normalization, Ties? ties, Writing writing, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        PoolOptions chosen = Prepared<T, TMask>(reduction, options);
        TokenExtents extents = TokenExtents.Read(inputShape, nameof(inputShape));
        Raise.SpanLength(extents.OutputLength, outputGradient.Length, nameof(outputGradient));
        if (NeedsTokens(reduction, normalization) || tokens.Length > 0) Raise.SpanLength(extents.Length, tokens.Length, nameof(tokens));
        Raise.SpanLength(extents.MaskLength, mask.Length, nameof(mask));
        Raise.SpanLength(extents.Length, inputGradient.Length, nameof(inputGradient));
        Backward(outputGradient, tokens, mask, extents, reduction, inputGradient, normalization ?? Normalization.None, ties ?? Ties.First, writing, chosen);
    }

    private static bool NeedsTokens(SequenceReduction reduction, Normalization? normalization) => normalization is { IsNone: false } || RowShare.Of(reduction, Ties.First).IsExtreme;

    private static void Backward<T, TMask>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, in TokenExtents extents, SequenceReduction reduction, Span<T> inputGradient, Normalization normalization, Ties ties, Writing writing, PoolOptions options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        Raise.Overlap(outputGradient.Overlaps(inputGradient) || tokens.Overlaps(inputGradient) || Overlap.Between<TMask, T>(mask, inputGradient), nameof(inputGradient));
        Raise.WritingUnknown(writing);
        if (inputGradient.Length == 0) return;
        int threads = Crew.ThreadsFor((extents.Length + extents.OutputLength) * ElementSize.Of<T>(), options);
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing);
        T[] pooled = ArrayPool<T>.Shared.Rent(NeedsTokens(reduction, normalization) ? outputGradient.Length : 0);
        T[] moved = ArrayPool<T>.Shared.Rent(normalization.IsNone ? 0 : outputGradient.Length);
        try
        {
            if (pooled.Length > 0) SequenceRun.Run(reduction, Normalization.None, tokens, mask, extents, pooled.AsSpan(0, outputGradient.Length), threads);
            SequenceRun.Backward(reduction, ties, outputGradient, tokens, mask, extents, pooled, moved, target.Elements, threads);
            target.CopyTo(inputGradient);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(pooled);
            ArrayPool<T>.Shared.Return(moved);
            target.Return();
        }
    }
}
