using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>The elements of a case: element i depends on the seed and on i alone, so a smaller case keeps what it can of a larger one.</summary>
internal static class Elements
{
    internal static T[] Of<T>(ElementType<T> type, Palette palette, int seed, int count)
        where T : unmanaged, INumber<T>
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++) values[i] = At(type, palette, Bits((ulong)(uint)seed, (ulong)(uint)i));
        return values;
    }

    /// <summary>The finalizer of SplitMix64 over a seed and an index.</summary>
    internal static ulong Bits(ulong seed, ulong index)
    {
        unchecked
        {
            ulong z = (seed * 0x9E3779B97F4A7C15UL) + ((index + 1) * 0xD1B54A32D192ED03UL);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    private static T At<T>(ElementType<T> type, Palette palette, ulong bits)
        where T : unmanaged, INumber<T> => palette switch
        {
            Palette.Counts => T.CreateTruncating((int)(bits % 17) - (IsUnsigned<T>() ? 0 : 8)),
            Palette.Ordinary => Ordinary(type, bits),
            Palette.Spiced => bits % 8 == 0 ? Edge(type, bits >> 3) : Ordinary(type, bits >> 3),
            Palette.Edges => Edge(type, bits),
            Palette.Below => -T.Abs(Ordinary(type, bits)),
            Palette.Above => T.Abs(Ordinary(type, bits)),
            Palette.Zeros => type.IsFloating ? type.FromBits((bits & 1) << (type.MantissaBits + type.ExponentBits)) : T.CreateTruncating(bits & 1),
            _ => type.FromBits(bits),
        };

    private static bool IsUnsigned<T>()
        where T : unmanaged, INumber<T> => typeof(T) != typeof(float) && typeof(T) != typeof(double) && typeof(T) != typeof(Half) && T.CreateTruncating(-1) > T.Zero;

    private static T Ordinary<T>(ElementType<T> type, ulong bits)
        where T : unmanaged, INumber<T>
    {
        if (!type.IsFloating) return type.FromBits(bits >> (int)((bits >> 58) % (ulong)type.MantissaBits));
        ulong sign = (bits >> 63) << (type.MantissaBits + type.ExponentBits);
        ulong exponent = (ulong)((1 << (type.ExponentBits - 1)) - 5) + ((bits >> 56) & 7);
        return type.FromBits(sign | (exponent << type.MantissaBits) | (bits & ((1UL << type.MantissaBits) - 1)));
    }

    private static T Edge<T>(ElementType<T> type, ulong bits)
        where T : unmanaged, INumber<T>
    {
        if (!type.IsFloating)
        {
            ulong top = 1UL << (type.MantissaBits - 1);
            return type.FromBits((bits % 7) switch { 0 => 0, 1 => 1, 2 => top, 3 => top - 1, 4 => ulong.MaxValue, 5 => top + 1, _ => bits >> 8 });
        }

        ulong quiet = 1UL << (type.MantissaBits - 1);
        ulong infinity = ((1UL << type.ExponentBits) - 1) << type.MantissaBits;
        ulong sign = (bits & 1) << (type.MantissaBits + type.ExponentBits);
        ulong payload = (bits >> 8) & (quiet - 1);
        return type.FromBits(sign | (((bits >> 1) % 11) switch
        {
            0 or 1 => 0,
            2 => infinity,
            3 => infinity | quiet | payload,
            4 => infinity | 1 | payload,                                                  // signalling
            5 => 1 + payload,                                                             // subnormal
            6 => infinity - 1,                                                            // largest finite
            7 => 1UL << type.MantissaBits,                                                // smallest normal
            8 => (infinity - (1UL << type.MantissaBits)) | payload,                       // near overflow
            _ => (ulong)((1 << (type.ExponentBits - 1)) - 1) << type.MantissaBits,        // ±1
        }));
    }
}
