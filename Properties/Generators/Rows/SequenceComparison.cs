using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>The façade's result for a case against the definition's, bit for bit: null, or what differs.</summary>
internal sealed class SequenceComparison(SequenceCase @case, ITripleGround ground) : ITypedWork<string?>
{
    public string? For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Values(type);
        bool[] mask = @case.Mask;
        T[] y = new T[@case.Batch * @case.Features];
        string? damage = @case.MaskType switch
        {
            0 => Pooled<T, bool>(x, mask, y),
            1 => Pooled<T, byte>(x, mask, y),
            2 => Pooled<T, int>(x, mask, y),
            _ => Pooled<T, long>(x, mask, y),
        };
        Sequence<T> expected = TokenShape.Create(@case.Batch, @case.Tokens, @case.Features)
            .Bind(shape => TokenBatch.Create<T>(shape, x, mask))
            .Bind(tokens => Reference.Pool(tokens, @case.Reduction, @case.Normalization))
            .Match(table => table.Values, error => throw new InvalidOperationException(error.Message));
        return damage ?? RowBits.Difference(type, expected, y);
    }

    private string? Pooled<T, TMask>(T[] x, bool[] mask, T[] y)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
        ground.Run(x, Masks.As<TMask>(mask), y, writesSecond: false, @case.Offset, (from, entries, to) => SequencePool.Reduce<T, TMask>(from, entries, @case.Shape, @case.Reduction, to, @case.Normalization, @case.Options));
}
