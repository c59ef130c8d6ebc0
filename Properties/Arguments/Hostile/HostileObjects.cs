namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>Windows, reductions and the like that nobody should be able to do harm with.</summary>
internal static class HostileObjects
{
    private static int[] Numbers => HostileValues.Ints;

    private static int[][] Lists { get; } = [[], [2], [2, 2, 2], [.. Enumerable.Repeat(1, 100_000)], .. Numbers.Select(number => (int[])[number, 2]), .. Numbers.Select(number => (int[])[2, number]), .. Numbers.Select(number => (int[])[number, number])];

    /// <summary>Every level is a pooling of its own, which is prepared: a hundred of them are many.</summary>
    private static int[][] Levels { get; } = [.. Lists.Where(list => list.Length < 10), [.. Enumerable.Repeat(1, 100)]];

    private static object?[] Chunks { get; } = [Array.Empty<ReadOnlyMemory<float>>(), new ReadOnlyMemory<float>[] { default, new float[2] }, new ReadOnlyMemory<float>[] { new float[3] }];

    private static Window[] Windows { get; } =
    [
        Window.Global,
        .. Lists.SelectMany(list => (Window[])
        [
            Window.Sliding(list),
            Window.Sliding([2, 2], list),
            Window.Sliding([2, 2], [1, 1], Padding.Symmetric(list)),
            Window.Sliding([2, 2], [1, 1], Padding.Explicit([0, 0], list)),
            Window.Sliding([2, 2], [1, 1], Padding.Explicit(list, [1, 1]), rounding: Rounding.CeilingAll),
            Window.Sliding([2, 2], [1, 1], dilation: list),
            Window.Sliding([2, 2], list, Padding.SameUpper),
            Window.Sliding(list, [1, 1], Padding.SameLower, list),
            Window.Sliding(list, list, Padding.Causal, list, Rounding.Ceiling),
            Window.Sliding(list, [1, 1], Padding.Symmetric(list), list, Rounding.CeilingAll),
            Window.Sliding([1, 1], list, Padding.Symmetric(list), rounding: Rounding.CeilingAll),
            Window.Adaptive(list),
            Window.GlobalOver(list),
            Window.Fractional(list, FractionalSequence.PseudoRandom(), FractionalSamples.Seeded(1)),
            Window.Fractional(list, FractionalSequence.Random(FractionalBoundary.Shared), FractionalSamples.SeededPerPlane(1)),
            Window.Fractional([2, 2], FractionalSequence.Intervals(list), FractionalSamples.PerAxis(0, 0.999)),
            Window.Explicit(WindowList.Keep, WindowList.Of(list, list)),
            Window.Explicit(WindowList.Of([0, 1], list), WindowList.Keep),
            Window.Explicit(WindowList.ByOffsets(list), WindowList.Keep),
        ]),
        .. Numbers.SelectMany(number => (Window[])
        [
            Window.Square(number, axes: 2),
            Window.Square(2, number),
            Window.Square(2, axes: 2, number),
            Window.Square(2, axes: 2, 1, number),
            Window.Square(2, axes: 2, 1, 0, number),
            Window.Square(number, axes: 2, number, number, number, Rounding.Ceiling),
            Window.Fractional([2, 2], FractionalSequence.PseudoRandom((FractionalBoundary)number), FractionalSamples.Seeded(number)),
        ]),
        .. HostileValues.Doubles.SelectMany(sample => (Window[])
        [
            Window.Fractional([2, 2], FractionalSequence.Intervals(2, 2), FractionalSamples.PerAxis(sample, sample)),
            Window.Fractional([2, 2], FractionalSequence.PseudoRandom(), FractionalSamples.PerPlane(sample, sample, sample, sample)),
            Window.Fractional([2, 2], FractionalSequence.Random(), FractionalSamples.PerAxis(sample)),
        ]),
        Window.Fractional([2, 2], null!, FractionalSamples.Seeded(1)),
        Window.Fractional([2, 2], FractionalSequence.PseudoRandom(), null!),
        Window.Explicit(null!, null!),
        Window.Explicit(),
        Window.Explicit(WindowList.Keep),
        Window.Sliding([2, 2], padding: Padding.Explicit([], [])),
        Window.Adaptive(Window.Keep, Window.Keep),
    ];

    private static Divisor[] Divisors { get; } = [Divisor.DeclaredPadding, Divisor.FullWindow, .. HostileValues.Longs.Select(Divisor.Of)];

    private static Reduction[] Reductions { get; } =
    [
        Reduction.Min, Reduction.Sum, Reduction.Product, Reduction.Range, Reduction.Variance, Reduction.Median, Reduction.SoftPool, Reduction.StochasticExpectation, Reduction.MaxNumber,
        .. HostileValues.Longs.SelectMany(number => (Reduction[])[Reduction.Rank(number), Reduction.Stochastic(number)]),
        .. HostileValues.Doubles.SelectMany(number => (Reduction[])
        [
            Reduction.Lp(number), Reduction.PowerMean(number), Reduction.LogSumExp(number), Reduction.GeneralizedMean(number), Reduction.GeneralizedMean(3, number), Reduction.Mixed(number),
        ]),
        .. Divisors.SelectMany(divisor => (Reduction[])[Reduction.Average(divisor), Reduction.Average(divisor, Accumulator.Wide)]),
        Reduction.QuantizedAverage(Quantization.Of(0)), Reduction.QuantizedMax(null!), Reduction.QuantizedMin(Quantization.Of(double.NaN, long.MinValue), Quantization.Of(double.Epsilon, long.MaxValue)),
        Reduction.Custom<int, Generators.Types.Largest>(), Reduction.Custom<float, Generators.Types.Added>(),
    ];

    private static object?[] Options { get; } =
    [
        .. Numbers.Select(number => new PoolOptions { MaxDegreeOfParallelism = number }),
        .. Numbers.Select(number => new PoolOptions { MaxDegreeOfParallelism = 1, Layout = (Layout)number }),
        .. HostileValues.Longs.Select(number => new PoolOptions { MaxDegreeOfParallelism = 1, MaxAllocatedBytes = number }),
    ];

    private static BlurFilter[] Filters { get; } =
    [
        .. Numbers.Select(number => BlurFilter.Binomial(number)),
        .. Numbers.Select(number => BlurFilter.Binomial(3, number)),
        .. Lists.Select(list => BlurFilter.Binomial(list, [1, 1])),
        .. Lists.Select(list => BlurFilter.Binomial([3, 3], list)),
        .. Lists.Select(list => BlurFilter.Binomial([3, 3], [1, 1], BlurEdge.Replicate, Padding.Symmetric(list))),
        .. Lists.Select(list => BlurFilter.Binomial([3, 3], [1, 1], BlurEdge.Zero, Padding.Symmetric(list))),
        .. Lists.Select(list => BlurFilter.Binomial(3, 1, BlurEdge.Reflect, Padding.Explicit(list, list))),
    ];

    private static WindowStack[] Stacks { get; } = [WindowStack.Of(), WindowStack.Of(null!, null!), .. Windows.Select(window => WindowStack.Of(window)), .. Windows.Select(window => WindowStack.Of(Window.Square(1, axes: 2), window))];

    private static PoolLayer[] Layers { get; } =
    [
        .. Numbers.Where(number => number > 0).SelectMany(number => (PoolLayer[])
        [
            Conventions.PyTorch.MaxPool2d(number, 1, number / 2), Conventions.PyTorch.AvgPool2d(2, number), Conventions.PyTorch.AdaptiveAvgPool2d(number), Conventions.PyTorch.MaxPool2d(2, dilation: number),
            Conventions.TensorFlow.MaxPooling2D(number, padding: "same"), Conventions.TensorFlow.AveragePooling2D(number, number),
        ]),
        Conventions.PyTorch.MaxPool1d(2), Conventions.PyTorch.MaxPool3d(2), Conventions.PyTorch.LPPool2d(double.PositiveInfinity, 2), Conventions.TensorFlow.GlobalMaxPooling2D(),
    ];

    internal static object?[] Regions { get; } =
    [
        new RegionsBox<float>([], []),
        new RegionsBox<float>([]),
        new RegionsBox<float>([0, 0, 3], [0]),
        new RegionsBox<float>([0, 0, 3, 3], []),
        new RegionsBox<float>([0, 0, 3, 3], [0, 0]),
        new RegionsBox<float>([0, 0, 0, 3, 3, 1]),
        .. HostileValues.Ints.Select(map => new RegionsBox<float>([0, 0, 3, 3], [map])),
        .. HostileValues.Longs.Select(map => new RegionsBox<float>([0, 0, 3, 3], null, [map])),
        .. HostileValues.Floats.Append(0.5f).Append(-1).Append(4e9f).Append(1e19f).Select(map => new RegionsBox<float>([map, 0, 0, 3, 3])),
        .. HostileValues.Floats.Append(1e9f).Append(-1e9f).Append(1e19f).SelectMany(number => Enumerable.Range(0, 4).Select(place => new RegionsBox<float>([.. Enumerable.Range(0, 4).Select(at => at == place ? number : at / 2 * 3f)], [0]))),
        .. HostileValues.Floats.Select(number => new RegionsBox<float>([number, number, number, number], [0])),
        new RegionsBox<float>([float.MinValue, float.MinValue, float.MaxValue, float.MaxValue], [0]),
        new RegionsBox<float>([float.NegativeInfinity, float.NegativeInfinity, float.PositiveInfinity, float.PositiveInfinity], [0]),
    ];

    internal static IEnumerable<object?> Segments =>
        from isLong in (bool[])[false, true]
        from numbers in (IEnumerable<(long[] Numbers, bool IsOffsets, long? Count)>)
        [
            ([], false, null), ([0, 0], false, null), ([0, 0, 1, 1], false, null), ([0, 1, 0], false, null), ([], true, null), ([0], true, null), ([0, 3], true, null), ([0, 2, 1], true, null),
            ([1, 2, 3], true, null), ([0, 3, 3], true, null), ([0, 2, 4], true, null),
            .. HostileValues.Longs.Select(id => (new[] { 0, 0, id }, false, (long?)null)),
            .. HostileValues.Longs.Select(id => (new[] { 0, id, 1 }, false, (long?)2)),
            .. HostileValues.Longs.Select(count => (new[] { 0L, 0, 1 }, false, (long?)count)),
            .. HostileValues.Longs.Select(offset => (new[] { 0, offset, 3 }, true, (long?)null)),
            .. HostileValues.Longs.Select(offset => (new[] { 0, 1, offset }, true, (long?)null)),
            .. HostileValues.Longs.Select(offset => (new[] { offset, 1, 3 }, true, (long?)null)),
        ]
        select new SegmentsBox(numbers.Numbers, isLong, numbers.IsOffsets, numbers.Count);

    internal static IEnumerable<object?> For(Type type) =>
        type == typeof(Window) ? Windows
        : type == typeof(Reduction) ? Reductions
        : type == typeof(PoolOptions) ? Options
        : type == typeof(RoiGrid) ? [.. Numbers.Select(number => RoiGrid.Of(number, 2)), .. Numbers.Select(number => RoiGrid.Of(2, number)), .. HostileValues.Doubles.Select(scale => RoiGrid.Of(2, 2, scale)), RoiGrid.Of(65_536, 65_536), RoiGrid.Of(40_000, 40_000)]
        : type == typeof(RoiSampling) ? [RoiSampling.Adaptive, .. Numbers.Select(RoiSampling.PerBin)]
        : type == typeof(RoiReduction) ? [RoiReduction.Max, RoiReduction.WeightedMax]
        : type == typeof(RoiClip) ? [RoiClip.BeforeLast]
        : type == typeof(PixelConvention) ? [PixelConvention.Unshifted]
        : type == typeof(BlurFilter) ? Filters
        : type == typeof(Pyramid) ? [.. Levels.Select(levels => Pyramid.Adaptive(levels)), .. Levels.Select(levels => Pyramid.Original(levels))]
        : type == typeof(WindowStack) ? Stacks
        : type == typeof(Quantization) ? [.. HostileValues.Doubles.Select(scale => Quantization.Of(scale)), .. HostileValues.Longs.Select(zero => Quantization.Of(1, zero))]
        : type == typeof(Divisor) ? Divisors
        : type == typeof(Accumulator) ? [Accumulator.Wide]
        : type == typeof(Rounding) ? [Rounding.Floor, Rounding.CeilingAll]
        : type == typeof(Ties) ? [Ties.Split, Ties.All]
        : type == typeof(Duplicates) ? [Duplicates.Error, Duplicates.Max, Duplicates.Sum]
        : type == typeof(IndexLayout) ? [IndexLayout.Global, IndexLayout.ChannelsLast, IndexLayout.ColumnMajor, IndexLayout.Tap]
        : type == typeof(Normalization) ? [Normalization.L2]
        : type == typeof(SegmentReduction) ? [SegmentReduction.Max, SegmentReduction.Min, SegmentReduction.Sum, SegmentReduction.MeanSqrtLength]
        : type == typeof(SequenceReduction) ? [SequenceReduction.Max, SequenceReduction.First, SequenceReduction.Last, SequenceReduction.WeightedMean, SequenceReduction.MeanSqrtLength]
        : type == typeof(PoolLayer) ? Layers
        : type == typeof(PerAxis) ? [default(PerAxis), .. Numbers.Select(number => (PerAxis)number), .. Lists.Select(numbers => PerAxis.Of(numbers))]
        : type == typeof(OutputSize) ? [default(OutputSize), .. Numbers.Select(number => (OutputSize)number), OutputSize.Of([null]), OutputSize.Of([null, 0]), .. Lists.Select(numbers => OutputSize.Of([.. numbers.Select(number => (int?)number)]))]
        : type == typeof(IEnumerable<ReadOnlyMemory<float>>) ? Chunks
        : type == typeof(IAsyncEnumerable<ReadOnlyMemory<float>>) ? Chunks.Cast<ReadOnlyMemory<float>[]>().Select(chunks => chunks.ToAsyncEnumerable())
        : throw new NotSupportedException($"The table has no hostile {type}: give it a row.");
}
