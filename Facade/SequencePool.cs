using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Rows;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>Sequence pooling: token embeddings <c>[batch, token, feature]</c> with a mask <c>[batch, token]</c> become one embedding per sequence, <c>[batch, feature]</c>.</summary>
/// <remarks>
/// <para>A token is real where its mask entry is not 0; the mask is of bool, byte, int or long. All others are padding, on the left, on the right or between: no result depends on what they hold,
/// nor on the other sequences of the batch. A sequence without a real token gives zeros. Neither tokens nor mask are ever changed.</para>
/// <para>The result has the bits of <see cref="Reference.Pool{T}(TokenBatch{T}, SequenceReduction, Normalization)"/> on every processor, at every vector width and number of threads; the threads share
/// the sequences of the batch. Element types: float, double, Half. A bad argument throws an exception of the <see cref="ArgumentException"/> family that names the parameter, the value and
/// the rule, before anything is written. The doors on spans allocate nothing once warm. Of <see cref="PoolOptions"/> the layout is not read.</para>
/// </remarks>
public static partial class SequencePool
{
    private static ReadOnlyTensorSpan<T> Checked<T>(Tensor<T> x, string parameter)
    {
        ArgumentNullException.ThrowIfNull(x, parameter);
        return x.AsReadOnlyTensorSpan();
    }

    private static Tensor<T> Allocating<T, TMask>(
        in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, Normalization? normalization, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        PoolOptions chosen = Prepared<T, TMask>(reduction, options);
        TokenExtents extents = TokenExtents.Read(tokens.Lengths, nameof(tokens));
        Raise.TooManyBytes(extents.OutputLength * ElementSize.Of<T>(), chosen.MaxAllocatedBytes);
        Raise.ShapeDiffers([extents.Batch, extents.Tokens], mask.Lengths, nameof(mask));
        Tensor<T> result = Tensor.CreateFromShape<T>([extents.Batch, extents.Features]);
        Into(tokens, mask, reduction, result.AsTensorSpan(), normalization, chosen);
        return result;
    }

    private static void Into<T, TMask>(
        in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, in TensorSpan<T> destination, Normalization? normalization, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        PoolOptions chosen = Prepared<T, TMask>(reduction, options);
        TokenExtents extents = TokenExtents.Read(tokens.Lengths, nameof(tokens));
        Raise.ShapeDiffers([extents.Batch, extents.Tokens], mask.Lengths, nameof(mask));
        Raise.ShapeDiffers([extents.Batch, extents.Features], destination.Lengths, nameof(destination));
        Packed<T> from = Packed<T>.Of(tokens, chosen.MostWorkBytes, nameof(tokens));
        Packed<TMask> real = Packed<TMask>.Of(mask, chosen.MostWorkBytes, nameof(mask));
        Unpacked<T> to = Unpacked<T>.Of(destination, chosen.MostWorkBytes, nameof(destination));
        try
        {
            Run(from.Elements, real.Elements, extents, reduction, to.Elements, normalization, chosen);
            to.CopyTo(destination);
        }
        finally
        {
            from.Return();
            real.Return();
            to.Return();
        }
    }

    private static void Into<T, TMask>(
        ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, ReadOnlySpan<nint> shape, SequenceReduction reduction, Span<T> destination, Normalization? normalization, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        PoolOptions chosen = Prepared<T, TMask>(reduction, options);
        TokenExtents extents = TokenExtents.Read(shape, nameof(shape));
        Raise.SpanLength(extents.Length, tokens.Length, nameof(tokens));
        Raise.SpanLength(extents.MaskLength, mask.Length, nameof(mask));
        Raise.SpanLength(extents.OutputLength, destination.Length, nameof(destination));
        Run(tokens, mask, extents, reduction, destination, normalization, chosen);
    }

    private static PoolOptions Prepared<T, TMask>(SequenceReduction reduction, PoolOptions? options)
    {
        ArgumentNullException.ThrowIfNull(reduction);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        if (!Element.IsFloating<T>()) _ = Element.FloatingOnly<T, bool>(() => true).OrThrow(nameof(T));
        if (!IsMask<TMask>()) Raise.Because(new PoolError.MaskTypeUnsupported(typeof(TMask).Name), nameof(TMask));
        return chosen;
    }

    private static bool IsMask<TMask>() => typeof(TMask) == typeof(bool) || typeof(TMask) == typeof(byte) || typeof(TMask) == typeof(int) || typeof(TMask) == typeof(long);

    private static void Run<T, TMask>(
        ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, in TokenExtents extents, SequenceReduction reduction, Span<T> destination, Normalization? normalization, PoolOptions options)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged
    {
        Raise.Overlap(Overlap.Between<T, T>(tokens, destination) || Overlap.Between<TMask, T>(mask, destination));
        if (destination.Length == 0) return;
        int threads = Crew.ThreadsFor((extents.Length + extents.OutputLength) * ElementSize.Of<T>(), options);
        SequenceRun.Run(reduction, normalization ?? Normalization.None, tokens, mask, extents, destination, threads);
    }
}
