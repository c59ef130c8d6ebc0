using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolFunctional.Peers;

/// <summary>Floats that never move and begin on a cache line: the same memory for us and for a peer.</summary>
internal sealed class PinnedBuffer
{
    private const int LineBytes = 64;

    internal PinnedBuffer(long length)
    {
        int count = checked((int)length);
        float[] storage = GC.AllocateArray<float>(count + (LineBytes / sizeof(float)), pinned: true);
        Memory = storage.AsMemory(FloatsToLine(storage), count);
    }

    internal Memory<float> Memory { get; }

    internal Span<float> Span => Memory.Span;

    /// <summary>Numbers in [−1, 1) from a fixed seed, no two runs different.</summary>
    internal PinnedBuffer Filled()
    {
        Random random = new(20261123);
        foreach (ref float value in Span) value = (random.NextSingle() * 2) - 1;
        return this;
    }

    private static unsafe int FloatsToLine(float[] storage)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(storage));
        return (int)((LineBytes - (address % LineBytes)) % LineBytes / sizeof(float));
    }
}
