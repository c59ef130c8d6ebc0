using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>The façade's result for a case against the definition's, bit for bit: null, or what differs.</summary>
internal sealed class SequenceComparison(SequenceCase @case, IRowGround ground) : ITypedWork<string?>
{
    public string? For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Values(type);
        bool[] mask = @case.Mask;
        (T[] y, string? damage) = ground.Run((from, to) => Pool(from, mask, to), type, x, @case.Batch * @case.Features, @case.Offset);
        Sequence<T> expected = TokenShape.Create(@case.Batch, @case.Tokens, @case.Features)
            .Bind(shape => TokenBatch.Create<T>(shape, x, mask))
            .Bind(tokens => Reference.Pool(tokens, @case.Reduction, @case.Normalization))
            .Match(table => table.Values, error => throw new InvalidOperationException(error.Message));
        return damage ?? RowBits.Difference(type, expected, y);
    }

    private void Pool<T>(ReadOnlySpan<T> x, bool[] mask, Span<T> y)
        where T : unmanaged, INumber<T>
    {
        switch (@case.MaskType)
        {
            case 0: SequencePool.Reduce<T, bool>(x, mask, @case.Shape, @case.Reduction, y, @case.Normalization, @case.Options); break;
            case 1: SequencePool.Reduce<T, byte>(x, Masks.As<byte>(mask), @case.Shape, @case.Reduction, y, @case.Normalization, @case.Options); break;
            case 2: SequencePool.Reduce<T, int>(x, Masks.As<int>(mask), @case.Shape, @case.Reduction, y, @case.Normalization, @case.Options); break;
            default: SequencePool.Reduce<T, long>(x, Masks.As<long>(mask), @case.Shape, @case.Reduction, y, @case.Normalization, @case.Options); break;
        }
    }
}
