using System.Numerics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>Windows of few taps in one pass: rows of input go through registers into extremes and offsets.</summary>
/// <remarks>
/// <para>
/// The kernel reads and writes whole registers, beyond the ends of rows. Rows of outputs are written in ascending order, so that what was written too much is
/// overwritten; those rows whose inputs lie at an end of the tensor, or behind which other threads write, are made apart from copies.
/// </para>
/// <para><typeparamref name="TQuick"/> answers for units without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</para>
/// </remarks>
internal sealed unsafe class StraightSchedule<T, TIndex, TReducer, TQuick>(IndexJob job, StraightGeometry<T> geometry)
    : IndexSchedule<T, TIndex>(geometry.Units, Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options))
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TReducer : struct, IReducer<T>
    where TQuick : struct, IReducer<T>
{
    private readonly LayoutTranslation<TIndex> translation = new(job, geometry.Walk.Outputs);

    internal override string Name => $"straight {typeof(T).Name.ToLowerInvariant()}";

    private protected override void Run(T* source, T* values, TIndex* indices, long from, long to)
    {
        unchecked
        {
            nint outputs = geometry.Walk.Outputs;
            long row = from * geometry.RowsPerUnit;
            long end = long.Min(to * geometry.RowsPerUnit, geometry.Rows);
            long hot = long.Min(geometry.EndReadable, end - geometry.RowsBehind);
            nint unitElements = (nint)geometry.RowsPerUnit * outputs;
            Arena.Line[] memory = Arena.Rent((geometry.ScratchElements + (OffsetWidth.IsOffset<T, TIndex>() ? 0 : unitElements + (2 * geometry.ResultPitch))) * sizeof(T));
            T* scratch = (T*)Arena.Start(memory);
            T* places = scratch + geometry.ScratchElements;
            for (long count; row < end; row += count)
            {
                bool isApart = row < geometry.FirstReadable || row >= hot;
                count = isApart ? 1 : long.Min(geometry.RowsPerUnit, hot - row);
                nint at = (nint)row * outputs;
                T* offsets = OffsetWidth.IsOffset<T, TIndex>() ? (T*)(indices + at) : places;
                (long plane, long inPlane) = long.DivRem(row, geometry.PlaneRows);
                StraightStart<T> start = new(source + ((nint)plane * geometry.PlaneElements), (nint)inPlane, values + at, offsets);
                if (isApart) Apart(start, scratch);
                else Fold(geometry.Walk, start, (nint)count);
                OffsetWidth.Widen(offsets, indices + at, (nint)count * outputs);
                translation.Run(indices, row, count);
            }

            Arena.Return(memory);
        }
    }

    private static void Fold(in StraightWalk<T> walk, in StraightStart<T> start, nint rows)
    {
        if (typeof(TQuick) != typeof(TReducer) && !StraightKernel.Run<T, TQuick, NumberLanes<T>>(walk, start, rows)) return;
        StraightKernel.Run<T, TReducer, NumberLanes<T>>(walk, start, rows);
    }

    /// <summary>One row of outputs from copies of the rows of input under it, with room around them, by way of rows with room behind them.</summary>
    private void Apart(in StraightStart<T> start, T* scratch)
    {
        unchecked
        {
            ref readonly StraightWalk<T> walk = ref geometry.Walk;
            T* values = scratch;
            T* offsets = values + geometry.ResultPitch;
            T* copies = offsets + geometry.ResultPitch;
            new Span<T>(copies, (int)(geometry.CopyPitch * walk.RowTaps)).Clear();
            nint* rows = stackalloc nint[walk.RowTaps];
            nint length = nint.Min(walk.End - walk.Lead, geometry.PlaneElements);
            for (int tap = 0; tap < walk.RowTaps; tap++)
            {
                rows[tap] = walk.Lead + (tap * geometry.CopyPitch);
                new ReadOnlySpan<T>(start.Plane + walk.Rows[(start.Row * walk.RowTaps) + tap], (int)length).CopyTo(new Span<T>(copies + rows[tap], (int)length));
            }

            StraightWalk<T> single = walk with { Rows = rows, Offsets = walk.Offsets + (start.Row * walk.RowTaps), PlaneRows = 1, PlanePitch = 0 };
            Fold(single, new(copies, 0, values, offsets), 1);
            new ReadOnlySpan<T>(values, (int)walk.Outputs).CopyTo(new Span<T>(start.Values, (int)walk.Outputs));
            new ReadOnlySpan<T>(offsets, (int)walk.Outputs).CopyTo(new Span<T>(start.Offsets, (int)walk.Outputs));
        }
    }
}
