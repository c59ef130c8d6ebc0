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
    private readonly QuickSums sums;
    private readonly float* results;

    internal QuickWalk(TFormula formula, CellGeometry geometry, ref Pieces pieces)
    {
        (this.formula, axes) = (formula, geometry.Axes);
        offsets = pieces.Next<nint>(QuickKernel.MostTaps);
        sums = new(pieces.Next<double>(GuidedWalk.Width), pieces.Next<double>(GuidedWalk.Width), pieces.Next<double>(GuidedWalk.Width));
        results = pieces.Next<float>(GuidedWalk.Width);
    }

    internal bool IsFast => QuickReal.IsFast && formula.Holds;

    /// <summary>Whether windows of as many taps are within the bounds, of a register of lanes or more.</summary>
    internal static bool Takes(long count, in LaneChunk chunk) => count is > 1 and <= QuickKernel.MostTaps && chunk.Lanes >= QuickKernel.Lanes;

    /// <summary>Whether lanes lie side by side, a register or more, where they are read.</summary>
    internal static bool ReadsInPlace(in LaneChunk chunk)
    {
        bool isInPlace = true;
        for (int i = 0; i < chunk.SegmentCount; i++) isInPlace &= chunk.Segments[i] is { SourceStride: 1, Count: >= QuickKernel.Lanes };
        return isInPlace;
    }

    /// <summary>The results of the lanes, read from the input.</summary>
    /// <returns>Whether they are the definition's; else nothing is written.</returns>
    internal bool Run(float* source, in LaneChunk chunk, float* target)
    {
        unchecked
        {
            Span<nint> taps = Offsets(chunk);
            for (int i = 0; i < chunk.SegmentCount; i++)
            {
                LaneSegment segment = chunk.Segments[i];
                QuickKernel.Sum<TFormula, FromElements>(formula, source + segment.Source, taps, segment.Count, sums.At(segment.Lane));
            }

            return Finish(taps.Length, chunk, target);
        }
    }

    /// <summary>The results of the lanes, from rows that hold one tap each.</summary>
    /// <returns>Whether they are the definition's; else nothing is written.</returns>
    internal bool Run(double* rows, in LaneChunk chunk, float* target)
    {
        Span<nint> taps = Offsets(chunk);
        for (int tap = 0; tap < taps.Length; tap++) taps[tap] = tap * GuidedWalk.Width;
        QuickKernel.Sum<TFormula, FromRows>(formula, rows, taps, chunk.Lanes, sums);
        return Finish(taps.Length, chunk, target);
    }

    private bool Finish(int count, in LaneChunk chunk, float* target)
    {
        if (!QuickKernel.Finish(formula, sums, count, chunk.Lanes, results)) return false;
        GatherKernel.Scatter(results, chunk.Segments, chunk.SegmentCount, target);
        return true;
    }

    /// <summary>How far each tap lies from the first, those of an axis inside those of the next.</summary>
    private Span<nint> Offsets(in LaneChunk chunk)
    {
        unchecked
        {
            // SAFETY: the counts of the axes multiply to at most MostTaps, as Takes has found.
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
