using System.Numerics;
using PoolFunctional.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>(Σ|x|ᵖ)^(1/p), or the power mean (Σ|x|ᵖ / n)^(1/p) over the n taps that exist, in double.</summary>
internal static class NormReduction
{
    /// <summary>Beyond this exponent the powers of a float may overflow a double.</summary>
    internal const double LargestUnscaledExponent = 6;

    internal static TapReduction<T> Of<T>(double exponent, bool mean)
        where T : unmanaged, INumber<T> =>
        double.IsPositiveInfinity(exponent) ? Largest<T>()
        : typeof(T) != typeof(double) && exponent <= LargestUnscaledExponent ? Powers<T>(exponent, mean, Scale.One)
        : new Prepared<T, T, double>(Largest<T>(), largest => Powers<T>(exponent, mean, Scale.Of(double.CreateSaturating(largest))));

    private static Monoid<T, T> Largest<T>()
        where T : unmanaged, INumber<T> => new(T.Abs, T.Max, (total, _) => total, T.Zero);

    private static Monoid<T, double> Powers<T>(double exponent, bool mean, Scale scale)
        where T : unmanaged, INumber<T> =>
        new(
            value => Power.Of(new Real(scale.Shrink(double.Abs(double.CreateSaturating(value)))), exponent).Value,
            (left, right) => left + right,
            (total, counts) => T.CreateSaturating(scale.Grow(Power.Root(new Real(mean ? total / counts.Present : total), exponent).Value)),
            T.Zero);
}

/// <summary>A power of two near the largest element, so that powers neither overflow nor vanish; applied in two steps that are exact.</summary>
internal readonly record struct Scale(int First, int Second)
{
    internal static Scale One => new(0, 0);

    internal static Scale Of(double largest)
    {
        if (largest == 0 || !double.IsFinite(largest)) return One;
        int exponent = int.CreateSaturating(Exponent(largest));
        return new(exponent / 2, exponent - (exponent / 2));
    }

    internal double Shrink(double value) => value * Power.PowerOfTwo(-First) * Power.PowerOfTwo(-Second);

    internal double Grow(double value) => value * Power.PowerOfTwo(First) * Power.PowerOfTwo(Second);

    private static long Exponent(double value)
    {
        long field = BitConverter.DoubleToInt64Bits(value) >> 52;
        return field == 0 ? Exponent(value * Power.PowerOfTwo(64)) - 64 : field - 1023;
    }
}
