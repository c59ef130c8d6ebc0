using System.Numerics;

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
    internal static void Places<TIndex>(IndexCodec codec, Shape shape, long[] extents, bool isChannelsLast, ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (codec.IsPlane)
        {
            // −1 comes after its increment to 0, every place to at most the number of places, and all else beyond.
            ulong most = (ulong)codec.Elements;
            int begin = PlacesBefore(indices, codec.Elements);
            for (int i = begin; i < indices.Length; i++)
            {
                if (unchecked((ulong)(long.CreateTruncating(indices[i]) + 1)) > most) Refuse(codec, shape, i, long.CreateTruncating(indices[i]));
            }

            return;
        }

        OutputWalk walk = new(stackalloc long[extents.Length], extents, shape.Channels, isChannelsLast, 0, shape.Batch * shape.Channels);
        while (walk.Next())
        {
            long index = long.CreateTruncating(indices[walk.At]);
            if (index != IndexForm.None && codec.Read(walk.Batch, walk.Channel, walk.Position, index) < 0) Refuse(codec, shape, walk.At, index);
        }
    }

    /// <summary>How many indices, in whole registers, are known to be right.</summary>
    private static int PlacesBefore<TIndex>(ReadOnlySpan<TIndex> indices, long elements)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int i = 0;
        Vector<TIndex> least = Vector<TIndex>.AllBitsSet;
        Vector<TIndex> end = Vector.Create(TIndex.CreateSaturating(elements));
        for (; i + Vector<TIndex>.Count <= indices.Length; i += Vector<TIndex>.Count)
        {
            Vector<TIndex> index = new(indices[i..]);
            if (Vector.LessThanAny(index, least) || Vector.GreaterThanOrEqualAny(index, end)) return i;
        }

        return i;
    }

    private static void Refuse(IndexCodec codec, Shape shape, int at, long index) => Raise.Because(new PoolError.IndexOutOfRange(at, index, codec.Name, shape), "indices");
}
