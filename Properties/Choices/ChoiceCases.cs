using PoolFunctional.Bench.Suites;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Choices;

/// <summary>The poolings whose choices are recorded: those of real networks, every reduction of every type over a few windows, and shapes about the thresholds.</summary>
internal static partial class ChoiceCases
{
    /// <summary>What is pooled: a name, the type of its elements, its reduction.</summary>
    private sealed record Meaning(string Name, ElementType Element, Reduction Reduction);

    /// <summary>Windows and what the record calls them, the same on every axis.</summary>
    private sealed record Windows(string Name, Func<int, Window> Over);

    private static readonly Windows global = new("global", _ => Window.Global);
    private static readonly Meaning floatMax = new("float max", ElementType.Single, Reduction.Max);
    private static readonly Meaning floatMean = new("float mean", ElementType.Single, Reduction.Average(Divisor.InBounds));
    private static readonly Meaning floatSum = new("float sum", ElementType.Single, Reduction.Sum);
    private static readonly Meaning paddedMean = new("float mean of declared", ElementType.Single, Reduction.Average(Divisor.DeclaredPadding));
    private static readonly Meaning byteMax = new("byte max", ElementType.All[4], Reduction.Max);
    private static readonly Meaning byteMean = new("byte mean", ElementType.All[4], Reduction.Average(Divisor.InBounds));
    private static readonly Meaning halfMax = new("Half max", ElementType.Half, Reduction.Max);
    private static readonly Meaning halfMean = new("Half mean", ElementType.Half, Reduction.Average(Divisor.InBounds));
    private static readonly Meaning doubleMax = new("double max", ElementType.Double, Reduction.Max);
    private static readonly Meaning doubleMean = new("double mean", ElementType.Double, Reduction.Average(Divisor.InBounds));
    private static readonly Meaning doubleWide = new("double wide mean", ElementType.Double, Reduction.Average(accumulator: Accumulator.Wide));

    private static readonly Meaning[] meanings = [floatMax, floatMean, byteMax, byteMean, halfMax, halfMean, doubleMax, doubleMean];

    internal static IReadOnlyList<ChoiceCase> All { get; } =
    [
        .. PoolingCases.All.Select(@case => Suite(@case, isChannelsLast: false)),
        .. PoolingCases.All.Where((_, index) => index % 3 == 0).Select(@case => Suite(@case, isChannelsLast: true)),
        .. Planes, .. Thresholds, .. Rows, .. Volumes, .. Views, .. Blurs,
        .. Table, .. Totals, .. WiderTotals,
    ];

    private static ChoiceCase Suite(PoolingCase @case, bool isChannelsLast) => ChoiceCase.Of(
        @case.Name + Layout(isChannelsLast), @case.Type == PoolingCase.Byte ? ElementType.All[4] : ElementType.Single, @case.Reduction, @case.Window, @case.ShapeAsLong.ToSequence(), isChannelsLast);

    private static Windows Slides(int kernel, int stride, int padding, int dilation = 1) =>
        new($"{kernel}/{stride}/{padding}{(dilation == 1 ? "" : $" by {dilation}")}", axes => Window.Sliding([.. Each(axes, kernel)], [.. Each(axes, stride)], Padding.Explicit([.. Each(axes, padding)], [.. Each(axes, padding)]), [.. Each(axes, dilation)]));

    private static Windows Adaptive(int outputs) => new($"adaptive {outputs}", axes => Window.Adaptive([.. Each(axes, outputs)]));

    private static IEnumerable<int> Each(int axes, int value) => Enumerable.Repeat(value, axes);

    private static string Layout(bool isChannelsLast) => isChannelsLast ? " channels last" : "";

    private static ChoiceCase Of(Meaning meaning, Windows windows, long[] shape, bool isChannelsLast = false, View? view = null) => ChoiceCase.Of(
        $"{meaning.Name} {windows.Name} on {string.Join('×', shape)}{Layout(isChannelsLast)}{(view is null ? "" : $", {view.Name}")}",
        meaning.Element, meaning.Reduction, windows.Over(shape.Length - 2), shape.ToSequence(), isChannelsLast, view is null ? null : view.Of);
}
