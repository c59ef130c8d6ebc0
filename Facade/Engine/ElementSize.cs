namespace PoolFunctional.Engine;

/// <summary>The size of an element, in bytes.</summary>
internal static unsafe class ElementSize
{
    internal static int Of<T>()
        where T : unmanaged => sizeof(T);
}
