using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Reductions in which a first fold guides a second: two walks over the taps, the formula of Core in each, on registers of doubles.</summary>
internal sealed unsafe class GuidedSchedule<T, TFormula>(Job<T> job, TFormula formula) : CellSchedule<T>(job, GuidedWalk.Width)
    where T : unmanaged, INumber<T>
    where TFormula : struct, IGuidedFormula
{
    internal override string Name => "guided";

    private protected override void Work(T* source, T* target, long from, long to, ref Pieces pieces)
    {
        if (Vector.IsHardwareAccelerated) Work<RealVector>(source, target, from, to, ref pieces);
        else Work<Real>(source, target, from, to, ref pieces);
    }

    private void Work<TReal>(T* source, T* target, long from, long to, ref Pieces pieces)
        where TReal : unmanaged, IReal<TReal>
    {
        LaneChunk chunk = Chunk(ref pieces);
        GuidedWalk<T, TFormula, TReal> walk = new(formula, Geometry, ref pieces);
        for (long unit = from; unit < to; unit++)
        {
            int lanes = Geometry.Fill(unit, chunk);
            walk.Begin(source, chunk, lanes);
            if (walk.Count == 0) walk.Scatter(T.CreateSaturating(TFormula.Empty), chunk, lanes, target);
            else walk.Scatter(walk.Results(), chunk, lanes, target);
        }
    }
}

/// <summary>How much a walk takes on at a time.</summary>
internal static class GuidedWalk
{
    /// <summary>Lanes: half a kilobyte of doubles, a multiple of every register.</summary>
    internal const int Width = 64;

    /// <summary>Taps that are gathered once: a quarter of a megabyte of doubles.</summary>
    internal const long MostBuffered = 512;
}

/// <summary>One thread's walks over the taps of chunks.</summary>
internal unsafe struct GuidedWalk<T, TFormula, TReal> : ILeaves
    where T : unmanaged, INumber<T>
    where TFormula : struct, IGuidedFormula
    where TReal : unmanaged, IReal<TReal>
{
    private readonly TFormula formula;
    private readonly int axes;
    private readonly double* guide;
    private readonly double* results;
    private readonly PairwiseSums<TReal> sums;
    private TapRows<T, double, DoubleLift<T>> rows;
    private int length;
    private bool isLifting;

    internal GuidedWalk(TFormula formula, CellGeometry geometry, ref Pieces pieces)
    {
        (this.formula, axes) = (formula, geometry.Axes);
        rows = new(default, GuidedWalk.Width, long.Min(geometry.LongestWindow, GuidedWalk.MostBuffered), ref pieces);
        sums = new(GuidedWalk.Width, geometry, ref pieces);
        guide = pieces.Next<double>(GuidedWalk.Width);
        results = pieces.Next<double>(GuidedWalk.Width);
    }

    /// <summary>How many taps the windows have.</summary>
    internal readonly long Count => rows.CountBefore(axes);

    internal readonly int Length => length;

    internal readonly double* Guides => guide;

    internal void Begin(T* source, in LaneChunk chunk, int lanes)
    {
        rows.Begin(source, chunk, lanes);
        length = (lanes + RealKernel<TReal>.Count - 1) & -RealKernel<TReal>.Count;
    }

    /// <summary>The results of the lanes.</summary>
    internal double* Results()
    {
        Guide();
        int sum = Sum();
        RealKernel<TReal>.Finish(formula, guide, sums.First(sum), sums.Second(sum), Count, results, length);
        sums.Release(sum);
        return results;
    }

    /// <summary>The first fold.</summary>
    internal void Guide()
    {
        if (TFormula.IsGuidedByMaximum)
        {
            Highest(axes - 1, 0, 0);
            RealKernel<TReal>.Guide(formula, guide, Count, guide, length);
            return;
        }

        isLifting = false;
        int total = sums.Of(ref this, axes, length);
        RealKernel<TReal>.Guide(formula, sums.First(total), Count, guide, length);
        sums.Release(total);
    }

    /// <summary>The second fold.</summary>
    internal int Sum()
    {
        isLifting = true;
        return sums.Of(ref this, axes, length);
    }

    internal readonly double* FirstOf(int sum) => sums.First(sum);

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

    internal readonly void Scatter(double* from, in LaneChunk chunk, int lanes, T* target)
    {
        unchecked
        {
            for (int lane = 0; lane < lanes; lane++) target[chunk.Targets[lane]] = Element.Canonical(Element.Narrow<T>(from[lane]));
        }
    }

    internal readonly void Scatter(T value, in LaneChunk chunk, int lanes, T* target)
    {
        unchecked
        {
            for (int lane = 0; lane < lanes; lane++) target[chunk.Targets[lane]] = value;
        }
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
