using System.Numerics;

namespace PoolFunctional.Generators.Gradients;

/// <summary>What a case of a gradient has besides the pooling's own: drawn from the seed of its data, so that it stays the same while the case shrinks.</summary>
internal sealed record GradientDraw(int Seed)
{
    private const int PresentStream = 7;
    private const int IncomingStream = 11;

    internal Ties Ties => ((Ties[])[Ties.First, Ties.First, Ties.Split, Ties.All])[(Seed >> 3) & 3];

    internal Writing Writing => ((Seed >> 5) & 3) == 0 ? Writing.Accumulate : Writing.Overwrite;

    /// <summary>Whether the incoming gradient lies before what was pooled, or behind.</summary>
    internal bool IsIncomingFirst => ((Seed >> 7) & 1) == 0;

    /// <summary>What comes in.</summary>
    internal T[] Incoming<T>(ElementType<T> type, Palette palette, int count)
        where T : unmanaged, INumber<T> => Elements.Of(type, palette, Seed ^ IncomingStream, count);

    /// <summary>What the destination holds before.</summary>
    internal T[] Present<T>(ElementType<T> type, Palette palette, int count)
        where T : unmanaged, INumber<T> => Elements.Of(type, palette, Seed ^ PresentStream, count);

    /// <summary>What the destination holds afterwards, of a gradient.</summary>
    internal IReadOnlyList<T> Written<T>(IReadOnlyList<T> gradient, T[] present)
        where T : unmanaged, INumber<T> =>
        Writing == Writing.Overwrite ? gradient : [.. gradient.Zip(present, (addend, old) => T.IsNaN(old + addend) ? T.CreateSaturating(double.NaN) : old + addend)];

    /// <summary>Both inputs as one span.</summary>
    internal T[] Joined<T>(T[] incoming, T[] pooled) => IsIncomingFirst ? [.. incoming, .. pooled] : [.. pooled, .. incoming];

    /// <summary>The part of that span that came in.</summary>
    internal ReadOnlySpan<T> IncomingOf<T>(ReadOnlySpan<T> joined, int count) => IsIncomingFirst ? joined[..count] : joined[^count..];

    /// <summary>The part of that span that was pooled.</summary>
    internal ReadOnlySpan<T> PooledOf<T>(ReadOnlySpan<T> joined, int incoming) => IsIncomingFirst ? joined[incoming..] : joined[..^incoming];

    public override string ToString() => $"{Ties.GetType().Name}, {Writing}";
}
