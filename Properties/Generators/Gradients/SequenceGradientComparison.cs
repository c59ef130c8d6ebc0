using System.Numerics;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient of a batch of sequences against the definition's, bit for bit.</summary>
internal sealed class SequenceGradientComparison(SequenceCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    private readonly GradientDraw draw = new(@case.Seed);

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Values(type);
        bool[] mask = @case.Mask;
        T[] incoming = draw.Incoming(type, @case.Palette, @case.Batch * @case.Features);
        if (@case.Seed % 2 == 1) @case.Planting.Into(incoming, @case.Features, 1, type, []);
        T[] present = draw.Present(type, @case.Palette, x.Length);
        T[] gradient = [.. present];
        string? damage = @case.MaskType switch
        {
            0 => Backward<T, bool>(incoming, x, mask, gradient),
            1 => Backward<T, byte>(incoming, x, mask, gradient),
            2 => Backward<T, int>(incoming, x, mask, gradient),
            _ => Backward<T, long>(incoming, x, mask, gradient),
        };
        Result<TokenBatch<T>, PoolError> expected =
            from shape in TokenShape.Create(@case.Batch, @case.Tokens, @case.Features)
            from tokens in TokenBatch.Create<T>(shape, x, mask)
            from output in RowTable.Create<T>(@case.Batch, @case.Features, incoming)
            from own in Reference.Backward(output, tokens, @case.Reduction, @case.Normalization, draw.Ties)
            select own;
        IReadOnlyList<T> written = draw.Written(expected.Match(batch => batch.Values, error => throw new InvalidOperationException(error.Message)), present);
        return new("sequence gradients", x.Length, damage ?? RowBits.Difference(type, written, gradient));
    }

    private string? Backward<T, TMask>(T[] incoming, T[] x, bool[] mask, T[] gradient)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
        ground.Run(draw.Joined(incoming, x), Masks.As<TMask>(mask), gradient, writesSecond: false, @case.Offset, (from, entries, to) => SequencePool.Backward<T, TMask>(
            draw.IncomingOf<T>(from, incoming.Length), draw.PooledOf<T>(from, incoming.Length), entries, @case.Shape, @case.Reduction, to, @case.Normalization, draw.Ties, draw.Writing, @case.Options));
}
