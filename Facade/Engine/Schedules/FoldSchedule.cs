using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>
/// Two passes over a tensor seen as <c>[outer][axis₀]…[axis_last][inner]</c>: rows are folded elementwise over every axis but the last
/// into lines, and those lines along the last axis, by one of the ways of <see cref="LastAxis"/>.
/// </summary>
/// <remarks><typeparamref name="TQuick"/> answers for blocks without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</remarks>
internal sealed unsafe class FoldSchedule<T, TTotal, TLift, TReducer, TQuick, TFinish, TSet> : Schedule<T>, IUnits
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TReducer : struct, IReducer<TTotal>
    where TQuick : struct, IReducer<TTotal>
    where TFinish : struct, IFinish<T, TTotal>
    where TSet : struct, ILaneSet<TTotal>
{
    /// <summary>Lines with fewer bytes of outputs than this are folded as one long line, and their results packed afterwards.</summary>
    private const int ShortLine = 32;

    /// <summary>Rows of fewer results than this are finished as one long row, what lies between them included, and packed afterwards.</summary>
    private const int ShortRow = 128;

    /// <summary>Bytes of the widest register.</summary>
    private static int Register => Vector512.IsHardwareAccelerated ? 64 : 32;

    private readonly TLift lift;
    private readonly TFinish finish;
    private readonly T empty;
    private readonly FoldGeometry geometry;
    private readonly ScratchPlan<TTotal> plan;
    private readonly DivisorTable<T>? divisors;
    private readonly int threads;

    internal FoldSchedule(Job<T> job, FoldGeometry geometry, T empty, TLift lift = default, TFinish finish = default)
    {
        (this.lift, this.finish, this.empty) = (lift, finish, empty);
        this.geometry = geometry;
        plan = new(geometry, lift.IsIdentity);
        divisors = TFinish.TakesTable && !geometry.HasOneDivisor && geometry.SeesEverywhere ? DivisorTable<T>.Of(geometry) : null;
        threads = Crew.ThreadsFor(geometry.Work * sizeof(T), job.Options);
    }

    internal override string Name => $"{geometry.Way.ToString().ToLowerInvariant()} {typeof(TTotal).Name.ToLowerInvariant()}";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        fixed (T* source = x)
        fixed (T* target = destination)
        {
            if (threads == 1 && !cancellation.CanBeCanceled) Run(source, target, 0, geometry.Units);
            else Crew.Run(this, source, target, geometry.Units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to) => Run((T*)source, (T*)target, from, to);

    private static bool IsQuick => typeof(TQuick) != typeof(TReducer);

    /// <summary>Whether totals are results as they stand: nothing is lifted back, and there is no NaN whose bits would have to be set.</summary>
    private bool IsDirect => typeof(T) == typeof(TTotal) && finish.KeepsNumbers && geometry.SeesEverywhere && (IsQuick || !IsFloat);

    private static bool IsFloat => typeof(TTotal) == typeof(float) || typeof(TTotal) == typeof(double);

    private void Run(T* source, T* target, long from, long to)
    {
        if (geometry.IsCopy && lift.IsIdentity)
        {
            (nint first, nint end) = (geometry.CopyStart(from), geometry.CopyStart(to));
            finish.Row((TTotal*)(source + first), end - first, geometry.FixedDivisor, target + first);
            return;
        }

        byte[] memory = Arena.Rent(plan.Bytes);
        Scratch<TTotal> scratch = plan.At(Arena.Start(memory));
        for (long unit = from; unit < to; unit++)
        {
            Block block = geometry.BlockOf(unit);
            long row = (block.Sheet * geometry.Height.OutputExtent) + block.Row;
            T* place = geometry.IsTargetDense ? target + geometry.TargetOffset(row) + (block.First * geometry.Inner) : (T*)scratch.Parcel;
            bool mayHaveLostNaN = !IsQuick || Fold<WatchingReducer<TTotal, TQuick>, TQuick>(source, place, block, ref scratch, IsDirect);
            if (mayHaveLostNaN) Fold<TReducer, TReducer>(source, place, block, ref scratch, !IsQuick && IsDirect);
            if (!geometry.IsTargetDense) Deliver(place, row, block, target);
        }

        Arena.Return(memory);
    }

    /// <summary>A block's results to their places in a target that is not dense.</summary>
    private void Deliver(T* results, long row, in Block block, T* target)
    {
        unchecked
        {
            target += block.First * geometry.TargetPlacePitch;
            for (int line = 0; line < block.Lines; line++)
                CopyKernel.Spread(results + (line * geometry.ResultPitch), block.Outputs, geometry.TargetPlacePitch, geometry.Inner, geometry.TargetChannelPitch, target + geometry.TargetOffset(row + line));
        }
    }

    /// <summary>
    /// One block: lines, their totals, the finish. <typeparamref name="TFirst"/> combines what is read from the input,
    /// <typeparamref name="TNext"/> what has been combined before.
    /// </summary>
    /// <returns>Whether <typeparamref name="TFirst"/> may have lost a NaN.</returns>
    private bool Fold<TFirst, TNext>(T* source, T* to, in Block block, ref Scratch<TTotal> scratch, bool isDirect)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            Totals totals = isDirect ? new((TTotal*)to, geometry.ResultPitch) : new(scratch.Totals, block.Outputs * geometry.Inner);
            bool lost = geometry.Way switch
            {
                LastAxis.Shifted => Shifted<TFirst, TNext>(source, block, ref scratch, ref totals),
                LastAxis.Slotted => Slotted<TFirst, TNext>(source, block, ref scratch, ref totals),
                LastAxis.Pieced => Pieced<TFirst, TNext>(source, block, ref scratch, totals),
                _ => Stepped<TFirst, TNext>(source, block, ref scratch, totals),
            };
            if (TNext.LosesZeros) lost |= HasNegativeZero(totals, block);
            if (totals.At == (TTotal*)to) return lost;
            if (isDirect) CopyKernel.Pack((T*)totals.At, totals.Pitch, geometry.ResultPitch, to, block.Outputs * geometry.Inner, block.Lines);
            else Finish(totals, block, (T*)scratch.Results, to);
            return lost;
        }
    }

    private bool HasNegativeZero(in Totals totals, in Block block)
    {
        unchecked
        {
            nint outputs = block.Outputs * geometry.Inner;

            // What lies between very short lines may be looked at too: at worst the block is folded again.
            bool isOneLine = totals.Pitch == outputs || outputs * sizeof(TTotal) < ShortLine;
            RowBlock rows = isOneLine ? RowBlock.Single(((block.Lines - 1) * totals.Pitch) + outputs) : new(block.Lines, outputs, totals.Pitch, 0);
            return ZeroKernel.HasNegative(totals.At, rows);
        }
    }

    /// <summary>Padded lines folded at shifted offsets; outputs lie side by side in the lanes.</summary>
    private bool Shifted<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, ref Totals totals)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            bool lost = PaddedLines<TFirst, TNext>(source, block, ref scratch);
            UniformWindows windows = geometry.Last.Uniform!;
            nint pitch = geometry.LinePitch;
            nint step = (nint)geometry.Last.Step;
            if (geometry.DoublesLast)
            {
                TTotal* folded = Doubled<TNext>(scratch.Lines, block.Lines * pitch, step, windows.Count, scratch.Other);
                if (windows.Stride == 1) totals = new(folded, pitch);
                else for (nint line = 0; line < block.Lines; line++) CopyKernel.Pick(folded + (line * pitch), (nint)windows.Stride, totals.At + (line * totals.Pitch), block.Outputs);
                return lost;
            }

            // Split, tap j lies in the line of the parity of j·step, at ⌊j·step / 2⌋.
            TapOffsets taps = !geometry.IsSplit ? TapOffsets.Whole(step, windows.Count)
                : (step & 1) == 0 ? TapOffsets.Whole(step / 2, windows.Count)
                : new(geometry.PhasePitch + (step / 2), step, 0, windows.Count);
            bool isShort = block.Outputs * sizeof(TTotal) < ShortLine;
            if (isShort && block.Outputs != pitch) totals = new(scratch.Totals, pitch);
            (int groups, int lines) = geometry.HasGaps ? (block.Sheets, block.Rows) : (1, block.Lines);
            RowBlock rows = isShort
                ? new(1, lines * pitch, 0, lines * pitch, groups, geometry.SheetPitch)
                : new(lines, block.Outputs, pitch, totals.Pitch, groups, geometry.SheetPitch);
            FoldKernel.Run<TTotal, TNext, TSet>(scratch.Lines, taps, totals.At, rows);
            return lost;
        }
    }

    /// <summary>Windows in slots of a power of two of places, halved until one total is left of each.</summary>
    private bool Slotted<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, ref Totals totals)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint windows = (nint)block.Lines * block.Outputs;
            if (block.Outputs != totals.Pitch) totals = new(scratch.Totals, block.Outputs);
            if (geometry.LinesAreSlots)
            {
                if (lift.IsIdentity && geometry.SourceIsSlots && TFirst.IsExact && IsLong(geometry.SlotSize))
                {
                    TTotal* rows = (TTotal*)source + ((nint)block.Sheet * geometry.SlotSize);
                    bool lostInRows = Eighths<TFirst>(rows, windows * geometry.SlotSize, scratch.Other);
                    Halved<TNext>(scratch.Other, windows, geometry.SlotSize / 8, scratch.Other, totals.At);
                    return lostInRows;
                }

                bool lost = PaddedLines<TFirst, TNext>(source, block, ref scratch);
                Halved<TNext>(scratch.Lines, windows, geometry.SlotSize, scratch.Other, totals.At);
                return lost;
            }

            (long low, long high) = geometry.Last.Hull(block.First, block.End);
            bool lostInLines = Lines<TFirst, TNext>(source, block, low, high, 0, ref scratch);
            FillSlots<TNext>(block, low, ref scratch);
            Halved<TNext>(scratch.Slots, windows, geometry.SlotSize, scratch.Other, totals.At);
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
    private bool Pieced<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, in Totals totals)
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
                lost |= Lines<TFirst, TNext>(source, block, low, position + ((to - 1 - run.First) * step) + 1, before, ref scratch);
                TTotal* slot = scratch.Lines;
                if (step > 1)
                {
                    slot = scratch.Other + FoldGeometry.LongestSlot;
                    new Span<TTotal>(slot, FoldGeometry.LongestSlot).Fill(TNext.Absent);
                    CopyKernel.Pick(scratch.Lines, (nint)step, slot + (from - start), (nint)(to - from));
                }

                Halved<TNext>(slot, 1, FoldGeometry.LongestSlot, scratch.Other, scratch.Pieces + piece);
            }

            FoldKernel.Run<TTotal, TNext, TSet>(scratch.Pieces, TapOffsets.Part(1, firstPiece, pieces), totals.At, RowBlock.Single(1));
            return lost;
        }
    }

    /// <summary>Windows one after another, each of whose taps is a row of channels.</summary>
    private bool Stepped<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch, in Totals totals)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint inner = geometry.Inner;
            nint pitch = geometry.LinePitch;
            nint step = (nint)geometry.Last.Step * inner;
            if (!geometry.IsPadded)
            {
                (long low, long high) = geometry.Last.Hull(block.First, block.End);
                bool lostInHull = Lines<TFirst, TNext>(source, block, low, high, 0, ref scratch);
                for (nint line = 0; line < block.Lines; line++) Windows<TNext>(scratch.Lines + (line * pitch), low, block, totals.At + (line * totals.Pitch));
                return lostInHull;
            }

            bool lost = PaddedLines<TFirst, TNext>(source, block, ref scratch);
            UniformWindows windows = geometry.Last.Uniform!;
            TapOffsets taps = TapOffsets.Whole(step, windows.Count);
            TTotal* lines = scratch.Lines;
            if (geometry.DoublesLast)
            {
                lines = Doubled<TNext>(scratch.Lines, block.Lines * pitch, step, windows.Count, scratch.Other);
                taps = TapOffsets.Whole(0, 1);
            }

            if (windows.Stride == 1)
            {
                FoldKernel.Run<TTotal, TNext, TSet>(lines, taps, totals.At, new(block.Lines, block.Outputs * inner, pitch, totals.Pitch));
                return lost;
            }

            for (nint line = 0; line < block.Lines; line++)
                FoldKernel.Run<TTotal, TNext, TSet>(lines + (line * pitch), taps, totals.At + (line * totals.Pitch), new(block.Outputs, inner, (nint)windows.Stride * inner, inner));
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

    /// <summary>Lines that hold every place of the block's uniform windows, absent ones included.</summary>
    private bool PaddedLines<TFirst, TNext>(T* source, in Block block, ref Scratch<TTotal> scratch)
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
            bool keepsPads = !geometry.DoublesLast;
            if (scratch.Claim(block.First, TNext.Absent) || !keepsPads) new Span<TTotal>(scratch.Lines, (int)geometry.LineTotals).Fill(TNext.Absent);
            return low < high && Lines<TFirst, TNext>(source, block, low, high, before, ref scratch);
        }
    }

    /// <summary>
    /// Folds inputs <c>[low, high)</c> of the last axis over the axes before it, outermost first, into the block's lines,
    /// from element <paramref name="before"/> on.
    /// </summary>
    private bool Lines<TFirst, TNext>(T* source, in Block block, long low, long high, nint before, ref Scratch<TTotal> scratch)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            if (geometry.EvenSheets(block) < block.Sheets) return LinesOfRuns<TFirst, TNext>(source, block, low, high, before, scratch);
            AxisTable height = geometry.Height;
            nint length = (nint)(high - low) * geometry.Inner;
            (long rowLow, long rowHigh) = height.Hull(block.Row, block.Row + block.Rows);
            if (length <= 0 || rowLow >= rowHigh) return false;
            Rows rows = InPlace(source, block, rowLow, rowHigh, (nint)low * geometry.PlacePitch, length);
            bool areApart = geometry.AreApart && rows.From != null;
            bool lost = false;
            if (rows.From == null) lost = Slab<TFirst, TNext>(source, block, (rowLow, rowHigh), (nint)low * geometry.PlacePitch, length, ref scratch, out rows);

            nint phase = geometry.IsSplit ? geometry.PhasePitch : 0;
            bool isOdd = geometry.IsSplit && (before & 1) == 1;
            nint half = geometry.IsSplit ? before / 2 : before;
            TTotal* even = scratch.Lines + half + (isOdd ? phase : 0);
            TTotal* odd = scratch.Lines + half + (isOdd ? 1 : phase);
            nint pitch = geometry.LinePitch;
            bool isAlike = geometry.DoublesRows || height.RunOf(block.Row).End >= block.Row + block.Rows;

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
                    nint spacing = rows.RowPitch * (nint)(geometry.DoublesRows ? height.Uniform!.Stride : run.Spacing);
                    LineBlock<TTotal> lines = areApart
                        ? new(stop - row, spacing, pitch, length / geometry.Inner, geometry.PlacePitch, geometry.Inner, geometry.Inner, even + at, null)
                        : new(together, rows.SheetPitch, sheetPitch, stop - row, spacing, pitch, length, even + at, geometry.IsSplit ? odd + at : null);
                    TTotal* from = rows.From + (sheet * rows.SheetPitch);
                    if (!geometry.DoublesRows && run.Count > TapOffsets.LongestFixed && (run.First == 0 || TNext.IsExact))
                    {
                        lost |= Tall<TFirst, TNext>(from, rows.RowPitch, row, stop, rowLow, lines, scratch.Tall);
                        row = stop;
                        continue;
                    }

                    lost |= geometry.DoublesRows
                        ? LineKernel.Run<TTotal, TNext, TSet>(from, TapOffsets.Whole(0, 1), lines)
                        : LineKernel.Run<TTotal, TFirst, TSet>(from + ((nint)(run.PositionOf(row) - rowLow) * rows.RowPitch), TapOffsets.Part((nint)height.Step * rows.RowPitch, run.First, run.Count), lines);
                    row = stop;
                }
            }

            return lost;
        }
    }

    /// <summary>The same where the block's planes are not evenly spaced: the lines of one run of planes after those of another.</summary>
    private bool LinesOfRuns<TFirst, TNext>(T* source, in Block block, long low, long high, nint before, Scratch<TTotal> scratch)
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
                lost |= Lines<TFirst, TNext>(source, rest with { Sheets = even }, low, high, before, ref scratch);
                scratch = scratch with { Lines = scratch.Lines + (even * sheetPitch) };
                rest = rest with { Sheet = rest.Sheet + even, Sheets = rest.Sheets - even };
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

    /// <summary>The rows as they lie in the input, where they can be read there: no lift, no axis to fold before, and no register reaching beyond the input's end.</summary>
    private Rows InPlace(T* source, in Block block, long rowLow, long rowHigh, nint low, nint length)
    {
        unchecked
        {
            if (geometry.AreApart && (geometry.Inner == 1 || geometry.Tall > 0)) return default;
            if (!lift.IsIdentity || geometry.DoublesRows || (block.Sheets > 1 && geometry.Outer.Length > 1)) return default;
            T* from = SheetStart(source, block.Sheet, out bool isSingle) + ((nint)rowLow * geometry.RowPitch) + low;
            T* lastRow = from + ((block.Sheets - 1) * geometry.PlaneElements) + ((nint)(rowHigh - 1 - rowLow) * geometry.RowPitch);
            T* end = lastRow + (((length / geometry.Inner) - 1) * geometry.PlacePitch) + geometry.Inner;

            // SAFETY: LineKernel reads whole registers; near the end of the input it must read a copy with room behind it.
            bool fits = end + (LineKernel.Overrun / sizeof(T)) <= source + geometry.SourceElements;
            return isSingle && fits ? new((TTotal*)from, geometry.RowPitch, geometry.PlaneElements) : default;
        }
    }

    /// <summary>The first row of a sheet's first tap on every axis but the innermost outer one, and whether those have no other tap.</summary>
    private T* SheetStart(T* source, long sheet, out bool isSingle)
    {
        unchecked
        {
            long row = sheet * geometry.Height.OutputExtent;
            T* from = source + geometry.Place(row).SourceOffset;
            isSingle = true;
            for (int axis = 0; axis < geometry.Outer.Length - 1; axis++)
            {
                int output = geometry.OuterOutput(row, axis);
                ref readonly WindowRun run = ref geometry.Outer[axis].RunOf(output);
                from += (nint)run.PositionOf(output) * geometry.Pitch(axis);
                isSingle &= run.Count == 1;
            }

            return from;
        }
    }

    /// <summary>The block's rows brought together: lifted, folded over the axes before the innermost outer one, and over that one where its windows overlap much.</summary>
    private bool Slab<TFirst, TNext>(T* source, in Block block, (long Low, long High) hull, nint low, nint length, ref Scratch<TTotal> scratch, out Rows rows)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            AxisTable height = geometry.Height;
            (long first, long end) = hull;
            if (geometry.DoublesRows)
            {
                first = height.Uniform!.Start + (block.Row * height.Uniform.Stride);
                end = first + ((block.Rows - 1) * height.Uniform.Stride) + height.Span;
            }

            nint count = (nint)(hull.High - hull.Low);
            nint sheetPitch = (nint)(end - first) * length;
            bool lost = false;
            for (int sheet = 0; sheet < block.Sheets; sheet++)
            {
                TTotal* to = scratch.Slab + (sheet * sheetPitch);
                nint before = (nint)(hull.Low - first) * length;
                if (geometry.DoublesRows)
                {
                    new Span<TTotal>(to, (int)before).Fill(TNext.Absent);
                    new Span<TTotal>(to + before + (count * length), (int)(sheetPitch - before - (count * length))).Fill(TNext.Absent);
                }

                T* plane = source + geometry.Place((block.Sheet + sheet) * height.OutputExtent).SourceOffset;
                T* from = plane + ((nint)hull.Low * geometry.RowPitch) + low;
                lost |= Deep<TFirst, TNext>(from, (block.Sheet + sheet) * height.OutputExtent, geometry.Outer.Length - 2, count, length, to + before, scratch.Deep);
            }

            TTotal* slab = scratch.Slab;
            nint places = block.Sheets * sheetPitch;
            if (geometry.DoublesRows) slab = Doubled<TNext>(slab, places, (nint)height.Step * length, height.Uniform!.Count, scratch.OtherSlab);
            else new Span<TTotal>(slab + places, FoldGeometry.Pad).Clear();
            rows = new(slab, length, sheetPitch);
            return lost;
        }
    }

    /// <summary>Folds one axis before the innermost outer one, those before it inside, into <paramref name="rows"/> rows side by side.</summary>
    private bool Deep<TFirst, TNext>(T* from, long row, int axis, nint rows, nint length, TTotal* target, TTotal* scratch)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            bool isDense = length == geometry.RowPitch && !geometry.AreApart;
            (nint count, nint run) = isDense ? (1, rows * length) : (rows, length);
            RowBlock block = !geometry.AreApart ? new(count, run, geometry.RowPitch, length)
                : new(length / geometry.Inner, geometry.Inner, geometry.PlacePitch, geometry.Inner, rows, geometry.RowPitch);
            if (axis < 0)
            {
                if (lift.IsIdentity) return FoldKernel.Run<TTotal, TFirst, TSet>((TTotal*)from, TapOffsets.Whole(0, 1), target, block);
                for (nint group = 0; group < block.Groups; group++, from += block.GroupPitch)
                {
                    for (nint line = 0; line < block.Count; line++, target += block.TargetPitch) lift.Row(from + (line * block.SourcePitch), block.Length, target);
                }

                return false;
            }

            AxisTable table = geometry.Outer[axis];
            int output = geometry.OuterOutput(row, axis);
            ref readonly WindowRun window = ref table.RunOf(output);
            nint step = (nint)table.Step * geometry.Pitch(axis);
            T* firstTap = from + ((nint)window.PositionOf(output) * geometry.Pitch(axis));
            if (window.Count == 1) return Deep<TFirst, TNext>(firstTap, row, axis - 1, rows, length, target, scratch);
            if (axis == 0 && lift.IsIdentity) return FoldKernel.Run<TTotal, TFirst, TSet>((TTotal*)firstTap, TapOffsets.Part(step, window.First, window.Count), target, block);

            bool lost = false;
            nint pitch = (rows * length) + FoldGeometry.Pad;
            for (nint tap = 0; tap < window.Count; tap++)
                lost |= Deep<TFirst, TNext>(firstTap + (tap * step), row, axis - 1, rows, length, scratch + (tap * pitch), scratch + ((nint)window.Count * pitch));
            FoldKernel.Run<TTotal, TNext, TSet>(scratch, TapOffsets.Part(pitch, window.First, window.Count), target, RowBlock.Single(rows * length));
            return lost;
        }
    }

    /// <summary>
    /// <c>result[i] = fold of line[i], line[i + offset], … line[i + (count − 1)·offset]</c> for every place of a line, in steps that grow as log count:
    /// blocks of a power of two of taps are shared by the windows. Places whose window leaves the line are left with anything.
    /// </summary>
    /// <returns>Where the result lies: the line itself or <paramref name="other"/>.</returns>
    private static TTotal* Doubled<TNext>(TTotal* line, nint places, nint offset, long count, TTotal* other)
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            TTotal* rest = null;
            for (nint size = 1; ;)
            {
                // The line holds blocks of `size` taps; each binary digit of the count contributes one block, the smallest the last taps.
                nint beyond = (nint)count & ~((2 * size) - 1);
                bool isLargest = beyond == 0;
                bool isDigit = ((nint)count & size) != 0;
                if (size == (nint)count) return line;
                if (TNext.IsIdempotent && isLargest)
                {
                    Pairs<TNext>(line, line, places - (((nint)count - size) * offset), ((nint)count - size) * offset);
                    return line;
                }

                if (isLargest || (isDigit && rest != null && !TNext.IsIdempotent))
                {
                    // S(i + beyond·offset) ∘ rest(i), into the rest.
                    TTotal* block = line + (beyond * offset);
                    Pairs<TNext>(block, other, places - (((nint)count - 1) * offset), (nint)(rest - block));
                    if (isLargest) return other;
                }
                else if (isDigit && !TNext.IsIdempotent)
                {
                    FoldKernel.Run<TTotal, TNext, TSet>(line + (beyond * offset), TapOffsets.Whole(0, 1), other, RowBlock.Single(Rounded(places - (((nint)count - 1) * offset))));
                    rest = other;
                }

                bool skips = (beyond >> 1) >= 2 * size && (TNext.IsIdempotent || ((nint)count & (2 * size)) == 0);
                nint grown = skips ? 4 * size : 2 * size;
                FoldKernel.Run<TTotal, TNext, TSet>(line, TapOffsets.Whole(size * offset, skips ? 4 : 2), line, RowBlock.Single(Rounded(places - ((grown - 1) * offset))));
                size = grown;
            }
        }
    }

    private static void Pairs<TNext>(TTotal* source, TTotal* target, nint places, nint distance)
        where TNext : struct, IReducer<TTotal> =>
        FoldKernel.Run<TTotal, TNext, TSet>(source, TapOffsets.Whole(distance, 2), target, RowBlock.Single(Rounded(places)));

    /// <summary>A multiple of every lane count, so that a kernel in place does not back up; buffers have room for it.</summary>
    private static nint Rounded(nint places) => unchecked((places + 63) & ~(nint)63);

    /// <summary>Whether a slot has places for eight registers.</summary>
    private static bool IsLong(nint size) => unchecked(size / 8 * sizeof(TTotal)) >= Register;

    /// <summary>Where order does not matter: every eight neighbouring registers become one. The target may begin where the source does.</summary>
    private static bool Eighths<TReduce>(TTotal* source, nint places, TTotal* target)
        where TReduce : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint lanes = Register / sizeof(TTotal);
            return FoldKernel.Run<TTotal, TReduce, TSet>(source, TapOffsets.Whole(lanes, 8), target, new(places / (8 * lanes), lanes, 8 * lanes, lanes));
        }
    }

    /// <summary>Slots of a power of two of places become one total each, side by side at <paramref name="totals"/>.</summary>
    private static void Halved<TNext>(TTotal* slots, nint windows, nint size, TTotal* other, TTotal* totals)
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            for (; TNext.IsExact && IsLong(size); size /= 8, slots = other) Eighths<TNext>(slots, windows * size, other);
            for (; size > 1; size /= 2, slots = other) HalvingKernel.Run<TTotal, TNext, TSet>(slots, other, windows * size / 2);
            CopyKernel.Piece((byte*)slots, (byte*)totals, windows * sizeof(TTotal));
        }
    }

    private void Finish(in Totals totals, in Block block, T* results, T* target)
    {
        unchecked
        {
            long first = (block.Sheet * geometry.Height.OutputExtent) + block.Row;
            nint pitch = geometry.ResultPitch;
            nint outputs = block.Outputs * geometry.Inner;
            if (geometry.HasOneDivisor)
            {
                long divisor = geometry.Place(first).Divisor * geometry.Last.FinishRuns[0].Divisor;
                if (totals.Pitch == pitch)
                {
                    finish.Row(totals.At, ((block.Lines - 1) * pitch) + outputs, divisor, target);
                }
                else if (outputs < ShortRow)
                {
                    finish.Row(totals.At, ((block.Lines - 1) * totals.Pitch) + outputs, divisor, results);
                    CopyKernel.Pack(results, totals.Pitch, pitch, target, outputs, block.Lines);
                }
                else
                {
                    for (nint line = 0; line < block.Lines; line++) finish.Row(totals.At + (line * totals.Pitch), outputs, divisor, target + (line * pitch));
                }

                return;
            }

            for (int line = 0; line < block.Lines; line++)
            {
                RowPlace place = geometry.Place(first + line);
                if (divisors is not null) finish.Row(totals.At + (line * totals.Pitch), outputs, (TTotal*)divisors.Row(place.Divisor) + (block.First * geometry.Inner), target + (line * pitch));
                else if (place.HasTaps) FinishRow(totals.At + (line * totals.Pitch), place.Divisor, block, target + (line * pitch));
                else new Span<T>(target + (line * pitch), (int)outputs).Fill(empty);
            }
        }
    }

    private void FinishRow(TTotal* totals, long outerDivisor, in Block block, T* target)
    {
        unchecked
        {
            nint inner = geometry.Inner;
            for (int index = geometry.Last.FinishRunIndex(block.First); index < geometry.Last.FinishRuns.Length && geometry.Last.FinishRuns[index].Output < block.End; index++)
            {
                ref readonly FinishRun run = ref geometry.Last.FinishRuns[index];
                (int from, int to) = (int.Max(run.Output, block.First), int.Min(run.End, block.End));
                nint at = (from - block.First) * inner;
                nint length = (to - from) * inner;
                if (run.IsEmpty) new Span<T>(target + at, (int)length).Fill(empty);
                else finish.Row(totals + at, length, outerDivisor * run.Divisor, target + at);
            }
        }
    }

    /// <summary>The totals of a block's lines.</summary>
    private readonly struct Totals(TTotal* at, nint pitch)
    {
        internal TTotal* At => at;

        internal nint Pitch => pitch;
    }

    /// <summary>Rows to fold into lines; pitches in elements.</summary>
    private readonly struct Rows(TTotal* from, nint rowPitch, nint sheetPitch)
    {
        internal TTotal* From => from;

        internal nint RowPitch => rowPitch;

        internal nint SheetPitch => sheetPitch;
    }
}
