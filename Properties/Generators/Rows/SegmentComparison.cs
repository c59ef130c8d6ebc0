using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>The façade's result for a case against the definition's, bit for bit: null, or what differs.</summary>
internal sealed class SegmentComparison(SegmentCase @case, ITripleGround ground) : ITypedWork<string?>
{
    public string? For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Values(type);
        T[] y = new T[@case.Segments * @case.Features];
        string? damage = @case.IsLong
            ? ground.Run(x, @case.Longs, y, writesSecond: false, @case.Offset, (from, ids, to) => Pool(from, @case.Group(ids), to))
            : ground.Run(x, @case.Numbers, y, writesSecond: false, @case.Offset, (from, ids, to) => Pool(from, @case.Group(ids), to));
        Sequence<T> expected = RowTable.Create<T>(@case.Rows, @case.Features, x)
            .Bind(rows => Reference.Pool(rows, @case.Segmentation, @case.Reduction))
            .Match(table => table.Values, error => throw new InvalidOperationException(error.Message));
        return damage ?? RowBits.Difference(type, expected, y);
    }

    private void Pool<T>(Span<T> x, Segments grouped, Span<T> y)
        where T : unmanaged, INumber<T> => SegmentPool.Reduce(x, @case.Shape, grouped, @case.Reduction, y, @case.Options);
}
