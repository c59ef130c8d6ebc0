using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Quick;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>One thread's quick walks: over the input itself where the lanes lie side by side, else over rows of taps that have been gathered.</summary>
internal readonly unsafe struct QuickWalk<TFormula>
    where TFormula : struct, IQuickFormula
{
    private readonly TFormula formula;
    private readonly int axes;
    private readonly nint* offsets;
    private readonly float* results;

    internal QuickWalk(TFormula formula, CellGeometry geometry, ref Pieces pieces)
    {
        (this.formula, axes) = (formula, geometry.Axes);
        offsets = pieces.Next<nint>(QuickKernel.MostTaps);
        results = pieces.Next<float>(GuidedWalk.Width);
    }

    internal bool IsFast => QuickReal.IsFast && formula.Holds;

    /// <summary>Whether windows of as many taps are within the bounds; a single one is the result of few operations anyway.</summary>
    internal static bool Takes(long count) => count is > 1 and <= QuickKernel.MostTaps;

    /// <summary>Whether lanes lie side by side, in whole registers, where they are read and where they are written.</summary>
    internal static bool ReadsInPlace(in LaneChunk chunk)
    {
        bool isInPlace = true;
        for (int i = 0; i < chunk.SegmentCount; i++) isInPlace &= chunk.Segments[i] is { SourceStride: 1, TargetStride: 1, Count: >= QuickKernel.Lanes };
        return isInPlace;
    }

    /// <summary>The results of the lanes, read from the input.</summary>
    /// <returns>Whether they are the definition's.</returns>
    internal bool Run(float* source, in LaneChunk chunk, float* target)
    {
        unchecked
        {
            Span<nint> taps = Offsets(chunk);
            for (int i = 0; i < chunk.SegmentCount; i++)
            {
                LaneSegment segment = chunk.Segments[i];
                if (!QuickKernel.Run<TFormula, FromElements>(formula, source + segment.Source, taps, segment.Count, target + segment.Target)) return false;
            }

            return true;
        }
    }

    /// <summary>The results of the lanes, from rows that hold one tap each.</summary>
    /// <returns>Whether they are the definition's; else nothing is written.</returns>
    internal bool Run(double* rows, in LaneChunk chunk, float* target)
    {
        Span<nint> taps = new(offsets, Offsets(chunk).Length);
        for (int tap = 0; tap < taps.Length; tap++) taps[tap] = tap * GuidedWalk.Width;
        int length = (chunk.Lanes + QuickKernel.Lanes - 1) & -QuickKernel.Lanes;
        if (!QuickKernel.Run<TFormula, FromRows>(formula, rows, taps, length, results)) return false;
        GatherKernel.Scatter(results, chunk.Segments, chunk.SegmentCount, target);
        return true;
    }

    /// <summary>How far each tap lies from the first, those of an axis inside those of the next.</summary>
    private Span<nint> Offsets(in LaneChunk chunk)
    {
        unchecked
        {
            offsets[0] = 0;
            int count = 1;
            for (int axis = 0; axis < axes; axis++)
            {
                AxisTaps taps = chunk.Taps[axis];
                int before = count;
                for (count = before; count < before * (int)taps.Count; count++) offsets[count] = offsets[count - before] + taps.Stride;
            }

            return new(offsets, count);
        }
    }
}
