using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    internal static (long Least, long Greatest) Range<TIndex>(ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        unchecked
        {
            int i = 0;
            (long least, long greatest) = (long.MaxValue, long.MinValue);
            ref TIndex first = ref MemoryMarshal.GetReference(indices);
            int lanes = Vector<TIndex>.Count;
            if (Vector.IsHardwareAccelerated && indices.Length >= 2 * lanes)
            {
                // Two at a time, so that neither waits for the other.
                (Vector<TIndex> lower, Vector<TIndex> upper) = (Vector.LoadUnsafe(ref first), Vector.LoadUnsafe(ref first));
                (Vector<TIndex> lowerNext, Vector<TIndex> upperNext) = (lower, upper);

                // SAFETY: i + 2 · lanes ≤ length.
                for (; i <= indices.Length - (2 * lanes); i += 2 * lanes)
                {
                    (Vector<TIndex> index, Vector<TIndex> next) = (Vector.LoadUnsafe(ref first, (nuint)i), Vector.LoadUnsafe(ref first, (nuint)(i + lanes)));
                    (lower, upper) = (Vector.Min(lower, index), Vector.Max(upper, index));
                    (lowerNext, upperNext) = (Vector.Min(lowerNext, next), Vector.Max(upperNext, next));
                }

                (lower, upper) = (Vector.Min(lower, lowerNext), Vector.Max(upper, upperNext));
                for (int lane = 0; lane < lanes; lane++) (least, greatest) = (long.Min(least, long.CreateTruncating(lower[lane])), long.Max(greatest, long.CreateTruncating(upper[lane])));
            }

            for (; i < indices.Length; i++) (least, greatest) = (long.Min(least, long.CreateTruncating(indices[i])), long.Max(greatest, long.CreateTruncating(indices[i])));
            return (least, greatest);
        }
    }

    private static void Refuse(IndexCodec codec, Shape shape, int at, long index) => Raise.Because(new PoolError.IndexOutOfRange(at, index, codec.Name, shape), "indices");
}
