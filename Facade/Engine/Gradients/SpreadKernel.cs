using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Rows in which every element stands so many times in a row.</summary>
internal static unsafe class SpreadKernel
{
    internal static void Indices<TIndex, TKey>(TIndex* source, nint length, int times, TKey* target)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        if (sizeof(TIndex) == sizeof(TKey)) Repeat((TKey*)source, length, times, target);
        else Converted(source, length, times, target);
    }

    internal static void Gradients<T, TTotal>(T* source, nint length, int times, TTotal* target)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
    {
        if (typeof(T) == typeof(TTotal)) Repeat((TTotal*)source, length, times, target);
        else Converted(source, length, times, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Converted<TFrom, TTo>(TFrom* source, nint length, int times, TTo* target)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        unchecked
        {
            for (nint i = 0; i < length; i++)
            {
                TTo value = TTo.CreateTruncating(source[i]);
                for (int time = 0; time < times; time++) *target++ = value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Repeat<TItem>(TItem* source, nint length, int times, TItem* target)
        where TItem : unmanaged
    {
        unchecked
        {
            if (times == 1)
            {
                CopyKernel.Piece((byte*)source, (byte*)target, length * sizeof(TItem));
                return;
            }

            // SAFETY: of length elements each is written times times, and the target has room for so many; the last register backs up.
            if (times == 2 && sizeof(TItem) == sizeof(uint) && Vector512.IsHardwareAccelerated && length >= Vector512<uint>.Count)
            {
                nint last = length - Vector512<uint>.Count;
                for (nint at = 0; ; at = nint.Min(at + Vector512<uint>.Count, last))
                {
                    (Vector512<ulong> lower, Vector512<ulong> upper) = Vector512.Widen(Vector512.Load((uint*)(source + at)));
                    (lower | (lower << 32)).Store((ulong*)(target + (2 * at)));
                    (upper | (upper << 32)).Store((ulong*)(target + (2 * at)) + Vector512<ulong>.Count);
                    if (at == last) return;
                }
            }

            nint i = 0;
            if (times == 2 && sizeof(TItem) == sizeof(uint) && Vector.IsHardwareAccelerated)
            {
                // Both halves of a 64-bit number.
                for (; i + Vector<uint>.Count <= length; i += Vector<uint>.Count, target += 2 * Vector<uint>.Count)
                {
                    Vector.Widen(Vector.Load((uint*)(source + i)), out Vector<ulong> lower, out Vector<ulong> upper);
                    (lower | (lower << 32)).Store((ulong*)target);
                    (upper | (upper << 32)).Store((ulong*)target + Vector<ulong>.Count);
                }
            }

            for (; i < length; i++)
            {
                TItem value = source[i];
                for (int time = 0; time < times; time++) *target++ = value;
            }
        }
    }
}
