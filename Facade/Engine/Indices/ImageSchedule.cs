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
            Arena.Line[] memory = Arena.Rent(((2 * room) + (3 * lineRoom) + (geometry.IsSwept ? ImageSweep.Room(geometry.Axes[0].Taps) : 0)) * sizeof(TKey));
            try
            {
                TKey* keys = (TKey*)Arena.Start(memory);
                TKey* codes = keys + room;
                ImageFill<T, TKey, TExtremum> fill = new(geometry, keys, codes, codes + room, lineRoom);
                ImageFinish<T, TIndex, TKey, TExtremum> finish = new(geometry, codec, keys, codes);
                for (long unit = from; unit < to; unit++)
                {
                    ImageTile tile = TileOf(unit);
                    if (geometry.IsSwept) Sweep(fill, new(source, source + elements), tile, keys, codes, codes + room + (3 * lineRoom));
                    else Fold(fill, new(source, source + elements), tile, keys, codes);
                    finish.Run(values, indices, tile);
                }
            }
            finally
            {
                Arena.Return(memory);
            }
        }
    }

    private void Fold(in ImageFill<T, TKey, TExtremum> fill, in InputSpan<T> input, in ImageTile tile, TKey* keys, TKey* codes)
    {
        fill.Run(input, tile);
        for (int pass = fill.FoldsFirst ? 1 : 0; pass < geometry.Passes.Length; pass++) ImageFold.Run(geometry.Passes[pass], pass == 0, keys, codes, geometry.Passes[pass].Length);
    }

    /// <summary>Rows are made and folded along some at a time, then all of them above each other.</summary>
    private void Sweep(in ImageFill<T, TKey, TExtremum> fill, in InputSpan<T> input, in ImageTile tile, TKey* keys, TKey* codes, TKey* scratch)
    {
        unchecked
        {
            (ImageAxis high, ImageAxis axis) = (geometry.Axes[0], geometry.Axes[1]);
            if (geometry.Planes > 1)
            {
                Fold(fill, input, tile, keys, codes);
            }
            else
            {
                nint rows = high.Span(tile.Count[0]);
                for (nint row = 0; row < rows; row += geometry.RowsAtATime)
                {
                    // SAFETY: what is written beyond these rows belongs to later ones, or is the image's room.
                    nint count = nint.Min(geometry.RowsAtATime, rows - row);
                    fill.Run(input, tile, row, count);
                    for (int pass = 0; pass < geometry.Passes.Length; pass++) ImageFold.Run(geometry.Passes[pass], pass == 0, keys + (row * high.Pitch), codes + (row * high.Pitch), count * high.Pitch);
                }
            }

            for (int plane = 0; plane < tile.Planes; plane++)
            {
                nint at = plane * geometry.PlanePitch;
                ImageSweep.Run(new(high.Taps, tile.Count[0], tile.Count[1], high.Pitch, (nint)high.InputPitch), keys + at, codes + at, scratch);
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
