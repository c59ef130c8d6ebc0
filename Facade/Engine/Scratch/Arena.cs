using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace PoolFunctional.Engine.Scratch;

/// <summary>Scratch memory that is rented and given back: as many pieces exist as ever ran at once, so that a steady state allocates nothing.</summary>
internal static unsafe class Arena
{
    internal const int CacheLine = 64;

    private static readonly ConcurrentQueue<Line[]> Idle = new();

    /// <summary>Who lends instead, where somebody does: a constant for compiled code.</summary>
    internal static readonly ScratchLender? Lender = ScratchLender.Installed;

    /// <summary>A piece of at least so many bytes, which does not move; contents are left over from the last use. One that is too small is let go.</summary>
    internal static Line[] Rent(nint bytes)
    {
        if (Lender is not null) return Lender.Lend(bytes);
        int needed = checked((int)((bytes + CacheLine - 1) / CacheLine) + 1);
        return Idle.TryDequeue(out Line[]? memory) && memory.Length >= needed ? memory : GC.AllocateUninitializedArray<Line>(needed, pinned: true);
    }

    internal static void Return(Line[] memory)
    {
        if (Lender is null) Idle.Enqueue(memory);
        else Lender.TakeBack(memory);
    }

    /// <summary>The bytes of the pieces that nobody holds.</summary>
    internal static long IdleBytes => Idle.Sum(memory => (long)memory.Length * CacheLine);

    /// <summary>The first cache line of a piece.</summary>
    internal static byte* Start(Line[] memory)
    {
        if (Lender is not null) return Lender.Start(memory);

        // SAFETY: the array is pinned for life, and whoever rented it holds it while a kernel runs.
        fixed (Line* start = memory) return (byte*)(((nint)start + CacheLine - 1) & ~(nint)(CacheLine - 1));
    }

    /// <summary>How many bytes follow the first cache line.</summary>
    internal static nint Bytes(Line[] memory) => (nint)(memory.Length - 1) * CacheLine;

    /// <summary>What scratch memory is counted in: an array of lines holds sixty-four times as much as one of bytes, which is 2 GiB at most.</summary>
    [StructLayout(LayoutKind.Sequential, Size = CacheLine)]
    internal readonly struct Line;
}
