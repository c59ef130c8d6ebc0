namespace PoolFunctional.Generators;

/// <summary>The reductions over windows by name, how often each is drawn, and with which parameters.</summary>
internal static class Reductions
{
    private static readonly double[] exponents = [1, 2, 2.5, 3, 7, double.PositiveInfinity];
    private static readonly double[] generalizedExponents = [1, 2, 3, 3, 3.5, 100, 1e9, double.PositiveInfinity];
    private static readonly double[] epsilons = [0, 1e-6, 1e-6, 0.5, 1e200];
    private static readonly double[] sharpnesses = [1, 10, 10, 1e-3, 1e300];
    private static readonly double[] weights = [0, 0.25, 0.5, 0.3, 1];

    private static readonly (string Name, int Weight, bool IsForFloating, Func<Random, Reduction> Draw)[] known =
    [
        ("max", 6, false, _ => Reduction.Max),
        ("min", 2, false, _ => Reduction.Min),
        ("max-number", 2, false, _ => Reduction.MaxNumber),
        ("min-number", 2, false, _ => Reduction.MinNumber),
        ("sum", 4, false, _ => Reduction.Sum),
        ("average", 6, false, random => Reduction.Average(DrawDivisor(random), random.Next(3) == 0 ? Accumulator.Wide : Accumulator.Native)),
        ("lp", 4, true, random => Reduction.Lp(One(random, exponents))),
        ("power-mean", 2, true, random => Reduction.PowerMean(One(random, exponents))),
        ("product", 1, false, _ => Reduction.Product),
        ("range", 1, false, _ => Reduction.Range),
        ("variance", 1, false, _ => Reduction.Variance),
        ("median", 2, false, _ => Reduction.Median),
        ("rank", 1, false, random => Reduction.Rank(random.Next(4) == 0 ? random.Next(200) : random.Next(9))),
        ("mixed", 1, false, random => Reduction.Mixed(One(random, weights))),
        ("soft-pool", 1, true, _ => Reduction.SoftPool),
        ("log-sum-exp", 1, true, random => Reduction.LogSumExp(One(random, sharpnesses))),
        ("generalized-mean", 2, true, random => Reduction.GeneralizedMean(One(random, generalizedExponents), One(random, epsilons))),
        ("stochastic", 1, true, random => Reduction.Stochastic(random.Next())),
        ("stochastic-expectation", 1, true, _ => Reduction.StochasticExpectation),
    ];

    private static readonly int total = known.Sum(reduction => reduction.Weight);

    internal static IReadOnlyList<string> Names { get; } = [.. known.Select(reduction => reduction.Name)];

    /// <summary>The part of the cases that a reduction has among all of them.</summary>
    internal static double Share(string name) => (double)known.First(reduction => reduction.Name == name).Weight / total;

    /// <summary>A name, by weight.</summary>
    internal static string DrawName(Random random)
    {
        int place = random.Next(total);
        return known.First(reduction => (place -= reduction.Weight) < 0).Name;
    }

    /// <summary>Whether only floating element types have it.</summary>
    internal static bool IsForFloating(string name) => known.First(reduction => reduction.Name == name).IsForFloating;

    /// <summary>A reduction of that name.</summary>
    internal static Reduction Draw(Random random, string name) => known.First(reduction => reduction.Name == name).Draw(random);

    /// <summary>Simpler reductions to try when a case shrinks.</summary>
    internal static IEnumerable<Reduction> Shrink(Reduction reduction)
    {
        if (reduction == Reduction.Max || reduction == Reduction.Min) yield break;
        yield return Reduction.Max;
        yield return Reduction.Min;
        if (reduction != Reduction.Sum) yield return Reduction.Sum;
        if (reduction is Reduction.AverageReduction && reduction != Reduction.Average()) yield return Reduction.Average();
    }

    private static double One(Random random, double[] values) => values[random.Next(values.Length)];

    private static Divisor DrawDivisor(Random random) => random.Next(6) switch
    {
        0 or 1 => Divisor.InBounds,
        2 => Divisor.DeclaredPadding,
        3 => Divisor.FullWindow,
        4 => Divisor.Of(1 + random.Next(12)),
        _ => Divisor.Of(random.Next(3) == 0 ? long.MinValue + 1 : -1 - random.Next(5)),
    };
}
