using System.Numerics;
using PoolFunctional.Bench;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>The definition of the gradient on a corner of a few planes: the inputs that no output beyond the corner sees.</summary>
internal static class SampledGradient
{
    private const long MostTaps = 60_000;
    private const int Planes = 4;
    private static readonly long[] corners = [32, 16, 8, 4, 2, 1];

    /// <summary>How many inputs were compared, and in how many of them a bit differs; everything is <c>[batch, channel, spatial…]</c>.</summary>
    internal static Sample Compare<T>(PoolingCase pooling, Plan plane, ReadOnlySpan<T> x, ReadOnlySpan<T> incoming, ReadOnlySpan<T> result)
        where T : unmanaged, INumber<T>
    {
        (Plan corner, long[] known) = Corner(plane);
        long count = pooling.ShapeAsLong[0] * pooling.ShapeAsLong[1];
        Sequence<long> origin = plane.Axes.Select(_ => 0L).ToSequence();
        (long compared, long differences) = (0, 0);
        for (int i = 0; i < Planes; i++)
        {
            long index = (count - 1) * i / (Planes - 1);
            T[] input = SampledDefinition.Cut(x, index, plane.Input.Spatial, origin, corner.Input.Spatial);
            T[] gradient = SampledDefinition.Cut(incoming, index, plane.Output.Spatial, origin, corner.Output.Spatial);
            T[] actual = SampledDefinition.Cut(result, index, plane.Input.Spatial, origin, corner.Input.Spatial);
            Sequence<T> expected = FeatureMap.Create<T>(corner.Output, gradient)
                .Bind(map => FeatureMap.Create<T>(corner.Input, input).Bind(pooled => Reference.Backward(map, pooled, corner, pooling.Reduction, Ties.First)))
                .OrFail().Values;
            for (int at = 0; at < actual.Length; at++)
            {
                if (!IsKnown(at, corner.Input.Spatial, known)) continue;
                compared++;
                differences += actual[at].Equals(expected[at]) ? 0 : 1;
            }
        }

        return new(compared, result.Length, differences);
    }

    /// <summary>The first outputs of every axis, and how many of its inputs depend on no others.</summary>
    private static (Plan Corner, long[] Known) Corner(Plan plane)
    {
        Plan corner = plane;
        long[] known = [.. plane.Input.Spatial];
        long extent = corners.FirstOrDefault(extent => plane.Axes.Aggregate(1.0, (taps, axis) => taps * long.Min(extent, axis.OutputExtent) * axis.WindowAt(0).Count) <= MostTaps, 1);
        for (int axis = 0; axis < plane.Axes.Count; axis++)
        {
            AxisPlan along = plane.Axes[axis];
            if (along.OutputExtent <= extent) continue;
            corner = corner.Slice(axis, 0, extent).OrFail().Plan;
            known[axis] = long.Max(0, along.WindowAt(extent).Start);
        }

        return (corner, known);
    }

    private static bool IsKnown(int at, Sequence<long> extents, long[] known)
    {
        long rest = at;
        for (int axis = extents.Count - 1; axis >= 0; axis--)
        {
            (rest, long position) = long.DivRem(rest, extents[axis]);
            if (position >= known[axis]) return false;
        }

        return true;
    }
}
