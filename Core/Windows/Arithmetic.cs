using System.Numerics;

namespace PoolFunctional.Windows;

/// <summary>Integer division that rounds the way the field's formulas mean it.</summary>
internal static class Arithmetic
{
    /// <summary>⌊dividend ÷ divisor⌋ for a positive divisor.</summary>
    internal static T FloorDivide<T>(T dividend, T divisor)
        where T : IBinaryInteger<T>
    {
        (T quotient, T remainder) = T.DivRem(dividend, divisor);
        return T.IsNegative(remainder) ? quotient - T.One : quotient;
    }

    /// <summary>⌈dividend ÷ divisor⌉ for a positive divisor.</summary>
    internal static T CeilingDivide<T>(T dividend, T divisor)
        where T : IBinaryInteger<T> => -FloorDivide(-dividend, divisor);

    internal static long GreatestCommonDivisor(long left, long right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
