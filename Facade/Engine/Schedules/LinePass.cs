using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The first pass: a block's rows folded over every axis but the last, into lines.</summary>
internal sealed unsafe class LinePass<T, TTotal, TLift, TSet>(FoldGeometry geometry, TLift lift)
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TSet : struct, ILaneSet<TTotal>
{
    private readonly RowSource<T, TTotal, TLift, TSet> inputs = new(geometry, lift);

    /// <summary>Whether rows are widened where they are added: where few are seen by two windows, and would be widened twice.</summary>
    private readonly bool isWidenedInRegisters = TLift.Widens && geometry.Outer.Length == 1 && !geometry.AreApart && !geometry.IsSplit && !geometry.SweepsRows
        && geometry.Height.Runs.Sum(run => run.Outputs * run.Count) <= 2 * geometry.Height.InputExtent;

    /// <summary>Whether sheets are made of two each, and each of them becomes one line: of elements as they lie, in their own order.</summary>
    private readonly bool pairsSheets = lift.IsIdentity && geometry.Outer is [{ Runs: [{ Count: 2 }] }, { OutputExtent: 1, Runs: [{ First: 0 }] }] && geometry.IsSlice && !geometry.AreApart && !geometry.IsSplit && !geometry.SweepsRows;

    /// <summary>Lines that hold every place of the block's uniform windows, absent ones included.</summary>
    internal bool Padded<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, bool keepsAbsent)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            // A single window's places are counted from its first tap, present or not.
            ref readonly WindowRun single = ref geometry.Last.RunOf(block.First);
            long start = geometry.IsPadded ? geometry.Last.Uniform!.Start + (block.First * geometry.Last.Uniform.Stride) : single.PositionOf(block.First) - single.First;
            (long low, long high) = geometry.Last.Hull(block.First, block.End);
            nint before = (nint)(low - start) * geometry.Inner;
            if (scratch.Claim(block.First, TNext.Absent) || !keepsAbsent) new Span<TTotal>(scratch.Lines, (int)geometry.LineTotals).Fill(TNext.Absent);
            return low < high && Stretch<TFirst, TNext>(source, block, low, high, before, ref scratch);
        }
    }

    /// <summary>
    /// Folds inputs <c>[low, high)</c> of the last axis over the axes before it, outermost first, into the block's lines,
    /// from element <paramref name="before"/> on.
    /// </summary>
    internal bool Stretch<TFirst, TNext>(T* source, in Block block, long low, long high, nint before, ref Scratch<TTotal> scratch)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            if (geometry.EvenSheets(block) < block.Sheets) return Runs<TFirst, TNext>(source, block, low, high, before, scratch);
            AxisTable height = geometry.Height;
            nint length = (nint)(high - low) * geometry.Inner;
            (long rowLow, long rowHigh) = height.Hull(block.Row, block.Row + block.Rows);
            if (length <= 0 || rowLow >= rowHigh) return false;
            if (isWidenedInRegisters && WideningKernel.Takes<T, TTotal, TFirst>(length)) return Widened(inputs.Start(source, block, rowLow, (nint)low * geometry.PlacePitch), block, rowLow, length, before, scratch.Lines);
            Rows<TTotal> rows = inputs.InPlace(source, block, rowLow, rowHigh, (nint)low * geometry.PlacePitch, length);
            bool areApart = geometry.AreApart && rows.From != null;
            bool lost = false;
            if (pairsSheets && rows.From == null && PairedSheetsKernel.Takes<TTotal, TFirst>(height.Runs[0].Count) && PairedSheets<TFirst>(source, block, length, (nint)low * geometry.PlacePitch, scratch.Lines + before)) return false;
            if (rows.From == null) lost = inputs.Slab<TFirst, TNext>(source, block, (rowLow, rowHigh), (nint)low * geometry.PlacePitch, length, ref scratch, out rows);

            if (geometry.SweepsRows) return lost | Swept<TFirst, TNext>(rows, block, (rowLow, rowHigh), length, before, ref scratch);
            nint pitch = geometry.LinePitch;
            bool isAlike = height.RunOf(block.Row).End >= block.Row + block.Rows;

            // Whole registers are stored beyond a line's end, so lines are made in ascending order: sheet by sheet where rows differ and there is no room between.
            nint together = (isAlike || geometry.HasGaps) && !areApart ? block.Sheets : 1;
            nint sheetPitch = geometry.HasGaps ? geometry.SheetPitch : block.Rows * pitch;
            for (nint sheet = 0; sheet < block.Sheets; sheet += together)
            {
                for (int row = block.Row; row < block.Row + block.Rows;)
                {
                    ref readonly WindowRun run = ref height.RunOf(row);
                    int stop = isAlike ? block.Row + block.Rows : int.Min(run.End, block.Row + block.Rows);
                    nint at = (sheet * sheetPitch) + ((row - block.Row) * pitch);
                    nint spacing = rows.RowPitch * (nint)run.Spacing;
                    LineBlock<TTotal> lines = areApart
                        ? new(stop - row, spacing, pitch, length / geometry.Inner, geometry.PlacePitch, geometry.Inner, geometry.Inner, scratch.Lines + before + at, null)
                        : Lines(together, rows.SheetPitch, sheetPitch, stop - row, spacing, length, before, at, scratch.Lines);
                    TTotal* from = rows.From + (sheet * rows.SheetPitch);
                    if (!geometry.IsSplit && !areApart && (run.First == 0 || TNext.IsExact) && PileKernel.Takes<TTotal>(run, (nint)height.Step, rows.RowPitch))
                    {
                        lost |= PileKernel.Run<TTotal, TFirst, TSet>(from + ((nint)(run.PositionOf(row) - rowLow) * rows.RowPitch), (nint)height.Step * rows.RowPitch, (nint)run.Count, lines);
                        row = stop;
                        continue;
                    }

                    if (run.Count > TapOffsets.LongestFixed && (run.First == 0 || TNext.IsExact))
                    {
                        lost |= Tall<TFirst, TNext>(from, rows.RowPitch, row, stop, rowLow, lines, scratch.Tall);
                        row = stop;
                        continue;
                    }

                    lost |= LineKernel.Run<TTotal, TFirst, TSet>(from + ((nint)(run.PositionOf(row) - rowLow) * rows.RowPitch), TapOffsets.Part((nint)height.Step * rows.RowPitch, run.First, run.Count), lines);
                    row = stop;
                }
            }

            return lost;
        }
    }

    /// <summary>The lines of sheets that are two combined, if all that the kernel reads lies in the input.</summary>
    private bool PairedSheets<TFirst>(T* source, in Block block, nint length, nint low, TTotal* lines)
        where TFirst : struct, IReducer<TTotal>
    {
        unchecked
        {
            (AxisTable depth, WindowRun rows) = (geometry.Outer[0], geometry.Height.Runs[0]);
            (nint deep, nint down) = ((nint)depth.Step * geometry.Pitch(0), (nint)geometry.Height.Step * geometry.RowPitch);
            nint before = ((nint)rows.Position * geometry.RowPitch) + low;

            // SAFETY: whole registers are read; elements lie in their own order, so the block's last sheet reaches furthest.
            nint reach = deep + ((nint)(rows.Count - 1) * down) + length + (LineKernel.Register / sizeof(T));
            if (SheetOf(block.Sheet + block.Sheets - 1) + reach > geometry.SourceElements) return false;
            long first = block.Sheet;
            long end = first + block.Sheets;
            for (long sheet = first; sheet < end;)
            {
                (long plane, long output) = long.DivRem(sheet, depth.OutputExtent);
                long outputs = long.Min(depth.OutputExtent - output, end - sheet);
                long planes = outputs == depth.OutputExtent ? long.Clamp((end - sheet) / outputs, 1, geometry.EvenPlanes(plane)) : 1;
                LineBlock<TTotal> own = new((nint)planes, geometry.PlaneElements, (nint)outputs * geometry.LinePitch, (nint)outputs, (nint)depth.Runs[0].Spacing * geometry.Pitch(0), geometry.LinePitch, length, lines + ((nint)(sheet - first) * geometry.LinePitch), null);
                PairedSheetsKernel.Run<TTotal, TFirst, TSet>((TTotal*)source + SheetOf(sheet), deep, down, rows.Count, own);
                sheet += planes * outputs;
            }

            return true;

            nint SheetOf(long sheet)
            {
                (long plane, long output) = long.DivRem(sheet, depth.OutputExtent);
                return geometry.PlaneOffset(plane) + ((nint)depth.RunOf((int)output).PositionOf((int)output) * geometry.Pitch(0)) + before;
            }
        }
    }

    /// <summary>The same of bytes that are widened as they are added. Sums are exact, so their order does not matter.</summary>
    private bool Widened(T* source, in Block block, long rowLow, nint length, nint before, TTotal* lines)
    {
        unchecked
        {
            nint pitch = geometry.LinePitch;
            nint sheetPitch = geometry.HasGaps ? geometry.SheetPitch : block.Rows * pitch;
            for (nint sheet = 0; sheet < block.Sheets; sheet++, source += geometry.PlaneElements, lines += sheetPitch)
            {
                for (int row = block.Row, stop; row < block.Row + block.Rows; row = stop)
                {
                    ref readonly WindowRun run = ref geometry.Height.RunOf(row);
                    stop = int.Min(run.End, block.Row + block.Rows);
                    if (run.Count == 0) continue;
                    T* from = source + ((nint)(run.PositionOf(row) - rowLow) * geometry.RowPitch);
                    short* to = (short*)(lines + ((row - block.Row) * pitch) + before);
                    WideningKernel.Run(from, (nint)geometry.Height.Step * geometry.RowPitch, (nint)run.Count, (nint)run.Spacing * geometry.RowPitch, to, pitch, stop - row, length, geometry.ComesFromMemory);
                }
            }

            return false;
        }
    }

    /// <summary>The same where the block's planes are not evenly spaced: the lines of one run of planes after those of another.</summary>
    private bool Runs<TFirst, TNext>(T* source, in Block block, long low, long high, nint before, Scratch<TTotal> scratch)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            bool lost = false;
            nint sheetPitch = geometry.HasGaps ? geometry.SheetPitch : block.Rows * geometry.LinePitch;
            for (Block rest = block; rest.Sheets > 0;)
            {
                int even = geometry.EvenSheets(rest);
                lost |= Stretch<TFirst, TNext>(source, rest with { Sheets = even }, low, high, before, ref scratch);
                scratch = scratch with { Lines = scratch.Lines + (even * sheetPitch) };
                rest = rest with { Sheet = rest.Sheet + even, Sheets = rest.Sheets - even };
            }

            return lost;
        }
    }

    /// <summary>Windows of many rows that overlap much: straight into the lines, but for lines that are split or made in more than one go.</summary>
    private bool Swept<TFirst, TNext>(in Rows<TTotal> rows, in Block block, (long Low, long High) hull, nint length, nint before, ref Scratch<TTotal> scratch)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            bool lost = false;
            bool isDirect = !geometry.IsSplit && geometry.Height.StrideSets == 1;
            for (nint sheet = 0; sheet < block.Sheets; sheet++)
            {
                nint at = sheet * block.Rows * geometry.LinePitch;
                Rows<TTotal> own = new(rows.From + (sheet * rows.SheetPitch), rows.RowPitch, rows.SheetPitch);
                TTotal* target = isDirect ? scratch.Lines + before + at : scratch.Swept;
                nint pitch = isDirect ? geometry.LinePitch : geometry.SweptPitch;
                lost |= SweepPass.Run<TTotal, TFirst, TNext, TSet>(geometry.Height, (block.Row, block.Rows), hull, own, length, target, pitch, scratch.Strips);
                if (!isDirect) LineKernel.Run<TTotal, TNext, TSet>(scratch.Swept, TapOffsets.Whole(0, 1), Lines(1, 0, 0, block.Rows, pitch, length, before, at, scratch.Lines));
            }

            return lost;
        }
    }

    /// <summary>
    /// Windows of many rows, in levels: neighbouring rows by sixteen, then what has become of them. Sixteen is a power of two, so the tree is the same,
    /// and the input is read from its beginning to its end.
    /// </summary>
    private bool Tall<TFirst, TNext>(TTotal* rows, nint rowPitch, int first, int end, long rowLow, in LineBlock<TTotal> lines, TTotal* levels)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            const int Group = TapOffsets.LongestFixed;
            bool lost = false;
            nint stride = (nint)geometry.Height.Step * rowPitch;
            for (nint plane = 0; plane < lines.Planes; plane++)
            {
                for (int row = first; row < end; row++)
                {
                    ref readonly WindowRun run = ref geometry.Height.RunOf(row);
                    TTotal* from = rows + (plane * lines.SourcePlanePitch) + ((nint)(run.PositionOf(row) - rowLow) * rowPitch);
                    nint count = (nint)run.Count;
                    TTotal* level = levels;
                    lost |= Level<TFirst>(from, stride, count, lines.Length, level);
                    for (count = (count + Group - 1) / Group; count > Group; count = (count + Group - 1) / Group)
                    {
                        TTotal* next = level + (count * lines.Length);
                        Level<TNext>(level, lines.Length, count, lines.Length, next);
                        level = next;
                    }

                    nint at = (plane * lines.TargetPlanePitch) + ((row - first) * lines.TargetRowPitch);
                    LineBlock<TTotal> line = new(1, 0, 0, 1, 0, 0, lines.Length, lines.Even + at, lines.Split ? lines.Odd + at : null);
                    LineKernel.Run<TTotal, TNext, TSet>(level, TapOffsets.Whole(lines.Length, count), line);
                }
            }

            return lost;
        }
    }

    /// <summary>Every sixteen neighbouring rows become one.</summary>
    private static bool Level<TReduce>(TTotal* source, nint stride, nint count, nint length, TTotal* target)
        where TReduce : struct, IReducer<TTotal>
    {
        unchecked
        {
            const int Group = TapOffsets.LongestFixed;
            (nint groups, nint rest) = nint.DivRem(count, Group);
            bool lost = FoldKernel.Run<TTotal, TReduce, TSet>(source, TapOffsets.Whole(stride, Group), target, new(groups, length, Group * stride, length));
            return lost | FoldKernel.Run<TTotal, TReduce, TSet>(source + (groups * Group * stride), TapOffsets.Whole(stride, rest), target + (groups * length), RowBlock.Single(length));
        }
    }

    /// <summary>The lines at some place of the block, with what comes before a row in them; split, the first place that is present may be an odd one.</summary>
    private LineBlock<TTotal> Lines(nint sheets, nint sourceSheetPitch, nint sheetPitch, nint rows, nint sourceRowPitch, nint length, nint before, nint at, TTotal* lines)
    {
        unchecked
        {
            nint phase = geometry.IsSplit ? geometry.PhasePitch : 0;
            bool isOdd = geometry.IsSplit && (before & 1) == 1;
            TTotal* first = lines + at + (geometry.IsSplit ? before / 2 : before);
            return new(sheets, sourceSheetPitch, sheetPitch, rows, sourceRowPitch, geometry.LinePitch, length, first + (isOdd ? phase : 0), geometry.IsSplit ? first + (isOdd ? 1 : phase) : null);
        }
    }
}
