using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Generators.Types;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>Special values at every slot, lane and tail for the operators beyond poolings: each value or pair of values with each operator in each scene, types and layouts in turn.</summary>
internal static class SpecialFamilies
{
    private static readonly int values = SpecialCases.Values.Count;
    private static readonly Duplicates[] policies = [Duplicates.Last, Duplicates.Sum, Duplicates.Max, Duplicates.Error];
    private static readonly Ties[] ties = [Ties.First, Ties.Split, Ties.All];

    private static readonly Reduction[] extremes = [Reduction.Max, Reduction.Min];

    /// <summary>Everything that has a gradient.</summary>
    private static readonly Reduction[] sloping =
        [.. SpecialCases.Reductions, .. SpecialCases.Others.Where(reduction => reduction is not Reduction.StochasticExpectationReduction), Reduction.StochasticExpectation, Reduction.Lp(1), Reduction.Lp(2), Reduction.Lp(3), Reduction.Lp(double.PositiveInfinity), Reduction.PowerMean(2.5)];

    internal static IReadOnlyList<Enumeration> On(ITripleGround ground) =>
    [
        Indexed(ground),
        Pooled("special-unpool", policies.Length, _ => Reduction.Max, (pooling, turn) => new UnpoolComparison(Unpooling(pooling, turn), ground)),
        Pooled("special-gradients", 2 * sloping.Length, turn => sloping[turn.Variant / 2], (pooling, turn) =>
            new GradientComparison(new(pooling with { DataSeed = (2 * turn.Number) + (turn.Variant % 2) }, ties[turn.Number % 3], turn.Number % 4 == 0 ? Writing.Accumulate : Writing.Overwrite, turn.Number % 5 == 0), ground)),
        Pooled("special-index-gradients", extremes.Length, turn => extremes[turn.Variant], (pooling, turn) =>
            new IndexGradientComparison(new(new(pooling, IndexCase.Layouts[turn.Number % 5], turn.Number % 3 == 0), turn.Number % 4 == 0 ? Writing.Accumulate : Writing.Overwrite, 0), ground)),
        Pooled("special-unpool-gradients", policies.Length, _ => Reduction.Max, (pooling, turn) => new UnpoolGradientComparison(Unpooling(pooling, turn), ground)),
        Typed(ground),
        Composed("special-composites", new BlurFamily(ground).Operators, (operation, @case, _) => new BlurComparison(operation, @case, ground)),
        Composed("special-composite-gradients", CompositeGradient.Operators, (operation, @case, turn) =>
            new CompositeGradientComparison(new(operation, @case with { DataSeed = turn.Number }), ground)),
        Boxed("special-regions", (@case, _) => new RoiComparison(@case, ground)),
        Boxed("special-region-gradients", (@case, _) => new RoiGradientComparison(@case, ground)),
        Sequences("special-sequences", @case => WrittenCase.Answered("sequences", new SequenceComparison(@case, ground))),
        Sequences("special-sequence-gradients", @case => new SequenceGradientComparison(@case, ground)),
        Segmented("special-segments", @case => WrittenCase.Answered("segments", new SegmentComparison(@case, ground))),
        Segmented("special-segment-gradients", @case => new SegmentGradientComparison(@case, ground)),
    ];

    /// <summary>Maxima and minima in every scene of the poolings: they have kernels of their own for lines, for planes and for large windows.</summary>
    private static Enumeration Indexed(ITripleGround ground)
    {
        PoolCase[] cases = [.. SpecialCases.All.Where(@case => extremes.Contains(@case.Reduction))];
        return new("special-indices", cases.Length, index =>
        {
            IndexCase @case = new(cases[index], IndexCase.Layouts[index % 5], index % 3 == 0);
            return new WrittenCase(@case, @case.Pooling.Element, new IndexComparison(@case, ground)).Compare();
        });
    }

    /// <summary>Where a case stands: scene, value, operator, and a number that turns with all three.</summary>
    private sealed record Turn(int Scene, int Value, int Variant)
    {
        internal int Number => Scene + (3 * Value) + (7 * Variant);

        internal ElementType Floating => ElementType.All[(Scene + Value + Variant) % 3];

        internal Planting Planting => SpecialCases.PlantingOf(Scene % 3 == 2 ? Pattern.Scattered : Pattern.Diagonal, Value, Number, 3);

        internal Palette Palette => SpecialCases.PaletteFor(Value, Number / 9);
    }

    private static Enumeration Each(string name, int scenes, int variants, Func<Turn, WrittenCase> written) => new(name, scenes * values * variants, index =>
    {
        (int rest, int variant) = int.DivRem(index, variants);
        (int scene, int value) = int.DivRem(rest, values);
        return written(new(scene, value, variant)).Compare();
    });

    /// <summary>Poolings along a line and over planes: enough planes for every slot, extents beside a lane count.</summary>
    private static PoolCase Pooling(Turn turn, Reduction reduction)
    {
        (int channels, int[] extents, WindowKind kind, Axis axis) = SpecialScenes.Poolings[turn.Scene];
        PoolCase plain = new(turn.Floating, Layout.ChannelsFirst, true, 1, channels, [.. extents.Select(extent => axis with { Extent = extent })], kind, Rounding.Floor, reduction, 1, Palette.Ordinary, turn.Number);
        return SpecialCases.Planted(plain, Pattern.Diagonal, turn.Value, turn.Number, turn.Variant);
    }

    private static Enumeration Pooled(string name, int variants, Func<Turn, Reduction> reduction, Func<PoolCase, Turn, ITypedWork<Finding>> work) => Each(name, SpecialScenes.Poolings.Count, variants, turn =>
    {
        PoolCase pooling = Pooling(turn, reduction(turn));
        return new(pooling, pooling.Element, work(pooling, turn));
    });

    private static UnpoolCase Unpooling(PoolCase pooling, Turn turn) => new(pooling, IndexCase.Layouts[turn.Number % 5], policies[turn.Variant], turn.Number % 3 == 0, GivesSize: true, Wrong: 0);

    private static Enumeration Typed(ITripleGround ground) => Each("special-types", SpecialScenes.Poolings.Count, SpecialScenes.Types.Count, turn =>
    {
        (ElementType? element, Reduction reduction, ElementType? result, bool isStreamed) = SpecialScenes.Types[turn.Variant];
        PoolCase pooling = Pooling(turn, reduction);
        if (element is not null) pooling = pooling with { Element = element, Palette = element.IsFloating ? pooling.Palette : turn.Number % 2 == 0 ? Palette.Ordinary : Palette.Counts };

        // A stream takes sliding windows alone.
        TypesCase @case = new(isStreamed && pooling.Kind != WindowKind.Sliding ? pooling with { Kind = WindowKind.Sliding } : pooling, result) { IsStreamed = isStreamed };
        return new(@case, pooling.Element, @case.Work(ground));
    });

    private static Enumeration Composed(string name, IReadOnlyList<string> operators, Func<string, BlurCase, Turn, ITypedWork<Finding>> work) => Each(name, SpecialScenes.Composites.Count, operators.Count, turn =>
    {
        (int channels, int[] extents) = SpecialScenes.Composites[turn.Scene];
        BlurCase @case = new(turn.Floating, turn.Number % 3 == 2 ? Layout.ChannelsLast : Layout.ChannelsFirst, 1, channels, [.. extents], 1 + (turn.Number % 2), turn.Palette, turn.Number)
        {
            Seed = turn.Number,
            Offset = turn.Number % LengthCases.Offsets,
            Planting = turn.Planting,
        };
        return new((operators[turn.Variant], @case), @case.Element, work(operators[turn.Variant], @case, turn));
    });

    private static Enumeration Boxed(string name, Func<RoiCase, Turn, ITypedWork<Finding>> work) => Each(name, SpecialScenes.Boxes.Count, RoiCase.Operators.Count, turn =>
    {
        RoiCase @case = SpecialScenes.Boxes[turn.Scene] with
        {
            Operator = RoiCase.Operators[turn.Variant],
            Element = turn.Floating,
            Layout = turn.Number % 3 == 2 ? Layout.ChannelsLast : Layout.ChannelsFirst,
            Sampling = turn.Number % 2 == 0 ? RoiSampling.Adaptive : RoiSampling.PerBin(2),
            Palette = turn.Palette,
            DataSeed = turn.Number,
            Planting = turn.Planting,
            Threads = 1 + (turn.Number % 2),
            Offset = turn.Number % LengthCases.Offsets,
        };
        return new(@case, @case.Element, work(@case, turn));
    });

    private static Enumeration Sequences(string name, Func<SequenceCase, ITypedWork<Finding>> work) => Each(name, SpecialScenes.Sequences.Count, SequenceCase.Reductions.Count, turn =>
    {
        SequenceCase @case = SpecialScenes.Sequences[turn.Scene] with
        {
            Seed = turn.Number,
            Element = turn.Floating,
            Palette = turn.Palette,
            Planting = turn.Planting,
            Reduction = SequenceCase.Reductions[turn.Variant],
            Normalization = turn.Number % 4 == 0 ? Normalization.L2 : Normalization.None,
            MaskType = turn.Number % 4,
            Threads = 1 + (turn.Number % 2),
            Offset = turn.Number % LengthCases.Offsets,
        };
        return new(@case, @case.Element, work(@case));
    });

    private static Enumeration Segmented(string name, Func<SegmentCase, ITypedWork<Finding>> work) => Each(name, SpecialScenes.Segments.Count, SegmentCase.Reductions.Count, turn =>
    {
        SegmentCase @case = SpecialScenes.Segments[turn.Scene] with
        {
            Seed = turn.Number,
            Element = turn.Floating,
            Palette = turn.Palette,
            Planting = turn.Planting,
            Reduction = SegmentCase.Reductions[turn.Variant],
            IsLong = turn.Number % 2 == 0,
            Threads = 1 + (turn.Number % 2),
            Offset = turn.Number % LengthCases.Offsets,
        };
        return new(@case, @case.Element, work(@case));
    });
}
