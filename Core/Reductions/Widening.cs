using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>The sums and averages of elements of one type whose results have another that holds more.</summary>
/// <remarks>
/// Floating types into wider ones, and integers into wider integers, are converted, exactly, and then pooled as elements of the result's type. Integers into
/// floating types are added exactly, and only the sum is rounded: to double, then, divided once in double, to the result.
/// </remarks>
internal static class Widening<T, TResult>
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    internal static Result<TapReduction<T, TResult>, PoolError> Sum =>
        Known(IsConverted || IsIntegerToReal, () => IsConverted ? new Converted<T, TResult>(Addition<TResult>.Native.Sum) : Exact(_ => 1));

    internal static Result<TapReduction<T, TResult>, PoolError> Average(Divisor divisor, Accumulator accumulator) =>
        Known(
            (IsConverted && Element.IsFloating<T>()) || IsIntegerToReal,
            () => IsConverted ? new Converted<T, TResult>(Addition<TResult>.In(accumulator).Average(divisor)) : Exact(divisor.Of));

    /// <summary>Whether elements are integers and results are not.</summary>
    internal static bool IsIntegerToReal => Element.IsInteger<T>() && (typeof(TResult) == typeof(float) || typeof(TResult) == typeof(double));

    /// <summary>Whether each element is converted to the result's type, which holds it exactly, and more beside.</summary>
    internal static bool IsConverted =>
        (typeof(T) == typeof(Half) && (typeof(TResult) == typeof(float) || typeof(TResult) == typeof(double)))
        || (typeof(T) == typeof(float) && typeof(TResult) == typeof(double))
        || (Element.IsInteger<T>() && Element.IsInteger<TResult>() && Bound(Element.Lowest<T>()) >= Bound(Element.Lowest<TResult>()) && Bound(Element.Highest<T>()) < Bound(Element.Highest<TResult>()));

    private static Int128 Bound<TInteger>(TInteger value)
        where TInteger : unmanaged, INumber<TInteger> => Int128.CreateSaturating(value);

    private static TapReduction<T, TResult> Exact(Func<WindowCounts, long> divisor) =>
        new Monoid<T, Int128, TResult>(
            Int128.CreateSaturating,
            (left, right) => left + right,
            (total, counts) => TResult.CreateSaturating(double.CreateSaturating(total) / divisor(counts)),
            TResult.Zero);

    private static Result<TapReduction<T, TResult>, PoolError> Known(bool isKnown, Func<TapReduction<T, TResult>> meaning) =>
        Element.Supported<T, bool>(() => true).Bind(_ => isKnown ? Outcome.Ok(meaning()) : Outcome.Fail<TapReduction<T, TResult>>(new PoolError.ResultTypeUnsupported(typeof(T).Name, typeof(TResult).Name)));
}

/// <summary>A reduction of another type's elements, to which each tap is converted first.</summary>
internal sealed record Converted<T, TResult>(TapReduction<TResult> Reduction) : TapReduction<T, TResult>
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    private protected override TResult Value(PlaneWindow window, Func<long, T> tap) => Reduction.Reduce(window, offset => TResult.CreateSaturating(tap(offset)));
}
