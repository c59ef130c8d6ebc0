using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;

namespace PoolFunctional.Properties.Mutation;

/// <summary>Poolings too large for a case of every law, each for code that smaller ones do not reach: windows in pieces, rows in levels, chunks of long rows, sets of dilated rows, sheets.</summary>
internal static class LargeCases
{
    /// <summary>Every so many of the shapes that break engines and are larger than those that each mutant is asked.</summary>
    private const int Every = 7;

    private const long MostElements = 20_000;

    /// <summary>Where order changes the bits of a total, and where it does not; elements of every size.</summary>
    private static readonly (ElementType Element, Reduction Reduction)[] meanings =
    [
        (ElementType.Single, Reduction.Average()), (ElementType.Single, Reduction.Max), (ElementType.Double, Reduction.Sum), (ElementType.All[4], Reduction.Average(Divisor.DeclaredPadding)),
        (ElementType.Half, Reduction.Max), (ElementType.Double, Reduction.Max), (ElementType.Half, Reduction.Average(Divisor.FullWindow)),
    ];

    private static readonly Sequence<Axis>[] shapes =
    [
        // Windows in pieces, of which the first or the last may lie in the padding, or all of some.
        [Along(20_011, 5000, 2500, 0)], [Along(20_011, 5000, 2000, 0) with { Dilation = 2 }], [Along(13_000, 4097, 1000, 700)], [Along(13_000, 9000, 3000, 4500)], [Along(9_001, 8193, 4, 0)], [Along(3, 2, 1, 1), Along(10_000, 6000, 3000, 10)],
        [Along(9_000, 6001, 700, 6000) with { After = 1 }], [Along(12_300, 4096, 4096, 6)],

        // Rows in levels of sixteen, one level, two and three, in one plane and in several, on whole lines and split ones.
        [Along(4_200, 4_200, 1, 0), Along(3, 1, 1, 0)], [Along(600, 300, 100, 20), Along(9, 3, 2, 1)], [Along(700, 290, 290, 0), Along(30, 3, 2, 1)], [Along(90, 40, 40, 5), Along(40, 3, 2, 1)], [Along(2, 2, 1, 1), Along(90, 40, 40, 0), Along(17, 3, 1, 1)],
        [Along(300, 33, 40, 0) with { Dilation = 3 }, Along(20, 4, 1, 0)],

        // Chunks of long rows: shifted, split, swept, in slots, copied.
        [Along(3, 2, 1, 0), Along(17_000, 5, 1, 2)], [Along(2, 2, 1, 1), Along(40_001, 5, 2, 2)], [Along(14, 8, 1, 3), Along(5_000, 3, 1, 1)], [Along(40_000, 7, 5, 2)], [Along(40_000, 20, 1, 9)], [Along(40_000, 40, 3, 20)], [Along(2, 1, 1, 0), Along(20_011, 9, 9, 1)],
        [Along(26, 13, 2, 6), Along(5_000, 13, 2, 6)], [Along(17_000, 17, 2, 3) with { Dilation = 5 }],

        // Rows that overlap much, in sets; blocks of them.
        [Along(75, 7, 1, 0) with { Dilation = 2, After = 7 }, Along(37, 5, 1, 2)], [Along(75, 12, 2, 9) with { Dilation = 3 }, Along(37, 5, 2, 2)], [Along(75, 17, 3, 0) with { Dilation = 4 }, Along(37, 2, 1, 0)], [Along(400, 30, 1, 29), Along(60, 3, 1, 1)],
        [Along(200, 13, 1, 6), Along(200, 13, 1, 6)], [Along(2, 1, 1, 0), Along(300, 20, 4, 0), Along(41, 20, 4, 0)],

        // Sheets, some of whose units are parts of one and some several, and cubes.
        [Along(6, 3, 1, 1), Along(5, 3, 1, 1), Along(33, 3, 1, 1)], [Along(6, 3, 2, 1), Along(5, 3, 2, 1), Along(33, 3, 2, 1)], [Along(6, 2, 2, 0), Along(6, 2, 2, 0), Along(34, 2, 2, 0)], [Along(5, 3, 1, 1), Along(70, 3, 1, 1), Along(60, 3, 1, 1)],
        [Along(4, 3, 1, 1), Along(14, 3, 1, 1), Along(14, 3, 1, 1)], [Along(7, 2, 1, 0), Along(20, 2, 1, 1), Along(31, 2, 2, 0)], [Along(1, 1, 1, 0), Along(20, 3, 1, 1), Along(20, 3, 1, 1)], [Along(3, 3, 1, 0), Along(9, 3, 2, 1), Along(40, 3, 2, 1)],
        [Along(6, 2, 2, 1), Along(6, 2, 2, 0), Along(34, 2, 2, 0)], [Along(4, 3, 1, 1), Along(9, 5, 1, 2), Along(12, 5, 1, 2)],
        [Along(3, 2, 1, 0), Along(4, 2, 1, 0), Along(5, 2, 1, 0), Along(33, 3, 1, 1)], [Along(2, 2, 1, 1), Along(3, 3, 1, 1), Along(9, 9, 1, 4), Along(9, 9, 1, 4)],

        // Divisors of many factors.
        [Along(40, 9, 3, 8), Along(41, 9, 3, 8)], [Along(30, 25, 2, 24), Along(130, 5, 3, 4)],

        // Rows of a plane that are folded in registers part by part; planes many to a block, one row each, and short.
        [Along(100, 3, 1, 1), Along(150, 9, 1, 4)], [Along(7, 7, 1, 0), Along(7, 7, 1, 0)], [Along(9, 3, 3, 0), Along(9, 3, 3, 0)], [Along(7, 4, 3, 2), Along(5, 4, 3, 2)], [Along(4, 2, 1, 0), Along(6, 5, 1, 4)],
    ];

    internal static IReadOnlyList<PoolCase> All { get; } =
    [
        .. from shape in shapes.Index()
           from turn in Enumerable.Range(0, 3)
           select Of(shape.Item, WindowKind.Sliding, (3 * shape.Index) + turn),
        .. from adapted in (Sequence<Axis>[])[[Along(20_000, 1, 1, 0) with { OutputSize = 3 }], [Along(20_011, 1, 1, 0) with { OutputSize = 5_000 }], [Along(50, 1, 1, 0) with { OutputSize = 20 }, Along(61, 1, 1, 0) with { OutputSize = 9 }], [Along(90, 1, 1, 0) with { OutputSize = 4 }, Along(20, 1, 1, 0) with { OutputSize = 3 }]]
           from turn in Enumerable.Range(0, 3)
           select Of(adapted, WindowKind.Adaptive, turn),
        .. from lengths in (int[][])[[10_000], [4_200, 3], [20, 9, 11], [64, 64]] from turn in Enumerable.Range(0, 3) select Of([.. lengths.Select(length => Along(length, 1, 1, 0))], WindowKind.Global, turn),
        .. ShapeCases.All.Where(@case => Elements(@case.Batch, @case.Channels, @case.Axes) is > EngineLaws.MostElements and <= MostElements).Where((_, index) => index % Every == 0),
    ];

    internal static long Elements(int batch, int channels, IEnumerable<Axis> axes) => axes.Aggregate((long)batch * channels, (product, axis) => product * axis.Extent);

    private static PoolCase Of(Sequence<Axis> axes, WindowKind kind, int turn)
    {
        (ElementType element, Reduction reduction) = meanings[turn % meanings.Length];
        bool isLast = turn % 4 == 3;
        int channels = (int)long.Clamp(3 * MostElements / Elements(1, 1, axes), isLast ? 2 : 1, isLast ? 19 : 11);
        return new(element, isLast ? Layout.ChannelsLast : Layout.ChannelsFirst, true, channels > 4 ? 2 : 1, channels, axes, kind, turn % 5 == 4 ? Rounding.Ceiling : Rounding.Floor, reduction, 1 + (turn % 3), turn % 2 == 0 ? Palette.Ordinary : Palette.Spiced, turn) { Offset = turn };
    }

    private static Axis Along(int extent, int kernel, int stride, int padding) => new(extent, kernel, stride, 1, padding, padding, 1, true);
}
