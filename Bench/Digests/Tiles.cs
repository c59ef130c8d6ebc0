using System.Numerics;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Schedules;

namespace PoolFunctional.Digests;

/// <summary>A pooling in pieces: every axis of its plan is cut, each piece runs by itself on the inputs that it needs, and the results are put together.</summary>
internal static class Tiles
{
    /// <summary>The whole result, <c>[batch, channel, spatial…]</c>.</summary>
    internal static T[] Pooled<T>(FeatureMap<T> x, Plan plan, Reduction reduction, Course course)
        where T : unmanaged, INumber<T>
    {
        T[] whole = new T[plan.Output.Elements];
        foreach (Tile tile in Of(plan))
        {
            FeatureMap<T> input = FeatureMap.Create<T>(tile.Plan.Input, [.. Places(x.Shape, tile.InputOrigin, tile.Plan.Input).Select(place => x.Values[place])]).Made();
            T[] laid = Course.Elements(course.Laid(input));
            T[] result = new T[tile.Plan.Output.Elements];
            ScheduleTable.Choose(new Job<T>(tile.Plan, reduction, course.Options)).Run(laid, result, CancellationToken.None);
            T[] planes = course.Planes(result, tile.Plan.Output);
            foreach ((int from, int to) in Places(plan.Output, tile.OutputOrigin, tile.Plan.Output).Index()) whole[to] = planes[from];
        }

        return whole;
    }

    /// <summary>The plan cut along one axis after another.</summary>
    private static IEnumerable<Tile> Of(Plan plan) => Enumerable.Range(0, plan.Axes.Count).Aggregate(
        (IEnumerable<Tile>)[new(plan, [], [])],
        (tiles, axis) => tiles.SelectMany(tile => Cuts(tile.Plan, axis).Select(cut => tile.With(cut.Slice, cut.First))).ToArray());

    /// <summary>An axis in parts of unequal lengths; a part whose windows see no input joins the one before it.</summary>
    private static IEnumerable<(PlanSlice Slice, long First)> Cuts(Plan plan, int axis)
    {
        long outputs = plan.Output.Spatial[axis];
        for (long first = 0, end; first < outputs; first = end)
        {
            end = long.Min(outputs, first + 1 + (outputs / 3));
            while (plan.Slice(axis, first, end).Match(_ => false, _ => true)) end++;
            if (end < outputs && plan.Slice(axis, end, outputs).Match(_ => false, _ => true)) end = outputs;
            yield return (plan.Slice(axis, first, end).Made(), first);
        }
    }

    /// <summary>Where the elements of a box lie in a tensor, box row by box row.</summary>
    private static IEnumerable<int> Places(Shape tensor, Sequence<long> origin, Shape box) =>
        Enumerable.Range(0, (int)(box.Batch * box.Channels)).SelectMany(plane => Enumerable.Range(0, (int)box.PlaneElements).Select(pixel =>
        {
            (long place, long pitch, long rest) = (0, 1, pixel);
            for (int axis = box.Spatial.Count - 1; axis >= 0; axis--)
            {
                (rest, long position) = long.DivRem(rest, box.Spatial[axis]);
                place += (origin[axis] + position) * pitch;
                pitch *= tensor.Spatial[axis];
            }

            return (int)((plane * tensor.PlaneElements) + place);
        }));

    /// <summary>A box of outputs, with the box of inputs that it needs.</summary>
    private sealed record Tile(Plan Plan, Sequence<long> InputOrigin, Sequence<long> OutputOrigin)
    {
        internal Tile With(PlanSlice slice, long first) => new(slice.Plan, [.. InputOrigin, slice.FirstInput], [.. OutputOrigin, first]);
    }
}
