using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Indices;

/// <summary>Where an element is that is known to be there.</summary>
internal static unsafe class SearchKernel
{
    /// <summary>Rows of so many elements are compared whole, without a branch that would be taken at random: their answers are the bits of one number.</summary>
    private const int Bits = 64;

    /// <summary>The number of the first of <paramref name="count"/> elements, so many apart, that is the same as the value; NaN is NaN. −1 where none is.</summary>
    internal static nint First<T>(T* start, nint count, nint step, T value)
        where T : unmanaged, INumber<T>
    {
        for (nint i = 0; i < count; i++)
        {
            if (AreSame(start[unchecked(i * step)], value)) return i;
        }

        return -1;
    }

    /// <summary>The offset of the first element of each window that is the same as the window's value, which is there.</summary>
    internal static void Blocks<T, TIndex>(in SearchBlock block, T* start, T* values, TIndex* indices)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        _ = sizeof(T) switch
        {
            1 => NumberLanes<byte>.Filled(block.Count, new Work<T, byte, TIndex>(block, start, values, indices)),
            2 => NumberLanes<short>.Filled(block.Count, new Work<T, short, TIndex>(block, start, values, indices)),
            4 => NumberLanes<int>.Filled(block.Count, new Work<T, int, TIndex>(block, start, values, indices)),
            _ => NumberLanes<long>.Filled(block.Count, new Work<T, long, TIndex>(block, start, values, indices)),
        };
    }

    private readonly struct Work<T, TBits, TIndex>(SearchBlock block, T* start, T* values, TIndex* indices) : ILaneWork<TBits>
        where T : unmanaged, INumber<T>
        where TBits : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TBits>
        {
            if (block.Count <= Bits) Short<T, TBits, TIndex, TLanes>(block, (TBits*)start, values, indices);
            else Long<T, TBits, TIndex, TLanes>(block, (TBits*)start, values, indices);
            return true;
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Short<T, TBits, TIndex, TLanes>(in SearchBlock block, TBits* start, T* values, TIndex* indices)
        where T : unmanaged, INumber<T>
        where TBits : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TLanes : struct, ILanes<TLanes, TBits>
    {
        unchecked
        {
            nint count = block.Count;
            nint rows = block.Rows;
            nint last = count - TLanes.Count;
            nint offset = block.Offset;
            for (nint window = 0; window < block.Windows; window++, start += block.Pitch, offset += block.OffsetPitch)
            {
                T value = values[window];
                if (T.IsNaN(value))
                {
                    indices[window] = TIndex.CreateTruncating(offset + FirstNaN((T*)start, block));
                    continue;
                }

                // SAFETY: a row has at least a register of elements; its last register ends where the row does.
                TLanes wanted = TLanes.Create(Unsafe.BitCast<T, TBits>(value));
                TBits* row = start;
                ulong found = 0;
                for (nint number = 0; number < rows; number++, row += block.RowPitch)
                {
                    for (nint x = 0; x < last; x += TLanes.Count) found |= TLanes.Matching(TLanes.Load(row + x), wanted) << (int)x;
                    found |= TLanes.Matching(TLanes.Load(row + last), wanted) << (int)last;
                    if (found != 0) break;
                }

                indices[window] = TIndex.CreateTruncating(offset + (nint)(row - start) + BitOperations.TrailingZeroCount(found));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Long<T, TBits, TIndex, TLanes>(in SearchBlock block, TBits* start, T* values, TIndex* indices)
        where T : unmanaged, INumber<T>
        where TBits : unmanaged
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TLanes : struct, ILanes<TLanes, TBits>
    {
        unchecked
        {
            // So many registers as answer in one number; those beyond a row's end are its last one again.
            nint step = nint.Min(4, Bits / TLanes.Count) * TLanes.Count;
            nint last = block.Count - TLanes.Count;
            nint offset = block.Offset;
            for (nint window = 0; window < block.Windows; window++, start += block.Pitch, offset += block.OffsetPitch)
            {
                T value = values[window];
                if (T.IsNaN(value))
                {
                    indices[window] = TIndex.CreateTruncating(offset + FirstNaN((T*)start, block));
                    continue;
                }

                // SAFETY: as above.
                TLanes wanted = TLanes.Create(Unsafe.BitCast<T, TBits>(value));
                TBits* row = start;
                nint place = -1;
                for (nint number = 0; number < block.Rows && place < 0; number++, row += block.RowPitch)
                {
                    nint x = 0;
                    ulong found = 0;
                    for (; x + step <= block.Count; x += step)
                    {
                        for (nint register = 0; register < step; register += TLanes.Count) found |= TLanes.Matching(TLanes.Load(row + x + register), wanted) << (int)register;
                        if (found != 0) break;
                    }

                    for (; found == 0 && x < block.Count; x += TLanes.Count)
                    {
                        x = nint.Min(x, last);
                        found = TLanes.Matching(TLanes.Load(row + x), wanted);
                        if (found != 0) break;
                    }

                    if (found != 0) place = (nint)(row - start) + x + BitOperations.TrailingZeroCount(found);
                }

                indices[window] = TIndex.CreateTruncating(offset + place);
            }
        }
    }

    private static nint FirstNaN<T>(T* window, in SearchBlock block)
        where T : unmanaged, INumber<T>
    {
        unchecked
        {
            for (nint row = 0; row < block.Rows; row++, window += block.RowPitch)
            {
                for (nint x = 0; x < block.Count; x++)
                {
                    if (T.IsNaN(window[x])) return (row * block.RowPitch) + x;
                }
            }

            return -1;
        }
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
