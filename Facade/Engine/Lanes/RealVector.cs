using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Numerics;

namespace PoolFunctional.Engine.Lanes;

/// <summary>A register of doubles, for the sequences that Core writes once: each lane gets the bits that one double gets.</summary>
internal readonly struct RealVector : IReal<RealVector>
{
    private readonly Vector<double> value;

    private RealVector(Vector<double> value) => this.value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector Of(double value) => new(Vector.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector operator +(RealVector left, RealVector right) => new(left.value + right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector operator -(RealVector left, RealVector right) => new(left.value - right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector operator *(RealVector left, RealVector right) => new(left.value * right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector operator /(RealVector left, RealVector right) => new(left.value / right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector SquareRoot(RealVector value) => new(Vector.SquareRoot(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector Maximum(RealVector left, RealVector right) => new(Vector.Max(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector IfLess(RealVector left, RealVector right, RealVector then, RealVector otherwise) =>
        new(Vector.ConditionalSelect(Vector.LessThan(left.value, right.value), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector And(RealVector value, long bits) => Of(Bits(value) & Vector.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector Or(RealVector value, long bits) => Of(Bits(value) | Vector.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector ShiftLeft(RealVector value, int count) => Of(Bits(value) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector ShiftRight(RealVector value, int count) => Of(Bits(value) >>> count);

    private static Vector<long> Bits(RealVector value) => Vector.AsVectorInt64(value.value);

    private static RealVector Of(Vector<long> bits) => new(Vector.AsVectorDouble(bits));
}
