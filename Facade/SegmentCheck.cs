using System.Numerics;
using PoolFunctional.Engine.Rows;
using PoolFunctional.Segmenting;

namespace PoolFunctional;

/// <summary>The rules of <see cref="Segments"/>, checked without allocating; a broken one is thrown as an argument error about <c>segments</c>.</summary>
internal static class SegmentCheck
{
    private const string Parameter = "segments";

    /// <summary>How many segments there are where no destination says so.</summary>
    internal static long CountOf(Segments segments) =>
        segments.IsOffsets ? long.Max(0, segments.Length - 1L) : segments.Count ?? (segments.IsLong ? SegmentRule.CountOf(segments.Longs) : SegmentRule.CountOf(segments.Ints));

    /// <summary>Throws unless the numbers group so many rows into so many segments.</summary>
    internal static void Check(Segments segments, long rows, long results)
    {
        if (segments.Count is { } count)
        {
            if (count < 0) Raise.Because(new PoolError.SegmentCountNegative(count), Parameter);
            if (count != results) Raise.Because(new PoolError.SegmentCountMismatch(results, count), Parameter);
        }

        if (results > Array.MaxLength - 2) Raise.Because(new PoolError.SegmentCountTooLarge(results, Array.MaxLength - 2), Parameter);
        if (segments.IsLong) Check(segments.Longs, segments.IsOffsets, rows, results);
        else Check(segments.Ints, segments.IsOffsets, rows, results);
    }

    /// <summary>Where the rows of so many segments are; the numbers have been checked.</summary>
    internal static SegmentIndex IndexOf(Segments segments, int results) =>
        segments.IsLong ? IndexOf(segments.Longs, segments.IsOffsets, results) : IndexOf(segments.Ints, segments.IsOffsets, results);

    private static SegmentIndex IndexOf<TIndex>(ReadOnlySpan<TIndex> numbers, bool isOffsets, int results)
        where TIndex : unmanaged, IBinaryInteger<TIndex> => isOffsets ? SegmentIndex.OfOffsets(numbers) : SegmentIndex.OfIds(numbers, results);

    private static void Check<TIndex>(ReadOnlySpan<TIndex> numbers, bool isOffsets, long rows, long results)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (isOffsets) CheckOffsets(numbers, rows, results);
        else CheckIds(numbers, rows, results);
    }

    private static void CheckIds<TIndex>(ReadOnlySpan<TIndex> ids, long rows, long results)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (ids.Length != rows) Raise.Because(new PoolError.SegmentIdCountMismatch(rows, ids.Length), Parameter);
        int wrong = SegmentRule.FirstOutOfRange(ids, results);
        if (wrong < ids.Length) Raise.Because(new PoolError.SegmentIdOutOfRange(wrong, long.CreateSaturating(ids[wrong]), results), Parameter);
    }

    private static void CheckOffsets<TIndex>(ReadOnlySpan<TIndex> offsets, long rows, long results)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (offsets.Length == 0) Raise.Because(new PoolError.OffsetsEmpty(), Parameter);
        if (offsets.Length - 1 != results) Raise.Because(new PoolError.SegmentCountMismatch(results, offsets.Length - 1), Parameter);
        int wrong = SegmentRule.FirstDecrease(offsets);
        if (wrong < offsets.Length - 1) Raise.Because(new PoolError.OffsetsDecrease(wrong, long.CreateSaturating(offsets[wrong]), long.CreateSaturating(offsets[wrong + 1])), Parameter);
        (long first, long last) = (long.CreateSaturating(offsets[0]), long.CreateSaturating(offsets[^1]));
        if (first != 0 || last != rows) Raise.Because(new PoolError.OffsetsEndWrongly(first, last, rows), Parameter);
    }
}
