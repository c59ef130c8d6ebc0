namespace PoolFunctional.Fuzzing;

/// <summary>Windows, shapes and options as bytes would have them, possible or not.</summary>
internal static class Drawn
{
    internal const float Untouched = 12345.5f;

    internal static Window Window(ref Bytes bytes, int axes) => bytes.Below(8) switch
    {
        0 or 1 or 2 => PoolFunctional.Window.Sliding(bytes.Ints(axes, 6), bytes.Ints(axes, 5), Padding(ref bytes, axes), bytes.Ints(axes, 4), Rounding(ref bytes)),
        3 => PoolFunctional.Window.Square(bytes.Int(6), axes, bytes.Int(5), bytes.Int(4), bytes.Int(3), Rounding(ref bytes)),
        4 => PoolFunctional.Window.Adaptive(bytes.Ints(axes, 9)),
        5 => bytes.Below(2) == 0 ? PoolFunctional.Window.Global : PoolFunctional.Window.GlobalOver(bytes.Ints(bytes.Below(3), 3)),
        6 => PoolFunctional.Window.Fractional(bytes.Ints(axes, 6), Sequence(ref bytes, axes), Samples(ref bytes, axes)),
        _ => PoolFunctional.Window.Explicit(Lists(ref bytes, axes)),
    };

    /// <summary>Small extents, so that the definition is quick.</summary>
    internal static nint[] Shape(ref Bytes bytes, int axes)
    {
        nint[] shape = new nint[axes + 2];
        (shape[0], shape[1]) = (bytes.Below(3), 1 + bytes.Below(3));
        for (int axis = 0; axis < axes; axis++) shape[axis + 2] = 1 + bytes.Below(axes == 1 ? 70 : 9);
        return shape;
    }

    internal static PoolOptions Options(ref Bytes bytes) => new() { MaxDegreeOfParallelism = 1, MaxAllocatedBytes = bytes.Below(4) == 0 ? long.Min(bytes.Number(200), 1 << 22) : 1 << 22 };

    internal static Divisor Divisor(ref Bytes bytes) => bytes.Below(4) switch
    {
        0 => PoolFunctional.Divisor.InBounds,
        1 => PoolFunctional.Divisor.DeclaredPadding,
        2 => PoolFunctional.Divisor.FullWindow,
        _ => PoolFunctional.Divisor.Of(bytes.Number(6)),
    };

    internal static Reduction Reduction(ref Bytes bytes) => bytes.Below(18) switch
    {
        0 => PoolFunctional.Reduction.Max,
        1 => PoolFunctional.Reduction.Min,
        2 => PoolFunctional.Reduction.MaxNumber,
        3 => PoolFunctional.Reduction.Sum,
        4 => PoolFunctional.Reduction.Product,
        5 => PoolFunctional.Reduction.Range,
        6 => PoolFunctional.Reduction.Variance,
        7 => PoolFunctional.Reduction.Median,
        8 => PoolFunctional.Reduction.Rank(bytes.Number(5)),
        9 => PoolFunctional.Reduction.SoftPool,
        10 => PoolFunctional.Reduction.LogSumExp(bytes.Real()),
        11 => PoolFunctional.Reduction.GeneralizedMean(bytes.Real(), bytes.Real()),
        12 => PoolFunctional.Reduction.Mixed(bytes.Real()),
        13 => PoolFunctional.Reduction.Lp(bytes.Real()),
        14 => PoolFunctional.Reduction.PowerMean(bytes.Real()),
        15 => PoolFunctional.Reduction.Stochastic(bytes.Number(9)),
        16 => PoolFunctional.Reduction.StochasticExpectation,
        _ => PoolFunctional.Reduction.Average(Divisor(ref bytes), bytes.Below(2) == 0 ? Accumulator.Native : Accumulator.Wide),
    };

    internal static Ties Ties(ref Bytes bytes) => bytes.Among<Ties>(PoolFunctional.Ties.First, PoolFunctional.Ties.Split, PoolFunctional.Ties.All);

    internal static FeatureMap<float>? Map(ReadOnlySpan<nint> shape, ReadOnlySpan<float> elements)
    {
        long[] extents = new long[shape.Length];
        for (int axis = 0; axis < shape.Length; axis++) extents[axis] = shape[axis];
        float[] copy = elements.ToArray();
        return PoolFunctional.Shape.Create(extents).Bind(made => FeatureMap.Create<float>(made, copy)).Match<FeatureMap<float>?>(map => map, _ => null);
    }

    /// <summary>The same, or where the window has one axis more than that leaves, the elements as one item of a batch, as doors take them.</summary>
    internal static FeatureMap<float>? MapFor(Window window, ReadOnlySpan<nint> shape, ReadOnlySpan<float> elements) =>
        Map(shape, elements) is { } map && PlanOf(window, map) is null && Map([1, .. shape], elements) is { } item && PlanOf(window, item) is not null ? item : Map(shape, elements);

    internal static Plan? PlanOf(Window window, FeatureMap<float> map) => Plan.Create(window, map.Shape).Match<Plan?>(plan => plan, _ => null);

    internal static int Length(ReadOnlySpan<nint> shape)
    {
        int length = 1;
        foreach (nint extent in shape) length *= (int)extent;
        return length;
    }

    private static Padding Padding(ref Bytes bytes, int axes) => bytes.Below(6) switch
    {
        0 => PoolFunctional.Padding.None,
        1 => PoolFunctional.Padding.Symmetric(bytes.Ints(axes, 4)),
        2 => PoolFunctional.Padding.Explicit(bytes.Ints(axes, 5), bytes.Ints(axes, 5)),
        3 => PoolFunctional.Padding.SameUpper,
        4 => PoolFunctional.Padding.SameLower,
        _ => PoolFunctional.Padding.Causal,
    };

    private static Rounding Rounding(ref Bytes bytes) => bytes.Among<Rounding>(PoolFunctional.Rounding.Floor, PoolFunctional.Rounding.Ceiling, PoolFunctional.Rounding.CeilingAll);

    private static FractionalSequence Sequence(ref Bytes bytes, int axes) => bytes.Below(3) switch
    {
        0 => FractionalSequence.Intervals(bytes.Ints(axes, 4)),
        1 => FractionalSequence.PseudoRandom((FractionalBoundary)bytes.Below(3)),
        _ => FractionalSequence.Random((FractionalBoundary)bytes.Below(3)),
    };

    private static FractionalSamples Samples(ref Bytes bytes, int axes) => bytes.Below(4) switch
    {
        0 => FractionalSamples.Seeded(bytes.Number(9)),
        1 => FractionalSamples.SeededPerPlane(bytes.Number(9)),
        2 => FractionalSamples.PerAxis([.. bytes.Reals(axes).Select(sample => double.Abs(sample / 8.5))]),
        _ => FractionalSamples.PerPlane([.. bytes.Reals(bytes.Below(9)).Select(sample => double.Abs(sample / 8.5))]),
    };

    private static WindowList[] Lists(ref Bytes bytes, int axes)
    {
        WindowList[] lists = new WindowList[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            int count = bytes.Below(6);
            lists[axis] = bytes.Below(4) == 0 ? WindowList.Keep : bytes.Below(2) == 0 ? WindowList.ByOffsets(bytes.Ints(count + 1, 12)) : WindowList.Of(bytes.Ints(count, 12), bytes.Ints(count, 5));
        }

        return lists;
    }
}
