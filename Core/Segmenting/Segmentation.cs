using PoolFunctional.Segmenting;

namespace PoolFunctional;

/// <summary>Which segment each row of a table belongs to. A closed union; equality is structural.</summary>
/// <remarks>A description: any numbers can be written down, and pooling says whether they are possible for a given table.</remarks>
public abstract record Segmentation
{
    private Segmentation() { }

    /// <summary>Row r belongs to segment <c>ids[r]</c>; ids need not be sorted. There are as many segments as the largest id says, and one more.</summary>
    /// <param name="ids">One id per row.</param>
    /// <returns>The segmentation.</returns>
    /// <example><c>Segmentation.ByIds([1, 0, 1])</c> has two segments: the second row, and the first with the third.</example>
    public static Segmentation ByIds(Sequence<long> ids) => new IdSegmentation(ids, SegmentRule.CountOf(ids.AsSpan()));

    /// <summary>Row r belongs to segment <c>ids[r]</c> of so many; ids need not be sorted.</summary>
    /// <param name="ids">One id per row, each at least 0 and below <paramref name="segments"/>.</param>
    /// <param name="segments">The number of segments, at least 0.</param>
    /// <returns>The segmentation.</returns>
    /// <example><c>Segmentation.ByIds([1, 0, 1], 3)</c> has three segments, of which the last is empty.</example>
    public static Segmentation ByIds(Sequence<long> ids, long segments) => new IdSegmentation(ids, segments);

    /// <summary>Segment s holds the rows from <c>offsets[s]</c> to before <c>offsets[s + 1]</c>.</summary>
    /// <param name="offsets">One more than there are segments: the first 0, the last the number of rows, none below the one before it.</param>
    /// <returns>The segmentation.</returns>
    /// <example><c>Segmentation.ByOffsets([0, 2, 2, 3])</c> has three segments: the first two rows, none, and the third row.</example>
    public static Segmentation ByOffsets(Sequence<long> offsets) => new OffsetSegmentation(offsets);

    /// <summary>For each segment its rows, in the order of the table; or why the numbers are impossible.</summary>
    internal Result<Sequence<Sequence<int>>, PoolError> RowsOf(long rows) => Outcome.Unless(rows, Wrong(rows)).Select(Grouped);

    private protected abstract IEnumerable<PoolError> Wrong(long rows);

    private protected abstract Sequence<Sequence<int>> Grouped(long rows);

    /// <summary>See <see cref="ByIds(Sequence{long}, long)"/>.</summary>
    public sealed record IdSegmentation : Segmentation
    {
        internal IdSegmentation(Sequence<long> ids, long segments) => (Ids, Count) = (ids, segments);

        /// <summary>The segment of each row.</summary>
        public Sequence<long> Ids { get; }

        /// <summary>The number of segments.</summary>
        public long Count { get; }

        private protected override IEnumerable<PoolError> Wrong(long rows)
        {
            if (Count < 0) yield return new PoolError.SegmentCountNegative(Count);
            if (Count > Array.MaxLength) yield return new PoolError.SegmentCountTooLarge(Count, Array.MaxLength);
            if (Ids.Count != rows) yield return new PoolError.SegmentIdCountMismatch(rows, Ids.Count);
            int wrong = SegmentRule.FirstOutOfRange(Ids.AsSpan(), Count);
            if (wrong < Ids.Count) yield return new PoolError.SegmentIdOutOfRange(wrong, Ids[wrong], Count);
        }

        private protected override Sequence<Sequence<int>> Grouped(long rows)
        {
            ILookup<long, int> rowsOf = Enumerable.Range(0, (int)rows).ToLookup(row => Ids[row]);
            return Sequence.Tabulate((int)Count, segment => rowsOf[segment].ToSequence());
        }
    }

    /// <summary>See <see cref="ByOffsets"/>.</summary>
    public sealed record OffsetSegmentation : Segmentation
    {
        internal OffsetSegmentation(Sequence<long> offsets) => Offsets = offsets;

        /// <summary>Where each segment begins, and where the last ends.</summary>
        public Sequence<long> Offsets { get; }

        private protected override IEnumerable<PoolError> Wrong(long rows)
        {
            if (Offsets.Count == 0) yield return new PoolError.OffsetsEmpty();
            int wrong = SegmentRule.FirstDecrease(Offsets.AsSpan());
            if (wrong < Offsets.Count - 1) yield return new PoolError.OffsetsDecrease(wrong, Offsets[wrong], Offsets[wrong + 1]);
            if (Offsets[0] != 0 || Offsets[^1] != rows) yield return new PoolError.OffsetsEndWrongly(Offsets[0], Offsets[^1], rows);
        }

        private protected override Sequence<Sequence<int>> Grouped(long rows) =>
            Sequence.Tabulate(Offsets.Count - 1, segment => Sequence.Tabulate((int)(Offsets[segment + 1] - Offsets[segment]), row => (int)Offsets[segment] + row));
    }
}
