using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Geometry;

/// <summary>Arrays that do not move.</summary>
internal static unsafe class Pinned
{
    /// <summary>A copy that does not move.</summary>
    internal static T[] Of<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        T[] copy = GC.AllocateUninitializedArray<T>(items.Length, pinned: true);
        items.CopyTo(copy);
        return copy;
    }

    /// <summary>Zeros with room to begin at a cache line's boundary, as <see cref="StartOfLine"/> does: loads of whole registers that do not cross one take half the time.</summary>
    internal static T[] Lines<T>(int length)
        where T : unmanaged => length == 0 ? [] : GC.AllocateArray<T>(length + (Arena.CacheLine / sizeof(T)), pinned: true);

    /// <summary>The first cache line's boundary of a pinned array; null for an empty one.</summary>
    internal static T* StartOfLine<T>(T[] array)
        where T : unmanaged => unchecked((T*)(((nint)Start(array) + Arena.CacheLine - 1) & -Arena.CacheLine));

    /// <summary>What was asked for, from that boundary on.</summary>
    internal static Span<T> FromLine<T>(T[] array)
        where T : unmanaged => array.Length == 0 ? [] : new(StartOfLine(array), array.Length - (Arena.CacheLine / sizeof(T)));

    /// <summary>Where a pinned array begins; whoever uses the pointer holds the array. Null for an empty one.</summary>
    internal static T* Start<T>(T[] array)
        where T : unmanaged
    {
        fixed (T* start = array) return start;
    }
}
