using PoolFunctional.Windows;

namespace PoolFunctional.Engine.Geometry;

/// <summary>How the last axis is folded.</summary>
internal enum LastAxis
{
    /// <summary>Uniform windows as shifts of a padded row; the lanes are neighbouring outputs.</summary>
    Shifted,

    /// <summary>Each window for itself; the lanes are channels.</summary>
    Stepped,

    /// <summary>Many short rows at once; the lanes are rows.</summary>
    Gathered,
}

/// <summary>What one row of outputs needs to know of the axes before the last.</summary>
internal readonly record struct RowPlace(nint SourceOffset, bool HasTaps, long Divisor);

/// <summary>Rows <c>First … First + Count − 1</c>; <paramref name="Output"/> is the first one's position on the innermost outer axis.</summary>
internal readonly record struct RowGroup(long First, int Count, int Output, nint SourceOffset);

/// <summary>A plan laid over memory: rows, chunks, pitches, and the scratch that they need. Immutable.</summary>
internal sealed class FoldGeometry
{
    /// <summary>Elements left free between scratch rows, so that a whole register may be stored beyond a short row.</summary>
    internal const int Pad = 64;

    private const int ChunkElements = 8192;
    private const int GatheredElements = 16384;
    private const int BlockElements = 4096;

    internal FoldGeometry(Plan plan, bool isChannelsLast, Func<WindowCounts, long>? divisor = null)
    {
        Inner = isChannelsLast ? (nint)plan.Input.Channels : 1;
        long outer = plan.Input.Batch * (isChannelsLast ? 1 : plan.Input.Channels);
        AxisTable[] axes = [.. plan.Axes.Select(axis => new AxisTable(axis, divisor is null ? (_, _) => 1 : (windows, output) => divisor(CountsOf(windows, output))))];
        (Outer, Last) = (axes[..^1], axes[^1]);
        PlaneElements = plan.Input.PlaneElements * Inner;
        SourceElements = (nint)(outer * PlaneElements);
        RowsPerPlane = Outer.Aggregate(1L, (product, axis) => product * axis.OutputExtent);
        Rows = outer * RowsPerPlane;
        Work = plan.Input.Elements + plan.Output.Elements;
        pitches = [.. Enumerable.Range(0, Outer.Length).Select(axis => (nint)plan.Input.PitchOf(axis) * Inner)];
        Way = Choose();
        OutputsPerChunk = Way == LastAxis.Gathered ? Last.OutputExtent : ChunkOutputs();
        Chunks = (Last.OutputExtent + OutputsPerChunk - 1) / OutputsPerChunk;
        RowsPerUnit = (int)long.Clamp(GatheredElements / (Last.InputExtent + Last.OutputExtent), 1, 64);
        LinePitch = Line() + Pad;
        rowsPerGroup = Outer.Length == 0 ? Rows : Outer[^1].OutputExtent;
        RowsPerBlock = (int)long.Clamp(BlockElements / LinePitch, 1, long.Clamp(Rows / 8, 1, long.Min(rowsPerGroup, 64)));
        blocksPerGroup = (rowsPerGroup + RowsPerBlock - 1) / RowsPerBlock;
        Units = Way == LastAxis.Gathered ? (Rows + RowsPerUnit - 1) / RowsPerUnit : Rows / rowsPerGroup * blocksPerGroup * Chunks;
        TotalsOfBlock = (RowsPerBlock * (nint)OutputsPerChunk * Inner) + Pad;
        HasOneDivisor = Outer.All(axis => axis.FinishesAlike) && Last.FinishesAlike;
        if (Way == LastAxis.Shifted && Last.Uniform is { Stride: > 1 } uniform)
        {
            Phases = PhaseTable.Of(uniform, Last.Step, Inner, PhasePitch = ((((nint)RowUnits(uniform) / (nint)uniform.Stride) + 1) * Inner) + Pad);
        }
    }

    private readonly nint[] pitches;
    private readonly long rowsPerGroup;
    private readonly long blocksPerGroup;

    /// <summary>A divisor that belongs to no axis; every result's divisor is a multiple of it.</summary>
    internal long FixedDivisor { get; init; } = 1;

    internal AxisTable[] Outer { get; }

    internal AxisTable Last { get; }

    internal nint Inner { get; }

    internal long PlaneElements { get; }

    internal nint SourceElements { get; }

    internal long RowsPerPlane { get; }

    internal long Rows { get; }

    internal long Work { get; }

    internal LastAxis Way { get; }

    internal int OutputsPerChunk { get; }

    internal int Chunks { get; }

    internal int RowsPerUnit { get; }

    internal long Units { get; }

    internal nint TotalsOfBlock { get; }

    /// <summary>The distance between the scratch lines of a block's rows.</summary>
    internal nint LinePitch { get; }

    internal int RowsPerBlock { get; }

    internal bool HasOneDivisor { get; }

    internal PhaseTable? Phases { get; }

    internal nint PhasePitch { get; }

    internal int OuterAxes => Outer.Length;

    internal bool OneRowPerPlane => RowsPerPlane == 1;

    internal nint Pitch(int axis) => pitches[axis];

    /// <summary>The output position on an outer axis that a row belongs to.</summary>
    internal int OuterOutput(long row, int axis)
    {
        for (int later = Outer.Length - 1; later > axis; later--) row /= Outer[later].OutputExtent;
        return (int)(row % Outer[axis].OutputExtent);
    }

    /// <summary>Where a row's plane begins, whether its windows on the outer axes see anything, and their factor of the divisor.</summary>
    internal RowPlace Place(long row)
    {
        (long plane, long rest) = RowsPerPlane == 1 ? (row, 0) : long.DivRem(row, RowsPerPlane);
        (bool hasTaps, long divisor) = (true, FixedDivisor);
        for (int axis = Outer.Length - 1; axis >= 0; axis--)
        {
            (rest, long output) = axis == 0 ? (0, rest) : long.DivRem(rest, Outer[axis].OutputExtent);
            ref readonly WindowRun run = ref Outer[axis].RunOf((int)output);
            hasTaps &= run.Count > 0;
            divisor *= run.Divisor;
        }

        return new((nint)(plane * PlaneElements), hasTaps, divisor);
    }

    /// <summary>The inputs of the last axis that outputs <c>[first, end)</c> see.</summary>
    internal (long Low, long High) Hull(int first, int end)
    {
        (long low, long high) = (long.MaxValue, 0);
        for (int output = first; output < end;)
        {
            ref readonly WindowRun run = ref Last.RunOf(output);
            int stop = int.Min(run.End, end);
            if (run.Count > 0)
            {
                low = long.Min(low, run.PositionOf(output));
                high = long.Max(high, run.PositionOf(stop - 1) + ((run.Count - 1) * Last.Step) + 1);
            }

            output = stop;
        }

        return (low, high);
    }

    /// <summary>How many totals of scratch one thread needs.</summary>
    internal nint ScratchTotals(bool readsInPlace)
    {
        nint outer = 0;
        for (int axis = readsInPlace ? 1 : 0; axis < Outer.Length; axis++) outer += (nint)Outer[axis].LongestWindow * (LinePitch + Pad);
        nint phases = Phases is null ? 0 : ((RowsPerBlock * Phases.Residues.Length) + 1) * PhasePitch;
        nint gathered = Way == LastAxis.Gathered ? RowsPerUnit * (nint)((2 * (Last.InputExtent + Pad)) + (3L * Last.OutputExtent)) : 0;
        return TotalsOfBlock + (RowsPerBlock * LinePitch) + nint.Max(outer, phases) + gathered + (8 * Pad);
    }

    /// <summary>The neighbouring rows that are worked on together: of one plane, and of one output on every outer axis but the innermost.</summary>
    internal RowGroup GroupOf(long block)
    {
        (long group, long within) = long.DivRem(block, blocksPerGroup);
        long first = within * RowsPerBlock;
        long row = (group * rowsPerGroup) + first;
        int count = (int)long.Min(RowsPerBlock, rowsPerGroup - first);
        return new(row, count, Outer.Length == 0 ? 0 : (int)first, Place(row).SourceOffset);
    }

    private nint Line() =>
        Way == LastAxis.Gathered ? (nint)Last.InputExtent
        : Way == LastAxis.Shifted ? (nint)RowUnits(Last.Uniform!) * Inner
        : LongestHull() * Inner;

    private static WindowCounts CountsOf(AxisPlan axis, long output) =>
        new(axis.PresentTaps(output), axis.DeclaredTaps(output), axis.WindowAt(output).Count);

    private LastAxis Choose()
    {
        if (Inner > 1) return Last.Uniform is not null && Inner < 16 ? LastAxis.Shifted : LastAxis.Stepped;
        if (Last.Uniform is not null && Last.OutputExtent >= 8) return LastAxis.Shifted;
        return Rows >= 4 && Last.InputExtent <= GatheredElements / 4 ? LastAxis.Gathered : LastAxis.Stepped;
    }

    private int ChunkOutputs()
    {
        long span = Last.Uniform is null ? Last.LongestWindow * Last.Step : ((Last.Uniform.Count - 1) * Last.Step) + 1;
        long stride = Last.Uniform?.Stride ?? ((Last.InputExtent / Last.OutputExtent) + 1);
        long fitting = (((ChunkElements / Inner) - span) / stride) + 1;
        return (int)long.Clamp(long.Max(fitting, 2 * span / stride), 1, Last.OutputExtent);
    }

    /// <summary>The padded row of one chunk, in groups of <see cref="Inner"/> elements.</summary>
    private long RowUnits(UniformWindows uniform) => ((OutputsPerChunk - 1) * uniform.Stride) + ((uniform.Count - 1) * Last.Step) + 1;

    private nint LongestHull()
    {
        nint longest = 0;
        for (int chunk = 0; chunk < Chunks; chunk++)
        {
            (long low, long high) = Hull(chunk * OutputsPerChunk, int.Min((chunk + 1) * OutputsPerChunk, Last.OutputExtent));
            longest = nint.Max(longest, (nint)long.Max(0, high - long.Min(low, high)));
        }

        return longest;
    }
}
