using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Generators.Types;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>Every inner length from 1 to 257 of every operator beyond poolings, and so every lane count, one beside it and every tail; the spans of each begin at every offset.</summary>
internal static class LengthFamilies
{
    private const int Lengths = LengthCases.Lengths - 1;

    private static readonly (int Kernel, int Stride, int Padding)[] windows = [(3, 1, 1), (2, 2, 1), (3, 2, 1), (5, 1, 2)];

    private static readonly (int Kernel, int Stride, int Padding)[] planes = [(1, 1, 0), (2, 2, 0), (2, 2, 1), (3, 2, 0), (3, 2, 1), (3, 1, 1), (3, 1, 0), (2, 1, 0), (4, 4, 0), (3, 3, 0), (2, 3, 0), (3, 7, 0)];

    private static readonly Reduction[] sloping = [Reduction.Max, Reduction.Sum, Reduction.Average(), Reduction.Min, Reduction.Lp(2), Reduction.SoftPool, Reduction.Median, Reduction.Product];

    private static readonly string[] composites = ["blur", "max-blur", "average-and-max"];

    private static readonly (string Element, Reduction Reduction, string? Result)[] types =
    [
        ("byte", Reduction.Sum, "int"), ("byte", Reduction.Average(), "float"), ("Half", Reduction.Sum, "float"), ("float", Reduction.Average(), "double"),
        ("byte", Reduction.QuantizedAverage(Quantization.Of(0.1, 5), Quantization.Of(1, 0)), null), ("sbyte", Reduction.QuantizedMax(Quantization.Of(0.25, 3)), null),
        ("float", Reduction.Custom<float, Added>(), null), ("uint", Reduction.Custom<uint, BitwiseOr>(), null),
    ];

    internal static IReadOnlyList<Enumeration> On(ITripleGround ground) =>
    [
        Each("length-indices", 4 * windows.Length, turn => Indexed(turn, ground)),
        Each("length-planes", planes.Length, turn => Plane(turn, ground)),
        Each("length-gradients", sloping.Length * windows.Length, turn => Sloping(turn, ground)),
        Each("length-types", types.Length * windows.Length, turn => Typed(turn, ground)),
        Each("length-composites", 2 * composites.Length, turn => Composite(turn, ground)),
        Each("length-regions", 2 * RoiCase.Operators.Count, turn => Boxed(turn, ground)),
        Each("length-sequences", 2 * SequenceCase.Reductions.Count, turn => Rows(turn, ground)),
        Each("length-segments", 2 * SegmentCase.Reductions.Count, turn => Grouped(turn, ground)),
    ];

    private sealed record Turn(int Length, int Variant)
    {
        internal int Number => Length + (3 * Variant);

        internal int Offset => ((7 * Length) + Variant) % LengthCases.Offsets;

        internal ElementType Floating => ElementType.All[Number % 3];

        internal Layout Layout => Number % 2 == 0 ? Layout.ChannelsFirst : Layout.ChannelsLast;
    }

    private static Enumeration Each(string name, int variants, Func<Turn, WrittenCase> written) => new(name, Lengths * variants, index => written(new(1 + (index / variants), index % variants)).Compare());

    /// <summary>A line of the length, or so many channels.</summary>
    private static PoolCase Pooling(Turn turn, Reduction reduction, string? element = null)
    {
        (int kernel, int stride, int padding) = windows[turn.Variant % windows.Length];
        Axis along = new(turn.Length, kernel, stride, 1, padding, padding, 1, true);
        bool isLast = turn.Layout == Layout.ChannelsLast;
        return new(
            element is null ? turn.Floating : Of(element),
            turn.Layout,
            true,
            1,
            isLast ? turn.Length : 1,
            [isLast ? along with { Extent = 4 } : along],
            WindowKind.Sliding,
            Rounding.Floor,
            reduction,
            1 + (turn.Number % 2),
            turn.Number % 3 == 0 ? Palette.Counts : Palette.Ordinary,
            turn.Number)
        { Offset = turn.Offset };
    }

    /// <summary>Maxima with indices, unpooling, and the gradients of both.</summary>
    private static WrittenCase Indexed(Turn turn, ITripleGround ground)
    {
        int operation = turn.Variant / windows.Length;
        PoolCase pooling = Pooling(turn, turn.Length % 2 == 0 ? Reduction.Max : Reduction.Min);
        IndexCase @case = new(pooling, IndexCase.Layouts[turn.Number % 5], turn.Number % 3 == 0);
        UnpoolCase unpooling = new(pooling with { Reduction = Reduction.Max }, @case.Layout, turn.Length % 2 == 0 ? Duplicates.Sum : Duplicates.Last, @case.IsLong, GivesSize: true, Wrong: 0);
        return operation switch
        {
            0 => new(@case, pooling.Element, new IndexComparison(@case, ground)),
            1 => new(unpooling, pooling.Element, new UnpoolComparison(unpooling, ground)),
            2 => new(@case, pooling.Element, new IndexGradientComparison(new(@case, Writing.Overwrite, Wrong: 0), ground)),
            _ => new(unpooling, pooling.Element, new UnpoolGradientComparison(unpooling, ground)),
        };
    }

    /// <summary>Gradients by indices of planes that are so wide, or have so many channels: a few rows, sheets and planes of each.</summary>
    private static WrittenCase Plane(Turn turn, ITripleGround ground)
    {
        (int kernel, int stride, int padding) = planes[turn.Variant];
        bool isLast = turn.Layout == Layout.ChannelsLast;
        Axis along = new(int.Max(kernel, isLast ? 1 + (turn.Length % 7) : turn.Length), kernel, stride, 1, padding, padding, 1, true);
        Axis down = along with { Extent = kernel + (turn.Length % 9) };
        Axis apart = along with { Extent = 3, Kernel = 1, Stride = 1 + (turn.Number % 3), Before = 0, After = 0 };
        PoolCase pooling = Pooling(turn, turn.Length % 2 == 0 ? Reduction.Max : Reduction.Min, turn.Number % 4 == 0 ? "double" : "float") with
        {
            Batch = 1 + (turn.Number % 2),
            Threads = 1 + (turn.Number % 3),
            Offset = turn.Length % 16 == 0 ? 0 : turn.Offset,
            Channels = isLast ? turn.Length : 1 + (turn.Length % 4),
            Axes = turn.Number % 5 == 0 ? [apart, down, along] : turn.Number % 5 == 1 && !isLast ? [along] : [down, along],
            Palette = turn.Number % 6 == 0 ? Palette.Spiced : turn.Number % 3 == 0 ? Palette.Counts : Palette.Ordinary,
        };
        IndexCase @case = new(pooling, IndexLayout.Plane, IsLong: turn.Number % 4 == 0);
        return new(@case, pooling.Element, new IndexGradientComparison(new(@case, turn.Number % 7 == 0 ? Writing.Accumulate : Writing.Overwrite, Wrong: 0), ground));
    }

    private static WrittenCase Sloping(Turn turn, ITripleGround ground)
    {
        PoolCase pooling = Pooling(turn, sloping[turn.Variant / windows.Length]);
        return new(pooling, pooling.Element, new GradientComparison(new(pooling, Ties.First, turn.Length % 4 == 0 ? Writing.Accumulate : Writing.Overwrite, KeepsInput: true), ground));
    }

    private static WrittenCase Typed(Turn turn, ITripleGround ground)
    {
        (string element, Reduction reduction, string? result) = types[turn.Variant / windows.Length];
        TypesCase @case = new(Pooling(turn, reduction, element), result is null ? null : Of(result));
        return new(@case, Of(element), @case.Work(ground));
    }

    private static WrittenCase Composite(Turn turn, ITripleGround ground)
    {
        bool isLast = turn.Layout == Layout.ChannelsLast;
        int[] extents = isLast ? [2, 3] : [2, turn.Length];
        BlurCase @case = new(turn.Floating, turn.Layout, 1, isLast ? turn.Length : 1, [.. extents], 1 + (turn.Number % 2), Palette.Ordinary, turn.Number) { Seed = turn.Number, Offset = turn.Offset };
        string operation = composites[turn.Variant / 2];
        return new(@case, @case.Element, turn.Variant % 2 == 0 ? new BlurComparison(operation, @case, ground) : new CompositeGradientComparison(new(operation, @case), ground));
    }

    private static WrittenCase Boxed(Turn turn, ITripleGround ground)
    {
        bool isLast = turn.Layout == Layout.ChannelsLast;
        RoiCase @case = new(RoiCase.Operators[turn.Variant / 2], 1, isLast ? turn.Length : 1, 3, isLast ? 4 : turn.Length, [new(0, 0.25, -0.25, isLast ? 3.5 : turn.Length - 0.625, 2.875)], 1, 2)
        {
            Element = turn.Floating,
            Layout = turn.Layout,
            Sampling = RoiSampling.PerBin(2),
            DataSeed = turn.Number,
            Offset = turn.Offset,
        };
        return new(@case, @case.Element, turn.Variant % 2 == 0 ? new RoiComparison(@case, ground) : new RoiGradientComparison(@case, ground));
    }

    private static WrittenCase Rows(Turn turn, ITripleGround ground)
    {
        SequenceCase @case = new(1, 3 + (turn.Length % 3), turn.Length, Masking.Holed, turn.Number)
        {
            Element = turn.Floating,
            Reduction = SequenceCase.Reductions[turn.Variant / 2],
            Normalization = turn.Number % 4 == 0 ? Normalization.L2 : Normalization.None,
            MaskType = turn.Number % 4,
            Offset = turn.Offset,
        };
        return new(@case, @case.Element, turn.Variant % 2 == 0 ? WrittenCase.Answered("sequences", new SequenceComparison(@case, ground)) : new SequenceGradientComparison(@case, ground));
    }

    private static WrittenCase Grouped(Turn turn, ITripleGround ground)
    {
        SegmentCase @case = new(5, turn.Length, 2, (Grouping)(turn.Number % 3), turn.Number)
        {
            Element = turn.Floating,
            Reduction = SegmentCase.Reductions[turn.Variant / 2],
            IsLong = turn.Number % 2 == 0,
            Offset = turn.Offset,
        };
        return new(@case, @case.Element, turn.Variant % 2 == 0 ? WrittenCase.Answered("segments", new SegmentComparison(@case, ground)) : new SegmentGradientComparison(@case, ground));
    }

    private static ElementType Of(string name) => ElementType.All.First(element => element.Name == name);
}
