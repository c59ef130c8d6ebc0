using System.Runtime.CompilerServices;

namespace PoolFunctional.Numerics;

/// <summary>xʸ for x ≥ 0 and y &gt; 0, as a fixed sequence of double + − × ÷ and bit operations: the same bits on every machine.</summary>
/// <remarks>
/// log x is kept as an unevaluated sum of two doubles, so that the exponent y·log x loses nothing; the result is within 2 ulp of the exact
/// value (tested over random arguments against the platform's own function), and so below 1 ulp after rounding to float. Powers 1 to 4 are products
/// of at most two steps, within 1.5 ulp; the first root is the number and the second the exactly rounded square root.
/// The platform's pow is not used: its bits change with the processor's fused multiply-add.
/// </remarks>
internal static class Power
{
    internal static double Raise(double value, double exponent) => Raise(new Real(value), new Real(exponent)).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Raise<TReal>(TReal value, TReal exponent)
        where TReal : struct, IReal<TReal>
    {
        (TReal high, TReal low) = Logarithm.InTwo(value);
        (TReal product, TReal rest) = Exactly.Product(high, exponent);
        TReal power = Exponential.Of(product, rest + (low * exponent));
        return TReal.IfLess(TReal.Of(0), value, TReal.IfLess(value, TReal.Of(double.PositiveInfinity), power, value), value);
    }

    /// <summary>Whether xᵖ is <see cref="Product"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsProduct(double exponent) => exponent is 1 or 2 or 3 or 4;

    /// <summary>xᵖ for p = 1, 2, 3 or 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Product<TReal>(TReal value, double exponent)
        where TReal : struct, IReal<TReal>
    {
        if (exponent == 1) return value;
        TReal square = value * value;
        return exponent == 2 ? square : square * (exponent == 3 ? value : square);
    }

    /// <summary>xᵖ, by products where p is a small integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Of<TReal>(TReal value, double exponent)
        where TReal : struct, IReal<TReal> => IsProduct(exponent) ? Product(value, exponent) : Raise(value, TReal.Of(exponent));

    /// <summary>x^(1/p).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Root<TReal>(TReal value, double exponent)
        where TReal : struct, IReal<TReal> =>
        exponent == 1 ? value
        : exponent == 2 ? TReal.SquareRoot(value)
        : Raise(value, TReal.Of(1 / exponent));

    /// <summary>2ⁿ for −1022 ≤ n ≤ 1023.</summary>
    internal static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((n + 1023L) << 52);
}
