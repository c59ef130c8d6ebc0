using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Of the greatest sample, to the four elements of the first that attains it, row-major.</summary>
internal readonly unsafe struct MostSampleScattering<TReal> : IScattering<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool NeedsMaps => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Bin<TLanes>(in ScatterPlace<TReal> place, in BinTaps<TReal> row, in BinTaps<TReal> column)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            BinKernel<TReal, MostOfSamples<TReal>>.Run(place.Maps, row, column, place.Width, place.Most);
            for (nint done = 0; done < place.Width; done += TLanes.Count)
            {
                (TLanes most, TLanes gradient, TLanes nothing) = (TLanes.Load(place.Most + done), TLanes.Canonical(TLanes.Load(place.Gradient + done)), TLanes.Create(TReal.Zero));
                TLanes found = nothing;
                for (int down = 0; down < row.Count; down++)
                {
                    for (int across = 0; across < column.Count; across++)
                    {
                        TLanes sample = BinKernel<TReal, MostOfSamples<TReal>>.Tap<TLanes>(place.Maps + done, row.First + down, column.First + across);
                        TLanes attains = TLanes.HaveSameBits(TLanes.Canonical(sample), most);
                        TLanes first = TLanes.Select(found, nothing, attains);
                        if (!TLanes.HasNaN(first)) continue;
                        found = TLanes.Select(found, found, attains);
                        Four(place.Sums + done, row.First + down, column.First + across, gradient, first);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four<TLanes>(TReal* sums, AxisTap<TReal>* down, AxisTap<TReal>* across, TLanes gradient, TLanes mask)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            // SAFETY: each sum of a row and a column offset is that of an element of the map, and Count sums begin there.
            Sums<TReal>.Add(sums + down->Low + across->Low, TLanes.Multiply(TLanes.Create(down->LowWeight * across->LowWeight), gradient), mask);
            Sums<TReal>.Add(sums + down->Low + across->High, TLanes.Multiply(TLanes.Create(down->LowWeight * across->HighWeight), gradient), mask);
            Sums<TReal>.Add(sums + down->High + across->Low, TLanes.Multiply(TLanes.Create(down->HighWeight * across->LowWeight), gradient), mask);
            Sums<TReal>.Add(sums + down->High + across->High, TLanes.Multiply(TLanes.Create(down->HighWeight * across->HighWeight), gradient), mask);
        }
    }
}
