using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>A plan whose windows have few rows of taps, as <see cref="StraightKernel"/> walks it: tables of offsets and a mask. Immutable.</summary>
internal sealed unsafe class StraightGeometry<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Rows of taps: the blocks of many are better shared between windows.</summary>
    private const long MostRowTaps = 16;

    /// <summary>Longer rows are better cut: a row is what a thread takes at least, and what is copied where it lies at an end of the input.</summary>
    private const long LongestRow = 1 << 16;

    /// <summary>As many entries as the table of a plane's rows may have.</summary>
    private const long MostEntries = 1 << 20;

    /// <summary>What a unit reads: so much is folded again where there is a NaN in it.</summary>
    private const long UnitBytes = 1 << 16;

    /// <summary>Bytes of the widest register, of which so many may lie beyond a row's end.</summary>
    private const int Register = 64;

    private readonly nint[] rows;
    private readonly byte[] mask;
    private readonly StraightWalk<T> walk;

    private StraightGeometry(Plan plan, AxisTable[] tables, UniformWindows windows)
    {
        AxisTable along = tables[^1];
        int outputs = along.OutputExtent;
        int lead = (int)-windows.Start;
        int length = (int)along.InputExtent;
        int margin = Register / sizeof(T);
        int taps = (int)tables.SkipLast(1).Aggregate(1L, (product, axis) => product * axis.LongestWindow);
        nint span = (nint)(((outputs - 1) * windows.Stride) + windows.Count);
        rows = RowsOf(plan, tables, taps);
        mask = GC.AllocateArray<byte>((lead + length + (2 * margin)) * sizeof(T), pinned: true);
        mask.AsSpan(lead * sizeof(T), length * sizeof(T)).Fill(byte.MaxValue);
        Elements = (nint)plan.Input.Elements;
        (PlaneElements, PlaneRows) = ((nint)plan.Input.PlaneElements, rows.Length / taps);
        Rows = plan.Input.Batch * plan.Input.Channels * PlaneRows;
        RowsPerUnit = long.Clamp(UnitBytes / long.Max(1, PlaneElements * sizeof(T) / PlaneRows), 1, long.Max(1, Rows / 16));
        nint paired = NumberLanes<T>.Holding(2 * (outputs + (windows.Count > windows.Stride ? 1 : 0)));
        bool pairsRows = windows.Stride > 1 && paired > 0;

        // SAFETY: the arrays are pinned for life, and this object holds them.
        walk = new()
        {
            RowTaps = taps,
            Rows = Pinned.Start(rows),
            Offsets = Pinned.Start(rows),
            PlaneRows = PlaneRows,
            PlanePitch = PlaneElements,
            Lead = lead,
            End = nint.Min(span, lead + length),
            LastWhole = span <= lead + length ? nint.MaxValue : lead + length - margin,
            Mask = (T*)Pinned.Start(mask),
            Outputs = outputs,
            PairsRows = pairsRows,
            Lanes = pairsRows ? paired : NumberLanes<T>.Suiting(outputs),
            Window = ((int)windows.Count, (int)windows.Stride),
        };
        (FirstReadable, EndReadable) = Readable();
    }

    internal ref readonly StraightWalk<T> Walk => ref walk;

    internal nint Elements { get; }

    internal nint PlaneElements { get; }

    /// <summary>The rows of outputs of a plane.</summary>
    internal int PlaneRows { get; }

    /// <summary>The rows of all outputs.</summary>
    internal long Rows { get; }

    internal long RowsPerUnit { get; }

    internal long Units => (Rows + RowsPerUnit - 1) / RowsPerUnit;

    /// <summary>From this row of outputs on all that the kernel reads lies behind the input's beginning.</summary>
    internal long FirstReadable { get; }

    /// <summary>Before this row of outputs all that the kernel reads lies before the input's end.</summary>
    internal long EndReadable { get; }

    /// <summary>So many rows of outputs hold the register that may be written beyond a row.</summary>
    internal long RowsBehind => ((Register / sizeof(T)) + walk.Outputs - 1) / walk.Outputs;

    /// <summary>The distance between copied rows.</summary>
    internal nint CopyPitch => unchecked((Reach + (2 * walk.Lead) + 15) & ~(nint)15);

    /// <summary>Elements of scratch for a row of extremes, one of offsets, and the rows of input under them.</summary>
    internal nint ScratchElements => unchecked((2 * ResultPitch) + (CopyPitch * walk.RowTaps));

    internal nint ResultPitch => unchecked(walk.Outputs + (Register / sizeof(T)));

    /// <summary>Elements that are read from the first window's first tap on: whole registers.</summary>
    private nint Reach => unchecked(walk.End + (Register / sizeof(T)));

    /// <summary>The geometry, or null where the windows have more taps, other strides, or rows of another kind than the kernel has.</summary>
    internal static StraightGeometry<T>? Of(IndexJob job)
    {
        Plan plan = job.Plan;
        if (job.IsChannelsLast || sizeof(T) < sizeof(int) || plan.Input.PlaneElements > int.MaxValue / 4) return null;
        AxisTable[] tables = [.. plan.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        AxisTable along = tables[^1];
        if (along is not { Step: 1, Uniform: { } windows } || tables.Any(axis => !axis.SeesEverywhere) || along.InputExtent * sizeof(T) > LongestRow) return null;
        bool fits = (windows.Count, windows.Stride) is (3, 1) or (2, 2) or (3, 2) or (4, 4) or (8, 8) && -windows.Start < windows.Count;
        Int128 taps = tables.SkipLast(1).Aggregate(Int128.One, (product, axis) => product * axis.LongestWindow);
        Int128 entries = tables.SkipLast(1).Aggregate(taps, (product, axis) => product * axis.OutputExtent);
        return fits && taps <= MostRowTaps && entries <= MostEntries ? new(plan, tables, windows) : null;
    }

    /// <summary>The rows of input under each row of outputs of a plane, the last first.</summary>
    private static nint[] RowsOf(Plan plan, AxisTable[] tables, int taps)
    {
        List<nint[]> found = [[0]];
        for (int axis = 0; axis < tables.Length - 1; axis++)
        {
            AxisTable table = tables[axis];
            nint pitch = (nint)plan.Input.PitchOf(axis);
            found =
            [
                .. found.SelectMany(before => Enumerable.Range(0, table.OutputExtent), (before, output) =>
                {
                    WindowRun run = table.RunOf(output);
                    return before.SelectMany(offset => Enumerable.Range(0, (int)run.Count), (offset, tap) => offset + ((nint)(run.PositionOf(output) + (tap * table.Step)) * pitch)).ToArray();
                })
            ];
        }

        nint[] rows = GC.AllocateUninitializedArray<nint>(found.Count * taps, pinned: true);
        for (int row = 0; row < found.Count; row++)
        {
            for (int tap = 0; tap < taps; tap++) rows[(row * taps) + tap] = found[row][int.Max(0, found[row].Length - 1 - tap)];
        }

        return rows;
    }

    /// <summary>The rows of outputs for which the kernel reads nothing before the input and nothing behind it.</summary>
    private (long First, long End) Readable()
    {
        unchecked
        {
            nint[] lows = [.. rows.Chunk(walk.RowTaps).Select(taps => taps.Min() - walk.Lead)];
            nint[] highs = [.. rows.Chunk(walk.RowTaps).Select(taps => taps.Max() - walk.Lead + Reach)];
            (nint low, nint high) = (lows.Min(), highs.Max());
            (long first, long end) = (0, Rows);
            for (long row = 0; row < Rows && (row / PlaneRows * PlaneElements) + low < 0; row++)
            {
                if ((row / PlaneRows * PlaneElements) + lows[row % PlaneRows] < 0) first = row + 1;
            }

            for (long row = Rows - 1; row >= 0 && (row / PlaneRows * PlaneElements) + high > Elements; row--)
            {
                if ((row / PlaneRows * PlaneElements) + highs[row % PlaneRows] > Elements) end = row;
            }

            return (first, end);
        }
    }
}
