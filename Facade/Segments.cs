namespace PoolFunctional;

/// <summary>Which segment each row of a table belongs to, on the caller's own spans: by ids or by offsets, of int or long.</summary>
/// <remarks>
/// A description, as <see cref="Segmentation"/> is: pooling says whether the numbers are possible. The default value has no rows. The spans are read before anything is written and not kept.
/// </remarks>
public readonly ref struct Segments
{
    private Segments(ReadOnlySpan<int> ints, ReadOnlySpan<long> longs, bool isLong, bool isOffsets, long? count)
    {
        Ints = ints;
        Longs = longs;
        (IsLong, IsOffsets, Count) = (isLong, isOffsets, count);
    }

    internal ReadOnlySpan<int> Ints { get; }

    internal ReadOnlySpan<long> Longs { get; }

    internal bool IsLong { get; }

    internal bool IsOffsets { get; }

    /// <summary>The number of segments that the caller gave.</summary>
    internal long? Count { get; }

    /// <summary>How many ids or offsets.</summary>
    internal int Length => IsLong ? Longs.Length : Ints.Length;

    /// <summary>Row r belongs to segment <c>ids[r]</c>, in any order (<c>segment_sum</c> and <c>unsorted_segment_sum</c> in TensorFlow, <c>scatter_reduce</c> in PyTorch).</summary>
    /// <param name="ids">One id per row, at least 0. There are as many segments as the destination has rows or, without a destination, as the largest id says and one more.</param>
    /// <returns>The description.</returns>
    /// <example><c>SegmentPool.Sum(rows, Segments.ByIds([0, 0, 1]))</c> of three rows has two.</example>
    public static Segments ByIds(ReadOnlySpan<int> ids) => new(ids, default, isLong: false, isOffsets: false, count: null);

    /// <inheritdoc cref="ByIds(ReadOnlySpan{int})"/>
    public static Segments ByIds(ReadOnlySpan<long> ids) => new(default, ids, isLong: true, isOffsets: false, count: null);

    /// <summary>Row r belongs to segment <c>ids[r]</c> of so many, in any order.</summary>
    /// <param name="ids">One id per row, at least 0 and below <paramref name="segments"/>.</param>
    /// <param name="segments">The number of segments, at least 0; those that no row belongs to are empty.</param>
    /// <returns>The description.</returns>
    /// <example><c>Segments.ByIds([1, 0, 1], 3)</c> has three segments, of which the last is empty.</example>
    public static Segments ByIds(ReadOnlySpan<int> ids, long segments) => new(ids, default, isLong: false, isOffsets: false, segments);

    /// <inheritdoc cref="ByIds(ReadOnlySpan{int}, long)"/>
    public static Segments ByIds(ReadOnlySpan<long> ids, long segments) => new(default, ids, isLong: true, isOffsets: false, segments);

    /// <summary>Segment s holds the rows from <c>offsets[s]</c> to before <c>offsets[s + 1]</c> (CSR; PyTorch's <c>EmbeddingBag</c> with <c>include_last_offset=True</c>, <c>segment_reduce</c>).</summary>
    /// <param name="offsets">One more than there are segments: the first 0, the last the number of rows, none below the one before it.</param>
    /// <returns>The description.</returns>
    /// <example><c>Segments.ByOffsets([0, 2, 2, 3])</c> has three segments: the first two rows, none, and the third row.</example>
    public static Segments ByOffsets(ReadOnlySpan<int> offsets) => new(offsets, default, isLong: false, isOffsets: true, count: null);

    /// <inheritdoc cref="ByOffsets(ReadOnlySpan{int})"/>
    public static Segments ByOffsets(ReadOnlySpan<long> offsets) => new(default, offsets, isLong: true, isOffsets: true, count: null);
}
