using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolFunctional.Peers;

/// <summary>Bytes that never move.</summary>
internal abstract class PinnedMemory
{
    internal abstract long Bytes { get; }

    /// <summary>Where they lie; they stay there as long as this lives.</summary>
    internal abstract nint Address { get; }
}

/// <summary>Elements that never move and begin on a cache line: the same memory for us, for a peer and for the limit.</summary>
internal sealed class PinnedBuffer<T> : PinnedMemory
    where T : unmanaged, INumber<T>
{
    private const int LineBytes = 64;
    private readonly T[] storage;
    private readonly int first;

    internal PinnedBuffer(long length)
    {
        int count = checked((int)length);
        storage = GC.AllocateArray<T>(count + (LineBytes / Unsafe.SizeOf<T>()), pinned: true);
        first = ElementsToLine(storage);
        Memory = storage.AsMemory(first, count);
    }

    internal Memory<T> Memory { get; }

    internal Span<T> Span => Memory.Span;

    internal override long Bytes => (long)Memory.Length * Unsafe.SizeOf<T>();

    internal override unsafe nint Address => (nint)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(storage), first));

    /// <summary>From a fixed seed: numbers in [−1, 1), or integers over the whole type.</summary>
    internal PinnedBuffer<T> Filled()
    {
        Random random = new(20261123);
        bool isInteger = T.IsInteger(T.CreateSaturating(0.5));
        foreach (ref T value in Span) value = isInteger ? T.CreateTruncating(random.NextInt64()) : T.CreateSaturating((random.NextSingle() * 2) - 1);
        return this;
    }

    private static unsafe int ElementsToLine(T[] storage)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(storage));
        return (int)((LineBytes - (address % LineBytes)) % LineBytes) / Unsafe.SizeOf<T>();
    }
}
