using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Indices;

/// <summary>Windows at regular distances, folded in images of keys and codes.</summary>
internal sealed unsafe class ImageSchedule<T, TIndex, TKey, TExtremum>(IndexJob job, ImageGeometry geometry)
    : IndexSchedule<T, TIndex>(geometry.Units, Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options))
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
    where TExtremum : struct, IExtremum
{
    private readonly IndexCodec codec = new(job.Layout, job.Plan.Input, job.Plan);
    private readonly nint elements = (nint)job.Plan.Input.Elements;
    private readonly nint room = Aligned(geometry.Room + Slack);
    private readonly nint lineRoom = Aligned((geometry.Axes[^1].Span(geometry.Axes[^1].Tile) * geometry.Inner) + Slack);

    /// <summary>Elements beyond what is asked for that whole registers may touch.</summary>
    internal const int Slack = 128;

    /// <summary>Elements between the parts of an image, into which whole registers may be written.</summary>
    internal const int Gap = 32;

    internal override string Name => $"images {typeof(TKey).Name.ToLowerInvariant()}";

    private protected override void Run(T* source, T* values, TIndex* indices, long from, long to)
    {
        unchecked
        {
            byte[] memory = Arena.Rent(((2 * room) + (3 * lineRoom)) * sizeof(TKey));
            try
            {
                TKey* keys = (TKey*)Arena.Start(memory);
                TKey* codes = keys + room;
                ImageFill<T, TKey, TExtremum> fill = new(geometry, keys, codes, codes + room, lineRoom);
                ImageFinish<T, TIndex, TKey, TExtremum> finish = new(geometry, codec, keys, codes);
                for (long unit = from; unit < to; unit++)
                {
                    ImageTile tile = TileOf(unit);
                    fill.Run(new(source, source + elements), tile);
                    for (int pass = fill.FoldsFirst ? 1 : 0; pass < geometry.Passes.Length; pass++) ImageFold.Run(geometry.Passes[pass], pass == 0, keys, codes);
                    finish.Run(values, indices, tile);
                }
            }
            finally
            {
                Arena.Return(memory);
            }
        }
    }

    private ImageTile TileOf(long unit)
    {
        unchecked
        {
            ImageTile tile = default;
            for (int axis = geometry.Axes.Length - 1; axis >= 0; axis--)
            {
                ImageAxis along = geometry.Axes[axis];
                (unit, long number) = long.DivRem(unit, along.Tiles);
                tile.First[axis] = (int)number * along.Tile;
                tile.Count[axis] = int.Min(along.Tile, along.Outputs - tile.First[axis]);
            }

            (unit, long channels) = long.DivRem(unit, geometry.ChannelTiles);
            tile.Channel = channels * geometry.Inner;
            tile.Inner = geometry.IsChannelsLast ? (int)long.Min(geometry.Inner, geometry.Channels - tile.Channel) : 1;
            tile.Plane = unit * geometry.Planes;
            tile.Planes = (int)long.Min(geometry.Planes, geometry.AllPlanes - tile.Plane);
            return tile;
        }
    }

    private static nint Aligned(nint elements) => (elements + 63) & ~(nint)63;
}
