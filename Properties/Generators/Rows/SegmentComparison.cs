using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>The façade's result for a case against the definition's, bit for bit: null, or what differs.</summary>
internal sealed class SegmentComparison(SegmentCase @case, IRowGround ground) : ITypedWork<string?>
{
    public string? For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Values(type);
        (T[] y, string? damage) = ground.Run(
            (from, to) => SegmentPool.Reduce(from, @case.Shape, @case.Grouped, @case.Reduction, to, @case.Options), type, x, @case.Segments * @case.Features, @case.Offset);
        Sequence<T> expected = RowTable.Create<T>(@case.Rows, @case.Features, x)
            .Bind(rows => Reference.Pool(rows, @case.Segmentation, @case.Reduction))
            .Match(table => table.Values, error => throw new InvalidOperationException(error.Message));
        return damage ?? RowBits.Difference(type, expected, y);
    }
}
