namespace PoolFunctional;

/// <summary>A caller's <c>[batch, token, feature]</c>, checked without allocating.</summary>
internal readonly record struct TokenExtents(nint Batch, nint Tokens, nint Features)
{
    internal long MaskLength => (long)Batch * Tokens;

    internal long Length => MaskLength * Features;

    internal long OutputLength => (long)Batch * Features;

    /// <summary>Reads a shape, or throws naming <paramref name="parameter"/>.</summary>
    internal static TokenExtents Read(ReadOnlySpan<nint> shape, string parameter)
    {
        if (shape.Length != 3) Raise.AxesDiffer(shape.Length, 3, "[batch, token, feature]", parameter);
        TokenExtents extents = new(shape[0], shape[1], shape[2]);
        Int128 tokens = (Int128)extents.Batch * nint.Max(extents.Tokens, 1);
        bool isPossible = extents is { Batch: >= 0, Tokens: >= 0, Features: >= 1 } && tokens <= Array.MaxLength && tokens * extents.Features <= Array.MaxLength;
        if (!isPossible) Raise.TooManyElements(long.Max(TokenShape.Create(extents.Batch, extents.Tokens, extents.Features).OrThrow(parameter).Elements, long.CreateSaturating(tokens * extents.Features)), parameter);
        return extents;
    }
}
