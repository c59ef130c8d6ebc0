using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>
/// Two passes over a tensor seen as <c>[outer][axis₀]…[axis_last][inner]</c>: whole rows are folded elementwise over every axis but the last
/// into a scratch row, and that row along the last axis, by one of the three ways of <see cref="LastAxis"/>.
/// </summary>
internal sealed unsafe class FoldSchedule<T, TTotal, TLift, TReducer, TFinish, TScalar> : Schedule<T>, IUnits
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TReducer : struct, IReducer<TTotal>
    where TFinish : struct, IFinish<T, TTotal>
    where TScalar : struct, ILanes<TScalar, TTotal>
{
    private readonly TLift lift;
    private readonly TFinish finish;
    private readonly T empty;
    private readonly FoldGeometry geometry;
    private readonly LastAxis way;
    private readonly int threads;
    private readonly nint scratchTotals;

    internal FoldSchedule(Job<T> job, FoldGeometry geometry, T empty, TLift lift = default, TFinish finish = default)
    {
        (this.lift, this.finish, this.empty) = (lift, finish, empty);
        this.geometry = geometry;
        way = geometry.Way;
        threads = Crew.ThreadsFor(geometry.Work * sizeof(T), job.Options);
        scratchTotals = geometry.ScratchTotals(lift.IsIdentity);
    }

    internal override string Name => $"{way.ToString().ToLowerInvariant()} {typeof(TTotal).Name.ToLowerInvariant()}";

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

    private void Run(T* source, T* target, long from, long to)
    {
        byte[] memory = Arena.Rent(scratchTotals * sizeof(TTotal));
        TTotal* scratch = (TTotal*)Arena.Start(memory);
        int paddedFor = -1;
        for (long unit = from; unit < to; unit++)
        {
            if (way == LastAxis.Gathered) Gathered(source, target, unit, scratch);
            else Block(source, target, unit, scratch, ref paddedFor);
        }

        Arena.Return(memory);
    }

    /// <summary>One chunk of outputs of a few neighbouring rows: enough to fill a kernel's loop, few enough to stay in the first cache.</summary>
    private void Block(T* source, T* target, long unit, TTotal* scratch, ref int paddedFor)
    {
        (long block, long chunk) = geometry.Chunks == 1 ? (unit, 0) : long.DivRem(unit, geometry.Chunks);
        int first = (int)(chunk * geometry.OutputsPerChunk);
        RowGroup rows = geometry.GroupOf(block);
        Span span = new(first, int.Min(first + geometry.OutputsPerChunk, geometry.Last.OutputExtent));
        TTotal* rest = scratch + geometry.TotalsOfBlock;
        if (way == LastAxis.Shifted) Shifted(source, rows, span, scratch, rest, ref paddedFor);
        else Stepped(source, rows, span, scratch, rest);
        Finish(scratch, rows, span, target);
    }

    /// <summary>Uniform windows: padded rows, split by the stride's phases, folded at shifted offsets; outputs lie side by side in the lanes.</summary>
    private void Shifted(T* source, in RowGroup rows, in Span span, TTotal* totals, TTotal* scratch, ref int paddedFor)
    {
        unchecked
        {
            UniformWindows uniform = geometry.Last.Uniform!;
            nint inner = geometry.Inner;
            nint pitch = geometry.LinePitch;
            long start = uniform.Start + (span.First * uniform.Stride);
            long stop = uniform.Start + ((span.End - 1) * uniform.Stride) + ((uniform.Count - 1) * geometry.Last.Step) + 1;
            (long low, long high) = (long.Clamp(start, 0, geometry.Last.InputExtent), long.Clamp(stop, 0, geometry.Last.InputExtent));
            nint before = (nint)long.Min(low - start, stop - start) * inner;
            nint inside = (nint)(high - low) * inner;
            nint length = (nint)(stop - start) * inner;
            if (paddedFor != span.First)
            {
                for (int row = 0; row < geometry.RowsPerBlock; row++)
                {
                    new Span<TTotal>(scratch + (row * pitch), (int)before).Fill(TReducer.Absent);
                    new Span<TTotal>(scratch + (row * pitch) + before + inside, (int)(length - before - inside)).Fill(TReducer.Absent);
                }

                paddedFor = span.First;
            }

            TTotal* rest = scratch + (geometry.RowsPerBlock * pitch);
            if (inside > 0) OuterRows(source + (low * inner), rows, inside, scratch + before, pitch, rest);

            nint outputs = (span.End - span.First) * inner;
            TapOffsets taps = new((nint)geometry.Last.Step * inner, null, 0, uniform.Count);
            RowBlock block = new(rows.Count, outputs, pitch, outputs);
            if (uniform.Stride == 1) FoldKernel.Run<TTotal, TReducer, TScalar, DenseLoad>(scratch, taps, totals, block);
            else if (uniform.Stride == 2 && inner == 1 && EvenLoad.IsSupported<TTotal>()) FoldKernel.Run<TTotal, TReducer, TScalar, EvenLoad>(scratch, taps, totals, block);
            else ByPhases(scratch, rows.Count, length, outputs, totals, rest);
        }
    }

    private void ByPhases(TTotal* padded, int rows, nint length, nint outputs, TTotal* totals, TTotal* split)
    {
        unchecked
        {
            UniformWindows uniform = geometry.Last.Uniform!;
            PhaseTable phases = geometry.Phases!;
            nint inner = geometry.Inner;
            nint pitch = geometry.PhasePitch;
            nint groups = length / inner;
            for (int row = 0; row < rows; row++)
            {
                for (int phase = 0; phase < phases.Residues.Length; phase++)
                {
                    nint residue = (nint)phases.Residues[phase];
                    nint count = (groups - residue + (nint)uniform.Stride - 1) / (nint)uniform.Stride;
                    TTotal* from = padded + (row * geometry.LinePitch) + (residue * inner);
                    SplitKernel.Run(from, (nint)uniform.Stride, inner, count, split + (((row * phases.Residues.Length) + phase) * pitch));
                }
            }

            fixed (nint* offsets = phases.Offsets)
            {
                RowBlock block = new(rows, outputs, phases.Residues.Length * pitch, outputs);
                FoldKernel.Run<TTotal, TReducer, TScalar, DenseLoad>(split, new TapOffsets(0, offsets, 0, uniform.Count), totals, block);
            }
        }
    }

    /// <summary>Any windows: each folds its own present taps; with inner &gt; 1 the lanes are channels.</summary>
    private void Stepped(T* source, in RowGroup rows, in Span span, TTotal* totals, TTotal* scratch)
    {
        unchecked
        {
            nint inner = geometry.Inner;
            (long low, long high) = geometry.Hull(span.First, span.End);
            if (low >= high) return;
            bool inPlace = geometry.OuterAxes == 0 && lift.IsIdentity;
            TTotal* lines = inPlace ? (TTotal*)(source + rows.SourceOffset + (low * inner)) : scratch;
            nint pitch = inPlace ? (nint)geometry.PlaneElements : geometry.LinePitch;
            if (!inPlace) OuterRows(source + (low * inner), rows, (nint)(high - low) * inner, lines, pitch, scratch + (geometry.RowsPerBlock * pitch));
            nint outputs = (span.End - span.First) * inner;
            for (int row = 0; row < rows.Count; row++) FoldRuns(lines + (row * pitch), low, inner, span.First, span.End, totals + (row * outputs));
        }
    }

    /// <summary>Folds the axes before the last, for each row of a block.</summary>
    private void OuterRows(T* source, in RowGroup rows, nint length, TTotal* target, nint targetPitch, TTotal* scratch)
    {
        unchecked
        {
            T* plane = source + rows.SourceOffset;
            if (geometry.OuterAxes == 0)
            {
                for (int row = 0; row < rows.Count; row++) lift.Row(plane + (row * (nint)geometry.PlaneElements), length, target + (row * targetPitch));
                return;
            }

            bool single = geometry.OuterAxes == 1 && lift.IsIdentity;
            AxisTable table = geometry.Outer[^1];
            nint pitch = geometry.Pitch(geometry.OuterAxes - 1);
            for (int row = 0; row < rows.Count;)
            {
                ref readonly WindowRun run = ref table.RunOf(rows.Output + row);
                int count = int.Min(run.End - rows.Output, rows.Count) - row;
                if (single)
                {
                    TapOffsets taps = new((nint)table.Step * pitch, null, run.First, run.Count);
                    RowBlock block = new(count, length, (nint)run.Spacing * pitch, targetPitch);
                    T* firstTap = plane + ((nint)run.PositionOf(rows.Output + row) * pitch);
                    FoldKernel.Run<TTotal, TReducer, TScalar, DenseLoad>((TTotal*)firstTap, taps, target + (row * targetPitch), block);
                }
                else
                {
                    for (int each = row; each < row + count; each++) Outer(plane, rows.First + each, geometry.OuterAxes - 1, length, target + (each * targetPitch), scratch);
                }

                row += count;
            }
        }
    }

    /// <summary>Many short rows: their columns are brought side by side, so that the lanes are rows, and the results are brought back.</summary>
    private void Gathered(T* source, T* target, long unit, TTotal* scratch)
    {
        unchecked
        {
            long from = unit * geometry.RowsPerUnit;
            int rows = (int)long.Min(geometry.RowsPerUnit, geometry.Rows - from);
            nint width = (nint)geometry.Last.InputExtent;
            nint pitch = width + Pad;
            int outputs = geometry.Last.OutputExtent;
            TTotal* lines = scratch;
            TTotal* columns = lines + (geometry.RowsPerUnit * pitch) + Pad;
            TTotal* totals = columns + (geometry.RowsPerUnit * nint.Max(width, outputs)) + Pad;
            TTotal* rest = totals + (geometry.RowsPerUnit * outputs) + Pad;
            GatherLines(source, from, rows, lines, pitch, rest);
            TransposeKernel.Run(lines, rows, width, pitch, columns, rows);
            FoldRuns(columns, 0, rows, 0, outputs, totals);
            if (outputs > 1)
            {
                TransposeKernel.Run(totals, outputs, rows, rows, columns, outputs);
                totals = columns;
            }

            if (geometry.HasOneDivisor)
            {
                finish.Row(totals, (nint)rows * outputs, geometry.Place(0).Divisor * geometry.Last.Runs[0].Divisor, target + (from * outputs));
                return;
            }

            for (int row = 0; row < rows; row++)
            {
                T* to = target + ((from + row) * outputs);
                RowPlace place = geometry.Place(from + row);
                if (place.HasTaps) FinishRow(totals + (row * outputs), place.Divisor, 0, outputs, to);
                else new Span<T>(to, outputs).Fill(empty);
            }
        }
    }

    private void GatherLines(T* source, long from, int rows, TTotal* lines, nint pitch, TTotal* rest)
    {
        unchecked
        {
            nint width = (nint)geometry.Last.InputExtent;
            if (lift.IsIdentity && geometry.OneRowPerPlane && geometry.OuterAxes == 1)
            {
                WindowRun run = geometry.Outer[0].Runs[0];
                nint reach = (nint)geometry.PlaneElements;
                nint lanes = Vector<byte>.Count / sizeof(T) is int count and > 0 && width < count ? count : width;
                T* plane = source + (from * reach) + (run.Position * width);
                T* lastTap = source + ((from + rows - 1) * reach) + ((run.Position + ((run.Count - 1) * geometry.Outer[0].Step)) * width);

                // SAFETY: a whole register may be read beyond a short row's end only where the input still has elements there.
                nint length = lastTap + lanes <= source + geometry.SourceElements && lanes <= pitch ? lanes : width;
                TapOffsets taps = new((nint)geometry.Outer[0].Step * width, null, run.First, run.Count);
                FoldKernel.Run<TTotal, TReducer, TScalar, DenseLoad>((TTotal*)plane, taps, lines, new RowBlock(rows, length, reach, pitch));
                return;
            }

            for (int row = 0; row < rows; row++)
            {
                Outer(source + geometry.Place(from + row).SourceOffset, from + row, geometry.OuterAxes - 1, width, lines + (row * pitch), rest);
            }
        }
    }

    private void FoldRuns(TTotal* line, long low, nint inner, int first, int end, TTotal* totals)
    {
        unchecked
        {
            for (int output = first; output < end;)
            {
                ref readonly WindowRun run = ref geometry.Last.RunOf(output);
                int stop = int.Min(run.End, end);
                TapOffsets taps = new((nint)geometry.Last.Step * inner, null, run.First, run.Count);
                RowBlock rows = new(stop - output, inner, (nint)run.Spacing * inner, inner);
                FoldKernel.Run<TTotal, TReducer, TScalar, DenseLoad>(line + ((run.PositionOf(output) - low) * inner), taps, totals + ((output - first) * inner), rows);
                output = stop;
            }
        }
    }

    /// <summary>Folds the axes before the last, outermost first, into one row of <paramref name="length"/> totals at <paramref name="target"/>.</summary>
    private void Outer(T* from, long row, int axis, nint length, TTotal* target, TTotal* scratch)
    {
        unchecked
        {
            if (axis < 0)
            {
                lift.Row(from, length, target);
                return;
            }

            AxisTable table = geometry.Outer[axis];
            int output = geometry.OuterOutput(row, axis);
            ref readonly WindowRun run = ref table.RunOf(output);
            nint pitch = geometry.Pitch(axis);
            T* firstTap = from + (run.PositionOf(output) * pitch);
            if (axis == 0 && lift.IsIdentity)
            {
                TapOffsets taps = new((nint)table.Step * pitch, null, run.First, run.Count);
                FoldKernel.Run<TTotal, TReducer, TScalar, DenseLoad>((TTotal*)firstTap, taps, target, RowBlock.Single(length));
                return;
            }

            TTotal* rest = scratch + ((nint)run.Count * (length + Pad));
            for (nint tap = 0; tap < run.Count; tap++)
                Outer(firstTap + (tap * (nint)table.Step * pitch), row, axis - 1, length, scratch + (tap * (length + Pad)), rest);
            FoldKernel.Run<TTotal, TReducer, TScalar, DenseLoad>(scratch, new TapOffsets(length + Pad, null, run.First, run.Count), target, RowBlock.Single(length));
        }
    }

    private void Finish(TTotal* totals, in RowGroup rows, in Span span, T* target)
    {
        unchecked
        {
            nint pitch = geometry.Last.OutputExtent * geometry.Inner;
            nint outputs = (span.End - span.First) * geometry.Inner;
            T* to = target + ((nint)rows.First * pitch) + (span.First * geometry.Inner);
            for (int row = 0; row < rows.Count;)
            {
                // Outer axes before the innermost have one output each in a group, so a stretch of it has one divisor.
                RowPlace place = geometry.Place(rows.First + row);
                int count = geometry.OuterAxes == 0 ? rows.Count : int.Min(geometry.Outer[^1].RunOf(rows.Output + row).End - rows.Output, rows.Count) - row;
                if (place.HasTaps && geometry.Chunks == 1 && geometry.Last.FinishesAlike)
                {
                    finish.Row(totals + (row * outputs), count * outputs, place.Divisor * geometry.Last.FinishRuns[0].Divisor, to + (row * pitch));
                    row += count;
                    continue;
                }

                for (int end = row + count; row < end; row++)
                {
                    if (place.HasTaps) FinishRow(totals + (row * outputs), place.Divisor, span.First, span.End, to + (row * pitch));
                    else new Span<T>(to + (row * pitch), (int)outputs).Fill(empty);
                }
            }
        }
    }

    private void FinishRow(TTotal* totals, long outerDivisor, int first, int end, T* target)
    {
        unchecked
        {
            nint inner = geometry.Inner;
            for (int index = geometry.Last.FinishRunIndex(first); index < geometry.Last.FinishRuns.Length && geometry.Last.FinishRuns[index].Output < end; index++)
            {
                ref readonly FinishRun run = ref geometry.Last.FinishRuns[index];
                (int from, int to) = (int.Max(run.Output, first), int.Min(run.End, end));
                nint at = (from - first) * inner;
                nint length = (to - from) * inner;
                if (run.IsEmpty) new Span<T>(target + at, (int)length).Fill(empty);
                else finish.Row(totals + at, length, outerDivisor * run.Divisor, target + at);
            }
        }
    }

    private const int Pad = FoldGeometry.Pad;

    /// <summary>Outputs <c>[First, End)</c> of the last axis.</summary>
    private readonly record struct Span(int First, int End);
}
