using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Indices;

/// <summary>Whether indices that a caller brings are places of their planes.</summary>
internal static class IndexCheck
{
    /// <summary>Throws for the first that is neither −1 nor a place of its plane.</summary>
    /// <param name="codec">What the indices count.</param>
    /// <param name="shape">The extents that they count in.</param>
    /// <param name="extents">The spatial extents of the indices themselves.</param>
    /// <param name="isChannelsLast">Whether channels are neighbours.</param>
    /// <param name="indices">The indices.</param>
    /// <returns>Whether one of them may be −1.</returns>
    internal static bool Places<TIndex>(IndexCodec codec, Shape shape, long[] extents, bool isChannelsLast, ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (codec.IsPlane)
        {
            (long least, long greatest) = Range(indices);
            if (least >= IndexForm.None && greatest < codec.Elements) return least < 0;
            for (int i = 0; i < indices.Length; i++)
            {
                long index = long.CreateTruncating(indices[i]);
                if (index < IndexForm.None || index >= codec.Elements) Refuse(codec, shape, i, index);
            }
        }

        OutputWalk walk = new(stackalloc long[extents.Length], extents, shape.Channels, isChannelsLast, 0, shape.Batch * shape.Channels);
        while (walk.Next())
        {
            long index = long.CreateTruncating(indices[walk.At]);
            if (index != IndexForm.None && codec.Read(walk.Batch, walk.Channel, walk.Position, index) < 0) Refuse(codec, shape, walk.At, index);
        }

        return true;
    }

    /// <summary>The least and the greatest index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Least, long Greatest) Range<TIndex>(ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int i = 0;
        (long least, long greatest) = (long.MaxValue, long.MinValue);
        if (Vector.IsHardwareAccelerated && indices.Length >= Vector<TIndex>.Count)
        {
            Vector<TIndex> lower = new(indices);
            Vector<TIndex> upper = lower;
            for (; i + Vector<TIndex>.Count <= indices.Length; i += Vector<TIndex>.Count)
            {
                Vector<TIndex> index = new(indices[i..]);
                (lower, upper) = (Vector.Min(lower, index), Vector.Max(upper, index));
            }

            for (int lane = 0; lane < Vector<TIndex>.Count; lane++) (least, greatest) = (long.Min(least, long.CreateTruncating(lower[lane])), long.Max(greatest, long.CreateTruncating(upper[lane])));
        }

        for (; i < indices.Length; i++) (least, greatest) = (long.Min(least, long.CreateTruncating(indices[i])), long.Max(greatest, long.CreateTruncating(indices[i])));
        return (least, greatest);
    }

    private static void Refuse(IndexCodec codec, Shape shape, int at, long index) => Raise.Because(new PoolError.IndexOutOfRange(at, index, codec.Name, shape), "indices");
}
