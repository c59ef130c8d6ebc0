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
/// Two passes over a tensor seen as <c>[outer][axis₀]…[axis_last][inner]</c>: rows are folded elementwise over every axis but the last
/// into lines, and those lines along the last axis, by one of the ways of <see cref="LastAxis"/>; results may have another type than elements.
/// </summary>
/// <remarks><typeparamref name="TQuick"/> answers for blocks without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</remarks>
internal sealed unsafe class Folding<T, TResult, TTotal, TLift, TReducer, TQuick, TFinish, TSet> : IPooling<T, TResult>, IUnits
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TReducer : struct, IReducer<TTotal>
    where TQuick : struct, IReducer<TTotal>
    where TFinish : struct, IFinish<TResult, TTotal>
    where TSet : struct, ILaneSet<TTotal>
{
    /// <summary>Where more windows than these see an input, it is folded so often that it takes longer than to read it.</summary>
    private const double MostShared = 4;

    private readonly TLift lift;
    private readonly TFinish finish;
    private readonly FoldGeometry geometry;
    private readonly ScratchPlan<TTotal> plan;
    private readonly LastAxisPass<T, TTotal, TLift, TSet> folding;
    private readonly FinishPass<TResult, TTotal, TFinish> finishing;
    private readonly int threads;
    private readonly bool goesStraight;
    private readonly SquarePass<TTotal, TSet>? squares;

    internal Folding(PoolOptions options, FoldGeometry geometry, TResult empty, TLift lift = default, TFinish finish = default)
    {
        (this.lift, this.finish) = (lift, finish);
        this.geometry = geometry;
        folding = new(geometry, lift);
        bool endsInRegisters = typeof(TResult) == typeof(TTotal) && TFinish.HasEnding && geometry.SeesEverywhere;
        goesStraight = endsInRegisters && folding.GoesStraight;
        squares = endsInRegisters && TakesSquares && lift.IsIdentity ? SquarePass<TTotal, TSet>.Of(geometry) : null;
        finishing = new(geometry, finish, empty, goesStraight || squares is not null);
        bool areDivisorsKnown = finish.KeepsNumbers || finishing.HasRowDivisors;
        goesStraight &= areDivisorsKnown;
        if (!areDivisorsKnown) squares = null;
        plan = new(geometry, lift.IsIdentity, squares is null ? folding.NearTotals : 0, squares?.Room ?? 0, sizeof(TResult));
        bool isStream = geometry.Shared() <= MostShared && lift.IsIdentity && typeof(T) == typeof(TTotal) && TFinish.HasEnding;
        threads = isStream ? Crew.ThreadsForStreams(geometry.Work * sizeof(T), options) : Crew.ThreadsFor(geometry.Work * sizeof(T), options);
    }

    public string Name => $"{geometry.Way.ToString().ToLowerInvariant()} {typeof(TTotal).Name.Split('`')[0].ToLowerInvariant()}";

    public void Run(ReadOnlySpan<T> x, Span<TResult> destination, CancellationToken cancellation)
    {
        fixed (T* source = x)
        fixed (TResult* target = destination)
        {
            if (threads == 1 && !cancellation.CanBeCanceled) Run(source, target, 0, geometry.Units);
            else Crew.Run(this, source, target, geometry.Units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to) => Run((T*)source, (TResult*)target, from, to);

    private static bool IsQuick => typeof(TQuick) != typeof(TReducer);

    /// <summary>Whether totals are results as they stand: nothing is lifted back, and there is no NaN whose bits would have to be set.</summary>
    private bool IsDirect => typeof(TResult) == typeof(TTotal) && finish.KeepsNumbers && geometry.SeesEverywhere && (IsQuick || !IsFloat);

    /// <summary>A constant, so that the kernel is compiled only for those.</summary>
    private static bool TakesSquares => typeof(T) == typeof(TTotal) && !TQuick.LosesZeros;

    private static bool IsFloat => typeof(TTotal) == typeof(float) || typeof(TTotal) == typeof(double);

    private void Run(T* source, TResult* target, long from, long to)
    {
        if (geometry.IsCopy && lift.IsIdentity)
        {
            (nint first, nint end) = (geometry.CopyStart(from), geometry.CopyStart(to));
            finish.Row((TTotal*)(source + first), end - first, geometry.FixedDivisor, target + first);
            return;
        }

        Arena.Line[] memory = Arena.Rent(plan.Bytes);
        Scratch<TTotal> scratch = plan.At(Arena.Start(memory));
        for (long unit = from; unit < to; unit++)
        {
            Block block = geometry.BlockOf(unit);
            long row = (block.Sheet * geometry.Height.OutputExtent) + block.Row;
            TResult* place = geometry.IsTargetDense ? target + geometry.TargetOffset(row) + (block.First * geometry.Inner) : (TResult*)scratch.Parcel;
            bool mayHaveLostNaN = !IsQuick || Fold<WatchingReducer<TTotal, TQuick>, TQuick>(source, place, block, ref scratch, IsDirect);
            if (mayHaveLostNaN) Fold<TReducer, TReducer>(source, place, block, ref scratch, !IsQuick && IsDirect);
            if (!geometry.IsTargetDense) Deliver(place, row, block, target);
        }

        Arena.Return(memory);
    }

    /// <summary>A block's results to their places in a target that is not dense.</summary>
    private void Deliver(TResult* results, long row, in Block block, TResult* target)
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
    private bool Fold<TFirst, TNext>(T* source, TResult* to, in Block block, ref Scratch<TTotal> scratch, bool isDirect)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            if (geometry.Way != LastAxis.Shifted)
            {
                Totals<TTotal> totals = TotalsOf(block, to, scratch, isDirect);
                bool hasLost = folding.Run<TFirst, TNext>(source, block, ref scratch, ref totals);
                return hasLost | Emit<TNext>(totals, block, scratch, to, isDirect);
            }

            if (TakesSquares && squares is not null) return Squares<TFirst, TNext>(source, block, scratch, to, isDirect);

            bool lost = folding.Lines<TFirst, TNext>(source, block, ref scratch);
            if (goesStraight) return lost | Straight<TNext>(block, scratch, to, isDirect);
            nint lines = folding.LinesTogether;
            TTotal* padded = scratch.Lines;
            for (Block part = FoldGeometry.FirstPart(block, lines); part.Lines > 0; part = FoldGeometry.NextPart(block, part))
            {
                Totals<TTotal> totals = TotalsOf(part, to, scratch, isDirect);
                folding.Shifted<TNext>(padded, part, scratch, ref totals);
                lost |= Emit<TNext>(totals, part, scratch, to, isDirect);
                to += part.Lines * geometry.ResultPitch;
                padded += block.Sheets > 1 ? part.Sheets * geometry.SheetPitch : part.Rows * geometry.LinePitch;
            }

            return lost;
        }
    }

    /// <summary>A block whose rows go straight into results. What a row writes too much is overwritten by the next one of the same call, and a call's last register comes from elsewhere.</summary>
    /// <returns>Whether <typeparamref name="TFirst"/> may have lost a NaN.</returns>
    private bool Squares<TFirst, TNext>(T* source, in Block block, in Scratch<TTotal> scratch, TResult* to, bool isDirect)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            bool lost = false;
            for (int sheet = 0; sheet < block.Sheets; sheet++)
            {
                for (int row = block.Row, count; row < block.Row + block.Rows; row += count)
                {
                    Block part = block with { Sheet = block.Sheet + sheet, Sheets = 1, Row = row, Rows = block.Row + block.Rows - row };
                    SquareRows<TTotal> rows = squares!.Rows((TTotal*)source, part, TNext.Absent, scratch.Slab, out count);
                    SquareLines<TFirst, TNext> work = new(rows, count, block.Outputs, (TTotal*)to, finishing.DivisorsFrom((part.Sheet * geometry.Height.OutputExtent) + row, 0), geometry.ResultPitch, scratch.Totals);
                    lost |= isDirect ? work.With<KeepEnding>() : finish.End(work);
                    to += count * geometry.ResultPitch;
                }
            }

            return lost;
        }
    }

    private readonly struct SquareLines<TFirst, TNext>(SquareRows<TTotal> squares, int lines, nint outputs, TTotal* to, RowDivisors<TTotal> divisors, nint pitch, TTotal* end) : IEndingWork
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        public bool With<TEnding>()
            where TEnding : struct, IEnding
        {
            unchecked
            {
                nint lanes = TSet.Shifting;
                NearRows<TTotal> rows = NearRows<TTotal>.Of(lines, (squares.Length + lanes - 1) / lanes, outputs, lanes, to, pitch, divisors, end);
                bool lost = SquareKernel.Run<TTotal, TFirst, TNext, TEnding, TSet>(squares, rows);
                rows.Complete(outputs, lanes);
                return lost;
            }
        }
    }

    /// <summary>A block's lines, folded and finished in registers.</summary>
    /// <returns>Whether a −0 may be wrong.</returns>
    private bool Straight<TNext>(in Block block, in Scratch<TTotal> scratch, TResult* to, bool isDirect)
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            // Where a row has several blocks, what goes beyond a row's end would be in the next one's way.
            int together = geometry.IsWhole ? FinishPass<TResult, TTotal, TFinish>.LinesTogether : 1;
            long first = (block.Sheet * geometry.Height.OutputExtent) + block.Row;
            for (int line = 0; line < block.Lines; line += together)
            {
                int lines = int.Min(together, block.Lines - line);
                StraightLines<TNext> work = new(scratch.Lines + (line * geometry.LinePitch), lines, block.Outputs, (TTotal*)to + (line * geometry.ResultPitch), finishing.DivisorsFrom(first + line, block.First), geometry, scratch.Totals);
                if (isDirect) work.With<KeepEnding>();
                else finish.End(work);
            }

            return TNext.LosesZeros && HasNegativeZero(new((TTotal*)to, geometry.ResultPitch), block);
        }
    }

    private readonly struct StraightLines<TNext>(TTotal* padded, int lines, nint outputs, TTotal* to, RowDivisors<TTotal> divisors, FoldGeometry geometry, TTotal* end) : IEndingWork
        where TNext : struct, IReducer<TTotal>
    {
        public bool With<TEnding>()
            where TEnding : struct, IEnding
        {
            unchecked
            {
                nint lanes = TSet.Shifting;
                NearRows<TTotal> rows = NearRows<TTotal>.Of(lines, geometry.LinePitch / lanes, outputs, lanes, to, geometry.ResultPitch, divisors, end);
                NeighbourKernel.Run<TTotal, TNext, TEnding, TSet>(padded, geometry.Last.Uniform!.Count, rows);
                rows.Complete(outputs, lanes);
                return false;
            }
        }
    }

    private Totals<TTotal> TotalsOf(in Block block, TResult* target, in Scratch<TTotal> scratch, bool isDirect) =>
        isDirect ? new((TTotal*)target, geometry.ResultPitch) : new(scratch.Totals, unchecked(block.Outputs * geometry.Inner));

    /// <summary>Totals become results in the destination, if they are not there already.</summary>
    /// <returns>Whether a −0 may be wrong.</returns>
    private bool Emit<TNext>(in Totals<TTotal> totals, in Block block, in Scratch<TTotal> scratch, TResult* target, bool isDirect)
        where TNext : struct, IReducer<TTotal>
    {
        bool lost = TNext.LosesZeros && HasNegativeZero(totals, block);
        if (totals.At == (TTotal*)target) return lost;
        if (isDirect) CopyKernel.Pack((TResult*)totals.At, totals.Pitch, geometry.ResultPitch, target, block.Outputs * geometry.Inner, block.Lines);
        else finishing.Run(totals, block, (TResult*)scratch.Results, target);
        return lost;
    }

    private bool HasNegativeZero(in Totals<TTotal> totals, in Block block)
    {
        unchecked
        {
            nint outputs = block.Outputs * geometry.Inner;

            // What lies between very short lines may be looked at too: at worst the block is folded again.
            bool isOneLine = totals.Pitch == outputs || outputs * sizeof(TTotal) < LastAxisPass<T, TTotal, TLift, TSet>.ShortLine;
            RowBlock rows = isOneLine ? RowBlock.Single(((block.Lines - 1) * totals.Pitch) + outputs) : new(block.Lines, outputs, totals.Pitch, 0);
            return ZeroKernel.HasNegative(totals.At, rows);
        }
    }
}
