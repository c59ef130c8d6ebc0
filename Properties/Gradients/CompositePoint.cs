using PoolFunctional.Generators;
using PoolFunctional.Generators.Gradients;

namespace PoolFunctional.Properties.Gradients;

/// <summary>A blur, a pyramid, a stack or their kin at a point without equal elements, with what comes in and a direction to move in: small integers, and of the elements 64ths.</summary>
internal sealed class CompositePoint
{
    private const int MostExtent = 7;

    private CompositePoint(CompositeGradient gradient, Shape shape, Shape output, Random random)
    {
        (Gradient, Shape, Output) = (gradient, shape, output);
        X = [.. Enumerable.Range(0, (int)shape.Elements).Select(rank => (rank - (shape.Elements / 2.0)) / 64)];
        random.Shuffle(X);
        Tangent = [.. X.Select(_ => (double)random.Next(-8, 9))];
        Incoming = [.. Enumerable.Range(0, (int)output.Elements).Select(_ => (double)random.Next(-8, 9))];
    }

    internal CompositeGradient Gradient { get; }

    internal Shape Shape { get; }

    internal Shape Output { get; }

    internal double[] X { get; }

    internal double[] Tangent { get; }

    internal double[] Incoming { get; }

    /// <summary>The first few of a seed that are possible and whose results are finite: a window that sees nothing has an infinite maximum.</summary>
    internal static IEnumerable<CompositePoint> Of(string operation, int seed, int count) =>
        Enumerable.Range(0, 40).SelectMany(index => At(operation, seed, index)).Where(point => point.Result(point.X).All(double.IsFinite)).Take(count);

    private static IEnumerable<CompositePoint> At(string operation, int seed, int index)
    {
        CompositeGradient drawn = CompositeGradient.At(operation, seed & int.MaxValue, index);
        CompositeGradient gradient = drawn with
        {
            Case = drawn.Case with
            {
                Element = ElementType.Double,
                Layout = Layout.ChannelsFirst,
                Batch = 1,
                Channels = 1 + (index % 2),
                Extents = drawn.Case.Extents.Take(3).Select(extent => 1 + ((extent - 1) % MostExtent)).ToSequence(),
            },
        };
        return from shape in Some(Shape.Create(1, gradient.Case.Channels, gradient.Case.Extents.Select(extent => (long)extent).ToSequence()))
               from map in Some(FeatureMap.Create<double>(shape, new double[shape.Elements]))
               from output in Some(gradient.OutputOf(map))
               select new CompositePoint(gradient, shape, output, new Random(seed));
    }

    /// <summary>The result at x, by the façade.</summary>
    internal double[] Result(double[] x)
    {
        double[] y = new double[Output.Elements];
        if (Gradient.Operation == "average-and-max") Pool.AverageAndMax(x, Gradient.Case.Shape, Gradient.Window, y);
        else Gradient.Compiled<double>().Run(x, y);
        return y;
    }

    /// <summary>The gradient, by the façade.</summary>
    internal double[] Backward(double[] outputGradient, Ties ties) => Backward(outputGradient, ties, Writing.Overwrite, new double[X.Length]);

    /// <summary>The gradient, by the façade, written to where something is.</summary>
    internal double[] Backward(double[] outputGradient, Ties ties, Writing writing, double[] gradient)
    {
        if (Gradient.Operation == "average-and-max") Pool.AverageAndMaxBackward(outputGradient, X, Gradient.Case.Shape, Gradient.Window, gradient, ties, writing);
        else Gradient.Compiled<double>().Backward(outputGradient, X, gradient, ties, writing);
        return gradient;
    }

    /// <summary>Whether anything of the blur, or of the sums of the pyramid, moves with an input.</summary>
    internal bool IsSeen(int input)
    {
        double[] impulse = [.. X.Select((_, at) => at == input ? 1.0 : 0)];
        double[] y = new double[Output.Elements];
        if (Gradient.IsFeatures) Pool.SpatialPyramid(impulse, Gradient.Case.Shape, Gradient.Case.Pyramid, y, Reduction.Sum);
        else y = Result(impulse);
        return y.Any(value => value != 0);
    }

    /// <summary>How the result moves, by the definition.</summary>
    internal double[] Moving() =>
        [.. FeatureMap.Create<double>(Shape, Tangent).Bind(tangent => FeatureMap.Create<double>(Shape, X).Bind(x => Gradient.Moving(tangent, x))).Match(moving => moving, error => throw new InvalidOperationException(error.Message))];

    public override string ToString() => $"{Gradient}";

    private static IEnumerable<T> Some<T>(Result<T, PoolError> outcome) => outcome.Match<IEnumerable<T>>(value => [value], _ => []);
}
