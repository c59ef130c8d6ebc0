using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>The façade's result for a case against the definition's, bit for bit: null, or what differs.</summary>
internal sealed class SegmentComparison(SegmentCase @case, IRowGround ground) : ITypedWork<string?>
{
    public string? For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Values(type);
        int[] numbers = @case.Grouping == Grouping.Offsets ? @case.Offsets : @case.Ids;
        (T[] y, string? damage) = ground.Run((from, to) => Pool(from, numbers, to), type, x, @case.Segments * @case.Features, @case.Offset);
        Sequence<long> wide = numbers.Select(number => (long)number).ToSequence();
        Segmentation segmentation = @case.Grouping == Grouping.Offsets ? Segmentation.ByOffsets(wide) : Segmentation.ByIds(wide, @case.Segments);
        Sequence<T> expected = RowTable.Create<T>(@case.Rows, @case.Features, x)
            .Bind(rows => Reference.Pool(rows, segmentation, @case.Reduction))
            .Match(table => table.Values, error => throw new InvalidOperationException(error.Message));
        return damage ?? RowBits.Difference(type, expected, y);
    }

    private void Pool<T>(ReadOnlySpan<T> x, int[] numbers, Span<T> y)
        where T : unmanaged, INumber<T>
    {
        long[] wide = [.. numbers.Select(number => (long)number)];
        Segments segments = (@case.Grouping, @case.IsLong) switch
        {
            (Grouping.Offsets, true) => Segments.ByOffsets(wide),
            (Grouping.Offsets, false) => Segments.ByOffsets(numbers),
            (_, true) => Segments.ByIds(wide),
            (_, false) => Segments.ByIds(numbers),
        };
        SegmentPool.Reduce(x, @case.Shape, segments, @case.Reduction, y, @case.Options);
    }
}
