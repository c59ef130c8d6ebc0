using System.Numerics;
using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Indices;

/// <summary>Where an element is that is known to be there.</summary>
internal static unsafe class SearchKernel
{
    /// <summary>Below this many elements a loop is quicker than a call.</summary>
    private const nint Few = 4;

    /// <summary>The number of the first of <paramref name="count"/> elements, so many apart, that is the same as the value; NaN is NaN. −1 where none is.</summary>
    internal static nint First<T>(T* start, nint count, nint step, T value)
        where T : unmanaged, INumber<T>
    {
        if (step == 1 && count > Few && !T.IsNaN(value))
        {
            return sizeof(T) switch
            {
                1 => new ReadOnlySpan<byte>(start, (int)count).IndexOf(Unsafe.BitCast<T, byte>(value)),
                2 => new ReadOnlySpan<ushort>(start, (int)count).IndexOf(Unsafe.BitCast<T, ushort>(value)),
                4 => new ReadOnlySpan<uint>(start, (int)count).IndexOf(Unsafe.BitCast<T, uint>(value)),
                _ => new ReadOnlySpan<ulong>(start, (int)count).IndexOf(Unsafe.BitCast<T, ulong>(value)),
            };
        }

        for (nint i = 0; i < count; i++)
        {
            if (AreSame(start[unchecked(i * step)], value)) return i;
        }

        return -1;
    }

    /// <summary>Where an element is the same as the value, the offset becomes its index.</summary>
    internal static void Mark<T, TIndex>(T* elements, T* values, TIndex* indices, nint count, TIndex offset)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        unchecked
        {
            nint i = 0;
            if (sizeof(T) == sizeof(TIndex) && Vector.IsHardwareAccelerated)
            {
                Vector<TIndex> offsets = Vector.Create(offset);
                for (; i + Vector<TIndex>.Count <= count; i += Vector<TIndex>.Count)
                {
                    (Vector<T> element, Vector<T> value) = (Vector.Load(elements + i), Vector.Load(values + i));
                    Vector<T> isNumber = Vector.Equals(element, element) | Vector.Equals(value, value);
                    Vector<TIndex> same = Vector.Equals(element.As<T, TIndex>(), value.As<T, TIndex>()) | ~isNumber.As<T, TIndex>();
                    Vector.ConditionalSelect(same, offsets, Vector.Load(indices + i)).Store(indices + i);
                }
            }

            for (; i < count; i++)
            {
                if (AreSame(elements[i], values[i])) indices[i] = offset;
            }
        }
    }

    private static bool AreSame<T>(T left, T right)
        where T : unmanaged, INumber<T> =>
        left == right ? !T.IsZero(left) || T.IsNegative(left) == T.IsNegative(right) : T.IsNaN(left) && T.IsNaN(right);
}
