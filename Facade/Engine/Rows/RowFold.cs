using System.Collections.Concurrent;
using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Rows;

/// <summary>Folds the present rows of each group pairwise over their positions, features side by side in the lanes.</summary>
/// <remarks>
/// Thirty-two positions become one row, thirty-two such rows one row, and so on: aligned blocks of a power of two are subtrees of the pairwise tree, and in the place of an absent row stands one that
/// changes nothing. <typeparamref name="TQuick"/> answers for columns without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one. Folds are reused, so a run allocates
/// nothing once warm.
/// </remarks>
internal sealed unsafe class RowFold<T, TTotal, TLift, TReducer, TQuick, TMean, TFinish, TSet> : IUnits
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TReducer : struct, IReducer<TTotal>
    where TQuick : struct, IReducer<TTotal>
    where TMean : struct, IMean<TTotal>
    where TFinish : struct, IFinish<T, TTotal>
    where TSet : struct, ILaneSet<TTotal>
{
    private static readonly ConcurrentQueue<RowFold<T, TTotal, TLift, TReducer, TQuick, TMean, TFinish, TSet>> Idle = new();

    private TLift lift;
    private RowRun<T> run;
    private RowScratch<TTotal> plan;

    internal static void Run(in RowRun<T> run, TLift lift = default)
    {
        if (!Idle.TryDequeue(out RowFold<T, TTotal, TLift, TReducer, TQuick, TMean, TFinish, TSet>? fold)) fold = new();
        (fold.run, fold.lift) = (run, lift);
        fold.plan = new(run.Features, run.Groups.MostPositions, keepsLifted: !fold.ReadsInPlace, run.IsNormalized);
        if (run.Threads == 1) fold.Run(run.Source, run.Target, 0, run.Groups.Count);
        else Crew.Run(fold, run.Source, run.Target, run.Groups.Count, run.Threads, default);
        fold.run = default;
        Idle.Enqueue(fold);
    }

    void IUnits.Run(void* source, void* target, long from, long to) => Run((T*)source, (T*)target, from, to);

    private bool ReadsInPlace => lift.IsIdentity && !TMean.IsRanked;

    private static bool IsQuick => typeof(TQuick) != typeof(TReducer);

    private void Run(T* source, T* target, long from, long to)
    {
        unchecked
        {
            Arena.Line[] memory = Arena.Rent(plan.Bytes);
            RowScratch<TTotal> scratch = plan.At(Arena.Start(memory), TReducer.Absent);
            for (long group = from; group < to; group++)
            {
                RowGroup rows = run.Groups.Of(group);
                T* result = target + ((nint)group * run.Features);
                if (rows.Present == 0)
                {
                    new Span<T>(result, (int)run.Features).Fill(run.Empty);
                    continue;
                }

                for (nint column = 0; column < run.Features; column += plan.Width)
                    Columns(source + column, rows, nint.Min(plan.Width, run.Features - column), scratch, result + column);
                if (run.IsNormalized) UnitLength.Row(result, run.Features, scratch.Lengths);
            }

            Arena.Return(memory);
        }
    }

    private void Columns(T* source, in RowGroup rows, nint width, in RowScratch<TTotal> scratch, T* result)
    {
        Walk walk = new() { Source = source, Rows = rows, Width = width, Scratch = scratch };
        int level = RowScratch<TTotal>.LevelOf(rows.Positions);
        bool isDone = false;
        if (IsQuick)
        {
            Block<WatchingReducer<TTotal, TQuick>, TQuick>(ref walk, level, 0, scratch.Totals);
            isDone = !walk.HasLostNaN && !(TQuick.LosesZeros && ZeroKernel.HasNegative(scratch.Totals, RowBlock.Single(width)));
            walk.Rank = 0;
        }

        if (!isDone) Block<TReducer, TReducer>(ref walk, level, 0, scratch.Totals);
        TFinish finish = default;
        if (TMean.IsWhole)
        {
            finish.Row(scratch.Totals, width, TMean.Divisor(rows.Present), result);
            return;
        }

        TMean.Divide(scratch.Totals, width, rows.Present, scratch.Spare);
        finish.Row(scratch.Spare, width, 1, result);
    }

    /// <summary>The block of 32 to the power of level + 1 positions from <paramref name="start"/> on, folded into <paramref name="target"/>.</summary>
    /// <returns>Whether any of its rows is present.</returns>
    private bool Block<TFirst, TNext>(ref Walk walk, int level, nint start, TTotal* target)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            TTotal** rows = stackalloc TTotal*[RowsKernel.MostRows];
            if (level == 0)
            {
                uint present = walk.Rows.PresentFrom(start);
                if (present == uint.MaxValue && walk.Rows.IsInOrder && ReadsInPlace)
                {
                    TTotal* first = (TTotal*)walk.Source + (walk.Rows.RowAt(start) * run.Features);
                    walk.HasLostNaN |= RowsKernel.Run<TTotal, TFirst, TSet>(first, run.Features, walk.Width, target);
                    return true;
                }

                return Folded<TFirst>(ref walk, rows, Leaves(ref walk, start, present, rows), target);
            }

            return Folded<TNext>(ref walk, rows, Branches<TFirst, TNext>(ref walk, level, start, rows), target);
        }
    }

    private static bool Folded<TReduce>(ref Walk walk, TTotal** rows, int count, TTotal* target)
        where TReduce : struct, IReducer<TTotal>
    {
        if (count == 0) return false;
        for (int row = count; row < RowsKernel.Read(count); row++) rows[row] = walk.Scratch.Absent;
        walk.HasLostNaN |= RowsKernel.Run<TTotal, TReduce, TSet>(rows, count, walk.Width, target);
        return true;
    }

    /// <summary>Where the rows of thirty-two positions lie, lifted.</summary>
    /// <returns>The number of positions up to the last present one.</returns>
    private int Leaves(ref Walk walk, nint start, uint present, TTotal** rows)
    {
        unchecked
        {
            int count = MaskBits.Many - BitOperations.LeadingZeroCount(present);
            for (int row = 0; row < count; row++) rows[row] = (present >> row & 1) == 0 ? walk.Scratch.Absent : Lifted(ref walk, walk.Rows.RowAt(start + row), row);
            return count;
        }
    }

    /// <summary>The totals of thirty-two smaller blocks.</summary>
    /// <returns>The number of blocks up to the last in which a row is present.</returns>
    private int Branches<TFirst, TNext>(ref Walk walk, int level, nint start, TTotal** rows)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            int count = 0;
            nint size = (nint)1 << (5 * level);
            for (int block = 0; block < RowsKernel.MostRows && start + (block * size) < walk.Rows.Positions; block++)
            {
                TTotal* total = walk.Scratch.Level(level, block);
                bool isPresent = Block<TFirst, TNext>(ref walk, level - 1, start + (block * size), total);
                rows[block] = isPresent ? total : walk.Scratch.Absent;
                if (isPresent) count = block + 1;
            }

            return count;
        }
    }

    private TTotal* Lifted(ref Walk walk, nint row, int slot)
    {
        unchecked
        {
            T* source = walk.Source + (row * run.Features);
            if (ReadsInPlace) return (TTotal*)source;
            TTotal* lifted = walk.Scratch.Lifted(slot);
            if (!TMean.IsRanked)
            {
                lift.Row(source, walk.Width, lifted);
                return lifted;
            }

            TTotal* plain = (TTotal*)source;
            if (!lift.IsIdentity) lift.Row(source, walk.Width, plain = walk.Scratch.Spare);
            TMean.Weigh(plain, walk.Width, ++walk.Rank, lifted);
            return lifted;
        }
    }

    /// <summary>Where a thread is: the columns of a group.</summary>
    private struct Walk
    {
        internal T* Source;
        internal RowGroup Rows;
        internal nint Width;
        internal RowScratch<TTotal> Scratch;

        /// <summary>How many present rows have been weighed.</summary>
        internal long Rank;

        internal bool HasLostNaN;
    }
}
