using System.Numerics;

namespace PoolFunctional.Digests;

/// <summary>
/// The elements of the corpus: a hash of a seed and of their place, so that they are the same everywhere. The planes of a tensor take turns: numbers of any fraction, numbers among which
/// many are equal, and numbers among which every fifth is special (NaN with any payload, ±∞, ±0, subnormal, an extreme).
/// </summary>
internal static class Inputs
{
    private const int Kinds = 3;
    private const int NaNs = 4;

    /// <summary>
    /// What is special: for integers all that can be converted, saturated, since what NaN becomes depends on the processor; for floating types NaN too. What is subnormal for one type is ordinary or 0 for another.
    /// </summary>
    private static readonly double[] specials =
    [
        double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 0.0, -0.0,
        3 * double.Epsilon, -3 * double.Epsilon, 3 * (double)float.Epsilon, -3 * (double)float.Epsilon, 3 * (double)Half.Epsilon, -3 * (double)Half.Epsilon,
        double.MaxValue, -double.MaxValue, float.MaxValue, -float.MaxValue, 65504, -65504,
        double.NaN, -double.NaN, BitConverter.UInt64BitsToDouble(0x7FF8_0000_4000_0001), BitConverter.UInt64BitsToDouble(0xFFF0_0000_2000_0001),
    ];

    /// <summary>A tensor of the corpus.</summary>
    internal static FeatureMap<T> Map<T>(Shape shape, int seed)
        where T : unmanaged, INumber<T> => FeatureMap.Create<T>(shape, Of<T>((int)shape.Elements, (int)shape.PlaneElements, seed)).Made();

    /// <summary>So many elements, those of one plane after those of another.</summary>
    internal static T[] Of<T>(int count, int plane, int seed)
        where T : unmanaged, INumber<T>
    {
        T[] elements = new T[count];
        for (int i = 0; i < count; i++) elements[i] = At<T>(Hash(seed, i), ((i / plane) + seed) % Kinds);
        return elements;
    }

    /// <summary>64 bits of a seed and a place: rounds of a shift and a product, each of which loses nothing.</summary>
    internal static ulong Hash(int seed, int place)
    {
        unchecked
        {
            ulong mixed = (((ulong)(uint)seed << 32) | (uint)place) + 0x2545F4914F6CDD1DUL;
            for (int round = 0; round < 3; round++) mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93UL;
            return mixed ^ (mixed >> 32);
        }
    }

    private static T At<T>(ulong bits, int kind)
        where T : unmanaged, INumber<T>
    {
        bool isFloating = !T.IsInteger(T.CreateSaturating(0.5));
        int sign = (bits >> 63) == 0 ? 1 : -1;
        return kind switch
        {
            1 => T.CreateSaturating(sign * (double)(bits % 5) / (isFloating ? 4 : 1)),
            2 when bits % 5 == 0 => T.CreateSaturating(specials[(int)((bits >> 8) % (ulong)(specials.Length - (isFloating ? 0 : NaNs)))]),
            _ when isFloating => T.CreateSaturating(sign * double.ScaleB(1 + ((bits & 0xF_FFFF_FFFF_FFFF) * double.ScaleB(1, -52)), (int)((bits >> 53) % 8) - 4)),
            _ => T.CreateTruncating(bits),
        };
    }
}
