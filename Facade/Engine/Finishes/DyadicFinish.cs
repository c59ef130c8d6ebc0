using System.Numerics;

namespace PoolFunctional.Engine.Finishes;

/// <summary>Totals of 128 bits by a power of two, to the nearest, ties to even; the result is within the type, since weights add up to the divisor.</summary>
internal readonly unsafe struct DyadicFinish<T> : IFinish<T, Int128>
    where T : unmanaged, INumber<T>
{
    public bool KeepsNumbers => false;

    public void Row(Int128* totals, nint length, long divisor, T* target)
    {
        int bits = BitOperations.Log2((ulong)divisor);
        Int128 half = divisor / 2;
        for (nint i = 0; i < length; i++)
        {
            Int128 floor = totals[i] >> bits;
            Int128 rest = totals[i] - (floor << bits);
            bool isUp = divisor > 1 && (rest > half || (rest == half && Int128.IsOddInteger(floor)));
            target[i] = T.CreateTruncating(isUp ? floor + 1 : floor);
        }
    }
}
