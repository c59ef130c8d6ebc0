using System.Numerics;

namespace PoolFunctional.Engine.Indices;

/// <summary>From one layout of indices to another, over one plan.</summary>
internal sealed class IndexConversion(Plan plan, IndexLayout layout, IndexLayout target, bool isChannelsLast)
{
    private readonly IndexCodec source = new(layout, plan.Input, plan);
    private readonly IndexCodec result = new(target, plan.Input, plan);
    private readonly long[] extents = [.. plan.Output.Spatial];
    private readonly long planes = plan.Output.Batch * plan.Output.Channels;

    /// <summary>Throws unless every index can be converted.</summary>
    internal void Check<TIndex>(ReadOnlySpan<TIndex> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        OutputWalk walk = new(stackalloc long[extents.Length], extents, plan.Output.Channels, isChannelsLast, 0, planes);
        while (walk.Next())
        {
            long index = long.CreateTruncating(indices[walk.At]);
            if (index == IndexForm.None) continue;
            long offset = source.Read(walk.Batch, walk.Channel, walk.Position, index);
            bool isPlace = offset >= 0 && (!target.NeedsWindow || IndexCodec.Sees(plan, walk.Position, offset));
            if (!isPlace) Raise.Because(new PoolError.IndexOutOfRange(walk.At, index, source.Name, plan.Input), "indices");
        }
    }

    /// <summary>Indices that have been checked.</summary>
    internal void Run<TIndex>(ReadOnlySpan<TIndex> indices, Span<TIndex> destination)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        OutputWalk walk = new(stackalloc long[extents.Length], extents, plan.Output.Channels, isChannelsLast, 0, planes);
        while (walk.Next())
        {
            long index = long.CreateTruncating(indices[walk.At]);
            long offset = index == IndexForm.None ? index : source.Read(walk.Batch, walk.Channel, walk.Position, index);
            destination[walk.At] = TIndex.CreateTruncating(result.Written(walk.Batch, walk.Channel, walk.Position, offset));
        }
    }
}
