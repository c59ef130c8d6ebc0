using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The fold of the slopes over the transposed plan.</summary>
internal sealed unsafe class SlopeUnits<T, TLift, TFormula, TReal>(CellGeometry geometry, TFormula formula, bool turnsNegatives) : IUnits, IScratchWork
    where T : unmanaged, INumber<T>
    where TLift : struct, ILift<T, double>
    where TFormula : struct, ISmoothFormula
    where TReal : unmanaged, IReal<TReal>
{
    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces)
    {
        Wholes wholes = *(Wholes*)source;
        LaneChunk chunk = LaneChunk.Of(geometry, ref pieces);
        LaneSegment* turned = pieces.Next<LaneSegment>(geometry.Width);
        T* elements = pieces.Next<T>(geometry.Width);
        SlopeLeaves<TFormula, TReal> leaves = new(formula, geometry, ref pieces);
        PairwiseSums<TReal> sums = new(geometry.Width, geometry, ref pieces);
        for (long unit = from; unit < to; unit++)
        {
            geometry.Fill(unit, ref chunk);
            if (chunk.HasNoTaps(geometry.Axes))
            {
                GatherKernel.Fill(T.Zero, chunk.Segments, chunk.SegmentCount, (T*)target);
                continue;
            }

            // The lanes are inputs: where their gradients go is where the inputs themselves come from.
            for (int i = 0; i < chunk.SegmentCount; i++) turned[i] = chunk.Segments[i] with { Source = chunk.Segments[i].Target, SourceStride = chunk.Segments[i].TargetStride };
            // SAFETY: the target of a lane is an element of the item, and its own input has the same place.
            GatherKernel.Run((T*)wholes.X, turned, chunk.SegmentCount, elements);
            default(TLift).Row(elements, chunk.Lanes, leaves.Taps);
            int length = (chunk.Lanes + RealKernel<TReal>.Count - 1) & -RealKernel<TReal>.Count;
            leaves.Begin(wholes, chunk, length);
            int sum = sums.Of(ref leaves, geometry.Axes, length);
            double* totals = sums.First(sum);
            if (turnsNegatives)
            {
                for (int lane = 0; lane < chunk.Lanes; lane++) totals[lane] = T.IsNegative(elements[lane]) ? -totals[lane] : totals[lane];
            }

            if (typeof(T) == typeof(double)) default(CanonicalFinish<double>).Row(totals, chunk.Lanes, 1, (double*)elements);
            else default(NarrowingQuotientFinish<T, double>).Row(totals, chunk.Lanes, 1, elements);
            sums.Release(sum);
            GatherKernel.Scatter(elements, chunk.Segments, chunk.SegmentCount, (T*)target);
        }
    }
}

/// <summary>The shares that come from one output of every lane.</summary>
internal unsafe struct SlopeLeaves<TFormula, TReal> : ILeaves
    where TFormula : struct, ISmoothFormula
    where TReal : unmanaged, IReal<TReal>
{
    private readonly TFormula formula;
    private readonly SlopeRows rows;
    private Wholes wholes;
    private LaneChunk chunk;
    private int length;

    internal SlopeLeaves(TFormula formula, CellGeometry geometry, ref Pieces pieces)
    {
        this.formula = formula;
        double* first = pieces.Next<double>(geometry.Width);
        rows = new()
        {
            Taps = pieces.Next<double>(geometry.Width),
            Gradient = pieces.Next<double>(geometry.Width),
            Guide = pieces.Next<double>(geometry.Width),
            First = first,
            Second = TFormula.HasTwoSums ? pieces.Next<double>(geometry.Width) : first,
            Count = pieces.Next<double>(geometry.Width),
        };
    }

    /// <summary>The inputs of the lanes.</summary>
    internal readonly double* Taps => rows.Taps;

    readonly bool ILeaves.HasTwo => false;

    internal void Begin(in Wholes of, in LaneChunk lanes, int padded) => (wholes, chunk, length) = (of, lanes, padded);

    readonly AxisTaps ILeaves.Axis(int axis) => chunk.Taps[axis];

    readonly void ILeaves.Write(nint offset, nint index, double* total, double* unused)
    {
        unchecked
        {
            GatherKernel.Run(wholes.Gradient + offset, chunk.Segments, chunk.SegmentCount, rows.Gradient);
            GatherKernel.Run(wholes.Guide + offset, chunk.Segments, chunk.SegmentCount, rows.Guide);
            GatherKernel.Run(wholes.First + offset, chunk.Segments, chunk.SegmentCount, rows.First);
            if (TFormula.HasTwoSums) GatherKernel.Run(wholes.Second + offset, chunk.Segments, chunk.SegmentCount, rows.Second);
            GatherKernel.Run(wholes.Count + offset, chunk.Segments, chunk.SegmentCount, rows.Count);
        }

        RealKernel<TReal>.Slope(formula, rows, total, length);
    }
}
