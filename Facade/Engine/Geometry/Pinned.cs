namespace PoolFunctional.Engine.Geometry;

/// <summary>Arrays that do not move.</summary>
internal static unsafe class Pinned
{
    /// <summary>Where a pinned array begins; whoever uses the pointer holds the array. Null for an empty one.</summary>
    internal static T* Start<T>(T[] array)
        where T : unmanaged
    {
        fixed (T* start = array) return start;
    }
}
