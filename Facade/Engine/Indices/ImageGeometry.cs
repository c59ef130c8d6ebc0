using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Indices;

/// <summary>One pass over an image: each place becomes the first extreme of places at these distances, and the code says which.</summary>
/// <param name="Offsets">The distances, the first 0, ascending in the order of the taps.</param>
/// <param name="Codes">What each adds to the code.</param>
/// <param name="Length">How many places.</param>
internal sealed record ImagePass(nint[] Offsets, long[] Codes, nint Length);

/// <summary>
/// How windows at regular distances are folded in images: the places that a tile of them sees, padding included, as keys. An image has a part for each remainder modulo the strides, so that the taps of
/// neighbouring windows are neighbours; a pass folds the whole image at once, along the last axis first, and the first of equal keys wins because it is met first.
/// </summary>
internal sealed class ImageGeometry
{
    private const int MostTaps = 4;

    /// <summary>Windows of so many rows are swept: fewer are folded in one pass, and the rows of more leave the second-level cache.</summary>
    private const int FewestSwept = 5;
    private const int MostSwept = 256;

    /// <summary>Elements that are worked on at a time, keys and codes in the first-level cache; and what no image goes beyond.</summary>
    private const int Usual = 3072;
    private const nint Most = 1 << 20;

    private ImageGeometry(AxisTable[] tables, ImageAxis[] axes, Shape input, bool isChannelsLast, int channels, nint slack)
    {
        (Tables, Axes) = (tables, axes);
        IsChannelsLast = isChannelsLast;
        Inner = channels;
        Channels = input.Channels;
        ChannelTiles = isChannelsLast ? (input.Channels + channels - 1) / channels : 1;
        AllPlanes = isChannelsLast ? input.Batch : input.Batch * input.Channels;
        PlaneElements = input.PlaneElements;
        PlaneOutputs = axes.Aggregate(1L, (product, axis) => product * axis.Outputs);
        IsSwept = !isChannelsLast && axes is [{ Stride: 1, Step: 1, Taps: >= FewestSwept and <= MostSwept }, { Stride: 1, Step: 1, Taps: > 1 }];
        Place(slack);
        Passes = [.. Passing()];
    }

    internal ImageAxis[] Axes { get; private set; }

    /// <summary>The windows of each axis, for those that see nothing but what loses to all.</summary>
    internal AxisTable[] Tables { get; }

    internal bool IsChannelsLast { get; }

    /// <summary>Elements side by side that are one place: some channels, or one element.</summary>
    internal int Inner { get; }

    internal long Channels { get; }

    internal long ChannelTiles { get; }

    /// <summary>Planes, or with channels inside items of the batch.</summary>
    internal long AllPlanes { get; }

    internal long PlaneElements { get; }

    internal long PlaneOutputs { get; }

    /// <summary>Whether a tile is whole planes.</summary>
    internal bool IsWhole { get; private set; }

    /// <summary>So many planes are in one image.</summary>
    internal int Planes { get; private set; } = 1;

    /// <summary>The distance in an image between planes, in elements.</summary>
    internal nint PlanePitch { get; private set; }

    /// <summary>Elements of an image.</summary>
    internal nint Elements { get; private set; }

    internal ImagePass[] Passes { get; }

    /// <summary>Whether the rows of windows are folded by <see cref="ImageSweep"/> instead of by passes.</summary>
    internal bool IsSwept { get; }

    /// <summary>Of a plane alone in an image, so many rows are made and folded along at a time, which stay in the first-level cache.</summary>
    internal nint RowsAtATime => Planes > 1 ? Axes[0].Slots : nint.Max(1, Usual / Axes[0].Pitch);

    /// <summary>Elements that must be there to be read, whatever they hold, so that passes may go on beyond what is asked for.</summary>
    internal nint Room => Elements + Passes.Max(pass => pass.Offsets[^1]);

    internal long PlaneTiles => (AllPlanes + Planes - 1) / Planes;

    internal long Units => Axes.Aggregate(PlaneTiles * ChannelTiles, (product, axis) => product * axis.Tiles);

    /// <summary>The geometry, or null where a plan is not one of windows alike, or of too large ones.</summary>
    internal static ImageGeometry? Of(Plan plan, bool isChannelsLast, int slack)
    {
        AxisTable[] tables = [.. plan.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        ImageAxis?[] found = [.. tables.Index().Select(axis => ImageAxis.Of(axis.Item, plan.Input.PitchOf(axis.Index)))];
        if (found.Any(axis => axis is null) || plan.Input.PlaneElements > int.MaxValue / 4) return null;
        int channels = isChannelsLast ? (int)long.Min(plan.Input.Channels, 256) : 1;
        ImageGeometry geometry = new(tables, [.. found.Select(axis => axis!)], plan.Input, isChannelsLast, channels, slack);
        return geometry.Elements <= Most ? geometry : null;
    }

    /// <summary>Chooses the tiles and where their places lie.</summary>
    private void Place(nint slack)
    {
        unchecked
        {
            ImageAxis[] axes = [.. Axes];
            Int128 volume = Inner;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                int fitting = (int)Int128.Clamp(Usual / volume / axes[axis].Stride, 1, axes[axis].Outputs);
                int least = IsSwept && axis == 0 ? int.Min(axes[axis].Outputs, 2 * axes[axis].LeastTile) : axes[axis].LeastTile;
                axes[axis] = axes[axis] with { Tile = int.Max(fitting, least) };
                axes[axis] = axes[axis] with { Tile = (axes[axis].Outputs + axes[axis].Tiles - 1) / axes[axis].Tiles, Pitch = (nint)Int128.Min(volume, Most) };
                volume *= IsSwept && axis > 0 ? int.Max(axes[axis].Slots, (axes[axis].Tile + ImageSweep.Together - 1) / ImageSweep.Together * ImageSweep.Together) : axes[axis].Slots;
            }

            Int128 parts = axes.Aggregate(Int128.One, (product, axis) => product * axis.Stride);
            IsWhole = axes.All(axis => axis.Tiles == 1);
            PlanePitch = (nint)Int128.Min(volume, Most);
            Planes = IsWhole ? (int)Int128.Clamp(Usual / (volume * parts), 1, long.Max(1, AllPlanes)) : 1;
            Int128 part = (volume * Planes) + slack;
            for (int axis = 0; axis < axes.Length; axis++)
            {
                axes[axis] = axes[axis] with { PartPitch = (nint)Int128.Min(part, Most) };
                part *= axes[axis].Stride;
            }

            Elements = (nint)Int128.Min(part, Most + 1);
            Axes = axes;
        }
    }

    /// <summary>Along the last axis first: then every earlier row comes before every later one, and the first of equals is the first of the plane.</summary>
    private IEnumerable<ImagePass> Passing()
    {
        bool isFirst = true;
        for (int axis = Axes.Length - 1; axis >= 0; axis--)
        {
            ImageAxis along = Axes[axis];
            if ((along.Taps == 1 && !(axis == 0 && isFirst)) || (IsSwept && axis == 0)) continue;
            foreach (int[] taps in along.Stride == 1 ? Growing(along.Taps) : [[.. Enumerable.Range(0, along.Taps)]])
            {
                isFirst = false;
                yield return new(
                    [.. taps.Select(tap => along.OffsetOf((nint)tap * along.Step))],
                    [.. taps.Select(tap => tap * along.Step * along.InputPitch)],
                    along.PartPitch);
            }
        }
    }

    /// <summary>Blocks of taps grow fourfold, the last ones as they fit: what overlaps is seen twice, which changes no first extreme.</summary>
    private static IEnumerable<int[]> Growing(int taps)
    {
        int block = 1;
        do
        {
            int blocks = int.Min(MostTaps, (taps + block - 1) / block);
            int reach = int.Min(taps, block * blocks);
            int current = block;
            yield return [.. Enumerable.Range(0, blocks).Select(number => int.Min(number * current, reach - current))];
            block = reach;
        }
        while (block < taps);
    }
}
