using System.Numerics;
using PoolFunctional.Generators;
using PoolFunctional.Properties.Memory;

namespace PoolFunctional.Properties.Rows;

/// <summary>What runs on spans of a table and its result.</summary>
internal delegate void RowWork<T>(ReadOnlySpan<T> x, Span<T> y);

/// <summary>Where in memory those spans lie: in arrays with canaries around the result, or between pages that may not be touched.</summary>
internal sealed class RowGround(bool isGuarded) : IDisposable
{
    private const int Margin = 64;

    private readonly GuardedMapping source = new();
    private readonly GuardedMapping target = new();

    /// <summary>The result, or what was touched.</summary>
    internal (T[] Result, string? Damage) Run<T>(RowWork<T> work, ElementType<T> type, T[] x, int outputs, int offset)
        where T : unmanaged, INumber<T> => isGuarded ? Guarded(work, x, outputs, atEnd: offset % 2 == 0) : Surrounded(work, type, x, outputs, offset);

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }

    private static (T[] Result, string? Damage) Surrounded<T>(RowWork<T> work, ElementType<T> type, T[] x, int outputs, int offset)
        where T : unmanaged, INumber<T>
    {
        T canary = type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL);
        T poison = type.Special(offset % 2 == 0 ? Special.SignallingNaN : Special.PositiveInfinity);
        T[] from = [.. Enumerable.Repeat(poison, Margin + offset), .. x, .. Enumerable.Repeat(poison, Margin)];
        T[] to = [.. Enumerable.Repeat(canary, Margin + offset + outputs + Margin)];
        work(from.AsSpan(Margin + offset, x.Length), to.AsSpan(Margin + offset, outputs));
        T[] result = to[(Margin + offset)..(Margin + offset + outputs)];
        to.AsSpan(Margin + offset, outputs).Fill(canary);
        bool isOutside = to.Any(value => type.ToBits(value) != type.ToBits(canary));
        bool isChanged = x.Where((value, i) => type.ToBits(value) != type.ToBits(from[Margin + offset + i])).Any();
        return (result, isOutside ? "something beside the destination was written" : isChanged ? "the input was written" : null);
    }

    private (T[] Result, string? Damage) Guarded<T>(RowWork<T> work, T[] x, int outputs, bool atEnd)
        where T : unmanaged, INumber<T>
    {
        Span<T> from = source.Place<T>(x.Length, atEnd);
        Span<T> to = target.Place<T>(outputs, atEnd);
        x.CopyTo(from);
        to.Fill(T.One);
        source.Protect(readOnly: true);
        try
        {
            work(from, to);
        }
        finally
        {
            source.Protect(readOnly: false);
        }

        return (to.ToArray(), null);
    }
}
