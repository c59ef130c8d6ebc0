using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Of a mean, to every element of every tap: the gradient divided by the number of taps, times the weight.</summary>
internal readonly unsafe struct MeanScattering<TReal, TTapping> : IScattering<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TTapping : struct, ITapping<TReal>
{
    public static bool NeedsMaps => false;

    public void Bin<TLanes>(in ScatterPlace<TReal> place, in BinTaps<TReal> row, in BinTaps<TReal> column)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            Divide<TLanes>(place.Gradient, place.Width, new(row, column));
            for (int across = 0; across < column.Count; across++)
            {
                for (int down = 0; down < row.Count; down++)
                {
                    if (TTapping.Interpolates) Four<TLanes>(place.Sums, row.First + down, column.First + across, place.Gradient, place.Width);
                    else One<TLanes>(place.Sums + row.First[down].Low + column.First[across].Low, place.Gradient, place.Width);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Divide<TLanes>(TReal* gradient, nint width, BinEnding<TReal> ending)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            for (nint done = 0; done < width; done += TLanes.Count) TLanes.Store(ending.Mean(TLanes.Load(gradient + done)), gradient + done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void One<TLanes>(TReal* sums, TReal* parts, nint width)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            for (nint done = 0; done < width; done += TLanes.Count) Sums<TReal>.Add(sums + done, TLanes.Load(parts + done));
        }
    }

    /// <summary>A sample's four elements, of which some may be one: they are added to one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Four<TLanes>(TReal* sums, AxisTap<TReal>* down, AxisTap<TReal>* across, TReal* parts, nint width)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            // SAFETY: each sum of a row and a column offset is that of an element of the map, and width sums begin there.
            TLanes w0 = TLanes.Create(down->LowWeight * across->LowWeight), w1 = TLanes.Create(down->LowWeight * across->HighWeight);
            TLanes w2 = TLanes.Create(down->HighWeight * across->LowWeight), w3 = TLanes.Create(down->HighWeight * across->HighWeight);
            TReal* upperLeft = sums + down->Low + across->Low, upperRight = sums + down->Low + across->High;
            TReal* lowerLeft = sums + down->High + across->Low, lowerRight = sums + down->High + across->High;
            for (nint done = 0; done < width; done += TLanes.Count)
            {
                TLanes part = TLanes.Load(parts + done);
                Sums<TReal>.Add(upperLeft + done, TLanes.Multiply(w0, part));
                Sums<TReal>.Add(upperRight + done, TLanes.Multiply(w1, part));
                Sums<TReal>.Add(lowerLeft + done, TLanes.Multiply(w2, part));
                Sums<TReal>.Add(lowerRight + done, TLanes.Multiply(w3, part));
            }
        }
    }
}
