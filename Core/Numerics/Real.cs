namespace PoolFunctional.Numerics;

/// <summary>One double.</summary>
internal readonly record struct Real(double Value) : IReal<Real>
{
    public static Real Of(double value) => new(value);

    public static Real operator +(Real left, Real right) => new(left.Value + right.Value);

    public static Real operator -(Real left, Real right) => new(left.Value - right.Value);

    public static Real operator *(Real left, Real right) => new(left.Value * right.Value);

    public static Real operator /(Real left, Real right) => new(left.Value / right.Value);

    public static Real SquareRoot(Real value) => new(double.Sqrt(value.Value));

    public static Real Maximum(Real left, Real right) => new(double.Max(left.Value, right.Value));

    public static Real IfLess(Real left, Real right, Real then, Real otherwise) => left.Value < right.Value ? then : otherwise;

    public static Real And(Real value, long bits) => OfBits(Bits(value) & bits);

    public static Real Or(Real value, long bits) => OfBits(Bits(value) | bits);

    public static Real ShiftLeft(Real value, int count) => OfBits(Bits(value) << count);

    public static Real ShiftRight(Real value, int count) => OfBits(Bits(value) >>> count);

    private static long Bits(Real value) => BitConverter.DoubleToInt64Bits(value.Value);

    private static Real OfBits(long bits) => new(BitConverter.Int64BitsToDouble(bits));
}
