using System.Runtime.InteropServices;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Memory;

/// <summary>
/// Each span of a run lies in pages of its own with a page on either side that may not be touched: first all of them end at the page behind, then all begin at the page before.
/// A single byte read or written beyond ends the process. What is only read is read-only meanwhile. Scratch memory lies likewise where it is lent by <see cref="GuardedScratch"/>.
/// </summary>
internal sealed class GuardedTriple(GuardedScratch? scratch = null) : ITripleGround, IDisposable
{
    private readonly GuardedMapping[] mappings = [new(), new(), new()];

    public string? Run<TFirst, TSecond, TThird>(TFirst[] first, TSecond[] second, TThird[] third, bool writesSecond, int offset, TripleWork<TFirst, TSecond, TThird> work)
        where TFirst : unmanaged
        where TSecond : unmanaged
        where TThird : unmanaged
    {
        (TSecond[] secondAtStart, TThird[] thirdAtStart) = ([.. second], [.. third]);
        Run(first, second, third, writesSecond, atEnd: true, work);
        Run(first, secondAtStart, thirdAtStart, writesSecond, atEnd: false, work);
        return scratch?.Damage() ?? (IsSame(second, secondAtStart) && IsSame(third, thirdAtStart) ? null : "the result at the end of a page differs from that at its start");
    }

    public void Dispose() => Array.ForEach(mappings, mapping => mapping.Dispose());

    private void Run<TFirst, TSecond, TThird>(TFirst[] first, TSecond[] second, TThird[] third, bool writesSecond, bool atEnd, TripleWork<TFirst, TSecond, TThird> work)
        where TFirst : unmanaged
        where TSecond : unmanaged
        where TThird : unmanaged
    {
        if (scratch is not null) scratch.IsAtEnd = atEnd;
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
    }

    private static bool IsSame<T>(T[] left, T[] right)
        where T : unmanaged => MemoryMarshal.AsBytes(left.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(right.AsSpan()));
}
