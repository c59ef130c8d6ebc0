using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.RegionsOfInterest;

/// <summary>How the samples of a bin become one value: each sample from its four weighted elements, pairwise down and then along, then a finish.</summary>
internal sealed record SampleReduction<TReal>(
    Func<WeightedElements<TReal>, TReal> Sample,
    Func<TReal, TReal, TReal> Combine,
    Func<TReal, SampleCounts, TReal> Finish)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static readonly Func<TReal, TReal, TReal> greater = TReal.Max;

    internal static SampleReduction<TReal> Of(RoiReduction reduction) => reduction.Among<Func<SampleReduction<TReal>>>(new(
        Average: () => new(Interpolated, (left, right) => left + right, (total, counts) => total / TReal.CreateSaturating(counts.All)),
        Max: () => new(Interpolated, greater, (most, _) => most),
        WeightedMax: () => new(Largest, greater, (most, counts) => counts.Inside < counts.All ? TReal.Max(most, TReal.Zero) : most)))();

    private static TReal Interpolated(WeightedElements<TReal> taps) => ((taps.UpperLeft + taps.UpperRight) + taps.LowerLeft) + taps.LowerRight;

    private static TReal Largest(WeightedElements<TReal> taps) => TReal.Max(TReal.Max(taps.UpperLeft, taps.UpperRight), TReal.Max(taps.LowerLeft, taps.LowerRight));

    /// <summary>The value of one bin of one plane; 0 where no sample is inside.</summary>
    internal TReal Reduce(SampleAxis<TReal> rows, int row, SampleAxis<TReal> columns, int column, Func<long, long, TReal> element)
    {
        Maybe<TReal> total = columns.Fold(
            column,
            across => rows.Fold(row, down => Maybe<TReal>.Of(Sample(WeightedElements<TReal>.Of(rows.Taps(row, down), columns.Taps(column, across), element))), Combine),
            Combine);
        return total.IsPresent ? Finish(total.Value, new(rows.Samples * columns.Samples, Inside(rows, row) * Inside(columns, column))) : TReal.Zero;
    }

    private static long Inside(SampleAxis<TReal> axis, int bin)
    {
        (long first, long end) = axis.Inside(bin);
        return end - first;
    }
}

/// <summary>The samples of a bin, and those of them that are inside the map.</summary>
internal readonly record struct SampleCounts(long All, long Inside);

/// <summary>The four elements around a sample, each times its weight, the product of the two along the axes.</summary>
internal readonly record struct WeightedElements<TReal>(TReal UpperLeft, TReal UpperRight, TReal LowerLeft, TReal LowerRight)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    internal static WeightedElements<TReal> Of(SampleTaps<TReal> down, SampleTaps<TReal> across, Func<long, long, TReal> element) => new(
        down.LowWeight * across.LowWeight * element(down.Low, across.Low),
        down.LowWeight * across.HighWeight * element(down.Low, across.High),
        down.HighWeight * across.LowWeight * element(down.High, across.Low),
        down.HighWeight * across.HighWeight * element(down.High, across.High));
}
