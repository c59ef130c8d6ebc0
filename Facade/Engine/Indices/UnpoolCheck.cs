using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Indices;

/// <summary>Indices are checked whole before anything is written.</summary>
internal static unsafe class UnpoolCheck
{
    private const string Parameter = "indices";

    internal static void Check<TIndex>(UnpoolJob job, ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (job.Codec.IsPlane) CheckOffsets(job, indices);
        else CheckPlaces(job, indices);
        if (job.Duplicates is Duplicates.ErrorDuplicates) CheckDuplicates(job, indices);
    }

    private static void CheckOffsets<TIndex>(UnpoolJob job, ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        // −1 comes after its increment to 0, every place to at most the number of places, and all else beyond.
        ulong most = (ulong)job.Codec.Elements;
        for (int i = 0; i < indices.Length; i++)
        {
            if (unchecked((ulong)(long.CreateTruncating(indices[i]) + 1)) > most) Refuse(job, i, long.CreateTruncating(indices[i]));
        }
    }

    private static void CheckPlaces<TIndex>(UnpoolJob job, ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        OutputWalk walk = new(stackalloc long[job.PooledExtents.Length], job.PooledExtents, job.Channels, job.IsChannelsLast, 0, job.Planes);
        while (walk.Next())
        {
            long index = long.CreateTruncating(indices[walk.At]);
            if (index != IndexForm.None && job.Codec.Read(walk.Batch, walk.Channel, walk.Position, index) < 0) Refuse(job, walk.At, index);
        }
    }

    private static void CheckDuplicates<TIndex>(UnpoolJob job, ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        byte[] memory = Arena.Rent(PlaceSet.Bytes(job.Codec.Elements));
        try
        {
            PlaceSet places = new(Arena.Start(memory), job.Codec.Elements);
            OutputWalk walk = new(stackalloc long[job.PooledExtents.Length], job.PooledExtents, job.Channels, job.IsChannelsLast, 0, job.Planes);
            while (walk.Next())
            {
                if (walk.BeginsPlane) places.Clear();
                long index = long.CreateTruncating(indices[walk.At]);
                if (index != IndexForm.None && !places.Add(job.Codec.Read(walk.Batch, walk.Channel, walk.Position, index)))
                {
                    Raise.Because(new PoolError.IndexDuplicate(walk.At, index), Parameter);
                }
            }
        }
        finally
        {
            Arena.Return(memory);
        }
    }

    private static void Refuse(UnpoolJob job, int at, long index) =>
        Raise.Because(new PoolError.IndexOutOfRange(at, index, job.Codec.Name, job.Shapes.Unpooled), Parameter);
}
