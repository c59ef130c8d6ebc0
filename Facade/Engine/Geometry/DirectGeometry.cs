using System.Numerics;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Geometry;

/// <summary>A plan whose windows have few taps, as <see cref="DirectKernel"/> walks it: tables of offsets, a mask, a row of absent places. Immutable.</summary>
internal sealed unsafe class DirectGeometry<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Longer rows are better cut: a row is what a thread takes at least, and what is copied where it lies at an end of the input.</summary>
    private const long LongestRow = 1 << 16;

    /// <summary>As many rows of outputs as a plane may have, for each of which there may be an entry in a table.</summary>
    private const long MostRows = 1 << 20;

    /// <summary>What a unit reads: so much is folded again where there is a NaN in it.</summary>
    private const long UnitBytes = 1 << 16;

    /// <summary>What is asked of memory in one go.</summary>
    private const long AskedBytes = 1 << 12;

    /// <summary>The places of a row that the mask holds: of longer rows it holds the ends.</summary>
    private const int MaskPlaces = 128;

    /// <summary>Bytes of the widest register, of which so many may lie beyond a row's end.</summary>
    private const int Register = 64;

    private readonly nint[] deep;
    private readonly nint[] high;
    private readonly nint[] deepStarts;
    private readonly nint[] deepEnds;
    private readonly nint[] highStarts;
    private readonly nint[] highEnds;
    private readonly nint overrun;
    private readonly nint[] alike;
    private readonly nint[] steps;
    private readonly byte[] mask;
    private readonly T[] absent;
    private readonly T[] quickAbsent;
    private readonly DirectDivisors<T> divisors;
    private readonly DirectWalk<T> walk;
    private readonly FoldGeometry fold;

    private DirectGeometry(FoldGeometry fold, in Axes axes, (T Value, T Quick) absents, bool divides, Func<nint, nint> holding, Func<nint, nint> suiting)
    {
        this.fold = fold;
        deep = Offsets(axes.Deep, axes.DeepPitch, axes.Columns.Deep);
        high = Offsets(axes.High, axes.HighPitch, axes.Columns.High);
        (deepStarts, deepEnds) = (Starts(deep, axes.Columns.Deep), Ends(deep, axes.Columns.Deep));
        (highStarts, highEnds) = (Starts(high, axes.Columns.High), Ends(high, axes.Columns.High));
        (alike, steps) = Runs(axes.High, axes.HighPitch, axes.Columns.High);
        int margin = Register / sizeof(T);
        int lead = (int)axes.Lead;

        // Registers begin at the row's beginning, unless there are places before it.
        overrun = lead > 0 ? margin : (margin - (axes.Length % margin)) % margin;
        int places = (int)nint.Min(axes.Length, MaskPlaces);
        mask = GC.AllocateArray<byte>((places + lead + margin) * sizeof(T), pinned: true);
        mask.AsSpan(lead * sizeof(T), places * sizeof(T)).Fill(byte.MaxValue);
        bool hasAbsent = deep.Concat(high).Any(offset => offset < 0);
        int absentPlaces = hasAbsent ? lead + (int)axes.Length + margin : 0;
        absent = Filled(absentPlaces, absents.Value);
        quickAbsent = Filled(absentPlaces, absents.Quick);
        divisors = divides ? new(fold, axes, margin) : DirectDivisors<T>.None;
        Rows = fold.Planes * axes.Deep.OutputExtent * axes.High.OutputExtent;
        if (axes.First is not null) Sheets = new(fold, axes);
        Rows *= axes.First?.OutputExtent ?? 1;
        long rowBytes = long.Max(1, fold.SourceElements * sizeof(T) / Rows);
        RowsPerUnit = long.Clamp(UnitBytes / rowBytes, 1, long.Max(1, Rows / 16));

        nint pairLanes = holding(nint.Max(axes.Length, 2 * (axes.Outputs + axes.Taps - 2)));
        // Of two rows at a time both are as far on: an absent row of the deep axis, which stays where it is, would not be.
        bool areDeepWhole = axes.Columns.Deep == 1 || axes.Deep.Runs.All(run => run.Count == 2);
        bool pairsRows = areDeepWhole && axes is { Stride: 2, Lead: 0 } && pairLanes > 0 && (!divides || fold.HasOneDivisor);

        nint rowLanes = suiting(axes.Outputs);
        bool isEven = axes.Columns.Deep == 1 && divisors.Offsets == null && axes.High.RunOf(0).Count == axes.Columns.High && alike[0] == axes.High.OutputExtent && IsNext(axes.Deep, axes.DeepPitch, axes.High.OutputExtent * steps[0]);

        // SAFETY: the arrays are pinned for life, and this object holds them.
        walk = new()
        {
            DeepTaps = axes.Columns.Deep,
            HighTaps = axes.Columns.High,
            Stride = axes.Stride,
            Taps = axes.Taps,
            DeepOutputs = axes.Deep.OutputExtent,
            HighOutputs = axes.High.OutputExtent,
            Deep = Pinned.Start(deep),
            High = Pinned.Start(high),
            Alike = Pinned.Start(alike),
            Steps = Pinned.Start(steps),
            PlanePitch = fold.PlaneElements,
            Length = axes.Length,
            Outputs = axes.Outputs,
            Lead = lead,
            PairsRows = pairsRows,
            EvenStep = isEven ? steps[0] : 0,
            SlidesHigh = axes.High.Uniform is { } windows && windows.Count == axes.Columns.High && windows.Stride == axes.High.Step,
            RowsAsked = fold.ComesFromMemory ? (nint)long.Max(1, AskedBytes / rowBytes) : 0,
            IsPast = PastCaches.Takes<T>() && fold.ComesFromMemory && !pairsRows && rowLanes * sizeof(T) == Arena.CacheLine,
            Lanes = pairsRows ? pairLanes : rowLanes,
            Head = (T*)Pinned.Start(mask) + lead,
            Tail = (T*)Pinned.Start(mask) + lead + places - axes.Length,
            Absent = Pinned.Start(absent) + lead,
            Divisors = divisors.Start,
            DivisorOffsets = divisors.Offsets,
        };

        // With divisors of its own a sheet is a unit of its own.
        if (Sheets is not null) RowsPerUnit = Sheets.RowsPerUnit(divisors.Offsets == null ? RowsPerUnit : long.Min(RowsPerUnit, Sheets.RowsPerSheet));
    }

    internal ref readonly DirectWalk<T> Walk => ref walk;

    /// <summary>The row of absent places for a quicker reducer, for which something else stands for them.</summary>
    internal T* QuickAbsent => unchecked(Pinned.Start(quickAbsent) + walk.Lead);

    /// <summary>The rows of all outputs.</summary>
    internal long Rows { get; }

    internal long RowsPerUnit { get; }

    internal long Units => (Rows + RowsPerUnit - 1) / RowsPerUnit;

    /// <summary>The sheets that the first of three axes is folded into before the others are, or null where there are but two.</summary>
    internal SheetGeometry? Sheets { get; }

    /// <summary>Elements that a kernel may read before and behind what it folds, or write behind it.</summary>
    internal nint Margin => unchecked(((nint)walk.Lead + (Register / sizeof(T)) + 63) & ~(nint)63);

    /// <summary>Elements of the sheets of one unit.</summary>
    internal nint SheetElements => Sheets!.Elements(RowsPerUnit);

    /// <summary>The distance between copied rows.</summary>
    internal nint CopyPitch => unchecked(walk.Length + walk.Lead + (Register / sizeof(T)));

    /// <summary>Elements of scratch for one row of outputs and the rows of input under it.</summary>
    internal nint ScratchElements => unchecked(walk.Outputs + (Register / sizeof(T)) + (CopyPitch * walk.DeepTaps * walk.HighTaps));

    /// <summary>The geometry, or null where the windows have more taps, other strides, or rows of another kind than the kernel has.</summary>
    internal static DirectGeometry<T>? Of<TSet>(FoldGeometry fold, (T Value, T Quick) absents, bool divides)
        where TSet : struct, ILaneSet<T>
    {
        if (!fold.SeesEverywhere || fold.IsCopy || Axes.Of(fold) is not { } axes) return null;
        bool fits = axes.Length * sizeof(T) <= LongestRow && (long)axes.Deep.OutputExtent * axes.High.OutputExtent <= MostRows;
        return fits ? new(fold, axes, absents, divides, TSet.Holding, TSet.Suiting) : null;
    }

    /// <summary>Where a row of outputs lies.</summary>
    internal DirectStart<T> StartOf(long row, T* source, T* target)
    {
        unchecked
        {
            (long sheet, long highOutput) = long.DivRem(row, walk.HighOutputs);
            (long plane, long deepOutput) = long.DivRem(sheet, walk.DeepOutputs);
            return new(source + fold.PlaneOffset(plane), (nint)deepOutput, (nint)highOutput, target + ((nint)row * walk.Outputs));
        }
    }

    /// <summary>How many rows of outputs, from this one on, lie on planes that are evenly spaced.</summary>
    internal long EvenRows(long row)
    {
        (long plane, long before) = long.DivRem(row, walk.DeepOutputs * walk.HighOutputs);
        return (fold.EvenPlanes(plane) * walk.DeepOutputs * walk.HighOutputs) - before;
    }

    /// <summary>Whether all that the kernel reads under a row of outputs lies in the input, and so for the rows before it, or behind it, as far as the other end of the input.</summary>
    /// <remarks>A row alone would not tell: dilated windows, and windows of two axes, do not reach an end of the input in the order in which they begin.</remarks>
    internal bool IsReadable(in DirectStart<T> start, T* source)
    {
        unchecked
        {
            (int deepOutput, int highOutput) = ((int)start.Deep, (int)start.High);
            nint low = deepStarts[deepOutput] + highStarts[highOutput];
            nint high = deepEnds[deepOutput] + highEnds[highOutput];
            if (deepOutput + 1 < deepStarts.Length) low = nint.Min(low, deepStarts[deepOutput + 1] + highStarts[0]);
            if (deepOutput > 0) high = nint.Max(high, deepEnds[deepOutput - 1] + highEnds[^1]);
            nint plane = (nint)(start.Plane - source);
            return plane + low >= walk.Lead && plane + high + walk.Length + overrun <= fold.SourceElements;
        }
    }

    /// <summary>Whether all that the kernel writes for a row of outputs lies before the outputs of row <paramref name="end"/>.</summary>
    internal bool IsWritable(long row, long end) => unchecked((walk.Outputs % walk.Lanes == 0 && !walk.PairsRows) || ((row + 1) * walk.Outputs) + (Register / sizeof(T)) <= end * walk.Outputs);

    /// <summary>For each output, how far the taps of those up to it reach.</summary>
    private static nint[] Ends(nint[] offsets, int taps)
    {
        nint[] ends = [.. offsets.Chunk(taps).Select(window => window.Max())];
        for (int output = 1; output < ends.Length; output++) ends[output] = nint.Max(ends[output], ends[output - 1]);
        return ends;
    }

    /// <summary>For each output, where the taps from it on begin.</summary>
    private static nint[] Starts(nint[] offsets, int taps)
    {
        nint[] starts = [.. offsets.Chunk(taps).Select(window => window.Where(offset => offset >= 0).Min())];
        for (int output = starts.Length - 2; output >= 0; output--) starts[output] = nint.Min(starts[output], starts[output + 1]);
        return starts;
    }

    private static nint[] Offsets(AxisTable axis, nint pitch, int taps)
    {
        nint[] offsets = GC.AllocateUninitializedArray<nint>(axis.OutputExtent * taps, pinned: true);
        Array.Fill(offsets, DirectWalk.Nowhere);
        for (int output = 0; output < axis.OutputExtent; output++)
        {
            ref readonly WindowRun run = ref axis.RunOf(output);
            for (long tap = 0; tap < run.Count; tap++) offsets[(output * taps) + (int)(run.First + tap)] = (nint)(run.PositionOf(output) + (tap * axis.Step)) * pitch;
        }

        return offsets;
    }

    private static (nint[] Alike, nint[] Steps) Runs(AxisTable axis, nint pitch, int taps)
    {
        nint[] alike = GC.AllocateUninitializedArray<nint>(axis.OutputExtent, pinned: true);
        nint[] steps = GC.AllocateUninitializedArray<nint>(axis.OutputExtent, pinned: true);
        for (int output = 0; output < axis.OutputExtent; output++)
        {
            ref readonly WindowRun run = ref axis.RunOf(output);
            (alike[output], steps[output]) = (run.Count == taps ? run.End - output : 1, (nint)run.Spacing * pitch);
        }

        return (alike, steps);
    }

    /// <summary>Whether each window of one tap lies so far behind the one before.</summary>
    private static bool IsNext(AxisTable axis, nint pitch, nint distance) => axis.OutputExtent == 1 || (axis.RunOf(0) is { Count: 1 } run && run.End == axis.OutputExtent && (nint)run.Spacing * pitch == distance);

    private static T[] Filled(int length, T value)
    {
        T[] row = GC.AllocateUninitializedArray<T>(length, pinned: true);
        Array.Fill(row, value);
        return row;
    }
}
