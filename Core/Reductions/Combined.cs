using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>What two reductions of the same window make together; 0 for a window without a tap.</summary>
internal sealed record Combined<T>(TapReduction<T> Left, TapReduction<T> Right, Func<T, T, T> Combine) : TapReduction<T>
    where T : unmanaged, INumber<T>
{
    private protected override T Value(PlaneWindow window, Func<long, T> tap) =>
        window.Counts.Present == 0 ? T.Zero : Combine(Left.Reduce(window, tap), Right.Reduce(window, tap));
}

/// <summary>The ways in which two results become one.</summary>
internal static class Combination
{
    /// <summary>left − right; for integers exactly, then saturated.</summary>
    internal static T Difference<T>(T left, T right)
        where T : unmanaged, INumber<T> =>
        Element.IsInteger<T>() ? T.CreateSaturating(Int128.CreateSaturating(left) - Int128.CreateSaturating(right)) : left - right;

    /// <summary>λ·left + (1 − λ)·right in double, rounded once; a side without weight is not looked at.</summary>
    internal static T Blend<T>(T left, T right, double weight)
        where T : unmanaged, INumber<T> =>
        weight == 1 ? left
        : weight == 0 ? right
        : Element.Narrow<T>((weight * double.CreateSaturating(left)) + ((1 - weight) * double.CreateSaturating(right)));
}
