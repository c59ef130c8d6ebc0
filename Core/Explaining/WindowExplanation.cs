namespace PoolFunctional;

/// <summary>The window of one output on one axis: its taps as the plan names them, and those of them that lie inside the input.</summary>
/// <remarks>Equality is structural; the default value is a window without taps.</remarks>
public readonly record struct WindowExplanation
{
    private WindowExplanation(long output, Taps taps, Taps present) => (Output, Taps, Present) = (output, taps, present);

    /// <summary>The output's position.</summary>
    public long Output { get; }

    /// <summary>Every tap, in unclipped coordinates: those below 0 or beyond the input are absent.</summary>
    public Taps Taps { get; }

    /// <summary>The taps inside the input; none where the window lies wholly in the padding.</summary>
    public Taps Present { get; }

    /// <summary>The first tap's position, unclipped.</summary>
    public long FirstTap => Taps.Start;

    /// <summary>The last tap's position, unclipped: <c>FirstTap + (Length − 1)·step</c>.</summary>
    public long LastTap => Taps[Taps.Count - 1];

    /// <summary>The number of taps, absent ones included.</summary>
    public long Length => Taps.Count;

    internal static WindowExplanation Of(AxisPlan plan, long output)
    {
        Taps taps = plan.WindowAt(output);
        long first = taps.FirstAtOrAfter(0);
        return new(output, taps, new(taps[first], taps.CountIn(0, plan.InputExtent), taps.Step));
    }

    /// <summary><c>|present ∩ next.present|</c>; both windows have the same step.</summary>
    internal long SharedWith(WindowExplanation next)
    {
        if ((next.FirstTap - FirstTap) % Taps.Step != 0) return 0;
        long first = long.Max(Present.Start, next.Present.Start);
        long last = long.Min(Present[Present.Count - 1], next.Present[next.Present.Count - 1]);
        return last < first ? 0 : ((last - first) / Taps.Step) + 1;
    }

    /// <summary>The window as one line: <c>output 1: taps 2 … 4 (3)</c>, with the step and the present part where they say more.</summary>
    /// <returns>The text.</returns>
    public string Describe() => $"output {Output}: {Range(Taps)}{DescribeStep()}{DescribePresence()}";

    /// <inheritdoc cref="Describe"/>
    public override string ToString() => Describe();

    private static string Range(Taps taps) =>
        taps.Count == 0 ? "no taps"
        : taps.Count == 1 ? $"tap {taps.Start} (1)" : $"taps {taps.Start} … {taps[taps.Count - 1]} ({taps.Count})";

    private string DescribeStep() => Taps.Step == 1 ? "" : $", every {Taps.Step}";

    private string DescribePresence() =>
        Present.Count == Taps.Count ? ""
        : Present.Count == 0 ? ", none inside"
        : $", inside: {Range(Present)}";
}
