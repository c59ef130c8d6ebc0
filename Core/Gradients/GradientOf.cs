using System.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Gradients;

/// <summary>The gradients of the kinds of reductions, for each element type.</summary>
internal static class GradientOf
{
    /// <summary>Of a sum or an average: in the accumulator of the forward, each output's gradient divided once.</summary>
    internal static TapGradient<T> Linear<T>(TapReduction<T> pooling, Accumulator accumulator, Divisor divisor)
        where T : unmanaged, INumber<T> =>
        (typeof(T) == typeof(double), accumulator.IsWide) switch
        {
            _ when Element.IsInteger<T>() => new LinearGradient<T, Int128>(Accumulating.Exactly<T>(), (total, _) => total, pooling),
            (true, false) or (false, true) => Floating<T, double>(pooling, divisor),
            (false, false) => Floating<T, float>(pooling, divisor),
            (true, true) => new LinearGradient<T, DoubleDouble>(
                new(DoubleDouble.Of(0), value => DoubleDouble.Of(double.CreateSaturating(value)), DoubleDouble.Add, total => T.CreateSaturating(total.DividedBy(1))),
                (total, counts) => DoubleDouble.Of(total.High / divisor.Of(counts)),
                pooling),
        };

    /// <summary>Of a reduction that gives one of its taps: float in float, double in double, Half in float; integers exactly, then saturated.</summary>
    internal static Result<TapGradient<T>, PoolError> Selecting<T>(TapReduction<T> value, Ties ties)
        where T : unmanaged, INumber<T> =>
        Selecting<T>(ties, (window, tap) => EqualTo(value.Reduce(window, tap), window, tap, other => other), _ => 1);

    /// <summary>Of the largest |x|: what goes to a negative tap changes its sign, and nothing goes to a 0.</summary>
    internal static Result<TapGradient<T>, PoolError> SelectingMagnitude<T>(TapReduction<T> value, Ties ties)
        where T : unmanaged, INumber<T> =>
        Selecting<T>(ties, (window, tap) => EqualTo(value.Reduce(window, tap), window, tap, T.Abs), tap => T.IsNaN(tap) ? 1 : T.Sign(tap));

    /// <summary>Of a tap that is the value only where it is above ε, or a NaN; nothing goes to another.</summary>
    internal static Result<TapGradient<T>, PoolError> SelectingAbove<T>(TapReduction<T> value, double epsilon, Ties ties)
        where T : unmanaged, INumber<T> =>
        Selecting<T>(ties, (window, tap) => EqualTo(value.Reduce(window, tap), window, tap, other => other), tap => T.IsNaN(tap) || double.CreateSaturating(tap) > epsilon ? 1 : 0);

    private static Sequence<long> EqualTo<T>(T value, PlaneWindow window, Func<long, T> tap, Func<T, T> seen)
        where T : unmanaged, INumber<T> =>
        window.Offsets.Where(offset => IndexRule.AreSame(seen(tap(offset)), value)).ToSequence();

    private static Result<TapGradient<T>, PoolError> Selecting<T>(Ties ties, Func<PlaneWindow, Func<long, T>, Sequence<long>> equal, Func<T, int> sign)
        where T : unmanaged, INumber<T> =>
        Element.IsInteger<T>()
            ? ties.Among(
                Outcome.Ok<TapGradient<T>>(Exact(ties, equal)),
                Outcome.Fail<TapGradient<T>>(new PoolError.TiesSplitIntegers(typeof(T).Name)),
                Outcome.Ok<TapGradient<T>>(Exact(ties, equal)))
        : Outcome.Ok(typeof(T) == typeof(double) ? Rounded<T, double>(ties, equal, sign) : Rounded<T, float>(ties, equal, sign));

    private static TapGradient<T> Exact<T>(Ties ties, Func<PlaneWindow, Func<long, T>, Sequence<long>> equal)
        where T : unmanaged, INumber<T> =>
        new SelectionGradient<T, Int128>(Accumulating.Exactly<T>(), equal, (_, total) => total, (total, _) => total, ties);

    private static TapGradient<T> Rounded<T, TTotal>(Ties ties, Func<PlaneWindow, Func<long, T>, Sequence<long>> equal, Func<T, int> sign)
        where T : unmanaged, INumber<T>
        where TTotal : INumber<TTotal> =>
        new SelectionGradient<T, TTotal>(
            Accumulating.In<T, TTotal>(),
            equal,
            (tap, total) => sign(tap) switch { > 0 => total, < 0 => -total, _ => TTotal.Zero },
            (total, parts) => total / TTotal.CreateSaturating(parts),
            ties);

    private static LinearGradient<T, TTotal> Floating<T, TTotal>(TapReduction<T> pooling, Divisor divisor)
        where T : unmanaged, INumber<T>
        where TTotal : INumber<TTotal> =>
        new(Accumulating.In<T, TTotal>(), (total, counts) => total / TTotal.CreateSaturating(divisor.Of(counts)), pooling);
}
