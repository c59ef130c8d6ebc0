using System.Numerics;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Gradients;

/// <summary>How one bin of a region moves with the elements of its map: by each element's weight, over a divisor that is the same for all of them.</summary>
internal readonly record struct BinShares<TReal>(TReal Divisor, Sequence<ElementShare<TReal>> Elements)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private static BinShares<TReal> None => new(TReal.One, []);

    /// <summary>The mean of interpolated samples: down each column of them, the four elements of each in their order.</summary>
    internal static BinShares<TReal> OfMean(SampleAxis<TReal> rows, int row, SampleAxis<TReal> columns, int column) => new(
        TReal.CreateSaturating(rows.Samples * columns.Samples),
        (from across in Inside(columns, column)
         from down in Inside(rows, row)
         from share in Corners(rows.Taps(row, down), columns.Taps(column, across))
         select share).ToSequence());

    /// <summary>The greatest interpolated sample: the elements of the first, row-major, that attains it.</summary>
    internal static BinShares<TReal> OfMost(SampleAxis<TReal> rows, int row, SampleAxis<TReal> columns, int column, TReal most, Func<long, long, TReal> element) =>
        First(from down in Inside(rows, row)
              from across in Inside(columns, column)
              let corners = Corners(rows.Taps(row, down), columns.Taps(column, across))
              where IndexRule.AreSame(Sum(corners.Select(share => share.Of(element))), most)
              select corners);

    /// <summary>The greatest weighted element: the first that attains it, samples row-major. A sample outside, which counts as 0, has no element.</summary>
    internal static BinShares<TReal> OfMostWeighted(SampleAxis<TReal> rows, int row, SampleAxis<TReal> columns, int column, TReal most, Func<long, long, TReal> element) =>
        First(from down in Inside(rows, row)
              from across in Inside(columns, column)
              from share in Corners(rows.Taps(row, down), columns.Taps(column, across))
              where IndexRule.AreSame(share.Of(element), most)
              select Sequence.Of(share));

    /// <summary>The mean of a window's elements.</summary>
    internal static BinShares<TReal> OfMean(Taps down, Taps across) => new(TReal.CreateTruncating(down.Count * across.Count), Whole(down, across));

    /// <summary>The greatest of a window's elements, by a policy of ties; the first is the first row-major.</summary>
    internal static BinShares<TReal> OfMost(Taps down, Taps across, TReal most, Func<long, long, TReal> element, Ties ties)
    {
        Sequence<ElementShare<TReal>> equal = Whole(down, across).Where(share => IndexRule.AreSame(share.Of(element), most)).ToSequence();
        return equal.Count == 0 ? None : ties.Among<BinShares<TReal>>(new(TReal.One, [equal[0]]), new(TReal.CreateTruncating(equal.Count), equal), new(TReal.One, equal));
    }

    /// <summary>The bin's tangent: what the elements' tangents add up to, each to the sum of those before it, divided once.</summary>
    internal TReal Jvp(Func<long, long, TReal> tangent) => Elements.Count == 0 ? TReal.Zero : Sum(Elements.Select(share => share.Of(tangent))) / Divisor;

    private static TReal Sum(IEnumerable<TReal> addends) => addends.Aggregate((sum, addend) => sum + addend);

    private static BinShares<TReal> First(IEnumerable<Sequence<ElementShare<TReal>>> found) => found.Take(1).Select(shares => new BinShares<TReal>(TReal.One, shares)).SingleOrDefault(None);

    private static Sequence<ElementShare<TReal>> Corners(SampleTaps<TReal> down, SampleTaps<TReal> across) =>
    [
        new(down.Low, across.Low, down.LowWeight * across.LowWeight),
        new(down.Low, across.High, down.LowWeight * across.HighWeight),
        new(down.High, across.Low, down.HighWeight * across.LowWeight),
        new(down.High, across.High, down.HighWeight * across.HighWeight),
    ];

    private static Sequence<ElementShare<TReal>> Whole(Taps down, Taps across) =>
        (from row in Enumerable.Range(0, (int)down.Count)
         from column in Enumerable.Range(0, (int)across.Count)
         select new ElementShare<TReal>(down[row], across[column], TReal.One)).ToSequence();

    private static IEnumerable<long> Inside(SampleAxis<TReal> axis, int bin)
    {
        (long first, long end) = axis.Inside(bin);
        for (long sample = first; sample < end; sample++) yield return sample;
    }
}

/// <summary>An element of a map and its weight.</summary>
internal readonly record struct ElementShare<TReal>(long Row, long Column, TReal Weight)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>The weighted element.</summary>
    internal TReal Of(Func<long, long, TReal> element) => Weight * element(Row, Column);
}
