using System.Numerics;

namespace PoolFunctional;

/// <summary>Sequences of tokens <c>[batch, token, feature]</c> with a mask <c>[batch, token]</c> that says which of them are real. Immutable.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Equality is structural. A token that is not real is padding: no result depends on what it holds.</remarks>
public sealed record TokenBatch<T>
    where T : unmanaged, INumber<T>
{
    internal TokenBatch(TokenShape shape, Sequence<T> values, Sequence<bool> mask) => (Shape, Values, Mask) = (shape, values, mask);

    /// <summary>The extents.</summary>
    public TokenShape Shape { get; }

    /// <summary>The elements in row-major order: <c>(b·Tokens + t)·Features + f</c>.</summary>
    public Sequence<T> Values { get; }

    /// <summary>Whether a token is real, in row-major order: <c>b·Tokens + t</c>.</summary>
    public Sequence<bool> Mask { get; }

    /// <summary>For each position of one sequence its number among the real tokens, counted from 1; 0 for padding.</summary>
    internal Sequence<long> Ranks(int sequence)
    {
        ReadOnlySpan<bool> real = Mask.AsSpan().Slice(sequence * (int)Shape.Tokens, (int)Shape.Tokens);
        long[] ranks = new long[real.Length];
        long rank = 0;
        for (int token = 0; token < ranks.Length; token++) ranks[token] = real[token] ? ++rank : 0;
        return [.. ranks];
    }
}

/// <summary>Makes <see cref="TokenBatch{T}"/> values.</summary>
public static class TokenBatch
{
    /// <summary>Token sequences that hold copies of the given elements and of the mask.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The extents.</param>
    /// <param name="values">The elements, row-major; exactly <c>shape.Elements</c> of them.</param>
    /// <param name="mask">Whether each token is real; exactly <c>Batch · Tokens</c> entries.</param>
    /// <returns>The sequences, or how many elements or entries were needed.</returns>
    /// <example><c>TokenShape.Create(1, 3, 1).Bind(shape =&gt; TokenBatch.Create(shape, [1f, 3, 100], [true, true, false]))</c> is a sequence of two tokens and padding.</example>
    public static Result<TokenBatch<T>, PoolError> Create<T>(TokenShape shape, ReadOnlySpan<T> values, ReadOnlySpan<bool> mask)
        where T : unmanaged, INumber<T> =>
        values.Length != shape.Elements ? Outcome.Fail<TokenBatch<T>>(new PoolError.ElementCountMismatch(shape.Elements, values.Length))
        : mask.Length != shape.Batch * shape.Tokens ? Outcome.Fail<TokenBatch<T>>(new PoolError.MaskCountMismatch(shape.Batch * shape.Tokens, mask.Length))
        : Outcome.Ok(new TokenBatch<T>(shape, Sequence.Of(values), Sequence.Of(mask)));
}
