using PoolFunctional.Generators.Indices;
using PoolFunctional.Properties.Memory;

namespace PoolFunctional.Properties.Indices;

/// <summary>Three spans, each between pages that may not be touched, in turn at the end of theirs and at the start; what is only read is read-only.</summary>
internal sealed class GuardedTriple : ITripleGround, IDisposable
{
    private readonly GuardedMapping[] mappings = [new(), new(), new()];

    public string? Run<TFirst, TSecond, TThird>(TFirst[] first, TSecond[] second, TThird[] third, bool writesSecond, int offset, TripleWork<TFirst, TSecond, TThird> work)
        where TFirst : unmanaged
        where TSecond : unmanaged
        where TThird : unmanaged
    {
        bool atEnd = offset % 2 == 0;
        Span<TFirst> a = mappings[0].Place<TFirst>(first.Length, atEnd);
        Span<TSecond> b = mappings[1].Place<TSecond>(second.Length, atEnd);
        Span<TThird> c = mappings[2].Place<TThird>(third.Length, atEnd);
        first.CopyTo(a);
        second.CopyTo(b);
        third.CopyTo(c);
        mappings[0].Protect(readOnly: true);
        mappings[1].Protect(readOnly: !writesSecond);
        try
        {
            work(a, b, c);
        }
        finally
        {
            mappings[0].Protect(readOnly: false);
            mappings[1].Protect(readOnly: false);
        }

        b.CopyTo(second);
        c.CopyTo(third);
        return null;
    }

    public void Dispose() => Array.ForEach(mappings, mapping => mapping.Dispose());
}
