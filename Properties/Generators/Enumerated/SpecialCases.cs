
namespace PoolFunctional.Generators.Enumerated;

/// <summary>
/// Special values at every slot of the window, every lane and every tail: each value or pair of values with each reduction in each scene, the floating types in turn.
/// </summary>
internal static class SpecialCases
{
    internal static IReadOnlyList<Reduction> Reductions { get; } =
    [
        Reduction.Max, Reduction.Min, Reduction.MaxNumber, Reduction.MinNumber, Reduction.Sum, Reduction.Average(), Reduction.Average(Divisor.DeclaredPadding), Reduction.Average(accumulator: Accumulator.Wide),
    ];

    /// <summary>The others, in every fifth scene.</summary>
    internal static IReadOnlyList<Reduction> Others { get; } =
    [
        Reduction.Product, Reduction.Range, Reduction.Mixed(0.3), Reduction.Variance, Reduction.SoftPool, Reduction.LogSumExp(), Reduction.GeneralizedMean(), Reduction.GeneralizedMean(2.5),
        Reduction.Median, Reduction.Rank(1), Reduction.Stochastic(7), Reduction.StochasticExpectation,
    ];

    internal const int EveryOther = 5;

    /// <summary>One value, or two that meet in a window.</summary>
    internal static IReadOnlyList<(Special First, Special? Second)> Values { get; } =
    [
        .. Enum.GetValues<Special>().Select(special => (special, (Special?)null)),
        (Special.PositiveZero, Special.NegativeZero), (Special.NegativeZero, Special.PositiveZero), (Special.NaN, Special.PositiveInfinity), (Special.NegativeInfinity, Special.SignallingNaN),
        (Special.PositiveInfinity, Special.NegativeInfinity), (Special.NaN, Special.Largest), (Special.Subnormal, Special.NegativeZero), (Special.NegativeNaN, Special.Lowest),
    ];

    /// <summary>A shape, a window and where the values stand. The channels of a diagonal are enough for each pixel of a small plane; in a larger one its start turns, as does one element of a tensor.</summary>
    internal static IReadOnlyList<(int Batch, int Channels, int[] Extents, WindowKind Kind, Axis Axis, Pattern Pattern, int? Place)> Scenes { get; } =
    [
        .. new[] { Along(1, 1, 0), Along(2, 2, 0), Along(3, 1, 1), Along(3, 2, 1), Along(3, 3, 0), Along(4, 4, 0), Along(5, 1, 2), Along(9, 1, 4), Along(17, 1, 8), Along(2, 3, 0) }
            .Select(axis => (1, 78, (int[])[39], WindowKind.Sliding, axis, Pattern.Diagonal, (int?)null)),
        .. new[] { Along(2, 2, 0), Along(3, 3, 0), Along(5, 3, 2), Along(4, 4, 0), Along(7, 4, 3), Along(33, 2, 16) }.Select(axis => (1, 9, (int[])[150], WindowKind.Sliding, axis, Pattern.Diagonal, (int?)null)),
        (1, 78, [39], WindowKind.Global, Along(1, 1, 0), Pattern.Diagonal, null),
        (1, 78, [39], WindowKind.Adaptive, Along(1, 1, 0) with { OutputSize = 7 }, Pattern.Diagonal, null),
        .. new[] { Along(2, 2, 0), Along(3, 2, 1), Along(3, 1, 1) }.Select(axis => (1, 98, (int[])[7, 7], WindowKind.Sliding, axis, Pattern.Diagonal, (int?)null)),
        (2, 49, [7, 7], WindowKind.Global, Along(1, 1, 0), Pattern.Diagonal, null),
        (1, 98, [7, 7], WindowKind.Adaptive, Along(1, 1, 0) with { OutputSize = 3 }, Pattern.Diagonal, null),
        .. from side in new[] { 13, 14, 20 }
           from axis in new[] { Along(2, 2, 0), Along(3, 2, 1), Along(3, 1, 1), Along(4, 4, 0), Along(5, 3, 1), Along(9, 1, 4) }
           select (1, 7, (int[])[side, side], WindowKind.Sliding, axis, Pattern.Diagonal, (int?)null),
        (3, 5, [13, 13], WindowKind.Global, Along(1, 1, 0), Pattern.Diagonal, null),
        (1, 7, [20, 20], WindowKind.Adaptive, Along(1, 1, 0) with { OutputSize = 7 }, Pattern.Diagonal, null),
        .. from shape in new (int Batch, int Channels, int[] Extents)[] { (2, 3, [20, 20]), (1, 1, [1000]), (1, 2, [20, 70]) }
           from axis in new[] { Along(3, 2, 1), Along(2, 2, 0), Along(17, 1, 0) }
           from place in new int?[] { 0, Elements(shape) / 2, Elements(shape) - 1, null }
           select (shape.Batch, shape.Channels, shape.Extents, WindowKind.Sliding, axis, Pattern.One, place),
        .. from extents in new int[][] { [65], [14, 14] } from axis in new[] { Along(3, 1, 1), Along(5, 2, 2), Along(9, 1, 4) } select (1, 3, extents, WindowKind.Sliding, axis, Pattern.Border, (int?)null),
        .. from extents in new int[][] { [71], [13, 13], [21, 20], [2, 131] }
           from axis in new[] { Along(2, 2, 0), Along(2, 3, 0), Along(1, 4, 0), Along(2, 5, 1) }
           select (1, 3, extents, WindowKind.Sliding, axis with { Before = 0 }, Pattern.Unseen, (int?)null),
        (1, 5, [14, 14], WindowKind.Sliding, Along(3, 2, 1), Pattern.Scattered, null),
        (1, 5, [130], WindowKind.Sliding, Along(7, 1, 3), Pattern.Scattered, null),
    ];

    internal static IReadOnlyList<PoolCase> All { get; } =
    [
        .. from scene in Enumerable.Range(0, Scenes.Count) from value in Enumerable.Range(0, Values.Count) from reduction in Enumerable.Range(0, Reductions.Count) select At(scene, value, Reductions, reduction),
        .. from scene in Enumerable.Range(0, Scenes.Count) where scene % EveryOther == 0 from value in Enumerable.Range(0, Values.Count) from reduction in Enumerable.Range(0, Others.Count) select At(scene, value, Others, reduction),
    ];

    private static PoolCase At(int scene, int value, IReadOnlyList<Reduction> reductions, int reduction)
    {
        (int batch, int channels, int[] extents, WindowKind kind, Axis axis, Pattern pattern, int? place) = Scenes[scene];
        int turn = scene + (3 * value) + (7 * reduction);
        PoolCase planted = Planted(new(ElementType.All[(scene + value + reduction) % 3], Layout.ChannelsFirst, true, batch, channels, [.. extents.Select(extent => axis with { Extent = extent })], kind, Rounding.Floor, reductions[reduction], 1, Palette.Ordinary, turn), pattern, value, turn, reduction);
        return place is int only ? planted with { Planting = planted.Planting with { Place = only } } : planted;
    }

    /// <summary>A case with a value or a pair of values among its elements; layout, threads, palette and place turn.</summary>
    internal static PoolCase Planted(PoolCase plain, Pattern pattern, int value, int turn, int other) => plain with
    {
        Layout = (turn / 3) % 3 == 2 ? Layout.ChannelsLast : Layout.ChannelsFirst,
        Threads = ((int[])[1, 1, 2, 1, 1, 1, 7, 1])[turn % 8],
        Palette = PaletteFor(value, (turn / 9) + other),
        Planting = PlantingOf(pattern, value, turn, plain.Axes.Count == 1 ? 2 : plain.Axes[^1].Extent),
        Offset = turn % LengthCases.Offsets,
    };

    /// <summary>A value, or two that are neighbours or so many places apart.</summary>
    internal static Planting PlantingOf(Pattern pattern, int value, int turn, int apart)
    {
        (Special first, Special? second) = Values[value];
        return new(pattern, first, second ?? first, turn * 101, second is null ? 0 : turn % 2 == 0 ? 1 : apart);
    }

    /// <summary>Elements among which the value matters: the others on one side of it, or equal to it but for a sign.</summary>
    internal static Palette PaletteFor(int value, int turn)
    {
        bool isSmall = Values[value].First is Special.PositiveZero or Special.NegativeZero or Special.Subnormal or Special.NegativeSubnormal;
        Palette[] palettes = isSmall ? [Palette.Below, Palette.Above, Palette.Zeros] : [Palette.Ordinary, Palette.Below, Palette.Counts];
        return palettes[turn % 3];
    }

    private static int Elements((int Batch, int Channels, int[] Extents) shape) => shape.Batch * shape.Channels * shape.Extents.Aggregate((product, extent) => product * extent);

    private static Axis Along(int kernel, int stride, int padding) => new(1, kernel, stride, 1, padding, padding, 1, true);
}
