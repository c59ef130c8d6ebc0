using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Gradients;

namespace PoolFunctional;

/// <summary>Two plans over the same windows whose results lie one after the other on the channel axis.</summary>
internal sealed class ChannelHalves<T>
    where T : unmanaged, INumber<T>
{
    private readonly PoolPlan<T> first;
    private readonly PoolPlan<T> second;
    private readonly nint[] outputShape;
    private readonly long blocks;
    private readonly long mostBytes;

    /// <param name="first">What the lower channels are.</param>
    /// <param name="second">What the upper channels are.</param>
    /// <param name="channelAxis">Which axis the channels are.</param>
    /// <param name="blocks">How many stretches each half comes in: the items of the batch, or, with channels last, the pixels.</param>
    /// <param name="mostBytes">What a copy of a tensor may take.</param>
    internal ChannelHalves(PoolPlan<T> first, PoolPlan<T> second, int channelAxis, long blocks, long mostBytes)
    {
        (this.first, this.second, this.blocks, this.mostBytes) = (first, second, blocks, mostBytes);
        outputShape = first.OutputShape.ToArray();
        outputShape[channelAxis] *= 2;
        Raise.TooManyElements(2L * Length, "window");
    }

    internal ReadOnlySpan<nint> OutputShape => outputShape;

    /// <summary>The elements of one half.</summary>
    internal int Length => first.OutputLength;

    internal void Run(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> destination)
    {
        Raise.ShapeDiffers(outputShape, destination.Lengths, nameof(destination));
        T[] half = ArrayPool<T>.Shared.Rent(Length);
        T[] whole = ArrayPool<T>.Shared.Rent(2 * Length);
        try
        {
            for (int side = 0; side < 2; side++)
            {
                (side == 0 ? first : second).Run(x, new TensorSpan<T>(half, first.OutputShape));
                Place(half.AsSpan(0, Length), side, whole.AsSpan(0, 2 * Length));
            }

            new ReadOnlyTensorSpan<T>(whole, outputShape).CopyTo(destination);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(half);
            ArrayPool<T>.Shared.Return(whole);
        }
    }

    internal void Run(ReadOnlySpan<T> x, Span<T> destination)
    {
        Raise.SpanLength(2L * Length, destination.Length, nameof(destination));
        Raise.Overlap(x.Overlaps(destination));
        if (blocks == 1)
        {
            first.Run(x, destination[..Length]);
            second.Run(x, destination[Length..]);
            return;
        }

        T[] half = ArrayPool<T>.Shared.Rent(Length);
        try
        {
            for (int side = 0; side < 2; side++)
            {
                (side == 0 ? first : second).Run(x, half.AsSpan(0, Length));
                Place(half.AsSpan(0, Length), side, destination);
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(half);
        }
    }

    private void Place(ReadOnlySpan<T> half, int side, Span<T> whole)
    {
        int length = blocks == 0 ? 0 : (int)(half.Length / blocks);
        for (int block = 0; block < blocks; block++) half.Slice(block * length, length).CopyTo(whole[(((2 * block) + side) * length)..]);
    }

    /// <summary>The sum of the gradients of the halves, that of the first one first.</summary>
    internal void Backward(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, Ties? ties, Writing writing)
    {
        Raise.SpanLength(2L * Length, outputGradient.Length, nameof(outputGradient));
        Raise.SpanLength(first.InputLength, x.Length, nameof(x));
        Raise.SpanLength(first.InputLength, inputGradient.Length, nameof(inputGradient));
        _ = (first.Gradient(ties), second.Gradient(ties));
        Raise.Overlap(outputGradient.Overlaps(inputGradient) || x.Overlaps(inputGradient), nameof(inputGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing);
        T[] half = ArrayPool<T>.Shared.Rent(Length);
        T[] further = ArrayPool<T>.Shared.Rent(x.Length);
        try
        {
            Take(outputGradient, 0, half.AsSpan(0, Length));
            first.Backward(half.AsSpan(0, Length), x, target.Elements, ties);
            Take(outputGradient, 1, half.AsSpan(0, Length));
            second.Backward(half.AsSpan(0, Length), x, further.AsSpan(0, x.Length), ties);
            Accumulation.Add(further.AsSpan(0, x.Length), target.Elements);
            target.CopyTo(inputGradient);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(half);
            ArrayPool<T>.Shared.Return(further);
            target.Return();
        }
    }

    internal void Backward(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, in TensorSpan<T> inputGradient, Ties? ties, Writing writing)
    {
        Raise.ShapeDiffers(outputShape, outputGradient.Lengths, nameof(outputGradient));
        Raise.ShapeDiffers(first.InputShape, x.Lengths, nameof(x));
        Raise.ShapeDiffers(first.InputShape, inputGradient.Lengths, nameof(inputGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing, mostBytes, nameof(inputGradient));
        Packed<T> incoming = Packed<T>.Of(outputGradient, mostBytes, nameof(outputGradient));
        Packed<T> pooled = Packed<T>.Of(x, mostBytes, nameof(x));
        try
        {
            Backward(incoming.Elements, pooled.Elements, target.Elements, ties, target.Writing);
            target.CopyTo(inputGradient);
        }
        finally
        {
            incoming.Return();
            pooled.Return();
            target.Return();
        }
    }

    /// <summary>The gradient in memory of its own.</summary>
    internal Tensor<T> Gradient(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Ties? ties, PoolOptions? options)
    {
        Raise.TooManyBytes((long)first.InputLength * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<T> result = Tensor.CreateFromShape<T>(first.InputShape);
        Backward(outputGradient, x, result.AsTensorSpan(), ties, Writing.Overwrite);
        return result;
    }

    private void Take(ReadOnlySpan<T> whole, int side, Span<T> half)
    {
        int length = blocks == 0 ? 0 : (int)(half.Length / blocks);
        for (int block = 0; block < blocks; block++) whole.Slice(((2 * block) + side) * length, length).CopyTo(half[(block * length)..]);
    }
}
