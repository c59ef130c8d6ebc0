namespace PoolFunctional;

/// <summary>The extents <c>[batch, token, feature]</c> of sequences of equal, padded length. Equality is structural.</summary>
public sealed record TokenShape
{
    private TokenShape(long batch, long tokens, long features) => (Batch, Tokens, Features) = (batch, tokens, features);

    /// <summary>The number of sequences.</summary>
    public long Batch { get; }

    /// <summary>The number of token positions of each, padding included.</summary>
    public long Tokens { get; }

    /// <summary>The number of features of each token.</summary>
    public long Features { get; }

    /// <summary>Elements in all: <c>Batch · Tokens · Features</c>.</summary>
    public long Elements => Batch * Tokens * Features;

    /// <summary>Checks <c>[batch, token, feature]</c>.</summary>
    /// <param name="batch">The number of sequences, at least 0.</param>
    /// <param name="tokens">The number of token positions, at least 0: a sequence without a token has a meaning, zeros.</param>
    /// <param name="features">The number of features, at least 1.</param>
    /// <returns>The shape, or which extent breaks which rule.</returns>
    /// <example><c>TokenShape.Create(8, 128, 768)</c> is a batch of 8, of 128 tokens, of 768 features.</example>
    public static Result<TokenShape, PoolError> Create(long batch, long tokens, long features) =>
        Outcome.Unless(new TokenShape(batch, tokens, features), Wrong(batch, tokens, features));

    private static IEnumerable<PoolError> Wrong(long batch, long tokens, long features)
    {
        if (batch < 0) yield return new PoolError.BatchNegative(batch);
        if (tokens < 0) yield return new PoolError.TokensNegative(tokens);
        if (features < 1) yield return new PoolError.FeaturesNotPositive(features);
        Int128 elements = Shape.Product([long.Max(batch, 1), long.Max(tokens, 1), features]);
        if (elements > long.MaxValue) yield return new PoolError.TooManyElements(elements, long.MaxValue);
    }
}
