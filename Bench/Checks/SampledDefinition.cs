using System.Numerics;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Checks;

/// <summary>
/// The definition, which walks every tap of every window, on tiles of a case: the beginning, the middle and the end of every axis, on planes spread
/// over batch and channels. Small cases are compared whole.
/// </summary>
internal static class SampledDefinition
{
    private const long FewestPlanes = 8;
    private const long MostTaps = 400_000;
    private static readonly long[] TileExtents = [64, 32, 16, 8, 4, 2, 1];

    /// <summary>Compares an answer, <c>[batch, channel, spatial…]</c>, with the definition's, bit for bit.</summary>
    internal static Sample Compare<T>(PoolingCase pooling, ReadOnlyMemory<T> x, ReadOnlyMemory<T> y)
        where T : unmanaged, INumber<T>
    {
        Plan plane = PlanOfPlane(pooling);
        long planes = pooling.ShapeAsLong[0] * pooling.ShapeAsLong[1];
        long extent = TileExtents.FirstOrDefault(extent => Taps(plane, extent) * FewestPlanes <= MostTaps, TileExtents[^1]);
        long affordable = (long)(MostTaps / Taps(plane, extent));
        Tile[] tiles = [.. Tiles(plane, extent)];
        long compared = 0;
        long differences = 0;
        foreach (long index in Spread(planes, long.Max(FewestPlanes, affordable)))
        {
            foreach (Tile tile in tiles)
            {
                T[] input = Cut(x.Span, index, plane.Input.Spatial, tile.InputOrigin, tile.Plan.Input.Spatial);
                T[] actual = Cut(y.Span, index, plane.Output.Spatial, tile.OutputOrigin, tile.Plan.Output.Spatial);
                Sequence<T> expected = FeatureMap.Create<T>(tile.Plan.Input, input).Bind(map => Reference.Pool(map, tile.Plan, pooling.Reduction)).OrFail().Values;
                compared += actual.Length;
                differences += actual.Zip(expected).Count(pair => !IsSame(pair.First, pair.Second));
            }
        }

        return new(compared, planes * plane.Output.PlaneElements, differences);
    }

    /// <summary>The plan of one plane: every plane has the same.</summary>
    internal static Plan PlanOfPlane(PoolingCase pooling) =>
        Shape.Create([1, 1, .. pooling.ShapeAsLong[2..]]).Bind(shape => Plan.Create(pooling.Window, shape)).OrFail();

    /// <summary>Equal bits, for all but NaN, whose bits the laws compare and which no case's input leads to.</summary>
    private static bool IsSame<T>(T left, T right)
        where T : INumber<T> => left.Equals(right) && T.IsNegative(left) == T.IsNegative(right);

    private static IEnumerable<long> Spread(long planes, long most)
    {
        long count = long.Min(planes, most);
        return Enumerable.Range(0, (int)count).Select(i => count == 1 ? 0 : i * (planes - 1) / (count - 1));
    }

    private static IEnumerable<Tile> Tiles(Plan plane, long extent) => plane.Axes
        .Index()
        .Aggregate(
            new[] { new Tile(plane, [], []) }.AsEnumerable(),
            (tiles, axis) => tiles.SelectMany(tile => Ranges(axis.Item.OutputExtent, extent).Select(range => tile.With(axis.Index, range))));

    private static double Taps(Plan plane, long extent) => plane.Axes
        .Select(axis => Ranges(axis.OutputExtent, extent).Sum(range => Enumerable.Range(0, (int)(range.End - range.First)).Sum(i => (double)axis.WindowAt(range.First + i).Count)))
        .Aggregate(1.0, (product, taps) => product * taps);

    /// <summary>Three ranges of outputs, or all of them where three would meet.</summary>
    private static IEnumerable<(long First, long End)> Ranges(long outputs, long extent) =>
        outputs <= 3 * extent
            ? [(0, outputs)]
            : [(0, extent), ((outputs - extent) / 2, (outputs + extent) / 2), (outputs - extent, outputs)];

    /// <summary>A box out of one plane, row-major.</summary>
    internal static T[] Cut<T>(ReadOnlySpan<T> planes, long plane, Sequence<long> extents, Sequence<long> origin, Sequence<long> size)
    {
        T[] box = new T[size.Aggregate(1L, (product, extent) => product * extent)];
        long planeElements = extents.Aggregate(1L, (product, extent) => product * extent);
        for (int i = 0; i < box.Length; i++)
        {
            long offset = 0;
            long pitch = 1;
            long rest = i;
            for (int axis = size.Count - 1; axis >= 0; axis--)
            {
                (rest, long position) = long.DivRem(rest, size[axis]);
                offset += (origin[axis] + position) * pitch;
                pitch *= extents[axis];
            }

            box[i] = planes[(int)((plane * planeElements) + offset)];
        }

        return box;
    }

    /// <summary>A box of outputs of one plane, with the box of inputs that it needs.</summary>
    private sealed record Tile(Plan Plan, Sequence<long> InputOrigin, Sequence<long> OutputOrigin)
    {
        internal Tile With(int axis, (long First, long End) range)
        {
            PlanSlice slice = Plan.Slice(axis, range.First, range.End).OrFail();
            return new(slice.Plan, [.. InputOrigin, slice.FirstInput], [.. OutputOrigin, range.First]);
        }
    }
}

/// <summary>How many outputs were compared with the definition, of how many, and how many of those differ.</summary>
internal sealed record Sample(long Compared, long Outputs, long Differences);
