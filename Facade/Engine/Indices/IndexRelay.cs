using System.Numerics;

namespace PoolFunctional.Engine.Indices;

/// <summary>Offsets in a plane become indices of another layout, where one is asked for; channels-first.</summary>
internal sealed unsafe class IndexRelay<TIndex>(IndexJob job, nint outputs)
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private readonly IndexCodec codec = new(job.Layout, job.Plan.Input, job.Plan);
    private readonly long channels = job.Plan.Input.Channels;
    private readonly long[] extents = [.. job.Plan.Output.Spatial];

    /// <summary>Rows of so many outputs side by side, numbered through all planes.</summary>
    internal void Run(TIndex* indices, long row, long count)
    {
        unchecked
        {
            if (codec.IsPlane) return;
            Span<long> output = stackalloc long[extents.Length];
            for (long end = row + count; row < end; row++)
            {
                TIndex* at = indices + ((nint)row * outputs);
                for (nint i = 0; i < outputs; i++)
                {
                    long rest = (row * outputs) + i;
                    for (int axis = extents.Length - 1; axis >= 0; axis--) (rest, output[axis]) = long.DivRem(rest, extents[axis]);
                    (long batch, long channel) = long.DivRem(rest, channels);
                    at[i] = TIndex.CreateTruncating(codec.Written(batch, channel, output, long.CreateTruncating(at[i])));
                }
            }
        }
    }
}
