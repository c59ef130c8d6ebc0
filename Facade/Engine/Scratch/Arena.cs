namespace PoolFunctional.Engine.Scratch;

/// <summary>A thread's own scratch memory: grown when a plan needs more than any before, then reused, so that a steady state allocates nothing.</summary>
internal static unsafe class Arena
{
    [ThreadStatic]
    private static byte[]? memory;

    /// <summary>At least so many bytes, aligned to a cache line, at an address that does not move. Contents are left over from the last use.</summary>
    internal static byte* OfThisThread(nint bytes)
    {
        if (memory is null || memory.Length < bytes + 64) memory = GC.AllocateUninitializedArray<byte>(checked((int)bytes + 64), pinned: true);

        // SAFETY: the array is pinned for life, and the thread-static field keeps it alive while this thread runs a kernel.
        fixed (byte* start = memory) return (byte*)(((nint)start + 63) & ~63);
    }
}
