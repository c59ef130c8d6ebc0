using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The second pass: lines folded along the last axis, by one of the ways of <see cref="LastAxis"/>.</summary>
internal sealed unsafe class LastAxisPass<T, TTotal, TLift, TSet>(FoldGeometry geometry, TLift lift)
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TSet : struct, ILaneSet<TTotal>
{
    /// <summary>Lines with fewer bytes of outputs than this are folded as one long line, and their results packed afterwards.</summary>
    internal const int ShortLine = 32;

    /// <summary>As much of a block's lines as is folded in registers at a time: what is written is read again soon, from the first-level cache.</summary>
    private const int NearBytes = 12 << 10;

    private readonly LinePass<T, TTotal, TLift, TSet> lines = new(geometry, lift);

    /// <summary>Whether lines are folded in registers: windows of neighbouring places, whose outputs are neighbours too.</summary>
    private bool IsNear => geometry.AreNear() && NeighbourKernel.Takes<TTotal, TSet>(geometry.Last.Uniform!.Count);

    /// <summary>Whether what is folded in registers can be finished there and go to its row in the destination.</summary>
    internal bool GoesStraight => geometry.LinesAreRegisters && !geometry.HasGaps && NeighbourKernel.Carries<TTotal, TSet>(geometry.Last.Uniform!.Count);

    /// <summary>How many lines to fold at a time once a block's lines are made; a line has no place where the only window sees nothing.</summary>
    internal nint LinesTogether => IsNear ? nint.Max(1, NearBytes / sizeof(TTotal) / nint.Max(1, geometry.LinePitch)) : geometry.Lines;

    /// <summary>What those lines take, the room between their sheets included, with what is read and written beyond them; 0 where they are not folded in registers.</summary>
    internal nint NearTotals => IsNear ? nint.Max(LinesTogether * geometry.LinePitch, nint.Max(1, LinesTogether / geometry.MostRows) * geometry.SheetPitch) + ScratchPlan<TTotal>.Beyond : 0;

    /// <returns>Whether <typeparamref name="TFirst"/> may have lost a NaN.</returns>
    internal bool Run<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, ref Totals<TTotal> totals)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal> => geometry.Way switch
        {
            LastAxis.Slotted => Slotted<TFirst, TNext>(source, block, ref scratch, ref totals),
            LastAxis.Pieced => Pieced<TFirst, TNext>(source, block, ref scratch, totals),
            _ => Stepped<TFirst, TNext>(source, block, ref scratch, ref totals),
        };

    /// <summary>Padded lines, to be folded by <see cref="Shifted"/>.</summary>
    /// <returns>Whether <typeparamref name="TFirst"/> may have lost a NaN.</returns>
    internal bool Lines<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal> => lines.Padded<TFirst, TNext>(source, block, ref scratch, keepsAbsent: IsNear || !geometry.DoublesLast);

    /// <summary>Padded lines folded at shifted offsets; outputs lie side by side in the lanes.</summary>
    internal void Shifted<TNext>(TTotal* padded, in Block block, in Scratch<TTotal> scratch, ref Totals<TTotal> totals)
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            UniformWindows windows = geometry.Last.Uniform!;
            nint pitch = geometry.LinePitch;
            nint step = (nint)geometry.Last.Step;
            nint sheetPitch = geometry.HasGaps ? geometry.SheetPitch : block.Rows * pitch;
            if (IsNear || geometry.DoublesLast)
            {
                TTotal* folded = scratch.Other;
                if (IsNear) NeighbourKernel.Run<TTotal, TNext, TSet>(padded, block.Sheets * sheetPitch, windows.Count, folded, scratch.Blocks, NearTotals);
                else folded = Doubling.Run<TTotal, TNext, TSet>(padded, block.Lines * pitch, step, windows.Count, scratch.Other);
                if (windows.Stride == 1 && !geometry.HasGaps) totals = new(folded, pitch);
                else Outputs(folded, pitch, sheetPitch, block, totals);
                return;
            }

            // Split, tap j lies in the line of the parity of j·step, at ⌊j·step / 2⌋.
            TapOffsets taps = !geometry.IsSplit ? TapOffsets.Whole(step, windows.Count)
                : (step & 1) == 0 ? TapOffsets.Whole(step / 2, windows.Count)
                : new(geometry.PhasePitch + (step / 2), step, 0, windows.Count);
            bool isShort = block.Outputs * sizeof(TTotal) < ShortLine;
            if (isShort && block.Outputs != pitch) totals = new(scratch.Totals, pitch);
            (int groups, int each) = geometry.HasGaps ? (block.Sheets, block.Rows) : (1, block.Lines);
            RowBlock rows = isShort
                ? new(1, each * pitch, 0, each * pitch, groups, geometry.SheetPitch)
                : new(each, block.Outputs, pitch, totals.Pitch, groups, geometry.SheetPitch);
            FoldKernel.Run<TTotal, TNext, TSet>(padded, taps, totals.At, rows);
        }
    }

    /// <summary>The outputs among what has been folded at every place.</summary>
    private void Outputs(TTotal* folded, nint pitch, nint sheetPitch, in Block block, in Totals<TTotal> totals)
    {
        unchecked
        {
            nint stride = (nint)geometry.Last.Uniform!.Stride;
            for (nint sheet = 0; sheet < block.Sheets; sheet++)
            {
                TTotal* from = folded + (sheet * sheetPitch);
                TTotal* to = totals.At + (sheet * block.Rows * totals.Pitch);
                if (stride == 1) CopyKernel.Pack(from, pitch, totals.Pitch, to, block.Outputs, block.Rows);
                else for (nint line = 0; line < block.Rows; line++) CopyKernel.Pick(from + (line * pitch), stride, to + (line * totals.Pitch), block.Outputs);
            }
        }
    }

    /// <summary>Windows in slots of a power of two of places, halved until one total is left of each.</summary>
    private bool Slotted<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, ref Totals<TTotal> totals)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint windows = (nint)block.Lines * block.Outputs;
            if (block.Outputs != totals.Pitch) totals = new(scratch.Totals, block.Outputs);
            if (geometry.LinesAreSlots)
            {
                if (lift.IsIdentity && geometry.RowsAreWindows && TFirst.IsIdempotent)
                {
                    ref readonly WindowRun run = ref geometry.Last.RunOf(0);
                    TTotal* rows = (TTotal*)source + ((nint)block.Sheet * geometry.RowPitch) + (nint)run.Position;
                    return RowKernel.Run<TTotal, TFirst, TNext, TSet>(rows, new((nint)block.Sheets, (nint)run.Count, geometry.RowPitch, 0), scratch.Other, totals.At);
                }

                bool lost = lines.Padded<TFirst, TNext>(source, block, ref scratch, keepsAbsent: !geometry.DoublesLast);
                Slots.Halved<TTotal, TNext, TSet>(scratch.Lines, windows, geometry.SlotSize, scratch.Other, totals.At);
                return lost;
            }

            (long low, long high) = geometry.Last.Hull(block.First, block.End);
            bool lostInLines = lines.Stretch<TFirst, TNext>(source, block, low, high, 0, ref scratch);
            FillSlots<TNext>(block, low, ref scratch);
            Slots.Halved<TTotal, TNext, TSet>(scratch.Slots, windows, geometry.SlotSize, scratch.Other, totals.At);
            return lostInLines;
        }
    }

    private void FillSlots<TNext>(in Block block, long low, ref Scratch<TTotal> scratch)
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint size = geometry.SlotSize;
            nint step = (nint)geometry.Last.Step;
            ref readonly WindowRun alike = ref geometry.Last.RunOf(block.First);
            if (step == 1 && alike.First == 0 && alike.Count > 0 && alike.End >= block.End)
            {
                RowBlock rows = new(block.Lines, block.Outputs, geometry.LinePitch, 0);
                SlotKernel.Run<TTotal, TNext, TSet>(scratch.Lines + (nint)(alike.PositionOf(block.First) - low), rows, (nint)alike.Spacing, (nint)alike.Count, size, scratch.Slots);
                scratch.Forget();
                return;
            }

            if (scratch.Claim(block.First, TNext.Absent)) new Span<TTotal>(scratch.Slots, (int)(geometry.Slots - FoldGeometry.Pad)).Fill(TNext.Absent);
            for (nint line = 0; line < block.Lines; line++)
            {
                TTotal* from = scratch.Lines + (line * geometry.LinePitch);
                TTotal* slot = scratch.Slots + (line * block.Outputs * size);
                for (int output = block.First; output < block.End;)
                {
                    ref readonly WindowRun run = ref geometry.Last.RunOf(output);
                    int stop = int.Min(run.End, block.End);
                    for (; output < stop; output++, slot += size)
                    {
                        TTotal* window = from + (run.PositionOf(output) - low);
                        if (step == 1) CopyKernel.Piece((byte*)window, (byte*)(slot + run.First), (nint)run.Count * sizeof(TTotal));
                        else CopyKernel.Pick(window, step, slot + run.First, (nint)run.Count);
                    }
                }
            }
        }
    }

    /// <summary>One window too long for a slot: aligned pieces of it, and then their totals, are folded.</summary>
    private bool Pieced<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, in Totals<TTotal> totals)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            ref readonly WindowRun run = ref geometry.Last.RunOf(block.First);
            if (run.Count == 0) return false;
            bool lost = false;
            long step = geometry.Last.Step;
            long position = run.PositionOf(block.First);
            long firstPiece = run.First / FoldGeometry.LongestSlot;
            long pieces = ((run.First + run.Count - 1) / FoldGeometry.LongestSlot) + 1 - firstPiece;
            for (long piece = 0; piece < pieces; piece++)
            {
                long start = (firstPiece + piece) * FoldGeometry.LongestSlot;
                long from = long.Max(start, run.First);
                long to = long.Min(start + FoldGeometry.LongestSlot, run.First + run.Count);
                long low = position + ((from - run.First) * step);
                nint before = step == 1 ? (nint)(from - start) : 0;
                new Span<TTotal>(scratch.Lines, FoldGeometry.LongestSlot).Fill(TNext.Absent);
                lost |= lines.Stretch<TFirst, TNext>(source, block, low, position + ((to - 1 - run.First) * step) + 1, before, ref scratch);
                TTotal* slot = scratch.Lines;
                if (step > 1)
                {
                    slot = scratch.Other + FoldGeometry.LongestSlot;
                    new Span<TTotal>(slot, FoldGeometry.LongestSlot).Fill(TNext.Absent);
                    CopyKernel.Pick(scratch.Lines, (nint)step, slot + (from - start), (nint)(to - from));
                }

                Slots.Halved<TTotal, TNext, TSet>(slot, 1, FoldGeometry.LongestSlot, scratch.Other, scratch.Pieces + piece);
            }

            FoldKernel.Run<TTotal, TNext, TSet>(scratch.Pieces, TapOffsets.Part(1, firstPiece, pieces), totals.At, RowBlock.Single(1));
            return lost;
        }
    }

    /// <summary>Windows one after another, each of whose taps is a row of channels.</summary>
    private bool Stepped<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, ref Totals<TTotal> totals)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint inner = geometry.Inner;
            nint pitch = geometry.LinePitch;
            nint step = (nint)geometry.Last.Step * inner;
            if (!geometry.IsPadded || geometry.SweepsLast)
            {
                (long low, long high) = geometry.Last.Hull(block.First, block.End);

                // Whole registers are written beyond a row of channels.
                if (geometry.SweepsLast && inner * sizeof(TTotal) % LineKernel.Register != 0) totals = new(scratch.Totals, block.Outputs * inner);
                bool lostInHull = low < high && lines.Stretch<TFirst, TNext>(source, block, low, high, 0, ref scratch);
                for (nint line = 0; line < block.Lines; line++)
                {
                    TTotal* from = scratch.Lines + (line * pitch);
                    TTotal* to = totals.At + (line * totals.Pitch);
                    if (geometry.SweepsLast) SweepPass.Run<TTotal, TNext, TNext, TSet>(geometry.Last, (block.First, block.Outputs), (low, high), new(from, inner, 0), inner, to, inner, scratch.Strips);
                    else Windows<TNext>(from, low, block, to);
                }

                return lostInHull;
            }

            bool lost = lines.Padded<TFirst, TNext>(source, block, ref scratch, keepsAbsent: !geometry.DoublesLast);
            UniformWindows windows = geometry.Last.Uniform!;
            TapOffsets taps = TapOffsets.Whole(step, windows.Count);
            TTotal* folded = scratch.Lines;
            if (geometry.DoublesLast)
            {
                folded = Doubling.Run<TTotal, TNext, TSet>(scratch.Lines, block.Lines * pitch, step, windows.Count, scratch.Other);
                taps = TapOffsets.Whole(0, 1);
            }

            if (windows.Stride == 1)
            {
                FoldKernel.Run<TTotal, TNext, TSet>(folded, taps, totals.At, new(block.Lines, block.Outputs * inner, pitch, totals.Pitch));
                return lost;
            }

            for (nint line = 0; line < block.Lines; line++)
                FoldKernel.Run<TTotal, TNext, TSet>(folded + (line * pitch), taps, totals.At + (line * totals.Pitch), new(block.Outputs, inner, (nint)windows.Stride * inner, inner));
            return lost;
        }
    }

    private void Windows<TNext>(TTotal* line, long low, in Block block, TTotal* totals)
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint inner = geometry.Inner;
            for (int output = block.First; output < block.End;)
            {
                ref readonly WindowRun run = ref geometry.Last.RunOf(output);
                int stop = int.Min(run.End, block.End);
                TapOffsets taps = TapOffsets.Part((nint)geometry.Last.Step * inner, run.First, run.Count);
                RowBlock rows = new(stop - output, inner, (nint)run.Spacing * inner, inner);
                FoldKernel.Run<TTotal, TNext, TSet>(line + ((nint)(run.PositionOf(output) - low) * inner), taps, totals + ((output - block.First) * inner), rows);
                output = stop;
            }
        }
    }
}
