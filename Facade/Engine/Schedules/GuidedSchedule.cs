using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Quick;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Reductions in which a first fold guides a second: two walks over the taps, the formula of Core in each, on registers of doubles.</summary>
/// <remarks>Of floats a quicker formula goes first; lanes that it leaves in doubt are worked out by Core's.</remarks>
internal sealed unsafe class GuidedSchedule<T, TFormula, TQuick>(Job<T> job, TFormula formula, TQuick quick) : CellSchedule<T>(job, GuidedWalk.Width)
    where T : unmanaged, INumber<T>
    where TFormula : struct, IGuidedFormula
    where TQuick : struct, IQuickFormula
{
    internal override string Name => "guided";

    private protected override void Work(T* source, T* target, long from, long to, ref Pieces pieces)
    {
        if (RealVector512.IsFast) Work<RealPair512, RealVector512>(source, target, from, to, ref pieces);
        else if (Vector.IsHardwareAccelerated) Work<RealPair, RealVector>(source, target, from, to, ref pieces);
        else Work<Real, Real>(source, target, from, to, ref pieces);
    }

    private void Work<TReal, TOnce>(T* source, T* target, long from, long to, ref Pieces pieces)
        where TReal : unmanaged, IReal<TReal>
        where TOnce : unmanaged, IReal<TOnce>
    {
        LaneChunk chunk = Chunk(ref pieces);
        GuidedWalk<T, DoubleLift<T>, TFormula, TReal, TOnce> walk = new(formula, Geometry, ref pieces);
        QuickWalk<TQuick> quickWalk = new(quick, Geometry, ref pieces);
        bool isQuick = typeof(T) == typeof(float) && quickWalk.IsFast;
        for (long unit = from; unit < to; unit++)
        {
            Geometry.Fill(unit, ref chunk);
            walk.Begin(source, chunk);
            if (isQuick && QuickWalk<TQuick>.Takes(walk.Count, chunk))
            {
                bool isDone = QuickWalk<TQuick>.ReadsInPlace(chunk) ? quickWalk.Run((float*)source, chunk, (float*)target) : quickWalk.Run(walk.Gather(), chunk, (float*)target);
                if (isDone) continue;
            }

            if (walk.Count == 0) GatherKernel.Fill(T.CreateSaturating(TFormula.Empty), chunk.Segments, chunk.SegmentCount, target);
            else walk.Scatter(walk.Results(formula), chunk, target);
        }
    }
}

/// <summary>How much a walk takes on at a time.</summary>
internal static class GuidedWalk
{
    /// <summary>Lanes: a kilobyte of doubles, a multiple of every register.</summary>
    internal const int Width = 128;

    /// <summary>Taps that are gathered once: a quarter of a megabyte of doubles.</summary>
    internal const long MostBuffered = 256;
}

/// <summary>A sum of the taps as they are.</summary>
internal readonly struct TapItself : IGuidedSums
{
    public static bool IsGuidedByMaximum => false;

    public static bool HasTwoSums => false;

    TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total;

    TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => tap;

    TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => first;
}

/// <summary>One thread's walks over the taps of chunks: what is done for each tap by <typeparamref name="TReal"/>, what is done once by <typeparamref name="TOnce"/>.</summary>
/// <remarks>A pair of registers hides what one would wait for, but a logarithm beside a division has more numbers than there are registers.</remarks>
internal unsafe struct GuidedWalk<T, TLift, TFormula, TReal, TOnce> : ILeaves
    where T : unmanaged, INumber<T>
    where TLift : struct, ILift<T, double>
    where TFormula : struct, IGuidedSums
    where TReal : unmanaged, IReal<TReal>
    where TOnce : unmanaged, IReal<TOnce>
{
    private readonly TFormula formula;
    private readonly int axes;
    private readonly double* guide;
    private readonly double* results;
    private readonly T* narrowed;
    private readonly PairwiseSums<TReal> sums;
    private readonly MergePlan merges;
    private readonly double* stack;
    private TapRows<T, double, TLift> rows;
    private AxisTaps* taps;
    private double* kept;
    private int length;
    private bool isLifting;

    internal GuidedWalk(TFormula formula, CellGeometry geometry, ref Pieces pieces)
    {
        (this.formula, axes) = (formula, geometry.Axes);
        rows = new(default, GuidedWalk.Width, long.Min(geometry.LongestWindow, GuidedWalk.MostBuffered), ref pieces);
        sums = new(GuidedWalk.Width, geometry, ref pieces);
        merges = new(geometry, GuidedWalk.MostBuffered, ref pieces);
        stack = pieces.Next<double>((geometry.Levels + 2) * 2 * RealKernel<TReal>.Count);
        guide = pieces.Next<double>(GuidedWalk.Width);
        results = pieces.Next<double>(GuidedWalk.Width);
        narrowed = pieces.Next<T>(GuidedWalk.Width);
    }

    /// <summary>How many taps the windows have.</summary>
    internal readonly long Count => rows.CountBefore(axes);

    internal readonly int Length => length;

    internal readonly double* Guides => guide;

    internal void Begin(T* source, in LaneChunk chunk)
    {
        rows.Begin(source, chunk);
        taps = chunk.Taps;
        kept = null;
        length = (chunk.Lanes + RealKernel<TReal>.Count - 1) & -RealKernel<TReal>.Count;
    }

    /// <summary>The results of the lanes.</summary>
    internal double* Results<TFinishing>(in TFinishing finishing)
        where TFinishing : struct, IGuidedFormula
    {
        Guide();
        int sum = Sum();
        RealKernel<TOnce>.Finish(finishing, guide, sums.First(sum), sums.Second(sum), Count, results, length);
        sums.Release(sum);
        return results;
    }

    /// <summary>The rows of all taps, of which there are at most <see cref="GuidedWalk.MostBuffered"/>.</summary>
    internal double* Gather()
    {
        if (kept is null) kept = rows.GatherAll(axes - 1, 0, 0);
        return kept;
    }

    /// <summary>The first fold.</summary>
    internal void Guide()
    {
        if (rows.KeepsAll(axes)) Gather();
        if (TFormula.IsGuidedByMaximum)
        {
            if (kept is not null) RealKernel<TReal>.Maximum(kept, GuidedWalk.Width, (nint)Count, guide, length);
            else Highest(axes - 1, 0, 0);
            RealKernel<TReal>.Guide(formula, guide, Count, guide, length);
            return;
        }

        isLifting = false;
        int total = kept is not null ? KeptSum(default(TapItself)) : sums.Of(ref this, axes, length);
        RealKernel<TReal>.Guide(formula, sums.First(total), Count, guide, length);
        sums.Release(total);
    }

    /// <summary>The second fold.</summary>
    internal int Sum()
    {
        isLifting = true;
        return kept is not null ? KeptSum(formula) : sums.Of(ref this, axes, length);
    }

    private readonly int KeptSum<TLifting>(in TLifting lifting)
        where TLifting : struct, IGuidedSums
    {
        int sum = sums.Take();
        RealKernel<TReal>.Sum(lifting, kept, GuidedWalk.Width, merges.Of(taps), guide, stack, sums.First(sum), sums.Second(sum), length);
        return sum;
    }

    internal readonly double* FirstOf(int sum) => sums.First(sum);

    internal readonly double* SecondOf(int sum) => sums.Second(sum);

    internal readonly void Release(int sum) => sums.Release(sum);

    /// <summary>A tap that the first fold has seen.</summary>
    internal readonly double* Row(nint offset, nint index) => rows.Again(offset, index);

    public readonly AxisTaps Axis(int axis) => rows.Axis(axis);

    readonly bool ILeaves.HasTwo => isLifting && TFormula.HasTwoSums;

    readonly void ILeaves.Write(nint offset, nint index, double* first, double* second)
    {
        if (isLifting) RealKernel<TReal>.Lift(formula, rows.Again(offset, index), guide, first, second, length);
        else Buffer.MemoryCopy(rows.Gathered(offset, index), first, length * sizeof(double), length * sizeof(double));
    }

    /// <summary>Rounds once to the element type, and writes.</summary>
    internal readonly void Scatter(double* from, in LaneChunk chunk, T* target)
    {
        if (typeof(T) == typeof(double)) default(CanonicalFinish<double>).Row(from, chunk.Lanes, 1, (double*)narrowed);
        else if (typeof(T) == typeof(float) || typeof(T) == typeof(Half)) default(NarrowingQuotientFinish<T, double>).Row(from, chunk.Lanes, 1, narrowed);
        else if (sizeof(T) < sizeof(double)) default(RoundedQuotientFinish<T, double>).Row(from, chunk.Lanes, 1, narrowed);
        else for (int lane = 0; lane < chunk.Lanes; lane++) narrowed[lane] = Element.Narrow<T>(from[lane]);
        GatherKernel.Scatter(narrowed, chunk.Segments, chunk.SegmentCount, target);
    }

    /// <summary>The maximum over an axis and those before it, in the order of the fold, which does not matter here.</summary>
    private readonly void Highest(int axis, nint offset, nint index)
    {
        unchecked
        {
            if (axis < 0)
            {
                double* row = rows.Gathered(offset, index);
                if (index == 0) Buffer.MemoryCopy(row, guide, length * sizeof(double), length * sizeof(double));
                else RealKernel<TReal>.Maximum(row, guide, length);
                return;
            }

            AxisTaps taps = rows.Axis(axis);
            for (nint tap = 0; tap < (nint)taps.Count; tap++) Highest(axis - 1, offset + (tap * taps.Stride), index + (tap * taps.Row));
        }
    }
}
