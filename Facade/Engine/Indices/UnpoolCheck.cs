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
        _ = IndexCheck.Places(job.Codec, job.Shapes.Unpooled, job.PooledExtents, job.IsChannelsLast, indices);
        if (indices.Length > 0 && job.Duplicates is Duplicates.ErrorDuplicates) CheckDuplicates(job, indices);
    }

    private static void CheckDuplicates<TIndex>(UnpoolJob job, ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Arena.Line[] memory = Arena.Rent(PlaceSet.Bytes(job.Codec.Elements));
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
}
