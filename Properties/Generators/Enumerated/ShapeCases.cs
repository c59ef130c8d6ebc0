
namespace PoolFunctional.Generators.Enumerated;

/// <summary>Shapes that break engines: long rows, large kernels, tiny and odd extents, windows that see nothing, channels beside a lane count, divisors that differ by row and column.</summary>
internal static class ShapeCases
{
    /// <summary>A shape with its windows, the same for every reduction.</summary>
    internal sealed record Scene(int Batch, int Channels, WindowKind Kind, Rounding Rounding, Sequence<Axis> Axes);

    internal static IReadOnlyList<Scene> Rows { get; } =
    [
        .. from length in new[] { 1, 63, 64, 65, 4095, 4096, 4097 }
           from kernel in new[] { 1, 2, 3, 4, 7, 64, 1000, 4096 }
           from stride in new[] { 1, 2, kernel }
           select new Scene(1, 1, WindowKind.Sliding, Rounding.Floor, [Along(length, kernel, stride, kernel <= length && kernel < 64 ? 0 : kernel / 2)]),
        .. from length in new[] { 1, 63, 64, 65, 4095, 4096, 4097 } select new Scene(1, 3, WindowKind.Global, Rounding.Floor, [Along(length, 1, 1, 0)]),
        .. from length in new[] { 4095, 4096, 4097 } from outputs in new[] { 3, 64, 1000 } select new Scene(1, 2, WindowKind.Adaptive, Rounding.Floor, [Along(length, 1, 1, 0) with { OutputSize = outputs }]),
        .. from rows in new[] { 2, 5 } from kernel in new[] { 3, 64, 1000 } from stride in new[] { 1, 3 } select new Scene(1, rows, WindowKind.Sliding, Rounding.Ceiling, [Along(4097, kernel, stride, 1)]),
    ];

    internal static IReadOnlyList<Scene> LongRows { get; } =
    [
        .. from kernel in new[] { 1, 2, 3, 4, 7, 64, 1000, 4096 } from stride in new[] { 1, kernel } select new Scene(1, 1, WindowKind.Sliding, Rounding.Floor, [Along(100_003, kernel, stride, kernel / 3)]),
        new(1, 1, WindowKind.Global, Rounding.Floor, [Along(100_003, 1, 1, 0)]),
        new(1, 1, WindowKind.Adaptive, Rounding.Floor, [Along(100_003, 1, 1, 0) with { OutputSize = 7 }]),
    ];

    internal static IReadOnlyList<Scene> Volumes { get; } =
    [
        .. from extents in new int[][] { [1, 1, 1], [1, 2, 3], [3, 1, 5], [2, 3, 17], [5, 7, 9], [1, 1, 65], [4, 1, 1], [3, 4, 33], [2, 2, 2, 2], [1, 3, 1, 33], [3, 2, 5, 7], [2, 1, 1, 130] }
           from scene in Around(extents)
           select scene,
    ];

    internal static IReadOnlyList<Scene> Channels { get; } =
    [
        .. from channels in new[] { 1, 2, 3, 4, 8, 15, 16, 17, 64, 65 }
           from batch in new[] { 1, 2, 5 }
           from scene in Around(channels > 60 ? [4, 5] : [6, 7])
           select scene with { Batch = batch, Channels = channels },
    ];

    /// <summary>Windows whose number of taps differs by row and by column, on narrow and on wide rows.</summary>
    internal static IReadOnlyList<Scene> Divisors { get; } =
    [
        .. from extents in new int[][] { [5, 6], [9, 13], [7, 70], [40, 130], [3, 258] }
           from rounding in (Rounding[])[Rounding.Floor, Rounding.Ceiling, Rounding.CeilingAll]
           from axis in new[] { Along(1, 3, 2, 1), Along(1, 3, 1, 1), Along(1, 5, 2, 2), Along(1, 5, 3, 2), Along(1, 4, 3, 1), Along(1, 7, 1, 3), Along(1, 3, 2, 0) with { After = 1 } }
           select new Scene(1, 2, WindowKind.Sliding, rounding, [.. extents.Select(extent => axis with { Extent = extent })]),
        .. from sizes in new (int[] Extents, int[] Outputs)[] { ([7, 9], [3, 4]), ([10, 13], [5, 7]), ([13, 130], [6, 128]), ([50, 61], [20, 9]), ([5, 5], [7, 8]), ([6, 7, 8], [4, 5, 3]), ([9, 2], [2, 3]) }
           from channels in new[] { 1, 3, 16 }
           select new Scene(1, channels, WindowKind.Adaptive, Rounding.Floor, [.. sizes.Extents.Zip(sizes.Outputs, (extent, outputs) => Along(extent, 1, 1, 0) with { OutputSize = outputs })]),
    ];

    /// <summary>Windows of so many rows that they are folded in levels.</summary>
    internal static IReadOnlyList<Scene> Tall { get; } =
    [
        .. from rows in new[] { 16, 17, 31, 32, 33, 255, 256, 257, 600 }
           from width in new[] { 1, 3, 9 }
           select new Scene(1, 2, WindowKind.Global, Rounding.Floor, [Along(rows, 1, 1, 0), Along(width, 1, 1, 0)]),
        .. from kernel in new[] { 17, 40 }
           from before in new[] { 0, 5 }
           select new Scene(2, 3, WindowKind.Sliding, Rounding.Ceiling, [Along(90, kernel, kernel, before), Along(7, 3, 2, 1)]),
        new(1, 3, WindowKind.Adaptive, Rounding.Floor, [Along(90, 1, 1, 0) with { OutputSize = 4 }, Along(20, 1, 1, 0) with { OutputSize = 3 }]),
    ];

    /// <summary>Windows that share most of their taps, around powers of two and lane counts, on narrow, small and wide planes; taps apart, strides, borders of one side.</summary>
    internal static IReadOnlyList<Scene> Large { get; } =
    [
        .. from kernel in new[] { 4, 7, 8, 11, 12, 13, 16, 17, 31, 32, 33, 63, 64, 65 }
           from extents in new int[][] { [70, 1], [66, 3], [67, 17], [20, 20], [5, 70], [33, 66], [130, 16] }
           select new Scene(1, 1 + (kernel % 3), WindowKind.Sliding, Rounding.Floor, [.. extents.Select((extent, axis) => Along(extent, kernel, 1 + ((kernel + axis) % 5 / 4), kernel / 2))]),
        .. from kernel in new[] { 7, 12, 17 }
           from dilation in new[] { 2, 3, 4 }
           from stride in new[] { 1, 2, 3 }
           select new Scene(1, 2, WindowKind.Sliding, Rounding.Ceiling, [Along(75, kernel, stride, 0) with { Dilation = dilation, After = kernel }, Along(37, 5, 1, 2) with { Dilation = stride }]),
        .. from kernel in new[] { 15, 40 } from extents in new int[][] { [300, 40], [40, 300] } select new Scene(1, 2, WindowKind.Sliding, Rounding.Floor, [.. extents.Select(extent => Along(extent, kernel, 1, kernel - 1) with { After = 1 })]),
        .. from kernel in new[] { 255, 256, 257, 300 } from stride in new[] { 1, 2 } select new Scene(1, 3, WindowKind.Sliding, Rounding.Floor, [Along(1001, kernel, stride, kernel / 2)]),
    ];

    /// <summary>Volumes whose sheets are folded together, rows that are one window each, and windows that are alike in slots.</summary>
    internal static IReadOnlyList<Scene> Alike { get; } =
    [
        .. from sheets in new[] { 1, 2, 8 }
           from depth in new[] { Along(sheets, 2, 1, 1), Along(sheets, 2, 2, 1), Along(sheets, 3, 1, 1), Along(sheets, 1, 1, 0) }
           from plane in new (int Extent, int Kernel, int Stride, int Padding)[] { (7, 7, 1, 0), (7, 2, 2, 1), (9, 3, 1, 1), (21, 3, 3, 0) }
           select new Scene(2, 5, WindowKind.Sliding, Rounding.Floor, [depth, .. Enumerable.Repeat(Along(plane.Extent, plane.Kernel, plane.Stride, plane.Padding), 2)]),
        .. from length in new[] { 15, 16, 17, 54, 64, 129 } select new Scene(3, 100, WindowKind.Global, Rounding.Floor, [Along(length, 1, 1, 0)]),
        .. from outputs in new[] { 1, 2, 3, 6 } from extents in new int[][] { [60, 60], [42, 30], [36, 6] } select new Scene(1, 3, WindowKind.Adaptive, Rounding.Floor, [.. extents.Select(extent => Along(extent, 1, 1, 0) with { OutputSize = outputs })]),
    ];

    /// <summary>Few taps on every axis, on rows about the lane counts and on planes of one to many rows: what goes from the input through registers into the result.</summary>
    internal static IReadOnlyList<Scene> FewTaps { get; } =
    [
        .. from width in new[] { 2, 3, 4, 5, 7, 8, 9, 13, 14, 15, 16, 17, 23, 24, 25, 28, 31, 32, 33, 35, 48, 63, 64, 65, 112, 129, 300 }
           from axis in Few(width)
           from plane in new (int Height, int Channels)[] { (2, 1), (5, 7), (14, 3), (3, 50) }
           select new Scene(1, plane.Channels, WindowKind.Sliding, (width + plane.Height) % 3 == 0 ? Rounding.Ceiling : Rounding.Floor, [axis with { Extent = plane.Height }, axis]),
        .. from width in new[] { 4, 7, 14, 17, 28, 33 }
           from axis in Few(width)
           from depth in new[] { 2, 3, 6 }
           select new Scene(2, 5, WindowKind.Sliding, Rounding.Floor, [axis with { Extent = depth }, axis with { Extent = 5 }, axis]),
        .. from axis in Few(40) select new Scene(1, 2, WindowKind.Sliding, Rounding.Floor, [axis with { Extent = 5 }, axis with { Extent = 200 }, axis with { Extent = 130 }]),
    ];

    /// <summary>Enough planes for units that reach over several of them, in numbers that do not divide each other.</summary>
    internal static IReadOnlyList<Scene> Planes { get; } =
    [
        .. from planes in new (int Batch, int Channels)[] { (3, 5), (2, 17) }
           from extents in new int[][] { [7, 19], [9, 40], [3, 7, 11] }
           from axis in new[] { Along(1, 3, 1, 1), Along(1, 3, 2, 1), Along(1, 2, 2, 0), Along(1, 3, 1, 2) with { Dilation = 2 } }
           select new Scene(planes.Batch, planes.Channels, WindowKind.Sliding, Rounding.Ceiling, [.. extents.Select(extent => axis with { Extent = extent })]),
    ];

    /// <summary>Windows around every place of small planes, which go group by group as one row: groups that end in a register and beyond it, planes lower than the window, one plane and many.</summary>
    internal static IReadOnlyList<Scene> SmallPlanes { get; } =
    [
        .. from extents in new int[][] { [7, 7], [2, 8], [8, 8], [14, 13], [20, 20], [3, 28], [28, 28], [2, 3], [35, 35], [33, 2] }
           from kernel in new[] { 3, 5 }
           from planes in new (int Batch, int Channels)[] { (1, 3), (2, 23), (1, 70) }
           select new Scene(planes.Batch, planes.Channels, WindowKind.Sliding, Rounding.Floor, [.. extents.Select(extent => Along(extent, kernel, 1, kernel / 2))]),
    ];

    /// <summary>Planes much smaller than the windows around them, so many that dozens go to a block: padded, they take far more scratch memory than they are.</summary>
    internal static IReadOnlyList<Scene> Padded { get; } =
    [
        .. from kernel in new[] { 7, 17, 19, 33 }
           from extents in new int[][] { [2, 4], [3, 3] }
           from channels in new[] { 2, 3 }
           select new Scene(90, channels, WindowKind.Sliding, Rounding.Floor, [Along(extents[0], 2, 1, 0), Along(extents[1], kernel, 1, kernel / 2)]),

        // The same with rows that are made apart, so that there is room between the sheets.
        .. from kernel in new[] { 7, 9, 11 } from rows in new[] { 3, 9 } select new Scene(90, 2, WindowKind.Sliding, Rounding.Floor, [Along(rows, 3, 1, 1), Along(4, kernel, 1, kernel / 2)]),
    ];

    /// <summary>Few taps on three axes, with channels enough for a register.</summary>
    internal static IReadOnlyList<Scene> DeepChannels { get; } =
        [.. from channels in new[] { 9, 16 } from axis in Few(5) select new Scene(1, channels, WindowKind.Sliding, Rounding.Floor, [axis with { Extent = 3 }, axis with { Extent = 4 }, axis])];

    internal static IReadOnlyList<PoolCase> PaddedPlanes { get; } = [.. Meant(Padded, Meanings.Quick, 6)];

    /// <summary>As many meanings of each as there are styles of views.</summary>
    internal static IReadOnlyList<PoolCase> ManyPlanes { get; } = [.. Meant(Planes, Meanings.Quick, 15)];

    internal static IReadOnlyList<PoolCase> All { get; } =
    [
        .. Meant(FewTaps, Meanings.Quick, 4), .. Meant(SmallPlanes, Meanings.Quick, 10),
        .. Meant(Large, Meanings.Quick, 6), .. Meant(Alike, Meanings.Quick, 6),
        .. Meant(Tall, Meanings.Quick, 6), .. Meant(Rows, Meanings.Quick, 4), .. Meant(LongRows, Meanings.Quick, 2), .. Meant(Volumes, Meanings.All, 8), .. Meant(Channels, Meanings.Quick, 6),
        .. Meant(Divisors, [.. Meanings.All.Where(meaning => meaning.Reduction is Reduction.AverageReduction or Reduction.PowerMeanReduction)], 12),
        .. ManyPlanes, .. PaddedPlanes, .. Meant(DeepChannels, Meanings.Quick, 4),
    ];

    private static IEnumerable<Axis> Few(int extent) =>
    [
        Along(extent, 2, 2, 0), Along(extent, 3, 2, 1), Along(extent, 3, 1, 1), Along(extent, 2, 1, 1), Along(extent, 3, 1, 2), Along(extent, 2, 1, 0),
        Along(extent, 2, 2, 1), Along(extent, 3, 2, 0) with { After = 1 }, Along(extent, 1, 1, 0), Along(extent, 3, 3, 1),
    ];

    /// <summary>Windows of every kind over one shape; some see nothing on the first, the middle or the last axis alone.</summary>
    private static IEnumerable<Scene> Around(int[] extents)
    {
        Scene Of(Func<int, int, Axis> axis, WindowKind kind = WindowKind.Sliding, Rounding? rounding = null) => new(1, 3, kind, rounding ?? Rounding.Floor, [.. extents.Select(axis)]);
        Axis Blind(int extent, bool blind) => blind ? Along(extent, 2, 1, 4) : Along(extent, 3, 2, 1);
        yield return Of((extent, _) => Along(extent, 3, 2, 1));
        yield return Of((extent, _) => Along(extent, 3, 1, 1));
        yield return Of((extent, _) => Along(extent, int.Min(2, extent), 2, 0));
        yield return Of((extent, _) => Along(extent, 4, 3, 2), rounding: Rounding.Ceiling);
        yield return Of((extent, _) => Along(extent, extent + 2, 1, 1));
        yield return Of((extent, _) => Along(extent, 17, 1, 8));
        yield return Of((extent, _) => Along(extent, 3, 4, 2) with { Dilation = 2 });
        yield return Of((extent, axis) => Blind(extent, axis == 0));
        yield return Of((extent, axis) => Blind(extent, axis == extents.Length / 2));
        yield return Of((extent, axis) => Blind(extent, axis == extents.Length - 1));
        yield return Of((extent, axis) => Along(extent, 1, 1, 0) with { OutputSize = (extent + axis + 1) / 2 }, WindowKind.Adaptive);
        yield return Of((extent, axis) => Along(extent, 1, 1, 0) with { OutputSize = axis == 0 ? Window.Keep : extent + 1 }, WindowKind.Adaptive);
        yield return Of((extent, _) => Along(extent, 1, 1, 0), WindowKind.Global);
        yield return Of((extent, axis) => Along(extent, 1, 1, 0) with { IsPooled = axis == 0 }, WindowKind.GlobalOver);
        yield return Of((extent, axis) => Along(extent, 1, 1, 0) with { IsPooled = axis == extents.Length - 1 }, WindowKind.GlobalOver);
    }

    /// <summary>Each scene with so many meanings, which turn by a stride without a factor in common with their number.</summary>
    private static IEnumerable<PoolCase> Meant(IReadOnlyList<Scene> scenes, IReadOnlyList<(ElementType Element, Reduction Reduction, Layout Layout)> meanings, int each) =>
        from index in Enumerable.Range(0, scenes.Count * each)
        let scene = scenes[index / each]
        let meaning = meanings[(int)(index * 29L % meanings.Count)]
        select new PoolCase(
            meaning.Element,
            meaning.Layout,
            true,
            scene.Batch,
            scene.Channels,
            scene.Axes,
            scene.Kind,
            scene.Rounding,
            meaning.Reduction,
            ((int[])[1, 2, 1, 7])[index % 4],
            Meanings.Elements(meaning, index),
            index)
        { Offset = index % LengthCases.Offsets };

    private static Axis Along(int extent, int kernel, int stride, int padding) => new(extent, kernel, stride, 1, padding, padding, 1, true);
}
