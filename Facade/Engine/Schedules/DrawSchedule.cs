using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Stochastic pooling: the greatest tap, the sum of the shares, and a third walk, row-major, up to the tap that is drawn.</summary>
internal sealed unsafe class DrawSchedule<T>(Job<T> job, long seed) : CellSchedule<T>(job, GuidedWalk.Width)
    where T : unmanaged, INumber<T>
{
    internal override string Name => "drawn";

    private protected override void Work(T* source, T* target, long from, long to, ref Pieces pieces)
    {
        if (RealVector512.IsFast) Work<RealPair512>(source, target, from, to, ref pieces);
        else if (Vector.IsHardwareAccelerated) Work<RealPair>(source, target, from, to, ref pieces);
        else Work<Real>(source, target, from, to, ref pieces);
    }

    private void Work<TReal>(T* source, T* target, long from, long to, ref Pieces pieces)
        where TReal : unmanaged, IReal<TReal>
    {
        double* thresholds = pieces.Next<double>(GuidedWalk.Width);
        double* sums = pieces.Next<double>(GuidedWalk.Width);
        double* drawn = pieces.Next<double>(GuidedWalk.Width);
        LaneChunk chunk = Chunk(ref pieces);
        GuidedWalk<T, DoubleLift<T>, ExpectationFormula, TReal, TReal> walk = new(default, Geometry, ref pieces);
        for (long unit = from; unit < to; unit++)
        {
            Geometry.Fill(unit, ref chunk);
            walk.Begin(source, chunk);
            if (walk.Count == 0)
            {
                GatherKernel.Fill(T.Zero, chunk.Segments, chunk.SegmentCount, target);
                continue;
            }

            Geometry.Draw(unit, chunk, seed, thresholds);
            walk.Guide();
            int total = walk.Sum();
            RealKernel<TReal>.Scale(thresholds, walk.FirstOf(total), thresholds, walk.Length);
            walk.Release(total);
            new Span<double>(sums, walk.Length).Clear();
            new Span<double>(walk.Guides, walk.Length).CopyTo(new Span<double>(drawn, walk.Length));
            Walk(ref walk, 0, 0, 0, thresholds, sums, drawn);
            RealKernel<TReal>.Drawn(walk.Guides, drawn, walk.Length);
            walk.Scatter(drawn, chunk, target);
        }
    }

    /// <summary>Row-major: the outermost axis is the outermost loop.</summary>
    private void Walk<TReal>(ref GuidedWalk<T, DoubleLift<T>, ExpectationFormula, TReal, TReal> walk, int axis, nint offset, nint index, double* thresholds, double* sums, double* drawn)
        where TReal : unmanaged, IReal<TReal>
    {
        unchecked
        {
            if (axis == Geometry.Axes)
            {
                RealKernel<TReal>.Draw<ExpectationFormula>(default, walk.Row(offset, index), walk.Guides, thresholds, sums, drawn, walk.Length);
                return;
            }

            AxisTaps taps = walk.Axis(axis);
            for (nint tap = 0; tap < (nint)taps.Count; tap++) Walk(ref walk, axis + 1, offset + (tap * taps.Stride), index + (tap * taps.Row), thresholds, sums, drawn);
        }
    }
}
