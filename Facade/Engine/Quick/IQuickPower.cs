using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Quick;

/// <summary>A power of numbers of at least 0, and its root.</summary>
internal interface IQuickPower
{
    bool Holds { get; }

    Vector512<double> Raise(Vector512<double> value);

    /// <summary>The root; of 0 it is 0.</summary>
    Vector512<double> Root(Vector512<double> value);
}

/// <summary>x².</summary>
internal readonly struct QuickSquare : IQuickPower
{
    public bool Holds => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Raise(Vector512<double> value) => value * value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Root(Vector512<double> value) => Vector512.Sqrt(value);
}

/// <summary>x³.</summary>
internal readonly struct QuickCube : IQuickPower
{
    public bool Holds => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Raise(Vector512<double> value) => value * value * value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Root(Vector512<double> value) => QuickPower.Of(value, 1.0 / 3);
}

/// <summary>xᵖ for p beyond 1 and up to 6: a logarithm below 104, a power below 2⁸⁰⁰.</summary>
internal readonly struct QuickPower(double exponent) : IQuickPower
{
    public bool Holds => exponent is > 1 and <= 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Raise(Vector512<double> value) => Of(value, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Root(Vector512<double> value) => Of(value, 1 / exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> Of(Vector512<double> value, double exponent)
    {
        Vector512<double> power = QuickReal.Exponential(QuickReal.Logarithm(value) * QuickReal.Of(exponent));
        return Vector512.ConditionalSelect(Vector512.Equals(value, Vector512<double>.Zero), value, power);
    }
}
