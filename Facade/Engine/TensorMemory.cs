using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PoolFunctional.Engine;

/// <summary>A tensor's elements with whatever lies between them, as one span.</summary>
internal static class TensorMemory
{
    /// <summary>From the first element to the last; false where that is more than a span holds.</summary>
    internal static bool TryGetHull<T>(scoped in ReadOnlyTensorSpan<T> tensor, out ReadOnlySpan<T> hull)
    {
        // SAFETY: the tensor holds at least one element, and its last one is Reach − 1 elements after its first: its own memory has been proved to hold both.
        bool fits = TryGetReach(tensor.Lengths, tensor.Strides, out int reach);
        hull = fits ? MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), reach) : default;
        return fits;
    }

    /// <summary>From the first element to the last; false where that is more than a span holds.</summary>
    internal static bool TryGetHull<T>(scoped in TensorSpan<T> tensor, out Span<T> hull)
    {
        // SAFETY: as above.
        bool fits = TryGetReach(tensor.Lengths, tensor.Strides, out int reach);
        hull = fits ? MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), reach) : default;
        return fits;
    }

    private static bool TryGetReach(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, out int reach)
    {
        Int128 elements = 1;
        bool ascends = true;
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            ascends &= lengths[axis] >= 1 && strides[axis] >= 0;
            elements += (Int128)(lengths[axis] - 1) * strides[axis];
        }

        bool fits = ascends && elements <= Array.MaxLength;
        reach = fits ? (int)elements : 0;
        return fits;
    }
}
