namespace PoolFunctional.Generators;

/// <summary>A reduction that the element type allows.</summary>
internal static class Reductions
{
    private static readonly double[] Exponents = [1, 2, 2.5, 3, 7, double.PositiveInfinity];

    private static readonly double[] GeneralizedExponents = [1, 2, 3, 3, 3.5, 100, 1e9, double.PositiveInfinity];
    private static readonly double[] Epsilons = [0, 1e-6, 1e-6, 0.5, 1e200];
    private static readonly double[] Sharpnesses = [1, 10, 10, 1e-3, 1e300];
    private static readonly double[] Weights = [0, 0.25, 0.5, 0.3, 1];

    internal static Reduction Draw(Random random, bool isFloating) => random.Next(3) == 0 ? Further(random, isFloating) : random.Next(isFloating ? 14 : 11) switch
    {
        0 or 1 or 2 => Reduction.Max,
        3 => Reduction.Min,
        4 => Reduction.MaxNumber,
        5 => Reduction.MinNumber,
        6 or 7 => Reduction.Sum,
        8 or 9 or 10 => Reduction.Average(DrawDivisor(random), random.Next(3) == 0 ? Accumulator.Wide : Accumulator.Native),
        11 or 12 => Reduction.Lp(Exponents[random.Next(Exponents.Length)]),
        _ => Reduction.PowerMean(Exponents[random.Next(Exponents.Length)]),
    };

    /// <summary>Those that look at each window for itself, products, and pairs of reductions.</summary>
    private static Reduction Further(Random random, bool isFloating) => random.Next(isFloating ? 13 : 7) switch
    {
        0 => Reduction.Product,
        1 => Reduction.Range,
        2 => Reduction.Variance,
        3 or 4 => Reduction.Median,
        5 => Reduction.Rank(random.Next(4) == 0 ? random.Next(200) : random.Next(9)),
        6 => Reduction.Mixed(Weights[random.Next(Weights.Length)]),
        7 => Reduction.SoftPool,
        8 => Reduction.LogSumExp(Sharpnesses[random.Next(Sharpnesses.Length)]),
        9 or 10 => Reduction.GeneralizedMean(GeneralizedExponents[random.Next(GeneralizedExponents.Length)], Epsilons[random.Next(Epsilons.Length)]),
        11 => Reduction.Stochastic(random.Next()),
        _ => Reduction.StochasticExpectation,
    };

    /// <summary>Simpler reductions to try when a case shrinks.</summary>
    internal static IEnumerable<Reduction> Shrink(Reduction reduction)
    {
        if (reduction == Reduction.Max || reduction == Reduction.Min) yield break;
        yield return Reduction.Max;
        yield return Reduction.Min;
        if (reduction != Reduction.Sum) yield return Reduction.Sum;
        if (reduction is Reduction.AverageReduction && reduction != Reduction.Average()) yield return Reduction.Average();
    }

    private static Divisor DrawDivisor(Random random) => random.Next(6) switch
    {
        0 or 1 => Divisor.InBounds,
        2 => Divisor.DeclaredPadding,
        3 => Divisor.FullWindow,
        4 => Divisor.Of(1 + random.Next(12)),
        _ => Divisor.Of(random.Next(3) == 0 ? long.MinValue + 1 : -1 - random.Next(5)),
    };
}
