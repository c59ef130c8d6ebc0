using System.Numerics;

namespace PoolFunctional.Engine.Indices;

/// <summary>Offsets in a plane become indices of another layout, where one is asked for; channels-first.</summary>
internal sealed unsafe class LayoutTranslation<TIndex>(IndexJob job, nint outputs)
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
            long rest = row * outputs;
            for (int axis = extents.Length - 1; axis >= 0; axis--) (rest, output[axis]) = long.DivRem(rest, extents[axis]);
            (long batch, long channel) = long.DivRem(rest, channels);
            TIndex* at = indices + ((nint)row * outputs);
            for (TIndex* end = at + ((nint)count * outputs); at < end; at++)
            {
                *at = TIndex.CreateTruncating(codec.Written(batch, channel, output, long.CreateTruncating(*at)));
                if (Next(output)) continue;
                if (++channel < channels) continue;
                channel = 0;
                batch++;
            }
        }
    }

    /// <summary>The next position in the plane; false after the last, and then the first.</summary>
    private bool Next(Span<long> output)
    {
        for (int axis = extents.Length - 1; axis >= 0; axis--)
        {
            if (unchecked(++output[axis]) < extents[axis]) return true;
            output[axis] = 0;
        }

        return false;
    }
}
