using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PoolFunctional.Numerics;

namespace PoolFunctional.Engine.Lanes;

/// <summary>A register of eight doubles.</summary>
internal readonly struct RealVector512 : IReal<RealVector512>
{
    private readonly Vector512<double> value;

    private RealVector512(Vector512<double> value) => this.value = value;

    internal static bool IsFast => Vector512.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 Of(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 operator +(RealVector512 left, RealVector512 right) => new(left.value + right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 operator -(RealVector512 left, RealVector512 right) => new(left.value - right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 operator *(RealVector512 left, RealVector512 right) => new(left.value * right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 operator /(RealVector512 left, RealVector512 right) => new(left.value / right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 SquareRoot(RealVector512 value) => new(Vector512.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 Maximum(RealVector512 left, RealVector512 right) => new(Vector512.Max(left.value, right.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 IfLess(RealVector512 left, RealVector512 right, RealVector512 then, RealVector512 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(left.value, right.value), then.value, otherwise.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 And(RealVector512 value, long bits) => Of(value.value.AsInt64() & Vector512.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 Or(RealVector512 value, long bits) => Of(value.value.AsInt64() | Vector512.Create(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 ShiftLeft(RealVector512 value, int count) => Of(value.value.AsInt64() << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RealVector512 ShiftRight(RealVector512 value, int count) => Of(value.value.AsInt64() >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RealVector512 Of(Vector512<long> bits) => new(bits.AsDouble());
}
