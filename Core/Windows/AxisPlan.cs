using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>Which input positions of one axis each output position looks at.</summary>
/// <remarks>
/// Windows are functions of the output position, not lists, so a plan of a long signal costs nothing to hold; those that are drawn or
/// given one by one (<see cref="Window.Fractional"/>, <see cref="Window.Explicit"/>) are lists of as many entries as there are outputs.
/// Extents are in elements. Equality is structural.
/// </remarks>
public sealed record AxisPlan
{
    /// <summary>The largest extent that a plan addresses, so that no sum of an extent, paddings and a window can overflow.</summary>
    internal const long LargestExtent = long.MaxValue / 4;

    private readonly WindowRule rule;
    private readonly long firstOutput;
    private readonly long firstInput;

    internal AxisPlan(WindowRule rule, long inputExtent, long outputExtent, long before, long after)
        : this(rule, (0, inputExtent), (0, outputExtent), (-before, inputExtent + after)) { }

    private AxisPlan(WindowRule rule, (long First, long Extent) input, (long First, long Extent) output, (long Start, long End) declared)
    {
        this.rule = rule;
        (firstInput, InputExtent) = input;
        (firstOutput, OutputExtent) = output;
        (DeclaredStart, DeclaredEnd) = declared;
    }

    /// <summary>The number of input positions: taps in <c>[0, InputExtent)</c> are present, all others absent.</summary>
    public long InputExtent { get; }

    /// <summary>The number of windows.</summary>
    public long OutputExtent { get; }

    /// <summary>The first position of the declared padding before the input (0 without padding).</summary>
    public long DeclaredStart { get; }

    /// <summary>The end, exclusive, of the declared padding after the input (<see cref="InputExtent"/> without padding).</summary>
    public long DeclaredEnd { get; }

    /// <summary>A count that no window's number of taps exceeds.</summary>
    internal long LongestWindow => rule.Longest;

    /// <summary>The taps of a window, in unclipped input coordinates.</summary>
    /// <param name="output">The window's position, in <c>[0, OutputExtent)</c>.</param>
    /// <returns>The taps.</returns>
    public Taps WindowAt(long output) => rule.At(output + firstOutput).From(firstInput);

    /// <summary>The position of an output in the whole plan that this one may be a slice of.</summary>
    internal long WholeOutput(long output) => output + firstOutput;

    /// <summary>Taps of a window that lie inside the input.</summary>
    /// <param name="output">The window's position.</param>
    /// <returns>A count in <c>0 … WindowAt(output).Count</c>.</returns>
    public long PresentTaps(long output) => WindowAt(output).CountIn(0, InputExtent);

    /// <summary>Taps of a window that lie inside the input or its declared padding.</summary>
    /// <param name="output">The window's position.</param>
    /// <returns>A count in <c>PresentTaps(output) … WindowAt(output).Count</c>.</returns>
    public long DeclaredTaps(long output) => WindowAt(output).CountIn(DeclaredStart, DeclaredEnd);

    /// <summary>From the first to the last position that a range of outputs sees, absent ones included.</summary>
    internal InputRange HullOf(long first, long last)
    {
        InputRange whole = rule.Hull(first + firstOutput, last + firstOutput);
        return whole.Length == 0 ? whole : new(whole.First - firstInput, whole.Last - firstInput);
    }

    /// <summary>Whether <see cref="Transpose"/> has an answer: always, unless windows are a list whose starts or ends are out of order.</summary>
    public bool HasTranspose => rule.Transposed.Match(_ => true, _ => false);

    /// <summary>
    /// The plan of the gradient: its window at i holds the outputs that input i feeds, so
    /// <c>o ∈ Transpose().WindowAt(i) ⇔ i ∈ WindowAt(o)</c> for every i and o inside. Transposing twice gives the plan back.
    /// </summary>
    /// <returns>
    /// The transposed plan; its input extent is this plan's output extent. None where windows are a list whose starts or ends are out of order: the outputs
    /// that an input feeds are then no progression, and a gradient scatters instead.
    /// </returns>
    public Result<AxisPlan, PoolError> Transpose() =>
        rule.Transposed.Select(transposed => new AxisPlan(transposed, (firstOutput, OutputExtent), (firstInput, InputExtent), (0, OutputExtent)));

    /// <summary>The part of the plan that computes outputs <c>[from, to)</c> from exactly the inputs they need.</summary>
    /// <param name="from">The first output.</param>
    /// <param name="to">The end, exclusive; beyond <paramref name="from"/>.</param>
    /// <returns>The slice, or why the range is none.</returns>
    public Result<AxisSlice, PoolError> Slice(long from, long to) =>
        from < 0 || to > OutputExtent || from >= to
            ? Outcome.Fail<AxisSlice>(new PoolError.SliceOutOfRange(from, to, OutputExtent))
            : Outcome.Ok(Cut(from, to));

    private AxisSlice Cut(long from, long to)
    {
        (long start, long end) = Hull(from, to);
        return new(start, end - start, new(
            rule,
            (firstInput + start, end - start),
            (firstOutput + from, to - from),
            (DeclaredStart - start, DeclaredEnd - start)));
    }

    private (long Start, long End) Hull(long from, long to)
    {
        (long start, long end) = (long.MaxValue, 0L);
        for (long output = from; output < to; output++)
        {
            Taps taps = WindowAt(output);
            (long first, long last) = (taps.FirstAtOrAfter(0), taps.FirstAtOrAfter(InputExtent));
            if (first < last) (start, end) = (long.Min(start, taps[first]), long.Max(end, taps[last - 1] + 1));
        }

        return start < end ? (start, end) : (0, 0);
    }
}

/// <summary>A range of an axis's outputs, with the inputs that it needs.</summary>
/// <remarks>Equality is structural.</remarks>
public sealed record AxisSlice
{
    internal AxisSlice(long firstInput, long inputCount, AxisPlan plan) => (FirstInput, InputCount, Plan) = (firstInput, inputCount, plan);

    /// <summary>The first input position that any window of the slice sees.</summary>
    public long FirstInput { get; }

    /// <summary>How many inputs from there on; 0 when no window of the slice sees any.</summary>
    public long InputCount { get; }

    /// <summary>The plan over those inputs; position 0 is <see cref="FirstInput"/>, and windows keep their unclipped taps.</summary>
    public AxisPlan Plan { get; }
}
