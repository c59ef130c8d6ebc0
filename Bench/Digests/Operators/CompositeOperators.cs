using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Digests.Operators;

/// <summary>Blurs, pyramids, stacks, and an average beside a maximum.</summary>
internal static class CompositeOperators
{
    private static readonly BlurFilter[] filters =
    [
        BlurFilter.Binomial(3, stride: 2),
        BlurFilter.Binomial([5, 4], [1, 2], BlurEdge.Replicate),
        BlurFilter.Binomial([2, 7], [2, 1], BlurEdge.Zero, Padding.Explicit([1, 0], [0, 3])),
    ];

    private static readonly (Pyramid Levels, Reduction Reduction)[] pyramids = [(Pyramid.Adaptive(1, 2, 4), Reduction.Max), (Pyramid.Original(3, 1), Reduction.Average())];

    private static readonly (WindowStack Windows, Reduction Reduction)[] stacks =
    [
        (WindowStack.Of(Window.Square(3, axes: 2, stride: 1), Window.Square(2, axes: 2)), Reduction.Max),
        (WindowStack.Of(Window.Square(2, axes: 2, stride: 1, padding: 1), Window.Adaptive(3, 5)), Reduction.Average()),
    ];

    private static readonly Shape[] shapes = [Shape.Create(2, 3, 9, 35).Made(), Shape.Create(1, 17, 8, 7).Made()];

    internal static IEnumerable<DigestedOperator> All =>
    [
        Of("blur", Blur<float>, Blur<double>, Blur<Half>, Blur<byte>),
        Of("blur-gradient", BlurBack<float>, BlurBack<double>, BlurBack<Half>),
        Of("max-blur", MaxBlur<float>, MaxBlur<double>, MaxBlur<Half>, MaxBlur<byte>),
        Of("max-blur-gradient", MaxBlurBack<float>, MaxBlurBack<double>, MaxBlurBack<Half>),
        Of("spatial-pyramid", Levels<float>, Levels<double>, Levels<Half>, Levels<byte>),
        Of("spatial-pyramid-gradient", LevelsBack<float>, LevelsBack<double>, LevelsBack<Half>),
        Of("stack", Stack<float>, Stack<double>, Stack<Half>, Stack<byte>),
        Of("stack-gradient", StackBack<float>, StackBack<double>, StackBack<Half>),
        Of("average-and-max", AverageAndMax<float>, AverageAndMax<double>, AverageAndMax<Half>, AverageAndMax<byte>),
        Of("average-and-max-gradient", AverageAndMaxBack<float>, AverageAndMaxBack<double>, AverageAndMaxBack<Half>),
    ];

    private static DigestedOperator Of(string name, params Action<OperatorRun>[] types) => new(name, run => Array.ForEach(types, type => type(run)));

    private static void Each<T, TPart>(IReadOnlyList<TPart> parts, Action<FeatureMap<T>, TPart> work)
        where T : unmanaged, INumber<T>
    {
        foreach (Shape shape in shapes)
        {
            foreach ((int seed, TPart part) in parts.Index()) work(Inputs.Map<T>(shape, seed), part);
        }
    }

    private static void Blur<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, BlurFilter>(filters, (x, filter) => run.Map(x, map => Reference.Blur(map, filter), (laid, options) => Pool.Blur(laid, filter, options)));

    private static void BlurBack<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, BlurFilter>(filters, (x, filter) => run.Gradient(
            x,
            Output(x, plane => Reference.Blur(plane, filter)),
            (incoming, map) => Reference.BlurBackward(incoming, filter, map.Shape),
            (incoming, laid, options) => Pool.BlurBackward(incoming, filter, laid.Lengths, options)));

    /// <summary>The shape of a result: that of one plane by the definition, for every plane.</summary>
    private static Shape Output<T>(FeatureMap<T> x, Func<FeatureMap<T>, Result<FeatureMap<T>, PoolError>> definition)
        where T : unmanaged, INumber<T>
    {
        Shape plane = Shape.Create(1, 1, x.Shape.Spatial).Made();
        return Shape.Create(x.Shape.Batch, x.Shape.Channels, definition(Inputs.Map<T>(plane, 0)).Made().Shape.Spatial).Made();
    }

    private static void MaxBlur<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, BlurFilter>(filters, (x, filter) => run.Map(x, map => Reference.MaxBlur(map, filter), (laid, options) => Pool.MaxBlur(laid, filter, options)));

    private static void MaxBlurBack<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, BlurFilter>(filters, (x, filter) => run.Gradient(
            x,
            Output(x, plane => Reference.MaxBlur(plane, filter)),
            (incoming, map) => Reference.MaxBlurBackward(incoming, map, filter, Ties.Split),
            (incoming, laid, options) => Pool.MaxBlurBackward(incoming, laid, filter, Ties.Split, options)));

    private static void Levels<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, (Pyramid Levels, Reduction Reduction)>(pyramids, (x, pyramid) => run.Map(
            x, map => Reference.SpatialPyramid(map, pyramid.Levels, pyramid.Reduction).Select(Columns), (laid, options) => Pool.SpatialPyramid(laid, pyramid.Levels, pyramid.Reduction, options)));

    private static void LevelsBack<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, (Pyramid Levels, Reduction Reduction)>(pyramids, (x, pyramid) => run.Gradient(
            x,
            Columns(Reference.SpatialPyramid(x, pyramid.Levels, pyramid.Reduction).Made()).Shape,
            (incoming, map) => RowTable.Create(incoming.Shape.Batch, incoming.Shape.Channels, incoming.Values.AsSpan()).Bind(rows => Reference.SpatialPyramidBackward(rows, map, pyramid.Levels, pyramid.Reduction, Ties.First)),
            (incoming, laid, options) => Pool.SpatialPyramidBackward(
                Tensor.Create(Course.Elements(incoming), [incoming.Lengths[0], incoming.FlattenedLength / incoming.Lengths[0]]), laid, pyramid.Levels, pyramid.Reduction, Ties.First, options)));

    /// <summary>Rows of features as maps of one element each.</summary>
    private static FeatureMap<T> Columns<T>(RowTable<T> rows)
        where T : unmanaged, INumber<T> => FeatureMap.Create(Shape.Create(rows.Rows, rows.Features, 1).Made(), rows.Values.AsSpan()).Made();

    private static void Stack<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, (WindowStack Windows, Reduction Reduction)>(stacks, (x, stack) => run.Map(
            x, map => Reference.Pool(map, stack.Windows, stack.Reduction), (laid, options) => Pool.Stack(laid, stack.Windows, stack.Reduction, options)));

    private static void StackBack<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, (WindowStack Windows, Reduction Reduction)>(stacks, (x, stack) => run.Gradient(
            x,
            Reference.Pool(x, stack.Windows, stack.Reduction).Made().Shape,
            (incoming, map) => Reference.StackBackward(incoming, map, stack.Windows, stack.Reduction, Ties.First),
            (incoming, laid, options) => Pool.StackBackward(incoming, laid, stack.Windows, stack.Reduction, Ties.First, options)));

    private static void AverageAndMax<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, (Window Window, Shape Shape)>([.. CorpusWindows.Few.Take(2)], (x, entry) => run.Map(
            x, map => Reference.AverageAndMax(map, entry.Window), (laid, options) => Pool.AverageAndMax(laid, entry.Window, options)));

    private static void AverageAndMaxBack<T>(OperatorRun run)
        where T : unmanaged, INumber<T> =>
        Each<T, (Window Window, Shape Shape)>([.. CorpusWindows.Few.Take(2)], (x, entry) => run.Gradient(
            x,
            Reference.AverageAndMax(x, entry.Window).Made().Shape,
            (incoming, map) => Reference.AverageAndMaxBackward(incoming, map, entry.Window, Ties.First),
            (incoming, laid, options) => Pool.AverageAndMaxBackward(incoming, laid, entry.Window, Ties.First, options)));
}
