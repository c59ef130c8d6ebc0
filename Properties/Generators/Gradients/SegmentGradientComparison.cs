using System.Numerics;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient of a grouped table against the definition's, bit for bit.</summary>
internal sealed class SegmentGradientComparison(SegmentCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    private readonly GradientDraw draw = new(@case.Seed);

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Values(type);
        T[] incoming = draw.Incoming(type, @case.Palette, @case.Segments * @case.Features);
        if (@case.Seed % 2 == 1) @case.Planting.Into(incoming, @case.Features, 1, type, []);
        T[] present = draw.Present(type, @case.Palette, x.Length);
        T[] gradient = [.. present];
        T[] joined = draw.Joined(incoming, x);
        string? damage = @case.IsLong
            ? ground.Run(joined, @case.Longs, gradient, writesSecond: false, @case.Offset, (from, ids, to) => Backward(from, @case.Group(ids), incoming.Length, to))
            : ground.Run(joined, @case.Numbers, gradient, writesSecond: false, @case.Offset, (from, ids, to) => Backward(from, @case.Group(ids), incoming.Length, to));
        Result<RowTable<T>, PoolError> expected =
            from rows in RowTable.Create<T>(@case.Rows, @case.Features, x)
            from output in RowTable.Create<T>(@case.Segments, @case.Features, incoming)
            from own in Reference.Backward(output, rows, @case.Segmentation, @case.Reduction, draw.Ties)
            select own;
        IReadOnlyList<T> written = draw.Written(expected.Match(table => table.Values, error => throw new InvalidOperationException(error.Message)), present);
        return new("segment gradients", x.Length, damage ?? RowBits.Difference(type, written, gradient));
    }

    private void Backward<T>(Span<T> joined, Segments grouped, int incoming, Span<T> gradient)
        where T : unmanaged, INumber<T> => SegmentPool.Backward(
            draw.IncomingOf<T>(joined, incoming), draw.PooledOf<T>(joined, incoming), @case.Shape, grouped, @case.Reduction, gradient, draw.Ties, draw.Writing, @case.Options);
}
