using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Windows of few taps on three axes: the first is folded into sheets in scratch, unit by unit, and those as planes are.</summary>
/// <remarks><typeparamref name="TQuick"/> answers for units without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</remarks>
internal sealed unsafe class SheetSchedule<T, TReducer, TQuick, TEnding>(Job<T> job, FoldGeometry fold, DirectGeometry<T> geometry, FlatGeometry<T>? flat)
    : UnitSchedule<T>(geometry.Units, Crew.ThreadsForStreams(fold.Work * sizeof(T), job.Options))
    where T : unmanaged, INumber<T>
    where TReducer : struct, IReducer<T>
    where TQuick : struct, IReducer<T>
    where TEnding : struct, IEnding
{
    private readonly SheetGeometry sheets = geometry.Sheets!;

    internal override string Name => $"sheets {typeof(T).Name.ToLowerInvariant()}";

    private protected override void Run(T* source, T* target, long from, long to)
    {
        unchecked
        {
            nint margin = nint.Max(geometry.Margin, flat?.Margin ?? 0);
            Arena.Line[] memory = Arena.Rent((geometry.SheetElements + (3 * margin) + geometry.Walk.Outputs) * sizeof(T));
            T* scratch = (T*)Arena.Start(memory) + margin;
            T* result = scratch + geometry.SheetElements + margin;
            long end = long.Min(to * geometry.RowsPerUnit, geometry.Rows);
            for (long row = from * geometry.RowsPerUnit; row < end; row += geometry.RowsPerUnit)
            {
                Unit unit = new(row, long.Min(geometry.RowsPerUnit, end - row), end);
                if (typeof(TQuick) != typeof(TReducer))
                {
                    bool mayHaveLost = Fold<WatchingReducer<T, TQuick>, TQuick, KeepEnding>(source, target, unit, scratch, result);
                    if (!mayHaveLost) continue;
                }

                Fold<TReducer, TReducer, TEnding>(source, target, unit, scratch, result);
            }

            Arena.Return(memory);
            if (geometry.Walk.IsPast || flat is { Walk.IsPast: true }) PastCaches.Publish();
        }
    }

    private bool Fold<TFirst, TNext, TLast>(T* source, T* target, in Unit unit, T* scratch, T* result)
        where TFirst : struct, IReducer<T>
        where TNext : struct, IReducer<T>
        where TLast : struct, IEnding
    {
        unchecked
        {
            (long sheet, long row) = long.DivRem(unit.Row, sheets.RowsPerSheet);
            nint count = (nint)long.Max(1, unit.Rows / sheets.RowsPerSheet);
            (long low, long high) = sheets.Hull(row, unit.Rows);
            nint length = sheets.Length(high - low);
            bool lost = false;
            nint alike;
            for (nint done = 0; done < count; done += alike)
            {
                (alike, nint pitch) = sheets.Alike(sheet + done, count - done);
                T* taps = source + sheets.SourceOf(sheet + done) + ((nint)low * sheets.RowPitch);
                TapOffsets offsets = sheets.TapsOf(sheet + done);
                if (geometry.Walk.RowsAsked > 0) DirectRows.Read(taps, taps + ((alike - 1) * pitch) + offsets.Of(offsets.End - 1) + length);
                lost |= FoldKernel.Run<T, TFirst, NumberLanes<T>>(taps, offsets, scratch + (done * length), new(alike, length, pitch, length));
            }

            nint outputs = geometry.Walk.Outputs;
            T* to = target + ((nint)unit.Row * outputs);
            T* sheetRows = scratch - ((nint)low * sheets.RowPitch);
            nint whole = flat is null || row > 0 || unit.Rows < sheets.RowsPerSheet ? 0 : unit.Row + unit.Rows == unit.End ? count - 1 : count;
            if (whole > 0) FlatKernel.Run<T, TNext, TLast, NumberLanes<T>>(flat!.Walk, scratch, to, whole);
            nint finished = whole * (nint)sheets.RowsPerSheet;
            if (whole < count) Direct<TNext, TLast>(new(unit.Row + finished, unit.Rows - finished, unit.End), sheetRows + (whole * length), length, to + (finished * outputs), result);
            return lost || (TNext.LosesZeros && ZeroKernel.HasNegative(to, RowBlock.Single((nint)unit.Rows * outputs)));
        }
    }

    private void Direct<TNext, TLast>(in Unit unit, T* plane, nint pitch, T* to, T* result)
        where TNext : struct, IReducer<T>
        where TLast : struct, IEnding
    {
        unchecked
        {
            (long sheet, long row) = long.DivRem(unit.Row, sheets.RowsPerSheet);
            ref readonly DirectWalk<T> whole = ref geometry.Walk;
            DirectWalk<T> walk = whole with
            {
                PlanePitch = pitch,
                RowsAsked = 0,
                DivisorOffsets = whole.DivisorOffsets == null ? null : whole.DivisorOffsets + ((nint)(sheet % sheets.SheetsPerPlane) * whole.HighOutputs),
                Absent = typeof(TNext) == typeof(TReducer) ? whole.Absent : geometry.QuickAbsent,
            };

            // Rows behind which other threads write are written apart.
            nint safe = (nint)unit.Rows;
            while (safe > 0 && !geometry.IsWritable(unit.Row + safe - 1, unit.End)) safe--;
            if (safe > 0) DirectKernel.Run<T, TNext, TLast, NumberLanes<T>>(walk, new(plane, 0, (nint)row, to), safe);
            walk = walk with { IsPast = false };
            for (nint last = safe; last < (nint)unit.Rows; last++)
            {
                (nint inUnit, nint inSheet) = nint.DivRem((nint)row + last, walk.HighOutputs);
                DirectKernel.Run<T, TNext, TLast, NumberLanes<T>>(walk, new(plane + (inUnit * pitch), 0, inSheet, result), 1);
                new ReadOnlySpan<T>(result, (int)walk.Outputs).CopyTo(new Span<T>(to + (last * walk.Outputs), (int)walk.Outputs));
            }
        }
    }

    /// <summary>Some rows of outputs, and the row before which this thread may write.</summary>
    private readonly record struct Unit(long Row, long Rows, long End);
}
