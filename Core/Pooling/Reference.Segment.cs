using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary><c>y[s, f] = reduce { x[r, f] : r ∈ segment s }</c>: the definition of segment pooling.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="rows">The table, <c>[row, feature]</c>.</param>
    /// <param name="segmentation">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment become one.</param>
    /// <returns>The result, <c>[segment, feature]</c>, or why there is none.</returns>
    /// <example><c>[[1], [2], [4]]</c>, <c>Segmentation.ByIds([1, 0, 1])</c>, <see cref="SegmentReduction.Sum"/>, gives <c>[[2], [5]]</c>.</example>
    public static Result<RowTable<T>, PoolError> Pool<T>(RowTable<T> rows, Segmentation segmentation, SegmentReduction reduction)
        where T : unmanaged, INumber<T> =>
        from reduce in reduction.For<T>()
        from segments in segmentation.RowsOf(rows.Rows)
        from y in RowTable.Tabulate(segments.Count, rows.Features, segment => Pooled(rows, segments[segment], reduce))
        select y;

    private static Sequence<T> Pooled<T>(RowTable<T> rows, Sequence<int> segment, RowReduction<T> reduce)
        where T : unmanaged, INumber<T>
    {
        Sequence<long> ranks = RanksOf(segment);
        return Sequence.Tabulate((int)rows.Features, feature => reduce.Reduce(ranks, Column(rows, segment, feature)));
    }
}
