using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Generators.Types;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>Where special values are planted: small shapes with twice as many planes as a plane has places, so that each place has its turn in one case, and extents beside a lane count.</summary>
internal static class SpecialScenes
{
    internal static IReadOnlyList<(int Channels, int[] Extents, WindowKind Kind, Axis Axis)> Poolings { get; } =
    [
        (34, [17], WindowKind.Sliding, Along(3, 1, 1)),
        (34, [17], WindowKind.Sliding, Along(2, 2, 0)),
        (50, [5, 5], WindowKind.Sliding, Along(3, 2, 1)),
        (18, [9], WindowKind.Sliding, Along(5, 3, 2)),
        (32, [4, 4], WindowKind.Global, Along(1, 1, 0)),
        (34, [17], WindowKind.Adaptive, Along(1, 1, 0) with { OutputSize = 5 }),
    ];

    /// <summary>Elements (the floating types in turn where none is named), reduction, the type of the results where it is another, and whether the input comes in chunks.</summary>
    internal static IReadOnlyList<(ElementType? Element, Reduction Reduction, ElementType? Result, bool IsStreamed)> Types { get; } =
    [
        .. from element in (string[])["sbyte", "byte", "short", "ushort"]
           from reduction in (Reduction[])[Reduction.QuantizedMax(Quantization.Of(0.25, 3)), Reduction.QuantizedMin(Quantization.Of(0.5, 0), Quantization.Of(0.3, 7)), Reduction.QuantizedAverage(Quantization.Of(0.1, 5), Quantization.Of(1, 0))]
           select ((ElementType?)Of(element), reduction, (ElementType?)null, false),
        .. from pair in (string[][])[["byte", "float"], ["byte", "int"], ["sbyte", "long"], ["short", "double"], ["int", "long"], ["Half", "float"], ["float", "double"], ["Half", "double"]]
           from reduction in (Reduction[])[Reduction.Sum, Reduction.Average(), Reduction.Average(accumulator: Accumulator.Wide)]
           where Of(pair[0]).Do(new Fits(Of(pair[1]), reduction))
           select ((ElementType?)Of(pair[0]), reduction, (ElementType?)Of(pair[1]), false),
        .. CustomReductions.All.Select(custom => ((ElementType?)custom.Element, custom.Reduction, (ElementType?)null, false)),
        .. from reduction in (Reduction[])[Reduction.Max, Reduction.MinNumber, Reduction.Sum, Reduction.Average(), Reduction.SoftPool, Reduction.Median] select ((ElementType?)null, reduction, (ElementType?)null, true),
    ];

    internal static IReadOnlyList<(int Channels, int[] Extents)> Composites { get; } = [(34, [17]), (18, [3, 3]), (50, [5, 5])];

    internal static IReadOnlyList<RoiCase> Boxes { get; } =
    [
        new(RoiCase.Max, 1, 17, 5, 5, [new(0, 0, 0, 5, 5), new(0, 0.5, 1.5, 3.5, 4.5)], 2, 2),
        new(RoiCase.Max, 2, 4, 3, 4, [new(0, -1, -1, 6, 5), new(1, 1, 1, 2, 2), new(1, 0, 0, 4, 3)], 1, 3) { BoxElement = ElementType.Double, Form = BoxForm.WithMap },
        new(RoiCase.Max, 1, 8, 4, 4, [new(0, 0, 0, 4, 4)], 4, 4) { Convention = PixelConvention.Unshifted, Clip = RoiClip.BeforeLast, Form = BoxForm.WithLongs },
    ];

    internal static IReadOnlyList<SequenceCase> Sequences { get; } =
    [
        new(1, 9, 18, Masking.All, 0), new(2, 5, 17, Masking.Mixed, 0), new(3, 33, 5, Masking.Holed, 0), new(2, 17, 34, Masking.Right, 0),
    ];

    internal static IReadOnlyList<SegmentCase> Segments { get; } =
    [
        new(9, 18, 2, Grouping.SortedIds, 0), new(17, 34, 5, Grouping.Ids, 0), new(40, 7, 3, Grouping.Offsets, 0),
    ];

    private static ElementType Of(string name) => ElementType.All.First(element => element.Name == name);

    private static Axis Along(int kernel, int stride, int padding) => new(1, kernel, stride, 1, padding, padding, 1, true);
}
