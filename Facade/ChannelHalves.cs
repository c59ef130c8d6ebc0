using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

/// <summary>Two plans over the same windows whose results lie one after the other on the channel axis.</summary>
internal sealed class ChannelHalves<T>
    where T : unmanaged, INumber<T>
{
    private readonly PoolPlan<T> first;
    private readonly PoolPlan<T> second;
    private readonly nint[] outputShape;
    private readonly long blocks;

    /// <param name="first">What the lower channels are.</param>
    /// <param name="second">What the upper channels are.</param>
    /// <param name="channelAxis">Which axis the channels are.</param>
    /// <param name="blocks">How many stretches each half comes in: the items of the batch, or, with channels last, the pixels.</param>
    internal ChannelHalves(PoolPlan<T> first, PoolPlan<T> second, int channelAxis, long blocks)
    {
        (this.first, this.second, this.blocks) = (first, second, blocks);
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
}
