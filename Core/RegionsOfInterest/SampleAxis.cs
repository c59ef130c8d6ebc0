using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.RegionsOfInterest;

/// <summary>The samples of one region along one axis: <paramref name="Samples"/> in each bin of <paramref name="BinSize"/>, the first bin at <paramref name="Start"/>, on a map of <paramref name="Extent"/>.</summary>
/// <remarks>Written once for the definition and the engine; it allocates nothing. Each operation is rounded in <typeparamref name="TReal"/>, in the order in which it stands.</remarks>
internal readonly record struct SampleAxis<TReal>(TReal Start, TReal BinSize, long Samples, long Extent)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static TReal Half => TReal.CreateTruncating(0.5);

    /// <summary>From the scaled edges of a region.</summary>
    internal static SampleAxis<TReal> Between(TReal from, TReal to, int bins, long extent, in SampleRule<TReal> rule)
    {
        TReal start = from - rule.Shift;
        TReal size = TReal.Max((to - rule.Shift) - start, rule.LeastSize);
        TReal bin = size / TReal.CreateTruncating(bins);
        return new(start, bin, rule.Samples > 0 ? rule.Samples : long.Max(0, long.CreateTruncating(TReal.Ceiling(bin))), extent);
    }

    /// <summary><c>(start + bin·size) + (sample + ½)·size / samples</c>; along a bin it never turns back.</summary>
    internal TReal Position(int bin, long sample) =>
        (Start + (TReal.CreateTruncating(bin) * BinSize)) + ((TReal.CreateTruncating(sample) + Half) * BinSize / TReal.CreateTruncating(Samples));

    /// <summary>The samples of a bin that are at most one element outside the map: first, and end, exclusive.</summary>
    internal (long First, long End) Inside(int bin)
    {
        if (Samples == 0) return (0, 0);
        if (IsInside(Position(bin, 0)) && IsInside(Position(bin, Samples - 1))) return (0, Samples);
        TReal sign = BinSize >= TReal.Zero ? TReal.One : -TReal.One;
        (TReal near, TReal far) = BinSize >= TReal.Zero ? (-TReal.One, TReal.CreateTruncating(Extent)) : (-TReal.CreateTruncating(Extent), TReal.One);
        return (FirstFrom(bin, sign, near), FirstBeyond(bin, sign, far));
    }

    /// <summary>The two neighbours of a sample inside and how near it is to each.</summary>
    internal SampleTaps<TReal> Taps(int bin, long sample)
    {
        TReal position = TReal.Max(Position(bin, sample), TReal.Zero);
        long low = long.CreateTruncating(position);
        if (low >= Extent - 1) return new(Extent - 1, Extent - 1, TReal.One, TReal.Zero);
        TReal fraction = position - TReal.CreateTruncating(low);
        return new(low, low + 1, TReal.One - fraction, fraction);
    }

    /// <summary>The samples of a bin pairwise; those outside are absent.</summary>
    internal Maybe<TTotal> Fold<TTotal>(int bin, Func<long, Maybe<TTotal>> at, Func<TTotal, TTotal, TTotal> combine)
    {
        (long first, long end) = Inside(bin);
        return Reductions.Fold.Pairwise(Samples, first, end, at, combine);
    }

    private bool IsInside(TReal position) => position >= -TReal.One && position <= TReal.CreateTruncating(Extent);

    /// <summary>The first sample with <c>sign·position ≥ bound</c>.</summary>
    private long FirstFrom(int bin, TReal sign, TReal bound)
    {
        (long least, long end) = (0, Samples);
        while (least < end)
        {
            long middle = least + ((end - least) / 2);
            (least, end) = sign * Position(bin, middle) >= bound ? (least, middle) : (middle + 1, end);
        }

        return least;
    }

    /// <summary>The first sample with <c>sign·position &gt; bound</c>.</summary>
    private long FirstBeyond(int bin, TReal sign, TReal bound)
    {
        (long least, long end) = (0, Samples);
        while (least < end)
        {
            long middle = least + ((end - least) / 2);
            (least, end) = sign * Position(bin, middle) > bound ? (least, middle) : (middle + 1, end);
        }

        return least;
    }
}

/// <summary>What is the same for all regions of a call: what is taken off a scaled coordinate, the least size of a region, and the samples per bin, 0 for adaptive.</summary>
internal readonly record struct SampleRule<TReal>(TReal Shift, TReal LeastSize, int Samples)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    internal static SampleRule<TReal> Of(RoiSampling sampling, PixelConvention convention) =>
        new(TReal.CreateTruncating(convention.Shift), TReal.CreateTruncating(convention.LeastSize), sampling.Fixed ?? 0);
}

/// <summary>The two elements that a sample lies between along one axis, and their weights.</summary>
internal readonly record struct SampleTaps<TReal>(long Low, long High, TReal LowWeight, TReal HighWeight);
