using System.Runtime.InteropServices;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Integers in the bits of elements of their size, as lanes take offsets.</summary>
internal static class OffsetBits
{
    /// <summary>An integer that fits an element. For elements of one to eight bytes of little-endian machines, or of eight.</summary>
    internal static T Of<T>(long value)
        where T : unmanaged => MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in value)));

    /// <summary>What lies farther back than any place of elements of four bytes or eight.</summary>
    internal static unsafe T Farthest<T>()
        where T : unmanaged => Of<T>(sizeof(T) == sizeof(int) ? int.MinValue : long.MinValue);
}
