using System.Runtime.InteropServices;

namespace PoolFunctional.Generators;

/// <summary>Each span begins some elements after the start of a larger array of its own, with bytes around it that must stay as they are and that no result may show.</summary>
internal sealed class SurroundedTriple : ITripleGround
{
    private const int Margin = 64;

    public string? Run<TFirst, TSecond, TThird>(TFirst[] first, TSecond[] second, TThird[] third, bool writesSecond, int offset, TripleWork<TFirst, TSecond, TThird> work)
        where TFirst : unmanaged
        where TSecond : unmanaged
        where TThird : unmanaged
    {
        (Place<TFirst> a, Place<TSecond> b, Place<TThird> c) = (new(first, offset), new(second, offset + 1), new(third, offset + 2));
        work(a.Span, b.Span, c.Span);
        return a.Damage("first", isWritten: false) ?? b.Damage("second", writesSecond) ?? c.Damage("third", isWritten: true);
    }

    private sealed class Place<T>
        where T : unmanaged
    {
        private readonly T[] home;
        private readonly T[] larger;
        private readonly T[] before;
        private readonly int start;

        internal Place(T[] home, int offset)
        {
            (this.home, start) = (home, Margin + offset);
            larger = new T[start + home.Length + Margin];

            // Ones in every bit are a NaN, and an index that is none; without the sign they are large numbers, which a reduction that passes over NaN would show.
            MemoryMarshal.AsBytes(larger.AsSpan()).Fill(offset % 2 == 0 ? (byte)0xFF : (byte)0x7F);
            home.CopyTo(larger, start);
            before = [.. larger];
        }

        internal Span<T> Span => larger.AsSpan(start, home.Length);

        /// <summary>What was touched that should not have been; what was written goes home.</summary>
        internal string? Damage(string name, bool isWritten)
        {
            if (isWritten)
            {
                Span.CopyTo(home);
                before.AsSpan(start, home.Length).CopyTo(Span);
            }

            return MemoryMarshal.AsBytes(larger.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(before.AsSpan())) ? null : $"something {(isWritten ? "beside" : "in or beside")} the {name} span was written";
        }
    }
}
