using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Kernels;

/// <summary>The same element many times over.</summary>
internal static unsafe class FillKernel
{
    /// <summary>Short stretches take less than a call of the library would; the last register backs up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<T>(T value, T* target, nint length)
        where T : unmanaged, INumber<T>
    {
        unchecked
        {
            if (!Vector<T>.IsSupported || !Vector.IsHardwareAccelerated || length < Vector<T>.Count)
            {
                for (nint i = 0; i < length; i++) target[i] = value;
                return;
            }

            // SAFETY: 0 ≤ i ≤ length − Count.
            if (Vector512.IsHardwareAccelerated && length >= Vector512<T>.Count)
            {
                Vector512<T> wide = Vector512.Create(value);
                nint lastWide = length - Vector512<T>.Count;
                for (nint i = 0; i < lastWide; i += Vector512<T>.Count) wide.Store(target + i);
                wide.Store(target + lastWide);
                return;
            }

            Vector<T> values = Vector.Create(value);
            nint last = length - Vector<T>.Count;
            for (nint i = 0; i < last; i += Vector<T>.Count) values.Store(target + i);
            values.Store(target + last);
        }
    }
}
