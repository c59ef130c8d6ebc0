namespace PoolFunctional;

/// <summary>The windows of one axis, one by one, for <see cref="Window.Explicit"/>: window i sees the <c>Lengths[i]</c> inputs from <c>Starts[i]</c> on.</summary>
/// <remarks>
/// Windows may overlap, leave gaps, come in any order, be empty, and reach beyond the input, where taps are absent. What is impossible is said when the list is placed on a
/// shape. Equality is structural.
/// </remarks>
public sealed record WindowList
{
    private WindowList(Sequence<int> starts, Sequence<int> lengths, bool isKept) => (Starts, Lengths, IsKept) = (starts, lengths, isKept);

    /// <summary>An axis that keeps its extent: output o sees input o.</summary>
    public static WindowList Keep { get; } = new([], [], isKept: true);

    /// <summary>The first position of each window; negative before the input.</summary>
    public Sequence<int> Starts { get; }

    /// <summary>How many positions each window has, at least 0.</summary>
    public Sequence<int> Lengths { get; }

    /// <summary>Whether the axis is left as it is.</summary>
    public bool IsKept { get; }

    /// <summary>Windows by their first positions and their lengths.</summary>
    /// <param name="starts">The first position of each window.</param>
    /// <param name="lengths">As many lengths, each at least 0.</param>
    /// <returns>The list.</returns>
    /// <example><c>WindowList.Of([0, 3], [2, 4])</c> has the windows 0 … 1 and 3 … 6.</example>
    public static WindowList Of(ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths) => new(Sequence.Of(starts), Sequence.Of(lengths), isKept: false);

    /// <summary>Windows that follow one another: window i sees inputs <c>offsets[i] … offsets[i + 1] − 1</c>.</summary>
    /// <param name="offsets">Where each window starts, and at last where the last one ends; one more than windows, never falling.</param>
    /// <returns>The list.</returns>
    /// <example><c>WindowList.ByOffsets([0, 3, 3, 7])</c> has the windows 0 … 2, none, and 3 … 6.</example>
    public static WindowList ByOffsets(params ReadOnlySpan<int> offsets)
    {
        Sequence<int> bounds = Sequence.Of(offsets);
        return new(
            bounds.Take(bounds.Count - 1).ToSequence(),
            bounds.Zip(bounds.Skip(1), (start, end) => (int)long.Clamp((long)end - start, int.MinValue, int.MaxValue)).ToSequence(),
            isKept: false);
    }

    internal Result<AxisPlan, PoolError> On(int axis, long extent) =>
        IsKept
            ? Outcome.Ok(Window.Unchanged(extent))
            : Outcome.Unless(this, Wrong(axis)).Select(list => Window.Listed(
                extent,
                list.Starts.Select(start => (long)start).ToSequence(),
                list.Lengths.Select(length => (long)length).ToSequence()));

    private IEnumerable<PoolError> Wrong(int axis)
    {
        if (Starts.Count == 0 || Starts.Count != Lengths.Count) return [new PoolError.WindowListMismatch(axis, Starts.Count, Lengths.Count)];
        return Lengths.Index().Where(entry => entry.Item < 0).Select(entry => new PoolError.WindowLengthNegative(axis, entry.Index, entry.Item));
    }
}
