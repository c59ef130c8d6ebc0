using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolFunctional.Properties.Memory;

/// <summary>Elements compared by their bits: −0 is not +0.</summary>
internal static class Bits
{
    /// <summary>How many elements, from the first on, have the same bits on both sides.</summary>
    internal static int Same<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged => MemoryMarshal.AsBytes(left).CommonPrefixLength(MemoryMarshal.AsBytes(right)) / Unsafe.SizeOf<T>();
}
