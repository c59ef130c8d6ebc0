using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Windows of few taps in one pass: rows of input go through registers into rows of outputs, without scratch.</summary>
/// <remarks>
/// <para>
/// The kernel reads and writes whole registers, beyond the ends of rows. Rows of outputs are written in ascending order, so that what was written too much is
/// overwritten; those rows whose inputs lie at an end of the tensor, or behind which other threads write, are made apart from copies.
/// </para>
/// <para><typeparamref name="TQuick"/> answers for units without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</para>
/// </remarks>
internal sealed unsafe class DirectSchedule<T, TReducer, TQuick, TEnding>(Job<T> job, FoldGeometry fold, DirectGeometry<T> geometry) : Schedule<T>, IUnits
    where T : unmanaged, INumber<T>
    where TReducer : struct, IReducer<T>
    where TQuick : struct, IReducer<T>
    where TEnding : struct, IEnding
{
    private readonly int threads = Crew.ThreadsFor(fold.Work * sizeof(T), job.Options);

    internal override string Name => $"direct {typeof(T).Name.ToLowerInvariant()}";

    private static bool IsQuick => typeof(TQuick) != typeof(TReducer);

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
        unchecked
        {
            if (geometry.Sheets is { } sheets)
            {
                Run(sheets, source, target, from, to);
                return;
            }

            long row = from * geometry.RowsPerUnit;
            long end = long.Min(to * geometry.RowsPerUnit, geometry.Rows);
            long hotEnd = end;
            while (hotEnd > row && !(geometry.IsWritable(hotEnd - 1, end) && geometry.IsReadable(geometry.StartOf(hotEnd - 1, source, target), source))) hotEnd--;
            for (; row < hotEnd && !geometry.IsReadable(geometry.StartOf(row, source, target), source); row++) Apart(geometry.StartOf(row, source, target));
            for (long count; row < hotEnd; row += count)
            {
                count = long.Min(long.Min(geometry.RowsPerUnit, hotEnd - row), geometry.EvenRows(row));
                Fold(geometry.Walk, geometry.StartOf(row, source, target), (nint)count);
            }

            for (row = long.Max(hotEnd, from * geometry.RowsPerUnit); row < end; row++) Apart(geometry.StartOf(row, source, target));
        }
    }

    private void Fold(in DirectWalk<T> walk, in DirectStart<T> start, nint rows)
    {
        if (IsQuick)
        {
            bool mayHaveLostNaN = DirectKernel.Run<T, TQuick, WatchedEnding, NumberLanes<T>>(walk with { Absent = geometry.QuickAbsent }, start, rows);
            if (!mayHaveLostNaN && !MayHaveLostZero(walk, start, rows)) return;
        }

        DirectKernel.Run<T, TReducer, TEnding, NumberLanes<T>>(walk, start, rows);
    }

    private static bool MayHaveLostZero(in DirectWalk<T> walk, in DirectStart<T> start, nint rows) =>
        TQuick.LosesZeros && ZeroKernel.HasNegative(start.Target, RowBlock.Single(unchecked(rows * walk.Outputs)));

    /// <summary>The first of three axes is folded into sheets in scratch, unit by unit, and those as planes.</summary>
    private void Run(SheetGeometry sheets, T* source, T* target, long from, long to)
    {
        unchecked
        {
            byte[] memory = Arena.Rent(geometry.SheetScratchElements * sizeof(T));
            T* scratch = (T*)Arena.Start(memory) + geometry.Margin;
            T* result = scratch + geometry.SheetElements + geometry.Margin;
            long end = long.Min(to * geometry.RowsPerUnit, geometry.Rows);
            for (long row = from * geometry.RowsPerUnit; row < end; row += geometry.RowsPerUnit)
            {
                long count = long.Min(geometry.RowsPerUnit, end - row);
                if (IsQuick)
                {
                    bool mayHaveLostNaN = Staged<WatchingReducer<T, TQuick>, TQuick, KeepEnding>(sheets, source, target, (row, count, end), scratch, result);
                    if (!mayHaveLostNaN) continue;
                }

                Staged<TReducer, TReducer, TEnding>(sheets, source, target, (row, count, end), scratch, result);
            }

            Arena.Return(memory);
        }
    }

    private bool Staged<TFirst, TNext, TLast>(SheetGeometry sheets, T* source, T* target, (long Row, long Count, long End) rows, T* scratch, T* result)
        where TFirst : struct, IReducer<T>
        where TNext : struct, IReducer<T>
        where TLast : struct, IEnding
    {
        unchecked
        {
            (long sheet, long row) = long.DivRem(rows.Row, sheets.RowsPerSheet);
            nint count = (nint)long.Max(1, rows.Count / sheets.RowsPerSheet);
            (long low, long high) = sheets.Hull(row, rows.Count);
            nint length = sheets.Length(high - low);
            bool lost = false;
            nint alike;
            for (nint done = 0; done < count; done += alike)
            {
                (alike, nint pitch) = sheets.Alike(sheet + done, count - done);
                T* taps = source + sheets.SourceOf(sheet + done) + ((nint)low * sheets.RowPitch);
                lost |= FoldKernel.Run<T, TFirst, NumberLanes<T>>(taps, sheets.TapsOf(sheet + done), scratch + (done * length), new(alike, length, pitch, length));
            }

            DirectWalk<T> walk = geometry.Walk with
            {
                PlanePitch = length,
                DivisorOffsets = geometry.Walk.DivisorOffsets == null ? null : geometry.Walk.DivisorOffsets + ((nint)(sheet % sheets.SheetsPerPlane) * geometry.Walk.HighOutputs),
                Absent = typeof(TNext) == typeof(TReducer) ? geometry.Walk.Absent : geometry.QuickAbsent,
            };

            // Rows behind which other threads write are written apart.
            nint safe = (nint)rows.Count;
            while (safe > 0 && !geometry.IsWritable(rows.Row + safe - 1, rows.End)) safe--;
            T* plane = scratch - ((nint)low * sheets.RowPitch);
            T* to = target + ((nint)rows.Row * walk.Outputs);
            DirectStart<T> start = new(plane, 0, (nint)row, to);
            if (safe > 0)
            {
                DirectKernel.Run<T, TNext, TLast, NumberLanes<T>>(walk, start, safe);
                if (typeof(TNext) != typeof(TReducer)) lost |= MayHaveLostZero(walk, start, safe);
            }

            for (nint last = safe; last < (nint)rows.Count; last++)
            {
                nint inSheet = ((nint)row + last) % walk.HighOutputs;
                nint inUnit = ((nint)row + last) / walk.HighOutputs;
                start = new(plane + (inUnit * length), 0, inSheet, result);
                DirectKernel.Run<T, TNext, TLast, NumberLanes<T>>(walk, start, 1);
                if (typeof(TNext) != typeof(TReducer)) lost |= MayHaveLostZero(walk, start, 1);
                new ReadOnlySpan<T>(result, (int)walk.Outputs).CopyTo(new Span<T>(to + (last * walk.Outputs), (int)walk.Outputs));
            }

            return lost;
        }
    }

    /// <summary>One row of outputs from copies of the rows of input under it, with room around them, by way of a row with room behind it.</summary>
    private void Apart(in DirectStart<T> start)
    {
        unchecked
        {
            ref readonly DirectWalk<T> walk = ref geometry.Walk;
            byte[] memory = Arena.Rent(geometry.ScratchElements * sizeof(T));
            T* copies = (T*)Arena.Start(memory);
            T* result = copies + (geometry.CopyPitch * walk.DeepTaps * walk.HighTaps);

            // The copies' addresses are the offsets, from a plane at address zero.
            nint first = ((nint)copies / sizeof(T)) + walk.Lead;
            nint* deep = stackalloc nint[walk.DeepTaps];
            nint* high = stackalloc nint[walk.HighTaps];
            nint* deepTaps = walk.Deep + (start.Deep * walk.DeepTaps);
            nint* highTaps = walk.High + (start.High * walk.HighTaps);
            for (int tap = 0; tap < walk.DeepTaps; tap++) deep[tap] = deepTaps[tap] < 0 ? DirectWalk.Nowhere : first + (tap * walk.HighTaps * geometry.CopyPitch);
            for (int tap = 0; tap < walk.HighTaps; tap++) high[tap] = highTaps[tap] < 0 ? DirectWalk.Nowhere : tap * geometry.CopyPitch;
            new Span<T>(copies, (int)(result - copies)).Clear();
            for (int deepTap = 0; deepTap < walk.DeepTaps; deepTap++)
            {
                for (int highTap = 0; highTap < walk.HighTaps; highTap++)
                {
                    nint offset = deepTaps[deepTap] + highTaps[highTap];
                    if (offset >= 0) new ReadOnlySpan<T>(start.Plane + offset, (int)walk.Length).CopyTo(new Span<T>((T*)0 + deep[deepTap] + high[highTap], (int)walk.Length));
                }
            }

            nint one = 1;
            DirectWalk<T> single = walk with
            {
                Deep = deep,
                High = high,
                Alike = &one,
                Steps = &one,
                DeepOutputs = 1,
                HighOutputs = 1,
                Divisors = walk.DivisorsOf((start.Deep * walk.HighOutputs) + start.High),
                DivisorOffsets = null,
            };
            Fold(single, new(null, 0, 0, result), 1);
            new ReadOnlySpan<T>(result, (int)walk.Outputs).CopyTo(new Span<T>(start.Target, (int)walk.Outputs));
            Arena.Return(memory);
        }
    }
}
