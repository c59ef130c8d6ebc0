using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Both folds of every window.</summary>
internal sealed unsafe class WholeUnits<T, TLift, TFormula, TReal>(CellGeometry geometry, TFormula formula) : IUnits, IScratchWork
    where T : unmanaged, INumber<T>
    where TLift : struct, ILift<T, double>
    where TFormula : struct, ISmoothFormula
    where TReal : unmanaged, IReal<TReal>
{
    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces)
    {
        Wholes wholes = *(Wholes*)target;
        LaneChunk chunk = LaneChunk.Of(geometry, ref pieces);
        GuidedWalk<T, TLift, TFormula, TReal, TReal> walk = new(formula, geometry, ref pieces);
        for (long unit = from; unit < to; unit++)
        {
            geometry.Fill(unit, ref chunk);
            walk.Begin((T*)source, chunk);
            if (walk.Count == 0) continue;
            walk.Guide();
            int sum = walk.Sum();
            GatherKernel.Scatter(walk.Guides, chunk.Segments, chunk.SegmentCount, wholes.Guide);
            GatherKernel.Scatter(walk.FirstOf(sum), chunk.Segments, chunk.SegmentCount, wholes.First);
            if (TFormula.HasTwoSums) GatherKernel.Scatter(walk.SecondOf(sum), chunk.Segments, chunk.SegmentCount, wholes.Second);
            GatherKernel.Fill(walk.Count, chunk.Segments, chunk.SegmentCount, wholes.Count);
            walk.Release(sum);
        }
    }
}
