using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Of the greatest element, to those that are equal to it, by a policy of ties; the first is the first row-major.</summary>
internal readonly unsafe struct MostElementScattering<TReal>(Ties ties) : IScattering<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>So many are counted exactly in a float.</summary>
    private const int MostCounted = 1 << 23;

    private readonly bool isFirst = ties.Among(true, false, false);
    private readonly bool isSplit = ties.Among(false, true, false);

    public static bool NeedsMaps => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Bin<TLanes>(in ScatterPlace<TReal> place, in BinTaps<TReal> row, in BinTaps<TReal> column)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            BinKernel<TReal, MostOfElements<TReal>>.Run(place.Maps, row, column, place.Width, place.Most);
            TLanes nothing = TLanes.Create(TReal.Zero);
            for (nint done = 0; done < place.Width; done += TLanes.Count)
            {
                TLanes most = TLanes.Load(place.Most + done);
                TLanes gradient = TLanes.Canonical(TLanes.Load(place.Gradient + done));
                if (isSplit) gradient = TLanes.Divide(gradient, Equal(place.Maps + done, row, column, most));
                TLanes found = nothing;
                for (int down = 0; down < row.Count; down++)
                {
                    for (int across = 0; across < column.Count; across++)
                    {
                        // SAFETY: the sum of a row and a column offset is that of an element of the map, and Count channels begin there.
                        nint at = row.First[down].Low + column.First[across].Low + done;
                        TLanes attains = TLanes.HaveSameBits(TLanes.Canonical(TLanes.Load(place.Maps + at)), most);
                        TLanes chosen = isFirst ? TLanes.Select(found, nothing, attains) : attains;
                        if (!TLanes.HasNaN(chosen)) continue;
                        found = TLanes.Select(found, found, attains);
                        Sums<TReal>.Add(place.Sums + at, gradient, chosen);
                    }
                }
            }
        }
    }

    /// <summary>How many elements of the bin are equal to its greatest, in each lane.</summary>
    private static TLanes Equal<TLanes>(TReal* maps, in BinTaps<TReal> row, in BinTaps<TReal> column, TLanes most)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            long* counts = stackalloc long[TLanes.Count];
            new Span<long>(counts, TLanes.Count).Clear();
            (TLanes count, int counted) = (TLanes.Create(TReal.Zero), 0);
            for (int down = 0; down < row.Count; down++)
            {
                for (int across = 0; across < column.Count; across++)
                {
                    TLanes attains = TLanes.HaveSameBits(TLanes.Canonical(TLanes.Load(maps + row.First[down].Low + column.First[across].Low)), most);
                    count = TLanes.Select(attains, TLanes.Add(count, TLanes.Create(TReal.One)), count);
                    if (++counted < MostCounted) continue;
                    AddTo(counts, count);
                    (count, counted) = (TLanes.Create(TReal.Zero), 0);
                }
            }

            AddTo(counts, count);
            TReal* reals = stackalloc TReal[TLanes.Count];
            for (int lane = 0; lane < TLanes.Count; lane++) reals[lane] = TReal.CreateTruncating(counts[lane]);
            return TLanes.Load(reals);
        }
    }

    private static void AddTo<TLanes>(long* counts, TLanes count)
        where TLanes : struct, ILanes<TLanes, TReal>
    {
        unchecked
        {
            TReal* reals = stackalloc TReal[TLanes.Count];
            TLanes.Store(count, reals);
            for (int lane = 0; lane < TLanes.Count; lane++) counts[lane] += long.CreateTruncating(reals[lane]);
        }
    }
}
