using System.Collections.Concurrent;

namespace PoolFunctional.Engine.Scratch;

/// <summary>Scratch memory that is rented and given back: as many pieces exist as ever ran at once, so that a steady state allocates nothing.</summary>
internal static unsafe class Arena
{
    internal const int CacheLine = 64;

    private static readonly ConcurrentQueue<byte[]> Idle = new();

    /// <summary>Who lends instead, where somebody does: a constant for compiled code.</summary>
    internal static readonly ScratchLender? Lender = ScratchLender.Installed;

    /// <summary>A piece of at least so many bytes, which does not move; contents are left over from the last use. One that is too small is let go.</summary>
    internal static byte[] Rent(nint bytes)
    {
        if (Lender is not null) return Lender.Lend(bytes);
        int needed = checked((int)bytes + CacheLine);
        return Idle.TryDequeue(out byte[]? memory) && memory.Length >= needed ? memory : GC.AllocateUninitializedArray<byte>(needed, pinned: true);
    }

    internal static void Return(byte[] memory)
    {
        if (Lender is null) Idle.Enqueue(memory);
        else Lender.TakeBack(memory);
    }

    /// <summary>The bytes of the pieces that nobody holds.</summary>
    internal static long IdleBytes => Idle.Sum(memory => (long)memory.Length);

    /// <summary>The first cache line of a piece.</summary>
    internal static byte* Start(byte[] memory)
    {
        if (Lender is not null) return Lender.Start(memory);

        // SAFETY: the array is pinned for life, and whoever rented it holds it while a kernel runs.
        fixed (byte* start = memory) return (byte*)(((nint)start + CacheLine - 1) & ~(nint)(CacheLine - 1));
    }
}
