using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>Kernels write offsets of the size of an element; indices may be of another.</summary>
internal static unsafe class OffsetWidth
{
    /// <summary>Whether offsets of the size of an element are indices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsOffset<T, TIndex>()
        where T : unmanaged
        where TIndex : unmanaged => sizeof(T) == sizeof(TIndex);

    /// <summary>Offsets become indices, where they are not already.</summary>
    internal static void Widen<T, TIndex>(T* offsets, TIndex* indices, nint count)
        where T : unmanaged
        where TIndex : unmanaged
    {
        if (IsOffset<T, TIndex>()) return;
        if (sizeof(T) == sizeof(int)) TensorPrimitives.ConvertTruncating(new ReadOnlySpan<int>(offsets, (int)count), new Span<long>(indices, (int)count));
        else TensorPrimitives.ConvertTruncating(new ReadOnlySpan<long>(offsets, (int)count), new Span<int>(indices, (int)count));
    }
}
