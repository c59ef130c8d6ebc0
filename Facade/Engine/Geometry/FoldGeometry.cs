using System.Numerics;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Windows;

namespace PoolFunctional.Engine.Geometry;

/// <summary>A plan laid over memory: blocks, lines, pitches, and the scratch that they need. Immutable.</summary>
internal sealed class FoldGeometry
{
    /// <summary>Elements left free behind every scratch buffer, so that whole registers may be stored there.</summary>
    internal const int Pad = 128;

    /// <summary>The most elements of several sheets that a block takes, where they have to be copied: sheets of long columns are folded into few lines.</summary>
    private const long MostSlab = 1 << 22;

    /// <summary>The longest slot: a longer window is folded in pieces of so many places.</summary>
    internal const int LongestSlot = 4096;

    /// <summary>Elements left free between sheets whose first and last rows are made apart from the others, as whole registers are stored beyond a sheet's end.</summary>
    private const int SheetGap = 64;

    /// <summary>A block's lines fit the second-level cache; larger ones than the first level holds were faster, because there are fewer of them.</summary>
    private const int BlockBytes = 1 << 16;

    /// <summary>Rows of a window from which on they are folded once for all windows, where order does not matter.</summary>
    private const int FewestSwept = 7;

    /// <summary>The same where the order is fixed.</summary>
    private const int FewestClimbed = 8;

    /// <summary>As much where the rows of a window are many: every block folds the rows that it shares with the next one again.</summary>
    private const int SweptBytes = 3 << 17;

    /// <summary>From so many neighbouring taps on they are folded in registers, where the machine shifts those through one another.</summary>
    private const int FewestNear = 6;

    /// <summary>Lines of fewer bytes are not cut up so that every thread has some: a block costs as much as folding a few KiB.</summary>
    private const int LeastBytes = 1 << 15;

    private readonly nint[] pitches;
    private readonly int rowsPerBlock;
    private readonly int sheetsPerBlock;
    private readonly int outputsPerBlock;
    private readonly int rowBlocks;
    private readonly int chunks;
    private readonly long sheets;
    private readonly PitchTable planes;
    private readonly PitchTable targetRows;

    /// <param name="plan">The plan from Core.</param>
    /// <param name="memory">How input and result lie in memory.</param>
    /// <param name="elementSize">Bytes.</param>
    /// <param name="divisor">The factor of the divisor that a window of an axis contributes; 1 if omitted.</param>
    /// <param name="anyOrder">Whether no order of combining changes a bit.</param>
    internal FoldGeometry(Plan plan, TensorOrder memory, int elementSize, Func<WindowCounts, long>? divisor = null, bool anyOrder = false)
    {
        bool isChannelsLast = memory.IsChannelsLast;
        Inner = isChannelsLast ? (nint)plan.Input.Channels : 1;
        Strides source = memory.Source ?? Strides.Dense(plan.Input, isChannelsLast);
        Strides target = memory.Target ?? Strides.Dense(plan.Output, isChannelsLast);
        IsTargetDense = memory.Target is null;
        IsSlice = IsTargetDense && source.AreNested(plan.Input, isChannelsLast);
        AxisTable[] axes = [.. plan.Axes.Select(axis => new AxisTable(axis, divisor is null ? (_, _) => 1 : (windows, output) => divisor(CountsOf(windows, output))))];
        IsCopy = memory.IsDense && axes.All(axis => axis.IsIdentity);

        // Outermost axes of which nothing is folded only make more planes.
        int merged = int.Min(axes.TakeWhile(axis => axis.IsIdentity).Count(), axes.Length - 1);
        planes = PitchTable.Of(plan.Input, source, isChannelsLast, merged);
        axes = axes[merged..];

        // An only axis is the last one, or, with channels inside, one whose every position is a row of them.
        (Outer, Last) = axes.Length > 1 ? (axes[..^1], axes[^1]) : Inner > 1 ? (axes, AxisTable.Single) : ([AxisTable.Single], axes[^1]);
        Last = Last.Tight();
        bool isLastReal = axes.Length > 1 || Inner == 1;
        pitches = axes.Length > 1 || Inner > 1 ? [.. source.Spatial.Skip(merged).Take(Outer.Length)] : [(nint)Last.InputExtent];
        RowPitch = pitches[^1];
        PlacePitch = Last.InputExtent > 1 ? source.Spatial[^1] : Inner;
        SourceElements = source.Reach(plan.Input);
        targetRows = PitchTable.Of(plan.Output, target, isChannelsLast, plan.Axes.Count - (isLastReal ? 1 : 0));
        TargetPlacePitch = isLastReal ? target.Spatial[^1] : Inner;
        TargetChannelPitch = target.Channel;
        RowsPerPlane = Outer.Aggregate(1L, (product, axis) => product * axis.OutputExtent);
        Rows = planes.Count * RowsPerPlane;
        Work = plan.Input.Elements + plan.Output.Elements;
        HasOneDivisor = Outer.All(axis => axis.FinishesAlike) && Last.FinishesAlike;
        SeesEverywhere = Outer.All(axis => axis.SeesEverywhere) && Last.SeesEverywhere;

        SlotSize = (nint)BitOperations.RoundUpToPowerOf2((ulong)long.Max(1, Last.LongestTree));
        bool isUniform = Last.Uniform is not null && Last.OutputExtent > 1;
        Way = Inner > 1 ? LastAxis.Stepped
            : isUniform && (Last.Uniform!.Stride <= 2 || Last.Doubles) ? LastAxis.Shifted
            : SlotSize <= LongestSlot ? LastAxis.Slotted
            : LastAxis.Pieced;
        bool isTiled = isUniform && Last.Uniform!.Stride == Last.Uniform.Count && Last.Uniform.Count == SlotSize;
        LinesAreSlots = Way == LastAxis.Slotted && Last.Step == 1 && (Last.OutputExtent == 1 || isTiled);
        IsPadded = isUniform && (Way is LastAxis.Shifted or LastAxis.Stepped || LinesAreSlots);
        DoublesLast = IsPadded && Last.Doubles;
        SweepsRows = Height.Overlaps(anyOrder ? FewestSwept : FewestClimbed);

        // Taps further apart make sets of positions by turns, and what is written beyond one position would be in the way of another set's.
        SweepsLast = Way == LastAxis.Stepped && DoublesLast && (Last.StrideSets == 1 || Inner * elementSize % LineKernel.Register == 0);
        IsSplit = Way == LastAxis.Shifted && Last.Uniform!.Stride == 2 && !DoublesLast;

        RowsAreWindows = anyOrder && memory.IsDense && LinesAreSlots && Last is { OutputExtent: 1, Runs: [{ Count: > 0 }] } && Outer is [{ InputExtent: 1, OutputExtent: 1, Runs: [{ Count: 1 }] }];

        long budget = BlockBytes / elementSize;
        long swept = SweptBytes / elementSize;
        outputsPerBlock = OutputsWithin(SweepsRows ? long.Max(budget / 4, swept / (4 * Height.Span)) : 2 * budget);
        chunks = (Last.OutputExtent + outputsPerBlock - 1) / outputsPerBlock;
        HullPitch = (nint)(Way == LastAxis.Pieced ? long.Min(Last.InputExtent, LongestSlot * Last.Step) : Last.LongestHull(outputsPerBlock)) * Inner;
        LinePitch = Line();
        nint registers = (nint)(((LinePitch * elementSize) + LineKernel.Register - 1) / LineKernel.Register * LineKernel.Register / elementSize);
        LinesAreRegisters = AreNear() && Last.Uniform!.Stride == 1 && outputsPerBlock * elementSize >= LineKernel.Register && 7 * registers <= 8 * LinePitch;
        if (LinesAreRegisters) LinePitch = registers;
        long lineCost = (LinePitch * (IsSplit ? 2 : 1)) + (NeedsSlots ? outputsPerBlock * SlotSize : 0) + 1;
        long fewest = long.Max(1, LeastBytes / elementSize / lineCost);
        long rows = long.Clamp((RowsAreWindows && Last.InputExtent == SlotSize ? 8 : 1) * budget / lineCost, 1, long.Max(fewest, Rows / 8));
        long sheetRows = rows;
        if (SweepsRows) rows = long.Max(swept / lineCost, 4 * Height.Span);
        if (Way == LastAxis.Pieced) rows = 1;
        rowBlocks = (int)long.Max(1, (Height.OutputExtent + long.Min(rows, Height.OutputExtent) - 1) / long.Min(rows, Height.OutputExtent));
        rowsPerBlock = (Height.OutputExtent + rowBlocks - 1) / rowBlocks;
        rowBlocks = (Height.OutputExtent + rowsPerBlock - 1) / rowsPerBlock;
        bool takesSheets = rowBlocks == 1 && chunks == 1 && Way != LastAxis.Pieced;
        sheets = Rows / Height.OutputExtent;
        SlabRows = (nint)Height.LongestHull(rowsPerBlock);
        long mostSheets = long.Min(sheets, MostSlab / long.Max(1, SlabRows * HullPitch));
        sheetsPerBlock = takesSheets ? (int)long.Clamp(sheetRows / rowsPerBlock, 1, long.Max(1, long.Min(mostSheets, long.Max(fewest / rowsPerBlock, sheets / 8)))) : 1;

        // The last sheet is a block of its own: there, whole registers would be read beyond the end of the input.
        Units = (((long.Max(sheets - 1, 0) + sheetsPerBlock - 1) / sheetsPerBlock) + 1) * rowBlocks * chunks;
        HasGaps = Way == LastAxis.Shifted && !DoublesLast && !SweepsRows && sheetsPerBlock > 1 && Height.Runs.Length > 1;
        SheetPitch = (rowsPerBlock * LinePitch) + (HasGaps ? SheetGap : 0);

        Lines = sheetsPerBlock * rowsPerBlock;
        PhasePitch = (sheetsPerBlock * SheetPitch) + Pad;
    }

    /// <summary>A divisor that belongs to no axis; every result's divisor is a multiple of it.</summary>
    internal long FixedDivisor { get; init; } = 1;

    /// <summary>Whether the input is too large for a cache to hold it.</summary>
    internal bool ComesFromMemory { get; init; }

    /// <summary>The axes before the last; at least one.</summary>
    internal AxisTable[] Outer { get; }

    /// <summary>The innermost outer axis.</summary>
    internal AxisTable Height => Outer[^1];

    internal AxisTable Last { get; }

    internal nint Inner { get; }

    /// <summary>Whether the input is dense or a slice, all of whose elements lie in their own order, and the result is dense.</summary>
    internal bool IsSlice { get; }

    internal long Planes => planes.Count;

    /// <summary>The distance between planes that follow one another; where a slice or a broadcast comes between, it is another one.</summary>
    internal nint PlaneElements => planes.Count == 1 ? SourceElements : planes.Pitch;

    /// <summary>The distance between neighbours on the innermost outer axis.</summary>
    internal nint RowPitch { get; }

    /// <summary>The distance between neighbours on the last axis.</summary>
    internal nint PlacePitch { get; }

    /// <summary>Whether there is something between neighbours on the last axis, or nothing, so that they are not side by side.</summary>
    internal bool AreApart => PlacePitch != Inner;

    /// <summary>The elements from the input's first to its last, those included that a slice passes over: beyond them nothing may be read.</summary>
    internal nint SourceElements { get; }

    internal long RowsPerPlane { get; }

    internal long Rows { get; }

    internal long Work { get; }

    /// <summary>How many windows see an input on average, were all as long as the longest.</summary>
    internal double Shared() => Outer.Append(Last).Aggregate(1.0, (product, axis) => product * axis.LongestWindow * axis.OutputExtent / axis.InputExtent);

    internal LastAxis Way { get; }

    /// <summary>The places of a window's slot: a power of two.</summary>
    internal nint SlotSize { get; }

    /// <summary>Whether the lines are made so that they are slots already.</summary>
    internal bool LinesAreSlots { get; }

    /// <summary>Whether each row of the input is one window's, in which neither order nor repetition matters, and lies as it is needed.</summary>
    internal bool RowsAreWindows { get; }

    /// <summary>Whether every window is its own input, and the inputs lie as the outputs do.</summary>
    internal bool IsCopy { get; }

    internal bool NeedsSlots => Way == LastAxis.Slotted && !LinesAreSlots;

    /// <summary>Whether lines hold absent places as the uniform windows see them, or only what some window sees.</summary>
    internal bool IsPadded { get; }

    internal bool DoublesLast { get; }

    /// <summary>Whether windows of the innermost outer axis overlap so much that their rows are folded once for all.</summary>
    internal bool SweepsRows { get; }

    /// <summary>Whether, channels last, windows of the last axis overlap so much that its positions are folded as rows are.</summary>
    internal bool SweepsLast { get; }

    /// <summary>The most outputs of the last axis in a block.</summary>
    internal nint MostOutputs => outputsPerBlock;

    /// <summary>The most rows of a block.</summary>
    internal nint MostRows => rowsPerBlock;

    /// <summary>The distance between rows that are folded apart from the lines.</summary>
    internal nint SweptPitch => HullPitch + Pad;

    internal nint Swept => SweepsRows ? (rowsPerBlock * SweptPitch) + Pad : 0;

    /// <summary>Whether even and odd places are kept in lines of their own.</summary>
    internal bool IsSplit { get; }

    /// <summary>The distance between lines.</summary>
    internal nint LinePitch { get; }

    /// <summary>Whether lines are whole registers long, so that a kernel in registers goes on from one to the next and knows where each begins.</summary>
    internal bool LinesAreRegisters { get; }

    /// <summary>Whether windows are neighbouring places, and so many that they are folded in registers where the machine shifts those; what they become are neighbours too.</summary>
    internal bool AreNear() => Way == LastAxis.Shifted && Last.Step == 1 && Last.Uniform is { Count: >= FewestNear } windows && (DoublesLast || windows.Stride == 1);

    /// <summary>How many absent places a padded line begins with; a line of a later stretch of a row has none.</summary>
    internal long PlacesBefore() => Last.Hull(0, Last.OutputExtent).Low - Last.Uniform!.Start;

    /// <summary>Whether there is room between the lines of neighbouring sheets, so that the rows of all sheets that are alike can be made in one go.</summary>
    internal bool HasGaps { get; }

    /// <summary>The distance between the lines of neighbouring sheets of a block.</summary>
    internal nint SheetPitch { get; }

    /// <summary>The most inputs of the last axis that a block sees.</summary>
    internal nint HullPitch { get; }

    /// <summary>The distance between the even places of a block and the odd ones.</summary>
    internal nint PhasePitch { get; }

    /// <summary>The most lines of a block.</summary>
    internal nint Lines { get; }

    /// <summary>The most rows of input that a block sees.</summary>
    internal nint SlabRows { get; }

    internal nint Slab => (sheetsPerBlock * SlabRows * HullPitch) + Pad;

    /// <summary>What the rows of one window become when every few of them are folded, where there are more than one tree takes.</summary>
    internal nint Tall => Height.LongestWindow <= TapOffsets.LongestFixed ? 0 : ((((nint)Height.LongestWindow / (TapOffsets.LongestFixed / 2)) + 8) * HullPitch) + Pad;

    internal long Units { get; }

    internal bool HasOneDivisor { get; }

    /// <summary>Whether every divisor is a power of two, so that its reciprocal can stand for it.</summary>
    internal bool DividesByPowersOfTwo => long.IsPow2(FixedDivisor) && Outer.Append(Last).SelectMany(axis => axis.Runs).All(run => long.IsPow2(run.Divisor));

    /// <summary>Whether no window is empty.</summary>
    internal bool SeesEverywhere { get; }

    internal bool IsTargetDense { get; }

    /// <summary>The results of a row.</summary>
    internal nint TargetPitch => Last.OutputExtent * Inner;

    /// <summary>The distance between the rows of a block where its results are written: in the target, or, if that is not dense, in scratch first.</summary>
    internal nint ResultPitch => IsTargetDense ? TargetPitch : outputsPerBlock * Inner;

    /// <summary>The distance between neighbouring results on the last axis.</summary>
    internal nint TargetPlacePitch { get; }

    internal nint TargetChannelPitch { get; }

    /// <summary>The results of a block that are on their way to a target that is not dense.</summary>
    internal nint Parcel => IsTargetDense ? 0 : (Lines * ResultPitch) + Pad;

    /// <summary>Totals of a block, at any pitch.</summary>
    internal nint Totals => (sheetsPerBlock * nint.Max(SheetPitch, rowsPerBlock * outputsPerBlock * Inner)) + Pad;

    /// <summary>Lines of a block, with what a tap's offset may reach beyond them.</summary>
    internal nint LineTotals => (PhasePitch * (IsSplit ? 2 : 1)) + (IsPadded ? (nint)Last.Span * Inner : 0) + Pad;

    internal nint Slots => NeedsSlots ? (Lines * outputsPerBlock * SlotSize) + Pad : 0;

    internal bool IsWhole => chunks == 1;

    internal nint Pitch(int axis) => pitches[axis];

    /// <summary>Where the results of a row begin.</summary>
    internal nint TargetOffset(long row) => IsTargetDense ? (nint)row * TargetPitch : targetRows.OffsetOf(row);

    /// <summary>Where the share of a unit begins that only copies.</summary>
    internal nint CopyStart(long unit) => (nint)((Int128)SourceElements * unit / Units);

    internal Block BlockOf(long unit)
    {
        (unit, long chunk) = long.DivRem(unit, chunks);
        (unit, long rowBlock) = long.DivRem(unit, rowBlocks);
        long sheet = long.Min(unit * sheetsPerBlock, sheets - 1);
        long end = sheet == sheets - 1 ? sheets : long.Min(sheet + sheetsPerBlock, sheets - 1);
        int row = (int)rowBlock * rowsPerBlock;
        int first = (int)chunk * outputsPerBlock;
        return new(
            sheet,
            (int)(end - sheet),
            row,
            int.Min(rowsPerBlock, Height.OutputExtent - row),
            first,
            int.Min(first + outputsPerBlock, Last.OutputExtent));
    }

    /// <summary>The first part of a block that has at most so many lines, or one sheet, or one row.</summary>
    internal static Block FirstPart(in Block block, nint lines) => block.Sheets > 1
        ? block with { Sheets = (int)nint.Clamp(lines / block.Rows, 1, block.Sheets) }
        : block with { Rows = (int)nint.Clamp(lines, 1, block.Rows) };

    /// <summary>The part after another, or one without lines.</summary>
    internal static Block NextPart(in Block block, in Block part) => block.Sheets > 1
        ? part with { Sheet = part.Sheet + part.Sheets, Sheets = (int)long.Min(part.Sheets, block.Sheet + block.Sheets - part.Sheet - part.Sheets) }
        : part with { Row = part.Row + part.Rows, Rows = int.Min(part.Rows, block.Row + block.Rows - part.Row - part.Rows) };

    /// <summary>Where a plane begins.</summary>
    internal nint PlaneOffset(long plane) => planes.OffsetOf(plane);

    /// <summary>How many planes, from this one on, are <see cref="PlaneElements"/> apart.</summary>
    internal long EvenPlanes(long plane) => planes.EvenFrom(plane);

    /// <summary>How many of a block's sheets, from its first on, are <see cref="PlaneElements"/> apart; all of them where sheets are no planes, for those are brought together one by one.</summary>
    internal int EvenSheets(in Block block) => Outer.Length > 1 ? block.Sheets : (int)long.Min(block.Sheets, planes.EvenFrom(block.Sheet));

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

        return new(planes.OffsetOf(plane), hasTaps, divisor);
    }

    private nint Line()
    {
        long places = !IsPadded || (Way == LastAxis.Slotted && Last.OutputExtent == 1) ? 0 : ((outputsPerBlock - 1) * Last.Uniform!.Stride) + Last.Span;
        return Way == LastAxis.Pieced ? LongestSlot
            : LinesAreSlots ? outputsPerBlock * SlotSize
            : !IsPadded ? HullPitch
            : IsSplit ? (nint)((places + 1) / 2)
            : (nint)places * Inner;
    }

    private int OutputsWithin(long budget)
    {
        if (Way == LastAxis.Pieced) return 1;
        long span = Last.Uniform is null ? Last.LongestWindow * Last.Step : Last.Span;
        long stride = Last.Uniform?.Stride ?? ((Last.InputExtent / Last.OutputExtent) + 1);
        long fitting = (((budget / Inner) - span) / stride) + 1;
        long outputs = long.Max(fitting, 2 * span / stride);
        if (NeedsSlots) outputs = long.Min(outputs, long.Max(1, 2 * budget / SlotSize));
        return (int)long.Clamp(outputs, 1, Last.OutputExtent);
    }

    private static WindowCounts CountsOf(AxisPlan axis, long output) =>
        new(axis.PresentTaps(output), axis.DeclaredTaps(output), axis.WindowAt(output).Count);
}
