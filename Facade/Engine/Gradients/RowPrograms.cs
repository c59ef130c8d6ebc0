using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Of every position on some axes a list of numbers, one for each combination of the taps that its windows have there, row-major: worked out once, and the same for every plane.</summary>
internal sealed class RowPrograms
{
    /// <param name="axes">The windows of each axis.</param>
    /// <param name="placeOf">By an axis, the position of a tap on it and its number in its window: what the tap adds, and by what the numbers of the axes before it are multiplied.</param>
    internal RowPrograms(AxisTable[] axes, Func<int, long, long, (int Factor, int Place)> placeOf)
    {
        int positions = axes.Aggregate(1, (product, axis) => product * axis.OutputExtent);
        Starts = new int[positions + 1];
        List<int> numbers = [];
        for (int position = 0; position < positions; position++)
        {
            IEnumerable<int> list = [0];
            int rest = position;
            int pitch = positions;
            for (int axis = 0; axis < axes.Length; axis++)
            {
                pitch /= axes[axis].OutputExtent;
                (int at, rest) = int.DivRem(rest, pitch);
                WindowRun run = axes[axis].RunOf(at);
                (int own, long step, long first) = (axis, axes[axis].Step, run.PositionOf(at));
                list = [.. list.SelectMany(_ => Enumerable.Range(0, (int)run.Count), (outer, tap) => Joined(outer, placeOf(own, first + (tap * step), run.First + tap)))];
            }

            numbers.AddRange(list);
            Starts[position + 1] = numbers.Count;
        }

        Numbers = [.. numbers];
    }

    /// <summary>Where the list of each position begins, and after the last where it ends.</summary>
    internal int[] Starts { get; }

    internal int[] Numbers { get; }

    private static int Joined(int outer, (int Factor, int Place) tap) => (outer * tap.Factor) + tap.Place;
}
