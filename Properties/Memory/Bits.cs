using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace PoolFunctional.Properties.Memory;

/// <summary>Elements compared by their bits: −0 is not +0.</summary>
internal static class Bits
{
    /// <summary>How many elements, from the first on, have the same bits on both sides.</summary>
    internal static int Same<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged => MemoryMarshal.AsBytes(left).CommonPrefixLength(MemoryMarshal.AsBytes(right)) / Unsafe.SizeOf<T>();

    /// <summary>That all have; or the first output that has not, of what.</summary>
    internal static void AssertSame<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged
    {
        Assert.Equal(expected.Length, actual.Length);
        int same = Same(expected, actual);
        Assert.True(same == actual.Length, $"{what}: output {same} is {actual[int.Min(same, actual.Length - 1)]}, not {expected[int.Min(same, actual.Length - 1)]}");
    }
}
