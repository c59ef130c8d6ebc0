using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The rows of windows that overlap much on the innermost outer axis, folded into lines.</summary>
internal static unsafe class SweepPass
{
    /// <summary>What the kernels need for one block, in totals.</summary>
    internal static nint Room<TTotal>(FoldGeometry geometry)
        where TTotal : unmanaged
    {
        if (!geometry.SweepsRows) return 0;
        nint taps = (nint)geometry.Height.Uniform!.Count;
        nint ends = taps * SweepKernel.Across * 64 / sizeof(TTotal);
        if (RingKernel.Takes(taps)) return nint.Max(ends, RingKernel.Room<TTotal>(taps));
        return nint.Max(ends, LadderKernel.Room<TTotal>((geometry.MostRows * (nint)geometry.Height.Uniform.Stride) + taps, taps));
    }

    /// <summary>
    /// One sheet's rows. Taps further apart than one row make as many independent sets of rows.
    /// </summary>
    /// <returns>Whether <typeparamref name="TFirst"/> may have lost a NaN.</returns>
    internal static bool Run<TTotal, TFirst, TNext, TSet>(AxisTable height, in Block block, (long Low, long High) hull, in Rows<TTotal> rows, nint length, TTotal* target, nint targetPitch, TTotal* scratch)
        where TTotal : unmanaged
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            UniformWindows windows = height.Uniform!;
            nint step = (nint)height.Step;
            nint stride = (nint)windows.Stride;
            nint sets = Sets(height);
            nint before = (nint)(hull.Low - windows.Start - (block.Row * windows.Stride));
            nint present = (nint)(hull.High - hull.Low);
            bool lost = false;
            for (nint set = 0; set < nint.Min(sets, block.Rows); set++)
            {
                // Rows of a set are counted from its first output's first tap.
                nint first = set * stride;
                nint absent = nint.Max(0, (before - first + step - 1) / step);
                nint from = first + (absent * step) - before;
                SweepBlock<TTotal> sweep = new(
                    rows.From + (from * rows.RowPitch),
                    rows.RowPitch * step,
                    absent,
                    nint.Max(0, (present - from + step - 1) / step),
                    target + (set * targetPitch),
                    targetPitch * sets,
                    (block.Rows - set + sets - 1) / sets,
                    stride * sets / step,
                    (nint)windows.Count,
                    length);
                if (TFirst.IsExact) lost |= SweepKernel.Run<TTotal, TFirst, TSet>(sweep, scratch);
                else if (RingKernel.Takes(sweep.Taps)) RingKernel.Run<TTotal, TNext, TSet>(sweep, scratch);
                else LadderKernel.Run<TTotal, TNext, TSet>(sweep, scratch);
            }

            return lost;
        }
    }

    /// <summary>How many sets of windows share no row.</summary>
    internal static nint Sets(AxisTable height) => (nint)(height.Step / (long)System.Numerics.BigInteger.GreatestCommonDivisor(height.Step, height.Uniform!.Stride));
}
