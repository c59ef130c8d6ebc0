namespace PoolFunctional.Generators;

/// <summary>A reduction that the element type allows.</summary>
internal static class Reductions
{
    private static readonly double[] Exponents = [1, 2, 2.5, 3, 7, double.PositiveInfinity];

    internal static Reduction Draw(Random random, bool isFloating) => random.Next(isFloating ? 14 : 11) switch
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
