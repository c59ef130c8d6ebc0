using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Where a kernel's results go: a constant for compiled code.</summary>
internal interface IWriting
{
    static abstract bool IsPast { get; }
}

internal readonly struct Past : IWriting
{
    public static bool IsPast => true;
}

internal readonly struct Cached : IWriting
{
    public static bool IsPast => false;
}

/// <summary>Stores of whole cache lines past the caches: what is written once and not read soon does not have to be read before, nor to push out what is.</summary>
internal static unsafe class PastCaches
{
    /// <summary>Whether kernels of long rows have a form for it: a constant, so that there are not two of every kernel for types that seldom come by the megabyte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Takes<T>()
        where T : unmanaged => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>Whether rows of so many elements, one after the other from there on, are whole cache lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreWholeLines<T>(T* target, nint row)
        where T : unmanaged => unchecked(row * sizeof(T) % Arena.CacheLine == 0 && (nint)target % Arena.CacheLine == 0);

    /// <summary>Before whoever wrote so tells anybody: a later store, as of a flag, may otherwise be seen earlier. It waits for memory, so it belongs behind much.</summary>
    internal static void Publish()
    {
        if (Sse.IsSupported) Sse.StoreFence();
    }
}
