using PoolFunctional.Properties.Laws;

namespace PoolFunctional.Properties.Gradients;

/// <summary>A pooling of doubles at a point without ties, with a direction to move in and a gradient to come back with.</summary>
internal sealed class GradientPoint
{
    private readonly SomeCase some;

    internal GradientPoint(SomeCase some)
    {
        this.some = some;

        // Steps of a seventh of a thousandth, each place once, in the order of a hash: no two elements are near each other.
        int[] order = [.. some.Inputs.Index().OrderBy(entry => entry.Item).Select(entry => entry.Index)];
        double[] x = new double[order.Length];
        for (int place = 0; place < order.Length; place++) x[order[place]] = 0.4 + (1.2 * (place + 0.5) / order.Length);
        (X, Direction, Incoming) = (Of(some.Plan.Input, x), Of(some.Plan.Input, [.. some.Inputs.Select(Small)]), Of(some.Plan.Output, [.. some.Outputs.Select(Small)]));
    }

    /// <summary>Elements from 0.4 to 1.6, no two of them alike.</summary>
    internal FeatureMap<double> X { get; }

    internal FeatureMap<double> Direction { get; }

    internal FeatureMap<double> Incoming { get; }

    internal Plan Plan => some.Plan;

    internal FeatureMap<double> Moved(double step) => Of(some.Plan.Input, [.. X.Values.Zip(Direction.Values, (x, direction) => x + (step * direction))]);

    internal FeatureMap<double> Pooled(FeatureMap<double> x, Reduction reduction) => Value(Reference.Pool(x, some.Plan, reduction));

    internal FeatureMap<double> Backward(Reduction reduction, Ties ties) => Value(Reference.Backward(Incoming, X, some.Plan, reduction, ties));

    internal FeatureMap<double> Jvp(Reduction reduction, Ties ties) => Value(Reference.Jvp(Direction, X, some.Plan, reduction, ties));

    /// <summary>⟨left, right⟩ and how large it could be: Σ |left·right|.</summary>
    internal static (double Product, double Size) Product(FeatureMap<double> left, FeatureMap<double> right) => (
        left.Values.Zip(right.Values, (a, b) => a * b).Sum(),
        left.Values.Zip(right.Values, (a, b) => double.Abs(a * b)).Sum());

    internal static T Value<T>(Result<T, PoolError> result) => result.Match(value => value, error => throw new InvalidOperationException(error.Message));

    private static FeatureMap<double> Of(Shape shape, double[] values) => Value(FeatureMap.Create<double>(shape, values));

    private static double Small(long value) => value / 1_000_001.0;
}
