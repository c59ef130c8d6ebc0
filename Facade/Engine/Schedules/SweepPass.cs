using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The rows of windows that overlap much on an axis, folded into lines: those of the innermost outer axis, or, channels last, the positions of the last one.</summary>
internal static unsafe class SweepPass
{
    /// <summary>Rows of fewer bytes go in strips of one register without rings, which takes less for each row.</summary>
    private const int LeastRing = 4 * LineKernel.Register;

    /// <summary>What the kernels need for one block, in totals.</summary>
    internal static nint Room<TTotal>(FoldGeometry geometry)
        where TTotal : unmanaged
    {
        nint rows = geometry.SweepsRows ? Room<TTotal>(geometry.Height.Uniform!, geometry.MostRows) : 0;
        return geometry.SweepsLast ? nint.Max(rows, Room<TTotal>(geometry.Last.Uniform!, geometry.MostOutputs)) : rows;
    }

    private static nint Room<TTotal>(UniformWindows windows, nint outputs)
        where TTotal : unmanaged
    {
        nint taps = (nint)windows.Count;
        nint rings = RingKernel.Takes(taps) ? RingKernel.Room<TTotal>(taps) : 0;
        return nint.Max(nint.Max(SweepKernel.Room<TTotal>(taps), rings), LadderKernel.Room<TTotal>((outputs * (nint)windows.Stride) + taps, taps));
    }

    /// <summary>
    /// One sheet's rows, for some outputs of the axis. Taps further apart than one row make as many independent sets of rows.
    /// </summary>
    /// <returns>Whether <typeparamref name="TFirst"/> may have lost a NaN.</returns>
    internal static bool Run<TTotal, TFirst, TNext, TSet>(AxisTable axis, (int First, int Count) outputs, (long Low, long High) hull, in Rows<TTotal> rows, nint length, TTotal* target, nint targetPitch, TTotal* scratch)
        where TTotal : unmanaged
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            UniformWindows windows = axis.Uniform!;
            nint step = (nint)axis.Step;
            nint stride = (nint)windows.Stride;
            nint sets = (nint)axis.StrideSets;
            nint before = (nint)(hull.Low - windows.Start - (outputs.First * windows.Stride));
            nint present = (nint)(hull.High - hull.Low);
            bool lost = false;
            for (nint set = 0; set < nint.Min(sets, outputs.Count); set++)
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
                    (outputs.Count - set + sets - 1) / sets,
                    stride * sets / step,
                    (nint)windows.Count,
                    length);
                if (TFirst.IsExact) lost |= SweepKernel.Run<TTotal, TFirst, TSet>(sweep, scratch);
                else if (SlideKernel.Takes<TTotal, TSet>(sweep)) SlideKernel.Run<TTotal, TNext, TSet>(sweep);
                else if (RingKernel.Takes(sweep.Taps) && length * sizeof(TTotal) >= LeastRing) RingKernel.Run<TTotal, TNext, TSet>(sweep, scratch);
                else LadderKernel.Run<TTotal, TNext, TSet>(sweep, scratch);
            }

            return lost;
        }
    }
}
