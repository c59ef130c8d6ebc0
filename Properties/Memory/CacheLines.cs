using System.Runtime.CompilerServices;

namespace PoolFunctional.Properties.Memory;

/// <summary>Where the lines of cache begin in an array, for results that are laid on them or beside them.</summary>
internal static class CacheLines
{
    internal const int Bytes = 64;

    /// <summary>An array that does not move, with room for so many elements behind a line's beginning and for as many lines more.</summary>
    internal static T[] Room<T>(int length, int lines)
        where T : unmanaged => GC.AllocateArray<T>(length + ((lines + 1) * Bytes / Unsafe.SizeOf<T>()), pinned: true);

    /// <summary>How many elements of it come before the first line.</summary>
    internal static unsafe int Before<T>(T[] pinned)
        where T : unmanaged => unchecked((int)(-(nint)Unsafe.AsPointer(ref pinned[0]) & (Bytes - 1)) / Unsafe.SizeOf<T>());
}
