using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Every reduction of every element type, in both layouts.</summary>
internal static class Meanings
{
    internal static IReadOnlyList<(ElementType Element, Reduction Reduction, Layout Layout)> All { get; } =
        [.. from element in ElementType.All from reduction in Of(element) from layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast] select (element, reduction, layout)];

    /// <summary>Those that the definition answers quickly, too, for large shapes.</summary>
    internal static IReadOnlyList<(ElementType Element, Reduction Reduction, Layout Layout)> Quick { get; } = [.. All.Where(meaning => !IsNorm(meaning.Reduction))];

    /// <summary>Elements for a case; where their order changes the bits of a sum, nearly always such that do so.</summary>
    internal static Palette Elements((ElementType Element, Reduction Reduction, Layout Layout) meaning, int turn) =>
        meaning.Element.IsFloating && (IsNorm(meaning.Reduction) || meaning.Reduction is Reduction.SumReduction or Reduction.AverageReduction)
            ? (turn % 7 == 0 ? Palette.Spiced : Palette.Ordinary)
            : ((Palette[])[Palette.Ordinary, Palette.Counts, Palette.Ordinary, Palette.Spiced, Palette.Zeros])[turn % 5];

    internal static bool IsNorm(Reduction reduction) => reduction is Reduction.LpReduction or Reduction.PowerMeanReduction;

    private static IEnumerable<Reduction> Of(ElementType element) =>
    [
        Reduction.Max, Reduction.Min, Reduction.MaxNumber, Reduction.MinNumber, Reduction.Sum,
        Reduction.Average(Divisor.InBounds), Reduction.Average(Divisor.DeclaredPadding), Reduction.Average(Divisor.FullWindow), Reduction.Average(Divisor.Of(5)), Reduction.Average(Divisor.Of(-3)),
        Reduction.Average(accumulator: Accumulator.Wide), Reduction.Average(Divisor.DeclaredPadding, Accumulator.Wide),
        .. element.IsFloating
            ? (Reduction[])[Reduction.Lp(1), Reduction.Lp(2), Reduction.Lp(3), Reduction.Lp(7), Reduction.Lp(double.PositiveInfinity), Reduction.PowerMean(2), Reduction.PowerMean(2.5)]
            : [],
    ];
}
