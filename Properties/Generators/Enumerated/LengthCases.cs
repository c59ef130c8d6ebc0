
namespace PoolFunctional.Generators.Enumerated;

/// <summary>
/// Every length of the last axis from 0 to 257 with every window below; each window with every element type, reduction and layout; every offset of the spans.
/// Types, reductions, layouts, offsets, threads and the axes around turn with the length by strides without a common factor.
/// </summary>
internal static class LengthCases
{
    internal const int Lengths = 258;
    internal const int Offsets = 64;

    private static readonly int[][] Outer = [[], [], [3], [4], [5], [1], [2, 3], []];
    private static readonly Axis[] OuterAxes = [.. new (int Kernel, int Stride, int Padding)[] { (1, 1, 0), (1, 1, 0), (3, 1, 1), (2, 2, 0), (3, 2, 1), (1, 1, 0), (2, 1, 0), (1, 1, 0) }.Select(axis => Along(axis.Kernel, axis.Stride, axis.Padding))];
    private static readonly int[] First = [1, 3, 2, 1, 1, 5, 1, 9];
    private static readonly int[] Last = [1, 3, 2, 4, 8, 15, 1, 16, 17];

    internal static IReadOnlyList<(string Name, WindowKind Kind, Rounding Rounding, Axis Axis)> Windows { get; } =
    [
        .. new (int Kernel, int Stride, int Padding)[]
        {
            (1, 1, 0), (1, 2, 0), (1, 3, 0), (2, 1, 0), (2, 2, 0), (2, 5, 1), (3, 1, 1), (3, 2, 1), (3, 3, 0), (3, 4, 1), (4, 4, 0), (5, 1, 2), (5, 3, 0), (5, 4, 0), (7, 2, 3), (7, 5, 2), (8, 8, 0),
            (8, 1, 3), (9, 1, 4), (13, 1, 6), (15, 1, 0), (16, 1, 0), (16, 2, 15), (17, 1, 8), (17, 3, 0), (48, 1, 24), (129, 1, 100), (31, 1, 15), (33, 1, 0), (63, 1, 31), (64, 1, 32), (64, 4, 0), (80, 2, 40), (2, 1, 70), (5, 3, 40),
        }.Select(axis => Slides(Along(axis.Kernel, axis.Stride, axis.Padding), Rounding.Floor)),
        Slides(Along(3, 2, 0), Rounding.Ceiling),
        Slides(Along(3, 2, 1), Rounding.CeilingAll),
        Slides(Along(5, 4, 1), Rounding.Ceiling),
        Slides(Along(3, 1, 2) with { Dilation = 2 }, Rounding.Floor),
        Slides(Along(3, 2, 1) with { Dilation = 3 }, Rounding.Floor),
        Slides(Along(4, 4, 0) with { Dilation = 3 }, Rounding.CeilingAll),
        Slides(Along(17, 1, 9) with { Dilation = 2 }, Rounding.Floor),
        Slides(Along(4, 1, 3) with { After = 0 }, Rounding.Floor),
        Slides(Along(4, 2, 0) with { After = 3 }, Rounding.Ceiling),
        Slides(Along(9, 1, 64) with { After = 1 }, Rounding.Floor),
        ("same upper 3/2", WindowKind.SameUpper, Rounding.Floor, Along(3, 2, 0)),
        ("same lower 5/3", WindowKind.SameLower, Rounding.Floor, Along(5, 3, 0)),
        .. new[] { 1, 2, 3, 6, 7, 300 }.Select(outputs => ($"adaptive {outputs}", WindowKind.Adaptive, Rounding.Floor, Along(1, 1, 0) with { OutputSize = outputs })),
        ("global", WindowKind.Global, Rounding.Floor, Along(1, 1, 0)),
    ];

    /// <summary>All windows, each with all meanings and at all lengths; where the length is impossible for the window, at a possible one as well.</summary>
    internal static IReadOnlyList<PoolCase> All { get; } =
        [.. from window in Enumerable.Range(0, Windows.Count) from index in Enumerable.Range(0, Meanings.All.Count) from @case in Possible(At(window, index)) select @case];

    private static IEnumerable<PoolCase> Possible(PoolCase @case) =>
        @case.Plan is null ? [@case, @case with { Axes = [.. @case.Axes.SkipLast(1), @case.Axes[^1] with { Extent = @case.Axes[^1].Extent + (Lengths / 2) }] }] : [@case];

    private static PoolCase At(int window, int index)
    {
        (_, WindowKind kind, Rounding rounding, Axis axis) = Windows[window];
        (ElementType element, Reduction reduction, Layout layout) = Meanings.All[index];
        int length = ((5 * index) + (17 * window)) % Lengths;
        int turn = index + (3 * window);
        int around = turn % Outer.Length;
        bool isSlow = Meanings.IsSlow(reduction);
        int channels = layout == Layout.ChannelsLast ? Last[turn % Last.Length] : isSlow ? 1 : First[around];
        int[] outer = isSlow || channels > 4 ? [] : Outer[around];
        return new(
            element,
            layout,
            true,
            around == 4 && channels < 4 ? 2 : 1,
            channels,
            [.. outer.Select(extent => OuterAxes[around] with { Extent = extent, OutputSize = (extent / 2) + 1 }), axis with { Extent = length }],
            kind,
            rounding,
            reduction,
            ((int[])[1, 2, 1, 7])[turn % 4],
            Meanings.Elements(Meanings.All[index], turn),
            turn)
        { Offset = ((7 * index) + (3 * window)) % Offsets };
    }

    private static Axis Along(int kernel, int stride, int padding) => new(1, kernel, stride, 1, padding, padding, 1, true);

    private static (string Name, WindowKind Kind, Rounding Rounding, Axis Axis) Slides(Axis axis, Rounding rounding) =>
        ($"{axis.Kernel}/{axis.Stride}/{axis.Before}+{axis.After} by {axis.Dilation} {rounding.GetType().Name}", WindowKind.Sliding, rounding, axis);
}
