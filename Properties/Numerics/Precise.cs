using System.Numerics;

namespace PoolFunctional.Properties.Numerics;

/// <summary>eˣ and ln x to 240 bits by series over integers: whole numbers of 2⁻³⁰⁰ and a power of two.</summary>
internal static class Precise
{
    private const int Bits = 300;
    private const int Halvings = 12;

    private static readonly BigInteger one = BigInteger.One << Bits;
    private static readonly BigInteger ln2 = 2 * ArTanh(one / 3);

    /// <summary>How far a double is from eˣ, in units of the double's last place.</summary>
    internal static double ErrorOfExponential(double x, double actual)
    {
        BigInteger exact = Fixed(x);
        BigInteger count = BigInteger.Divide((2 * exact) + (exact.Sign * ln2), 2 * ln2);
        BigInteger reduced = (exact - (count * ln2)) >> Halvings;
        (BigInteger sum, BigInteger term) = (one, one);
        for (int n = 1; !term.IsZero; n++)
        {
            term = ((term * reduced) >> Bits) / n;
            sum += term;
        }

        for (int i = 0; i < Halvings; i++) sum = (sum * sum) >> Bits;
        return Error(sum, (int)count - Bits, actual);
    }

    /// <summary>How far a double is from ln x, in units of the double's last place.</summary>
    internal static double ErrorOfLogarithm(double x, double actual)
    {
        int exponent = Math.ILogB(x) + 1;
        BigInteger share = Fixed(double.ScaleB(double.ScaleB(x, -exponent / 2), -exponent + (exponent / 2)));
        if (3 * share < 2 * one) (share, exponent) = (2 * share, exponent - 1);
        return Error((2 * ArTanh(((share - one) << Bits) / (share + one))) + (exponent * ln2), -Bits, actual);
    }

    /// <summary>s + s³/3 + s⁵/5 + …</summary>
    private static BigInteger ArTanh(BigInteger s)
    {
        BigInteger square = (s * s) >> Bits;
        (BigInteger sum, BigInteger power) = (BigInteger.Zero, s);
        for (int n = 1; !power.IsZero && power != -1; n += 2)
        {
            sum += power / n;
            power = (power * square) >> Bits;
        }

        return sum;
    }

    /// <summary>The double as a whole number of 2⁻³⁰⁰, which it is from 2⁻²⁴⁸ on.</summary>
    private static BigInteger Fixed(double x)
    {
        int exponent = x == 0 ? 0 : Math.ILogB(x) - 52;
        BigInteger mantissa = new(double.ScaleB(x, -exponent));
        return exponent + Bits >= 0 ? mantissa << (exponent + Bits) : mantissa >> -(exponent + Bits);
    }

    private static double Error(BigInteger exact, int exponent, double actual)
    {
        int last = int.Max(Math.ILogB(actual) - 52, -1074);
        BigInteger mantissa = new(double.ScaleB(double.ScaleB(actual, -last / 2), -last + (last / 2)));
        BigInteger difference = BigInteger.Abs((mantissa << (last - exponent)) - exact);
        return (double)(difference >> (last - exponent - 60)) / (1L << 60);
    }
}
