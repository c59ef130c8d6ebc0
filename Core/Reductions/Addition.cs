using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>The sums and averages of an element type in one accumulator.</summary>
internal abstract record Addition<T>
    where T : unmanaged, INumber<T>
{
    internal abstract TapReduction<T> Sum { get; }

    internal abstract TapReduction<T> Average(Divisor divisor);

    /// <summary>The sum of rows.</summary>
    internal abstract RowReduction<T> RowSum { get; }

    /// <summary>The mean of rows.</summary>
    internal abstract RowReduction<T> RowMean { get; }

    /// <summary>The one table of accumulators: float in float, double in double, Half in float, integers exactly.</summary>
    internal static Addition<T> Native =>
        typeof(T) == typeof(float) ? Floating<float>()
        : typeof(T) == typeof(double) ? Floating<double>()
        : typeof(T) == typeof(Half) ? Floating<float>()
        : Integer;

    /// <summary>The table for <see cref="Accumulator.Wide"/>: float and Half in double, double in double-double.</summary>
    internal static Addition<T> Wide =>
        typeof(T) == typeof(float) || typeof(T) == typeof(Half) ? Floating<double>()
        : typeof(T) == typeof(double) ? InDoubleDouble
        : Integer;

    internal static Addition<T> In(Accumulator accumulator) => accumulator.IsWide ? Wide : Native;

    private static Addition<T, TTotal> Floating<TTotal>()
        where TTotal : INumber<TTotal> =>
        new(
            TTotal.CreateSaturating,
            (left, right) => left + right,
            (total, divisor) => T.CreateSaturating(total / TTotal.CreateSaturating(divisor)));

    private static Addition<T, Int128> Integer =>
        new(Int128.CreateSaturating, (left, right) => left + right, (total, divisor) => T.CreateSaturating(HalfToEven(total, divisor)));

    private static Addition<T, DoubleDouble> InDoubleDouble =>
        new(
            value => DoubleDouble.Of(double.CreateSaturating(value)),
            DoubleDouble.Add,
            (total, divisor) => T.CreateSaturating(total.DividedBy(divisor)));

    /// <summary>The quotient rounded to the nearest integer, ties to even.</summary>
    private static Int128 HalfToEven(Int128 total, Int128 divisor)
    {
        if (divisor < 0) return HalfToEven(-total, -divisor);
        Int128 floor = Arithmetic.FloorDivide(total, divisor);
        Int128 twice = 2 * (total - (floor * divisor));
        return twice > divisor || (twice == divisor && Int128.IsOddInteger(floor)) ? floor + 1 : floor;
    }
}

/// <summary>The sums and averages of <typeparamref name="T"/> in a <typeparamref name="TTotal"/>; a sum is divided by 1, which changes no bit.</summary>
internal sealed record Addition<T, TTotal>(
    Func<T, TTotal> Lift,
    Func<TTotal, TTotal, TTotal> Add,
    Func<TTotal, long, T> Divide) : Addition<T>
    where T : unmanaged, INumber<T>
{
    internal override TapReduction<T> Sum => new Monoid<T, TTotal>(Lift, Add, (total, _) => Divide(total, 1), T.Zero);

    internal override TapReduction<T> Average(Divisor divisor) =>
        new Monoid<T, TTotal>(Lift, Add, (total, counts) => Divide(total, divisor.Of(counts)), T.Zero);

    internal override RowReduction<T> RowSum => new RowMonoid<T, TTotal>((value, _) => Lift(value), Add, (total, _) => Divide(total, 1), T.Zero);

    internal override RowReduction<T> RowMean => new RowMonoid<T, TTotal>((value, _) => Lift(value), Add, Divide, T.Zero);
}
