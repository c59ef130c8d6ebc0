using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Copies of short pieces, where a call to the memory's own copy would cost more than the piece.</summary>
internal static unsafe class CopyKernel
{
    /// <summary>Rows from one pitch to another: <c>target[r·targetPitch + x] = source[r·pitch + x]</c>.</summary>
    internal static void Pack<T>(T* source, nint pitch, nint targetPitch, T* target, nint length, nint rows)
        where T : unmanaged
    {
        unchecked
        {
            nint bytes = length * sizeof(T);
            for (nint row = 0; row < rows; row++) Piece((byte*)(source + (row * pitch)), (byte*)(target + (row * targetPitch)), bytes);
        }
    }

    /// <summary>One piece so many times, one after the other.</summary>
    internal static void Repeat<T>(T* source, nint length, nint times, T* target)
        where T : unmanaged
    {
        unchecked
        {
            for (nint time = 0; time < times; time++) Piece((byte*)source, (byte*)(target + (time * length)), length * sizeof(T));
        }
    }

    /// <summary>Every stride-th element of a piece.</summary>
    internal static void Pick<T>(T* source, nint stride, T* target, nint count)
        where T : unmanaged
    {
        unchecked
        {
            nint i = stride == 2 ? EverySecond(source, target, count) : 0;
            for (; i + 4 <= count; i += 4)
            {
                T* from = source + (i * stride);
                target[i] = from[0];
                target[i + 1] = from[stride];
                target[i + 2] = from[2 * stride];
                target[i + 3] = from[3 * stride];
            }

            for (; i < count; i++) target[i] = source[i * stride];
        }
    }

    /// <summary>Two elements seen as one integer: narrowed, it is the first of them.</summary>
    /// <returns>How many are done.</returns>
    private static nint EverySecond<T>(T* source, T* target, nint count)
        where T : unmanaged
    {
        unchecked
        {
            nint lanes = Vector<byte>.Count / sizeof(T);
            nint last = count - 1 - lanes;
            if (!BitConverter.IsLittleEndian || !Vector.IsHardwareAccelerated || sizeof(T) > 4 || last < 0) return 0;

            // SAFETY: i + lanes ≤ count − 1, so what is read ends at most one element before the last that is wanted.
            for (nint i = 0; ; i = nint.Min(i + lanes, last))
            {
                T* from = source + (2 * i);
                if (sizeof(T) == 4) Vector.Narrow(Vector.Load((ulong*)from), Vector.Load((ulong*)(from + lanes))).Store((uint*)(target + i));
                else if (sizeof(T) == 2) Vector.Narrow(Vector.Load((uint*)from), Vector.Load((uint*)(from + lanes))).Store((ushort*)(target + i));
                else Vector.Narrow(Vector.Load((ushort*)from), Vector.Load((ushort*)(from + lanes))).Store((byte*)(target + i));
                if (i == last) return count - 1;
            }
        }
    }

    /// <summary>Rows of channels, side by side, to places of any distance: <c>target[p·placePitch + c·channelPitch] = source[p·channels + c]</c>.</summary>
    internal static void Spread<T>(T* source, nint places, nint placePitch, nint channels, nint channelPitch, T* target)
        where T : unmanaged
    {
        unchecked
        {
            bool areSideBySide = channels == 1 || channelPitch == 1;
            if (areSideBySide && placePitch == channels)
            {
                Piece((byte*)source, (byte*)target, places * channels * sizeof(T));
            }
            else if (areSideBySide && channels > 1)
            {
                Pack(source, channels, placePitch, target, channels, places);
            }
            else
            {
                for (nint channel = 0; channel < channels; channel++)
                {
                    T* to = target + (channel * channelPitch);
                    for (nint place = 0; place < places; place++) to[place * placePitch] = source[(place * channels) + channel];
                }
            }
        }
    }

    /// <summary>Exactly so many bytes; the last register backs up over bytes already copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Piece(byte* source, byte* target, nint bytes)
    {
        unchecked
        {
            if (Vector512.IsHardwareAccelerated && bytes >= 64)
            {
                nint last = bytes - 64;
                for (nint x = 0; x < last; x += 64) Vector512.Load(source + x).Store(target + x);
                Vector512.Load(source + last).Store(target + last);
            }
            else if (bytes >= 32)
            {
                nint last = bytes - 32;
                for (nint x = 0; x < last; x += 32) Vector256.Load(source + x).Store(target + x);
                Vector256.Load(source + last).Store(target + last);
            }
            else if (bytes >= 16)
            {
                Vector128<byte> head = Vector128.Load(source);
                Vector128<byte> tail = Vector128.Load(source + bytes - 16);
                Vector128.Store(head, target);
                Vector128.Store(tail, target + bytes - 16);
            }
            else if (bytes >= 8)
            {
                (long head, long tail) = (*(long*)source, *(long*)(source + bytes - 8));
                *(long*)target = head;
                *(long*)(target + bytes - 8) = tail;
            }
            else if (bytes >= 4)
            {
                (int head, int tail) = (*(int*)source, *(int*)(source + bytes - 4));
                *(int*)target = head;
                *(int*)(target + bytes - 4) = tail;
            }
            else
            {
                for (nint x = 0; x < bytes; x++) target[x] = source[x];
            }
        }
    }
}
