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

    /// <summary>Where a pinned array begins; whoever uses the pointer holds the array. Null for an empty one.</summary>
    internal static T* Start<T>(T[] array)
        where T : unmanaged
    {
        fixed (T* start = array) return start;
    }
}
