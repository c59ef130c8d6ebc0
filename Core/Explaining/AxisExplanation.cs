namespace PoolFunctional;

/// <summary>The windows of one axis. Equality is structural.</summary>
public sealed record AxisExplanation
{
    private AxisExplanation(int axis, AxisPlan plan)
    {
        (Axis, InputExtent, OutputExtent) = (axis, plan.InputExtent, plan.OutputExtent);
        Windows = Sequence.Tabulate((int)plan.OutputExtent, output => WindowExplanation.Of(plan, output));
        Overlaps = Windows.Zip(Windows.Skip(1), (window, next) => window.SharedWith(next)).ToSequence();
        UnseenInputs = plan.Transpose().Match(
            feeding => Inputs(plan).Where(input => feeding.PresentTaps(input) == 0),
            _ => Inputs(plan).Except(Seen(Windows))).ToSequence();
    }

    /// <summary>The spatial axis, from 0.</summary>
    public int Axis { get; }

    /// <summary>The number of inputs.</summary>
    public long InputExtent { get; }

    /// <summary>The number of windows.</summary>
    public long OutputExtent { get; }

    /// <summary>The window of every output, in order.</summary>
    public Sequence<WindowExplanation> Windows { get; }

    /// <summary><c>Overlaps[o] = |present(o) ∩ present(o + 1)|</c>: the inputs that two neighbours both see; one fewer than windows.</summary>
    public Sequence<long> Overlaps { get; }

    /// <summary>The inputs that no window sees, ascending.</summary>
    public Sequence<long> UnseenInputs { get; }

    private static IEnumerable<long> Inputs(AxisPlan plan) => Enumerable.Range(0, (int)plan.InputExtent).Select(input => (long)input);

    /// <summary>The inputs that windows without gaps see, in any order, each once: by their starts, each from where those before it end.</summary>
    private static IEnumerable<long> Seen(Sequence<WindowExplanation> windows)
    {
        long end = 0;
        foreach (Taps present in windows.Select(window => window.Present).OrderBy(present => present.Start))
        {
            for (long input = long.Max(end, present.Start); input < present.Start + present.Count; input++) yield return input;
            end = long.Max(end, present.Start + present.Count);
        }
    }

    internal static AxisExplanation Of(int axis, AxisPlan plan) => new(axis, plan);

    /// <summary>The axis as text: a line for the extents, one per window, one for the overlaps, one for the unseen inputs.</summary>
    /// <returns>Lines separated by a line feed.</returns>
    public string Describe() => string.Join('\n', [
        $"axis {Axis}: {InputExtent} inputs -> {OutputExtent} outputs",
        .. Windows.Select(window => $"  {window.Describe()}"),
        $"  shared by neighbours: {Listed(Overlaps)}",
        $"  inputs never seen: {Ranges(UnseenInputs)}"]);

    /// <inheritdoc cref="Describe"/>
    public override string ToString() => Describe();

    /// <summary>Ascending values with runs drawn together: <c>0, 2 … 4</c>. Along a run, value less rank is constant.</summary>
    private static string Ranges(Sequence<long> ascending) =>
        ascending.Count == 0
            ? "none"
            : string.Join(", ", ascending.Index().GroupBy(entry => entry.Item - entry.Index, entry => entry.Item).Select(run => Range(run.First(), run.Last())));

    private static string Range(long first, long last) => first == last ? $"{first}" : $"{first} … {last}";

    private static string Listed(Sequence<long> values) => values.Count == 0 ? "none" : string.Join(", ", values);
}
