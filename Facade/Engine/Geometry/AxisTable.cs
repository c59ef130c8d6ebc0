using System.Numerics;

namespace PoolFunctional.Engine.Geometry;

/// <summary>Consecutive windows of one axis that have the same present taps, at one distance from each other.</summary>
/// <param name="Output">The first window.</param>
/// <param name="Outputs">How many.</param>
/// <param name="Position">The input position of the first window's first present tap.</param>
/// <param name="Spacing">The distance between neighbouring windows.</param>
/// <param name="First">The number of the first present tap in its window.</param>
/// <param name="Count">How many taps are present; 0 for windows that see nothing.</param>
/// <param name="Divisor">The axis's factor of the divisor.</param>
internal readonly record struct WindowRun(int Output, int Outputs, long Position, long Spacing, long First, long Count, long Divisor)
{
    internal int End => Output + Outputs;

    internal long PositionOf(int output) => Position + ((output - Output) * Spacing);
}

/// <summary>Consecutive windows of one axis that are finished alike.</summary>
internal readonly record struct FinishRun(int Output, int End, long Divisor, bool IsEmpty);

/// <summary>The windows of one axis as the engine walks them: everything comes from Core's plan.</summary>
internal sealed class AxisTable
{
    /// <summary>Beyond this many windows or taps on an axis a table of them would cost more than it saves.</summary>
    internal const long Largest = 1 << 26;

    /// <summary>What a plan holds for every output of an axis while it is prepared: two geometries are looked at, each with a few tables of ints.</summary>
    internal const long BytesPerOutput = 24;

    /// <summary>Beyond so many outputs of an axis only few runs may be needed: a run takes a dozen times as much as an output.</summary>
    private const long MostIrregular = 1 << 20;

    private readonly int[] runOfOutput;

    internal AxisTable(AxisPlan plan, Func<AxisPlan, long, long> divisor)
    {
        InputExtent = plan.InputExtent;
        OutputExtent = (int)plan.OutputExtent;
        Step = plan.WindowAt(0).Step;
        runOfOutput = new int[OutputExtent];
        Runs = Group(plan, divisor, runOfOutput);
        Uniform = UniformWindows.Of(plan);
        StrideSets = Uniform is null ? 1 : Step / (long)BigInteger.GreatestCommonDivisor(Step, Uniform.Stride);
        FinishRuns = Finishing(Runs);
    }

    private AxisTable()
    {
        (InputExtent, OutputExtent, Step) = (1, 1, 1);
        runOfOutput = [0];
        Runs = [new(0, 1, 0, 0, 0, 1, 1)];
        Uniform = new(0, 1, 1);
        FinishRuns = Finishing(Runs);
    }

    private AxisTable(AxisTable whole, WindowRun[] runs) =>
        (InputExtent, OutputExtent, Step, runOfOutput, Runs, FinishRuns) = (whole.InputExtent, whole.OutputExtent, whole.Step, whole.runOfOutput, runs, whole.FinishRuns);

    /// <summary>
    /// The same windows with no more absent taps before the present ones than the order of combining needs, where they are no progression: most of a window
    /// of thousands of taps may lie in padding.
    /// </summary>
    internal AxisTable Tight() => Uniform is not null ? this : new(this, [.. Runs.Select(run => run with { First = TightFirst(run.First, run.Count) })]);

    /// <summary>An axis of one position and one window that sees it.</summary>
    internal static AxisTable Single { get; } = new();

    /// <summary>Whether an axis has few enough windows and taps for a table.</summary>
    internal static bool Fits(AxisPlan plan) => plan.OutputExtent <= Largest && plan.LongestWindow <= Largest && (plan.OutputExtent <= MostIrregular || HasFewRuns(plan));

    internal long InputExtent { get; }

    internal int OutputExtent { get; }

    internal long Step { get; }

    internal WindowRun[] Runs { get; }

    /// <summary>The windows as one progression, where they are that and small enough to pad.</summary>
    internal UniformWindows? Uniform { get; }

    /// <summary>The outputs in stretches that have one divisor.</summary>
    internal FinishRun[] FinishRuns { get; }

    /// <summary>Whether every window sees something and all have one divisor.</summary>
    internal bool FinishesAlike => FinishRuns is [{ IsEmpty: false }];

    /// <summary>The index of the stretch that an output lies in.</summary>
    internal int FinishRunIndex(int output)
    {
        (int low, int high) = (0, FinishRuns.Length - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = FinishRuns[middle].Output <= output ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    internal ref readonly WindowRun RunOf(int output) => ref Runs[runOfOutput[output]];

    /// <summary>The longest present window.</summary>
    internal long LongestWindow => Runs.Max(run => run.Count);

    /// <summary>The most places, from a window's first to its last present tap, that any window's tree has.</summary>
    internal long LongestTree => Runs.Max(run => run.First + run.Count);

    /// <summary>Whether every output is the input at its own place.</summary>
    internal bool IsIdentity => InputExtent == OutputExtent && Runs is [{ Position: 0, First: 0, Count: 1, Divisor: 1 } run] && (run.Spacing == 1 || OutputExtent == 1);

    internal bool SeesEverywhere => Runs.All(run => run.Count > 0);

    /// <summary>Whether the windows overlap so much that sharing blocks of a power of two of taps pays.</summary>
    internal bool Doubles => Overlaps(Kernels.TapOffsets.LongestFixed + 1);

    /// <summary>Whether windows have at least so many taps, most of which they share with their neighbours.</summary>
    internal bool Overlaps(int fewest) => OutputExtent > 1 && Uniform is { } windows && windows.Count >= fewest && (windows.Stride <= 2 || windows.Stride * 4 <= windows.Count);

    /// <summary>How many sets of uniform windows share no position: taps further apart than windows leave some to others.</summary>
    internal long StrideSets { get; } = 1;

    /// <summary>The distance from the first to the last tap of a uniform window, and one.</summary>
    internal long Span => ((Uniform!.Count - 1) * Step) + 1;

    /// <summary>The inputs that outputs <c>[first, end)</c> see.</summary>
    internal (long Low, long High) Hull(int first, int end)
    {
        (long low, long high) = (long.MaxValue, 0);
        for (int output = first; output < end;)
        {
            ref readonly WindowRun run = ref RunOf(output);
            int stop = int.Min(run.End, end);
            if (run.Count > 0)
            {
                low = long.Min(low, run.PositionOf(output));
                high = long.Max(high, run.PositionOf(stop - 1) + ((run.Count - 1) * Step) + 1);
            }

            output = stop;
        }

        return low < high ? (low, high) : (0, 0);
    }

    /// <summary>The most inputs that any of the stretches of so many outputs sees.</summary>
    internal long LongestHull(int outputs)
    {
        long longest = 0;
        for (int first = 0; first < OutputExtent; first += outputs)
        {
            (long low, long high) = Hull(first, int.Min(first + outputs, OutputExtent));
            longest = long.Max(longest, high - low);
        }

        return longest;
    }

    private static bool HasFewRuns(AxisPlan plan)
    {
        (long runs, long spacing) = (0, 0);
        Taps before = plan.WindowAt(0);
        for (long output = 1; output < plan.OutputExtent && runs <= MostIrregular; output++)
        {
            Taps taps = plan.WindowAt(output);
            bool isClipped = taps.Start < 0 || taps[taps.Count - 1] >= plan.InputExtent;
            if (isClipped || taps.Count != before.Count || taps.Start - before.Start != spacing) runs++;
            (before, spacing) = (taps, taps.Start - before.Start);
        }

        return runs <= MostIrregular;
    }

    /// <summary>The least number of a first present tap with which the present ones are combined in the same order: those before the middle of their tree stay at its middle.</summary>
    private static long TightFirst(long first, long count)
    {
        if (count <= 1) return 0;
        long last = first + count - 1;
        long half = 1L << (63 - BitOperations.LeadingZeroCount((ulong)(first ^ last)));
        long middle = last & -half;
        return (long)BitOperations.RoundUpToPowerOf2((ulong)long.Max(middle - first, last + 1 - middle)) - (middle - first);
    }

    private static FinishRun[] Finishing(WindowRun[] runs)
    {
        List<FinishRun> merged = [];
        foreach (WindowRun run in runs)
        {
            FinishRun next = new(run.Output, run.End, run.Divisor, run.Count == 0);
            bool joins = merged.Count > 0 && (merged[^1].Divisor, merged[^1].IsEmpty) == (next.Divisor, next.IsEmpty);
            if (joins) merged[^1] = merged[^1] with { End = next.End };
            else merged.Add(next);
        }

        return [.. merged];
    }

    private static WindowRun[] Group(AxisPlan plan, Func<AxisPlan, long, long> divisor, int[] runOfOutput)
    {
        List<WindowRun> runs = [];
        for (int output = 0; output < plan.OutputExtent; output++)
        {
            Taps taps = plan.WindowAt(output);
            long first = taps.FirstAtOrAfter(0);
            long count = taps.CountIn(0, plan.InputExtent);
            WindowRun single = new(output, 1, count == 0 ? 0 : taps[first], 0, count == 0 ? 0 : first, count, divisor(plan, output));
            if (runs.Count > 0 && Extended(runs[^1], single) is WindowRun longer) runs[^1] = longer;
            else runs.Add(single);
            runOfOutput[output] = runs.Count - 1;
        }

        return [.. runs];
    }

    private static WindowRun? Extended(in WindowRun run, in WindowRun next)
    {
        long spacing = next.Position - run.PositionOf(run.End - 1);
        bool same = (run.First, run.Count, run.Divisor) == (next.First, next.Count, next.Divisor);
        return same && spacing >= 0 && (run.Outputs == 1 || spacing == run.Spacing) ? run with { Outputs = run.Outputs + 1, Spacing = spacing } : null;
    }
}

/// <summary>Windows that start at <c>Start + o·Stride</c> and have <c>Count</c> taps each, present or not.</summary>
internal sealed record UniformWindows(long Start, long Stride, long Count)
{
    /// <summary>The progression, or null where the windows are none, or reach so far beyond the input that padding would dominate.</summary>
    internal static UniformWindows? Of(AxisPlan plan)
    {
        Taps first = plan.WindowAt(0);

        // Only listed windows have no taps, or begin within the input.
        if (first.Count == 0 || first.Start > 0) return null;
        long stride = plan.OutputExtent > 1 ? plan.WindowAt(1).Start - first.Start : 1;
        for (long output = 0; output < plan.OutputExtent; output++)
        {
            Taps taps = plan.WindowAt(output);
            if (taps.Start != first.Start + (output * stride) || taps.Count != first.Count) return null;
        }

        Taps last = plan.WindowAt(plan.OutputExtent - 1);
        long reach = last[last.Count - 1] + 1 - first.Start;
        return stride > 0 && reach <= (2 * plan.InputExtent) + 64 ? new(first.Start, stride, first.Count) : null;
    }
}
