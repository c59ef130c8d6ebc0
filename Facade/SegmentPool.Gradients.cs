using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Rows;
using PoolFunctional.Engine.Rows.Gradients;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>What all doors of gradients do: check, pool again where the gradient depends on the result, run.</content>
public static partial class SegmentPool
{
    private static ReadOnlyTensorSpan<T> Checked<T>(Tensor<T> x, string parameter)
    {
        ArgumentNullException.ThrowIfNull(x, parameter);
        return x.AsReadOnlyTensorSpan();
    }

    private static Tensor<T> AllocatingBackward<T>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, Ties? ties, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = PreparedBackward<T>(reduction, options);
        (nint count, nint features) = Extents(rows.Lengths, nameof(rows));
        CheckResults(outputGradient.Lengths, features, segments, count);
        Raise.TooManyBytes((long)count * features * ElementSize.Of<T>(), chosen.MaxAllocatedBytes);
        Tensor<T> gradient = Tensor.CreateFromShape<T>([count, features]);
        IntoBackward(outputGradient, rows, segments, reduction, gradient.AsTensorSpan(), ties, Writing.Overwrite, chosen);
        return gradient;
    }

    private static void IntoBackward<T>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, in TensorSpan<T> inputGradient, Ties? ties, Writing writing, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = PreparedBackward<T>(reduction, options);
        (nint count, nint features) = Extents(rows.Lengths, nameof(rows));
        CheckResults(outputGradient.Lengths, features, segments, count);
        Raise.ShapeDiffers(rows.Lengths, inputGradient.Lengths, nameof(inputGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing, chosen.MostWorkBytes, nameof(inputGradient));
        Packed<T> incoming = Packed<T>.Of(outputGradient, chosen.MostWorkBytes, nameof(outputGradient));
        Packed<T> from = Packed<T>.Of(rows, chosen.MostWorkBytes, nameof(rows));
        try
        {
            Backward(incoming.Elements, from.Elements, features, segments, reduction, target.Elements, ties ?? Ties.First, target.Writing, chosen);
            target.CopyTo(inputGradient);
        }
        finally
        {
            incoming.Return();
            from.Return();
            target.Return();
        }
    }

    private static void IntoBackward<T>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> rows, ReadOnlySpan<nint> inputShape, Segments segments, SegmentReduction reduction, Span<T> inputGradient, Ties? ties, Writing writing, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = PreparedBackward<T>(reduction, options);
        (nint count, nint features) = Extents(inputShape, nameof(inputShape));
        Raise.NotWholeRows(outputGradient.Length, features, nameof(outputGradient));
        if (RowShare.Of(reduction, Ties.First).IsExtreme || rows.Length > 0) Raise.SpanLength((long)count * features, rows.Length, nameof(rows));
        Raise.SpanLength((long)count * features, inputGradient.Length, nameof(inputGradient));
        SegmentCheck.Check(segments, count, outputGradient.Length / features);
        Backward(outputGradient, rows, features, segments, reduction, inputGradient, ties ?? Ties.First, writing, chosen);
    }

    private static PoolOptions PreparedBackward<T>(SegmentReduction reduction, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Prepared<T>(reduction, options);
        if (!Element.IsFloating<T>()) _ = Element.FloatingOnly<T, bool>(() => true).OrThrow(nameof(T));
        return chosen;
    }

    private static void CheckResults(ReadOnlySpan<nint> shape, nint features, Segments segments, nint rows)
    {
        const string Parameter = "outputGradient";
        if (shape.Length != 2) Raise.AxesDiffer(shape.Length, 2, "[segment, feature]", Parameter);
        Raise.ShapeDiffers([shape[0], features], shape, Parameter);
        SegmentCheck.Check(segments, rows, shape[0]);
    }

    private static bool Overlaps<T>(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> rows, Segments segments, Span<T> inputGradient)
        where T : unmanaged =>
        outputGradient.Overlaps(inputGradient) || rows.Overlaps(inputGradient) || Overlap.Between<int, T>(segments.Ints, inputGradient) || Overlap.Between<long, T>(segments.Longs, inputGradient);

    private static void Backward<T>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> rows, nint features, Segments segments, SegmentReduction reduction, Span<T> inputGradient, Ties ties, Writing writing, PoolOptions options)
        where T : unmanaged, INumber<T>
    {
        Raise.Overlap(Overlaps(outputGradient, rows, segments, inputGradient), nameof(inputGradient));
        Raise.WritingUnknown(writing);
        if (inputGradient.Length == 0) return;
        int threads = Crew.ThreadsFor(((long)inputGradient.Length + outputGradient.Length) * ElementSize.Of<T>(), options);
        SegmentIndex index = SegmentCheck.IndexOf(segments, (int)(outputGradient.Length / features));
        bool isExtreme = RowShare.Of(reduction, ties).IsExtreme;
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing);
        T[] pooled = ArrayPool<T>.Shared.Rent(isExtreme ? outputGradient.Length : 0);
        try
        {
            if (isExtreme) index.Run(reduction, rows, features, pooled.AsSpan(0, outputGradient.Length), T.Zero, threads);
            index.Backward(reduction, ties, outputGradient, rows, features, pooled, target.Elements, threads);
            target.CopyTo(inputGradient);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(pooled);
            index.Return();
            target.Return();
        }
    }
}
