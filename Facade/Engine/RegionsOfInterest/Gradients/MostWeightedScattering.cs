using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Of the greatest weighted element, to the first whose product attains it, samples row-major; to none where that is the 0 of a sample outside.</summary>
internal readonly unsafe struct MostWeightedScattering<TReal> : IScattering<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public static bool NeedsMaps => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Bin<TLanes>(in ScatterPlace<TReal> place, in BinTaps<TReal> row, in BinTaps<TReal> column)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            BinKernel<TReal, MostOfWeighted<TReal>>.Run(place.Maps, row, column, place.Width, place.Most);
            for (nint done = 0; done < place.Width; done += TLanes.Count)
            {
                (TLanes most, TLanes gradient) = (TLanes.Load(place.Most + done), TLanes.Canonical(TLanes.Load(place.Gradient + done)));
                TLanes found = TLanes.Create(TReal.Zero);
                for (AxisTap<TReal>* down = row.First; down < row.First + row.Count; down++)
                {
                    for (AxisTap<TReal>* across = column.First; across < column.First + column.Count; across++)
                    {
                        found = Corner(place, done + down->Low + across->Low, down->LowWeight * across->LowWeight, most, gradient, found);
                        found = Corner(place, done + down->Low + across->High, down->LowWeight * across->HighWeight, most, gradient, found);
                        found = Corner(place, done + down->High + across->Low, down->HighWeight * across->LowWeight, most, gradient, found);
                        found = Corner(place, done + down->High + across->High, down->HighWeight * across->HighWeight, most, gradient, found);
                    }
                }
            }
        }
    }

    /// <summary>The lanes that have been found after one more element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Corner<TLanes>(in ScatterPlace<TReal> place, nint at, TReal weight, TLanes most, TLanes gradient, TLanes found)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            // SAFETY: at is the offset of an element of the map, and Count channels begin there.
            TLanes by = TLanes.Create(weight);
            TLanes attains = TLanes.HaveSameBits(TLanes.Canonical(TLanes.Multiply(by, TLanes.Load(place.Maps + at))), most);
            TLanes first = TLanes.Select(found, TLanes.Create(TReal.Zero), attains);
            if (!TLanes.HasNaN(first)) return found;
            Sums<TReal>.Add(place.Sums + at, TLanes.Multiply(by, gradient), first);
            return TLanes.Select(found, found, attains);
        }
    }
}
