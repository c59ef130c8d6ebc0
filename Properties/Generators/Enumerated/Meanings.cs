
namespace PoolFunctional.Generators.Enumerated;

/// <summary>Every reduction of every element type, in both layouts.</summary>
internal static class Meanings
{
    internal static IReadOnlyList<(ElementType Element, Reduction Reduction, Layout Layout)> All { get; } =
        [.. from element in ElementType.All from reduction in Of(element) from layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast] select (element, reduction, layout)];

    /// <summary>Those that the definition answers quickly, too, for large shapes.</summary>
    internal static IReadOnlyList<(ElementType Element, Reduction Reduction, Layout Layout)> Quick { get; } = [.. All.Where(meaning => !IsSlow(meaning.Reduction))];

    /// <summary>Elements for a case; where their order changes the bits of a sum, nearly always such that do so.</summary>
    internal static Palette Elements((ElementType Element, Reduction Reduction, Layout Layout) meaning, int turn) =>
        meaning.Element.IsFloating && (IsSlow(meaning.Reduction) || meaning.Reduction is Reduction.SumReduction or Reduction.AverageReduction or Reduction.ProductReduction or Reduction.MixedReduction)
            ? (turn % 7 == 0 ? Palette.Spiced : Palette.Ordinary)
            : ((Palette[])[Palette.Ordinary, Palette.Counts, Palette.Ordinary, Palette.Spiced, Palette.Zeros])[turn % 5];

    /// <summary>Whether the definition needs more than one fold of simple steps.</summary>
    internal static bool IsSlow(Reduction reduction) => reduction is
        Reduction.LpReduction or Reduction.PowerMeanReduction or Reduction.VarianceReduction or Reduction.SoftPoolReduction or Reduction.LogSumExpReduction
        or Reduction.GeneralizedMeanReduction or Reduction.MedianReduction or Reduction.RankReduction or Reduction.StochasticReduction or Reduction.StochasticExpectationReduction;

    private static IEnumerable<Reduction> Of(ElementType element) =>
    [
        Reduction.Max, Reduction.Min, Reduction.MaxNumber, Reduction.MinNumber, Reduction.Sum,
        Reduction.Average(Divisor.InBounds), Reduction.Average(Divisor.DeclaredPadding), Reduction.Average(Divisor.FullWindow), Reduction.Average(Divisor.Of(5)), Reduction.Average(Divisor.Of(-3)),
        Reduction.Average(accumulator: Accumulator.Wide), Reduction.Average(Divisor.DeclaredPadding, Accumulator.Wide),
        Reduction.Product, Reduction.Range, Reduction.Mixed(0.3), Reduction.Variance, Reduction.Median, Reduction.Rank(2),
        .. element.IsFloating
            ? (Reduction[])[Reduction.SoftPool, Reduction.LogSumExp(), Reduction.GeneralizedMean(), Reduction.GeneralizedMean(2.5), Reduction.Stochastic(7), Reduction.StochasticExpectation,
                Reduction.Lp(1), Reduction.Lp(2), Reduction.Lp(3), Reduction.Lp(7), Reduction.Lp(double.PositiveInfinity), Reduction.PowerMean(2), Reduction.PowerMean(2.5)]
            : [],
    ];
}
