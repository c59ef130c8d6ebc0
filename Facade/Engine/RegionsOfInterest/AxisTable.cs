using System.Numerics;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>The taps of all bins of one region along both axes, in rented memory that grows where a region needs more.</summary>
internal unsafe ref struct AxisTable<TReal>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const nint FewestTaps = 256;

    private readonly int rows;
    private readonly int columns;
    private readonly Arena.Line[] bins;
    private Arena.Line[] taps;

    internal AxisTable(in RegionShape shape)
    {
        (rows, columns) = (shape.BinRows, shape.BinColumns);
        bins = Arena.Rent(((nint)rows + columns) * sizeof(BinTaps<TReal>));
        taps = Arena.Rent(FewestTaps * sizeof(AxisTap<TReal>));
    }

    internal readonly BinTaps<TReal>* Rows => (BinTaps<TReal>*)Arena.Start(bins);

    internal readonly BinTaps<TReal>* Columns => unchecked(Rows + rows);

    internal readonly void Return()
    {
        Arena.Return(bins);
        Arena.Return(taps);
    }

    /// <summary>Writes the taps of a region; pitches are the distances between neighbouring rows and columns of the map that is read.</summary>
    internal void Fill<TAxis>(in TAxis down, nint rowPitch, in TAxis across, nint columnPitch)
        where TAxis : struct, IRegionAxis<TReal>
    {
        unchecked
        {
            // SAFETY: a region reaches at most 2²⁴ elements either way, so its samples inside are fewer than an int counts.
            nint needed = Counted(down, Rows, rows) + Counted(across, Columns, columns);
            nint bytes = needed * sizeof(AxisTap<TReal>);
            if (Arena.Bytes(taps) < bytes)
            {
                Arena.Return(taps);
                taps = Arena.Rent(bytes);
            }

            AxisTap<TReal>* next = Filled(down, Rows, rows, rowPitch, (AxisTap<TReal>*)Arena.Start(taps));
            Filled(across, Columns, columns, columnPitch, next);
        }
    }

    private static nint Counted<TAxis>(in TAxis axis, BinTaps<TReal>* bins, int count)
        where TAxis : struct, IRegionAxis<TReal>
    {
        nint taps = 0;
        for (int bin = 0; bin < count; bin++)
        {
            (long first, long end) = axis.Inside(bin);
            bins[bin].Count = (int)(end - first);
            bins[bin].Divisor = axis.Divisor(bin);
            taps += (nint)(end - first);
        }

        return taps;
    }

    private static AxisTap<TReal>* Filled<TAxis>(in TAxis axis, BinTaps<TReal>* bins, int count, nint pitch, AxisTap<TReal>* next)
        where TAxis : struct, IRegionAxis<TReal>
    {
        unchecked
        {
            for (int bin = 0; bin < count; bin++)
            {
                bins[bin].First = next;
                if (bins[bin].Count == 0) continue;
                long first = axis.Inside(bin).First;
                for (int tap = 0; tap < bins[bin].Count; tap++, next++)
                {
                    SampleTaps<TReal> taps = axis.Taps(bin, first + tap);
                    *next = new() { Low = (nint)taps.Low * pitch, High = (nint)taps.High * pitch, LowWeight = taps.LowWeight, HighWeight = taps.HighWeight, Place = (int)(first + tap) };
                }
            }

            return next;
        }
    }
}
