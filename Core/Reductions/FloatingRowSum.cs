using System.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>Sums of rows that only floating types have, in the accumulator of <see cref="Addition{T}.Native"/>.</summary>
internal abstract record FloatingRowSum<T>
    where T : unmanaged, INumber<T>
{
    internal abstract RowReduction<T> MeanSqrtLength { get; }

    internal abstract RowReduction<T> WeightedMean { get; }

    /// <summary>float in float, double in double, Half in float.</summary>
    internal static FloatingRowSum<T> Native => typeof(T) == typeof(double) ? new FloatingRowSum<T, double>() : new FloatingRowSum<T, float>();
}

/// <summary>Sums in <typeparamref name="TTotal"/>.</summary>
internal sealed record FloatingRowSum<T, TTotal> : FloatingRowSum<T>
    where T : unmanaged, INumber<T>
    where TTotal : IFloatingPointIeee754<TTotal>
{
    internal override RowReduction<T> MeanSqrtLength => Of((value, _) => value, count => TTotal.Sqrt(TTotal.CreateSaturating(count)));

    internal override RowReduction<T> WeightedMean => Of((value, rank) => TTotal.CreateSaturating(rank) * value, count => TTotal.CreateSaturating(RanksTo(count)));

    private static RowMonoid<T, TTotal> Of(Func<TTotal, long, TTotal> weigh, Func<long, TTotal> divisor) =>
        new(
            (value, rank) => weigh(TTotal.CreateSaturating(value), rank),
            (left, right) => left + right,
            (total, count) => T.CreateSaturating(total / divisor(count)),
            T.Zero);

    /// <summary>1 + 2 + … + count.</summary>
    private static Int128 RanksTo(long count) => (Int128)count * (count + 1) / 2;
}
