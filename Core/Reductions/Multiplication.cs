using System.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>Products: float in float, double in double, Half in float; integers exactly, cut off at the bounds of their type at the end.</summary>
internal static class Multiplication
{
    internal static TapReduction<T> Of<T>()
        where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(double) ? Floating<T, double>()
        : Element.IsFloating<T>() ? Floating<T, float>()
        : new Monoid<T, SignedMagnitude>(value => SignedMagnitude.Of(Int128.CreateSaturating(value)), SignedMagnitude.Multiply, (total, _) => T.CreateSaturating(total.ToInt128()), T.One);

    private static Monoid<T, TTotal> Floating<T, TTotal>()
        where T : unmanaged, INumber<T>
        where TTotal : INumber<TTotal> =>
        new(TTotal.CreateSaturating, (left, right) => left * right, (total, _) => T.CreateSaturating(total), T.One);
}
