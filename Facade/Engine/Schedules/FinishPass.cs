using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The last step: a block's totals, with their divisors, become results.</summary>
internal sealed unsafe class FinishPass<T, TTotal, TFinish>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TFinish : struct, IFinish<T, TTotal>
{
    /// <summary>The most rows of a plane whose divisors are looked up beforehand.</summary>
    private const long MostRows = 1 << 16;

    /// <summary>Rows of fewer results than this are finished as one long row, what lies between them included, and packed afterwards.</summary>
    private const int ShortRow = 128;

    /// <summary>The most rows of lines that are finished in registers by one call, which may go beyond a plane's last.</summary>
    internal const int LinesTogether = 64;

    private readonly FoldGeometry geometry;
    private readonly TFinish finish;
    private readonly T empty;
    private readonly DivisorTable? divisors;
    private readonly nint[]? rowDivisors;

    /// <param name="geometry">How rows lie.</param>
    /// <param name="finish">What is done to a row.</param>
    /// <param name="empty">The result of a window that sees nothing.</param>
    /// <param name="inRegisters">Whether a row of divisors is wanted for every row, even where there is but one divisor.</param>
    internal FinishPass(FoldGeometry geometry, TFinish finish, T empty, bool inRegisters)
    {
        (this.geometry, this.finish, this.empty) = (geometry, finish, empty);
        divisors = (!geometry.HasOneDivisor || inRegisters) && geometry.SeesEverywhere ? finish.Table(geometry) : null;
        if (inRegisters && divisors is not null && geometry.RowsPerPlane <= MostRows) rowDivisors = Rows(divisors);
    }

    /// <summary>Whether it is known for every row of a plane where its divisors are.</summary>
    internal bool HasRowDivisors => rowDivisors is not null;

    /// <summary>Where the divisors are of a row and of those after it, the plane's and <see cref="LinesTogether"/> more, from a result on; nowhere where totals are not divided.</summary>
    internal RowDivisors<TTotal> DivisorsFrom(long row, nint first) =>
        rowDivisors is null ? default : unchecked(new((TTotal*)divisors!.Start + first, Pinned.Start(rowDivisors) + (row % geometry.RowsPerPlane)));

    private nint[] Rows(DivisorTable table)
    {
        unchecked
        {
            nint[] rows = GC.AllocateUninitializedArray<nint>((int)geometry.RowsPerPlane + LinesTogether, pinned: true);
            for (int row = 0; row < rows.Length; row++) rows[row] = (nint)((TTotal*)table.Row(geometry.Place(row % geometry.RowsPerPlane).Divisor, 0) - (TTotal*)table.Start);
            return rows;
        }
    }

    internal void Run(in Totals<TTotal> totals, in Block block, T* results, T* target)
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
                if (divisors is not null) finish.Row(totals.At + (line * totals.Pitch), outputs, divisors, divisors.Row(place.Divisor, block.First * geometry.Inner), target + (line * pitch));
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
}
