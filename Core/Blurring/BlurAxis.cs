using PoolFunctional.Windows;

namespace PoolFunctional.Blurring;

/// <summary>A blur on one axis: where the windows lie, what they see beyond the ends, and that tap j weighs <c>Weights[j] / 2^Shift</c>.</summary>
internal sealed record BlurAxis(AxisPlan Plan, BlurEdge Edge)
{
    internal int Size => (int)Plan.WindowAt(0).Count;

    internal int Shift => Size - 1;

    /// <summary>C(k − 1, j).</summary>
    internal Sequence<long> Weights => Enumerable.Range(1, Size - 1).Aggregate(Sequence.Of(1L), (row, _) => row.Prepend(0).Zip(row.Append(0), (left, right) => left + right).ToSequence());

    /// <summary>The input that tap j of an output takes its value from; −1 where it has none.</summary>
    internal long SourceOf(long output, long tap) => Edge.SourceOf(Plan.WindowAt(output)[tap], Plan.InputExtent);

    /// <summary>The places that take their value from an input, ascending: the input itself, and those beyond the ends that copy it.</summary>
    internal IEnumerable<long> PlacesOf(long input)
    {
        Taps last = Plan.WindowAt(Plan.OutputExtent - 1);
        return Edge.PlacesBefore(input, Plan.WindowAt(0).Start).Append(input).Concat(Edge.PlacesAfter(input, Plan.InputExtent, last[last.Count]));
    }

    /// <summary>The outputs whose windows hold a place, ascending; those below 0 and beyond the last are absent.</summary>
    internal Taps OutputsAt(long place)
    {
        long start = Plan.WindowAt(0).Start;
        long stride = Plan.WindowAt(1).Start - start;
        long first = Arithmetic.CeilingDivide(place - start - (Size - 1), stride);
        return new(first, Arithmetic.FloorDivide(place - start, stride) + 1 - first, 1);
    }

    internal IEnumerable<PoolError> Wrong(int axis)
    {
        Taps last = Plan.WindowAt(Plan.OutputExtent - 1);
        long beyond = long.Max(-Plan.WindowAt(0).Start, last[last.Count - 1] - (Plan.InputExtent - 1));
        if (beyond > Edge.Reach(Plan.InputExtent)) yield return new PoolError.ReflectionTooFar(axis, beyond, Plan.InputExtent);
    }
}

/// <summary>A blur made definite for one input shape.</summary>
internal sealed record BlurGeometry(Plan Plan, Sequence<BlurAxis> Axes)
{
    /// <summary>The bits that the weights of all axes have in all.</summary>
    internal int Shift => Axes.Sum(axis => axis.Shift);

    internal static Result<BlurGeometry, PoolError> Create(BlurFilter filter, Shape shape) =>
        from sound in Outcome.Unless(filter, filter.Wrong())
        from plan in Plan.Create(sound.WindowOver(shape.Spatial.Count), shape)
        let axes = plan.Axes.Select(axis => new BlurAxis(axis, sound.Edge)).ToSequence()
        from reachable in Outcome.Unless(axes, axes.Index().SelectMany(entry => entry.Item.Wrong(entry.Index)))
        select new BlurGeometry(plan, reachable);
}
