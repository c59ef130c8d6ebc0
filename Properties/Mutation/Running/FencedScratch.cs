using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>
/// Lends scratch memory with fences before, between and behind the pieces that it is handed out in, which must stay as they were: a mutant that asks for too little is seen by what is written
/// there, or by what is read, for all of it is ones in every bit, NaN and −1. Guard pages would end the process.
/// </summary>
internal sealed unsafe class FencedScratch : ScratchLender
{
    private const byte Poison = 0xFF;

    /// <summary>Whole cache lines, and whole totals of any size: a kernel counts from one piece to another in those.</summary>
    private const nint Fence = 3 * 5 * 7 * Arena.CacheLine;

    /// <summary>No law needs as much.</summary>
    private const nint MostBytes = 1 << 28;

    private readonly ConcurrentDictionary<Arena.Line[], Loan> byName = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<nint, Loan> byStart = new();
    private readonly ConcurrentQueue<(nint Start, nint Length)> idle = new();

    /// <summary>What was lent, from the first fence on; the end of the last piece of it.</summary>
    private sealed record Loan(nint Start, nint Length, nint Bytes)
    {
        internal List<(nint From, nint To)> Pieces { get; } = [];

        internal nint End => Start + Fence + Bytes + Fence;
    }

    internal override Arena.Line[] Lend(nint bytes)
    {
        if (bytes is < 0 or > MostBytes) throw new InvalidOperationException("An impossible number of bytes of scratch memory was asked for.");
        Arena.Line[] name = GC.AllocateUninitializedArray<Arena.Line>((int)((bytes + Arena.CacheLine - 1) / Arena.CacheLine) + 1);
        (nint start, nint length) = Room(Fence + bytes + Fence);
        Loan loan = byName[name] = byStart[start + Fence] = new(start, length, bytes);
        new Span<byte>((void*)start, (int)(loan.End - start)).Fill(Poison);
        return name;
    }

    internal override byte* Start(Arena.Line[] memory) => (byte*)(byName[memory].Start + Fence);

    internal override void TakeBack(Arena.Line[] memory)
    {
        if (!byName.TryRemove(memory, out Loan? loan)) throw new InvalidOperationException("Scratch memory was given back twice.");
        byStart.TryRemove(loan.Start + Fence, out _);
        if (loan.Pieces.Count == 0) loan.Pieces.Add((loan.Start + Fence, loan.Start + Fence + loan.Bytes));
        bool isWhole = true;
        nint from = loan.Start;
        foreach ((nint piece, nint to) in loan.Pieces)
        {
            isWhole &= IsPoison(from, piece);
            from = to;
        }

        isWhole &= IsPoison(from, loan.End);
        idle.Enqueue((loan.Start, loan.Length));
        if (!isWhole) throw new InvalidOperationException("Something beside the scratch memory was written.");
    }

    internal override byte* Piece(byte* memory, ref nint used, nint bytes)
    {
        nint before = used;
        used += bytes + Fence;
        if (memory == null) return null;
        Loan loan = byStart[(nint)memory];
        if (bytes < 0 || used > loan.Bytes) throw new InvalidOperationException("More scratch memory was handed out than was counted.");
        loan.Pieces.Add(((nint)memory + before, (nint)memory + before + bytes));
        return memory + before;
    }

    private static bool IsPoison(nint from, nint to) => !new ReadOnlySpan<byte>((void*)from, (int)(to - from)).ContainsAnyExcept(Poison);

    private (nint Start, nint Length) Room(nint bytes)
    {
        if (idle.TryDequeue(out (nint Start, nint Length) room))
        {
            if (room.Length >= bytes) return room;
            NativeMemory.AlignedFree((void*)room.Start);
        }

        return ((nint)NativeMemory.AlignedAlloc((nuint)bytes, Arena.CacheLine), bytes);
    }
}
