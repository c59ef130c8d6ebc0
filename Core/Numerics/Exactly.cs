using System.Runtime.CompilerServices;

namespace PoolFunctional.Numerics;

/// <summary>Operations that lose nothing: sums and products as two doubles, powers of two, whole numbers.</summary>
internal static class Exactly
{
    private const long SplitMask = ~0x7FFFFFFL;

    /// <summary>A number whose ulp is 1, in the middle of those that have it: what is added to it is rounded to an integer, ties to even.</summary>
    private const double Whole = 6755399441055744;

    /// <summary>The exact sum of two doubles as a rounded one and its error (Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TReal Value, TReal Error) Sum<TReal>(TReal left, TReal right)
        where TReal : struct, IReal<TReal>
    {
        TReal sum = left + right;
        TReal shadow = sum - left;
        return (sum, (left - (sum - shadow)) + (right - shadow));
    }

    /// <summary>A product as a rounded one and its error, from halves of 26 and 27 bits (Dekker).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TReal Value, TReal Error) Product<TReal>(TReal left, TReal right)
        where TReal : struct, IReal<TReal>
    {
        TReal product = left * right;
        (TReal leftTop, TReal rightTop) = (TReal.And(left, SplitMask), TReal.And(right, SplitMask));
        (TReal leftRest, TReal rightRest) = (left - leftTop, right - rightTop);
        return (product, (((leftTop * rightTop) - product) + (leftTop * rightRest) + (leftRest * rightTop)) + (leftRest * rightRest));
    }

    /// <summary>The nearest integer, ties to even, for |value| ≤ 2⁵¹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Rounded<TReal>(TReal value)
        where TReal : struct, IReal<TReal> => (value + TReal.Of(Whole)) - TReal.Of(Whole);

    /// <summary>2ⁿ for an integer −1022 ≤ n ≤ 1023: n + 1023 stands in the low bits of the sum, and an exponent is that, 52 bits further up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal PowerOfTwo<TReal>(TReal n)
        where TReal : struct, IReal<TReal> => TReal.ShiftLeft(n + TReal.Of(Whole + 1023), 52);
}
