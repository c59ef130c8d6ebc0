using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Numerics;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Two registers of doubles side by side: two sequences that do not wait for each other, where one would leave the processor idle.</summary>
internal readonly struct RealPair : IReal<RealPair>
{
    private readonly Vector<double> lower;
    private readonly Vector<double> upper;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RealPair(Vector<double> lower, Vector<double> upper)
    {
        this.lower = lower;
        this.upper = upper;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair Of(double value) => new(Vector.Create(value), Vector.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair operator +(RealPair left, RealPair right) => new(left.lower + right.lower, left.upper + right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair operator -(RealPair left, RealPair right) => new(left.lower - right.lower, left.upper - right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair operator *(RealPair left, RealPair right) => new(left.lower * right.lower, left.upper * right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair operator /(RealPair left, RealPair right) => new(left.lower / right.lower, left.upper / right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair SquareRoot(RealPair value) => new(Vector.SquareRoot(value.lower), Vector.SquareRoot(value.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair Maximum(RealPair left, RealPair right) => new(Vector.Max(left.lower, right.lower), Vector.Max(left.upper, right.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair IfLess(RealPair left, RealPair right, RealPair then, RealPair otherwise) =>
        new(Vector.ConditionalSelect(Vector.LessThan(left.lower, right.lower), then.lower, otherwise.lower), Vector.ConditionalSelect(Vector.LessThan(left.upper, right.upper), then.upper, otherwise.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair And(RealPair value, long bits) => new(Vector.AsVectorDouble(Vector.AsVectorInt64(value.lower) & Vector.Create(bits)), Vector.AsVectorDouble(Vector.AsVectorInt64(value.upper) & Vector.Create(bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair Or(RealPair value, long bits) => new(Vector.AsVectorDouble(Vector.AsVectorInt64(value.lower) | Vector.Create(bits)), Vector.AsVectorDouble(Vector.AsVectorInt64(value.upper) | Vector.Create(bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair ShiftLeft(RealPair value, int count) => new(Vector.AsVectorDouble(Vector.AsVectorInt64(value.lower) << count), Vector.AsVectorDouble(Vector.AsVectorInt64(value.upper) << count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealPair ShiftRight(RealPair value, int count) => new(Vector.AsVectorDouble(Vector.AsVectorInt64(value.lower) >>> count), Vector.AsVectorDouble(Vector.AsVectorInt64(value.upper) >>> count));
}
