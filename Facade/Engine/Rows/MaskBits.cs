using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Rows;

/// <summary>Which of thirty-two neighbouring mask entries, of 1, 4 or 8 bytes each, are not zero: bit j for entry j.</summary>
internal static unsafe class MaskBits
{
    internal const int Many = 32;

    /// <summary>The bits of up to thirty-two entries; those beyond are 0. A bool that is neither 0 nor 1 is not zero.</summary>
    internal static uint Of(byte* mask, int size, nint count)
    {
        unchecked
        {
            // SAFETY: thirty-two entries are read at once only where there are so many.
            if (count >= Many && Vector128.IsHardwareAccelerated) return ~Zeros(mask, size);
            uint bits = 0;
            for (int entry = 0; entry < nint.Min(count, Many); entry++)
            {
                byte* at = mask + ((nint)entry * size);
                bool isZero = size switch { 1 => *at == 0, 4 => *(int*)at == 0, _ => *(long*)at == 0 };
                if (!isZero) bits |= 1u << entry;
            }

            return bits;
        }
    }

    /// <summary>A register of 64 bytes at a time where there is one: a mask of longs is as long as eight features.</summary>
    private static uint Zeros(byte* mask, int size)
    {
        uint bits = 0;
        int width = Vector512.IsHardwareAccelerated && size > 1 ? Vector512<byte>.Count : Vector128<byte>.Count;
        for (int entry = 0; entry < Many; entry += width / size)
        {
            byte* at = unchecked(mask + (entry * size));
            ulong zeros = (width, size) switch
            {
                (64, 4) => Vector512.Equals(Vector512.Load((int*)at), Vector512<int>.Zero).ExtractMostSignificantBits(),
                (64, 8) => Vector512.Equals(Vector512.Load((long*)at), Vector512<long>.Zero).ExtractMostSignificantBits(),
                (_, 1) => Vector128.Equals(Vector128.Load(at), Vector128<byte>.Zero).ExtractMostSignificantBits(),
                (_, 4) => Vector128.Equals(Vector128.Load((int*)at), Vector128<int>.Zero).ExtractMostSignificantBits(),
                _ => Vector128.Equals(Vector128.Load((long*)at), Vector128<long>.Zero).ExtractMostSignificantBits(),
            };
            bits |= unchecked((uint)zeros) << entry;
        }

        return bits;
    }
}
