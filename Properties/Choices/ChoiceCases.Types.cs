using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using PoolFunctional.Generators.Types;

namespace PoolFunctional.Properties.Choices;

/// <content>What depends on the types, and blurs.</content>
internal static partial class ChoiceCases
{
    /// <summary>As many taps as one total or another holds, and one more.</summary>
    private static long[] Counts => [128, 129, 256, 257, 258, 32_768, 32_769, 65_793, 65_794, 1 << 20, (1 << 20) + 1, 2_105_376, 2_105_377, 8_421_504, 8_421_505, 16_777_216, 16_777_217];

    private static (string Name, Reduction Reduction)[] Sums => [("sum", Reduction.Sum), ("mean", Reduction.Average(Divisor.InBounds))];

    /// <summary>Which row of the table answers: every reduction of every type, with few taps and with many.</summary>
    private static IEnumerable<ChoiceCase> Table =>
        from meaning in Meanings.All
        let isChannelsLast = meaning.Layout == PoolFunctional.Layout.ChannelsLast
        let windows = isChannelsLast ? Slides(3, 2, 1) : Slides(20, 20, 0)
        select ChoiceCase.Of($"{meaning.Element.Name} {Short(meaning.Reduction)} {windows.Name}{Layout(isChannelsLast)}", meaning.Element, meaning.Reduction, windows.Over(2), [1, 24, 40, 40], isChannelsLast) with { IsShort = true };

    /// <summary>Sums of integers in the cheapest type that holds them.</summary>
    private static IEnumerable<ChoiceCase> Totals =>
    [
        .. from element in ElementType.All.Where(type => type.Name is "sbyte" or "byte" or "short" or "int" or "long")
           from reduction in (Reduction[])[Reduction.Sum, Reduction.QuantizedAverage(Quantization.Of(0.5), Quantization.Of(0.25)), Reduction.QuantizedAverage(Quantization.Of(0.5, 3), Quantization.Of(0.5), Divisor.FullWindow)]
           where reduction is Reduction.SumReduction || element.Name is not ("int" or "long")
           from count in Counts
           select Of(element, reduction, count),
        .. from element in (ElementType[])[ElementType.All[4], ElementType.All[5]] from length in (long[])[1 << 18, (1 << 18) + 1] select ChoiceCase.Of($"{element.Name} sum of {length}×{length} taps", element, Reduction.Sum, Window.Global, [1, 2, length, length], false) with { IsShort = true },
        .. from reduction in (Reduction[])[Reduction.QuantizedMax(Quantization.Of(0.5, 3)), Reduction.QuantizedMin(Quantization.Of(0.5, 3)), Reduction.QuantizedMax(Quantization.Of(0.5, 3), Quantization.Of(0.25)), Reduction.QuantizedAverage(Quantization.Of(0.5, 3))]
           select Of(ElementType.All[4], reduction, 9),
        .. from element in ElementType.All from reduction in (Reduction[])[Reduction.Median, Reduction.Rank(1)] from count in (long[])[63, 64, 65, 128, 129] select Of(element, reduction, count),
        .. from exponent in (double[])[1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 16, 100] from isChannelsLast in (bool[])[false, true] from kernel in (int[])[4, 5]
           select ChoiceCase.Of($"float {Short(Reduction.PowerMean(exponent))} {kernel}×{kernel}{Layout(isChannelsLast)}", ElementType.Single, Reduction.PowerMean(exponent), Window.Square(kernel, axes: 2), [1, 24, 40, 40], isChannelsLast) with { IsShort = true },
    ];

    /// <summary>The same with results of other types.</summary>
    private static IEnumerable<ChoiceCase> WiderTotals =>
        from element in ElementType.All
        from result in ElementType.All
        from sum in Sums.Append(("wide mean", Reduction.Average(accumulator: Accumulator.Wide)))
        where (element.Name is "sbyte" or "byte" or "short" or "int" or "float" or "Half") && (result.Name is "float" or "double" or "short" or "ushort" or "int" or "long" or "ulong") && element.Do(new Fits(result, sum.Item2))
        from count in Counts
        where (element.Name, count) is not (not ("sbyte" or "byte"), < 16_777_216 and not (128 or 129 or 32_769 or 65_793 or (1 << 20) or (1 << 20) + 1)) && (!element.IsFloating || count == 128)
        select ChoiceCase.Into($"{element.Name} {sum.Item1} of {count} taps into {result.Name}", element, result, sum.Item2, Window.Global, [1, 2, count]) with { IsShort = true };

    /// <summary>Blurs and their gradients.</summary>
    private static IEnumerable<ChoiceCase> Blurs =>
        from scene in (from filter in (BlurFilter[])[BlurFilter.Binomial(3, 2), BlurFilter.Binomial(4, 2, BlurEdge.Zero), BlurFilter.Binomial(7, 1, BlurEdge.Replicate), BlurFilter.Binomial(2, 1, padding: Padding.None)]
                       from shape in (long[][])[[1, 15, 112, 112], [2, 16, 56, 300], [1, 3, 2160, 3840], [1, 5, 6, 28, 28], [1, 2, 5000]]
                       select (filter, shape)).Index()
        let element = ((ElementType[])[ElementType.Single, ElementType.Half, ElementType.Double, ElementType.All[4], ElementType.All[9]])[scene.Index * 2 % 5]
        from isChannelsLast in (bool[])[false, true]
        from isGradient in (bool[])[false, true]
        where !isGradient || element.IsFloating
        select ChoiceCase.Blurred($"{element.Name} blur{(isGradient ? " backward" : "")} {scene.Item.filter.Sizes[0]}/{scene.Item.filter.Strides[0]} on {string.Join('×', scene.Item.shape)}{Layout(isChannelsLast)}", element, scene.Item.filter, scene.Item.shape.ToSequence(), isChannelsLast, isGradient);

    private static ChoiceCase Of(ElementType element, Reduction reduction, long count) =>
        ChoiceCase.Of($"{element.Name} {Short(reduction)} of {count} taps", element, reduction, Window.Global, [1, 2, count], false) with { IsShort = true };

    private static string Short(Reduction reduction) => reduction.ToString().Replace("Reduction", "", StringComparison.Ordinal).Replace(" { }", "", StringComparison.Ordinal).Replace("Divisor = ", "", StringComparison.Ordinal);
}
