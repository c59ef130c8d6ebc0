using System.Numerics;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Properties.Memory;

/// <summary>A table and its result between pages that may not be touched.</summary>
internal sealed class GuardedRows : IRowGround, IDisposable
{
    private readonly GuardedMapping source = new();
    private readonly GuardedMapping target = new();

    public (T[] Result, string? Damage) Run<T>(RowWork<T> work, ElementType<T> type, T[] x, int outputs, int offset)
        where T : unmanaged, INumber<T>
    {
        bool atEnd = offset % 2 == 0;
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

    public void Dispose()
    {
        source.Dispose();
        target.Dispose();
    }
}
