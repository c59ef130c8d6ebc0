using System.Collections.Concurrent;
using System.Globalization;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Properties.Memory;

/// <summary>
/// Lends scratch memory between pages that may not be touched, and so each of the pieces that it is handed out in; at the end of its pages or at the start, as asked. It is full of ones in
/// every bit, which are NaN and −1, so that nothing can rely on what scratch memory holds before it is written, and what lies beside what was asked for must stay so.
/// </summary>
internal sealed unsafe class GuardedScratch : ScratchLender
{
    private const byte Poison = 0xFF;

    private static readonly nint page = Environment.SystemPageSize;

    private readonly ConcurrentDictionary<Arena.Line[], Loan> loans = new(ReferenceEqualityComparer.Instance);
    private int overwritten;
    private int lent;

    private sealed record Loan(GuardedMapping Pages, nint Start, nint Length, nint Bytes, nint Room);

    /// <summary>Whether what is lent ends where its pages do; else it begins where they do.</summary>
    internal bool IsAtEnd { get; set; } = true;

    /// <summary>How often memory was lent.</summary>
    internal int Lent => lent;

    /// <summary>What is wrong with the scratch memory, now that no run is under way.</summary>
    internal string? Damage()
    {
        if (Interlocked.Exchange(ref overwritten, 0) > 0) return "something beside the scratch memory was written";
        int kept = loans.Count;
        loans.Clear();
        return kept == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{kept} pieces of scratch memory were not given back");
    }

    internal override Arena.Line[] Lend(nint bytes)
    {
        Interlocked.Increment(ref lent);
        nint room = (bytes + Arena.CacheLine - 1) & ~(nint)(Arena.CacheLine - 1);
        GuardedMapping pages = new();
        Span<byte> all = pages.Place<byte>((int)nint.Max(page, (room + page - 1) / page * page), atEnd: false);
        all.Fill(Poison);
        fixed (byte* first = all)
        {
            Arena.Line[] name = new Arena.Line[(room / Arena.CacheLine) + 1];
            loans[name] = new(pages, (nint)first, all.Length, bytes, IsAtEnd ? all.Length - room : 0);
            return name;
        }
    }

    internal override byte* Start(Arena.Line[] memory) => (byte*)(loans[memory].Start + loans[memory].Room);

    internal override void TakeBack(Arena.Line[] memory)
    {
        _ = loans.TryRemove(memory, out Loan? loan);
        Span<byte> all = new((byte*)loan!.Start, (int)loan.Length);

        // Of memory that was handed out in pieces nothing lies beside: its fences must not be read.
        if (all[..(int)loan.Room].ContainsAnyExcept(Poison) || all[(int)(loan.Room + loan.Bytes)..].ContainsAnyExcept(Poison)) Interlocked.Increment(ref overwritten);
        loan.Pages.Dispose();
    }

    internal override byte* Piece(byte* memory, ref nint used, nint bytes)
    {
        nint pages = (bytes + page - 1) / page * page;
        byte* piece = memory + used + (IsAtEnd ? pages - bytes : 0);
        used += pages + page;
        if (memory != null) GuardedMapping.Fence((nint)memory + used - page, page);
        return piece;
    }
}
