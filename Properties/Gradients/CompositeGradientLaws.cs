using System.Numerics.Tensors;
using PoolFunctional.Generators.Gradients;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

public sealed class CompositeGradientLaws
{
    /// <summary>Weights are binary fractions of at most 6 bits on an axis, so that small integers leave nothing to round in double.</summary>
    [Property(MaxTest = 150)]
    public void Gradient_of_a_blur_is_its_transpose_exactly(int seed) => Assert.All(CompositePoint.Of("blur", seed, 3), point =>
        Assert.Equal(Inner(point.Result(point.X), point.Incoming), Inner(point.X, point.Backward(point.Incoming, Ties.First))));

    /// <summary>What is chosen and what is added is exact; log-sum-exp and averages round, by far less than this.</summary>
    [Property(MaxTest = 60)]
    public void Forward_and_backward_are_adjoint(int seed) => Assert.All(CompositeGradient.Operators.SelectMany(operation => CompositePoint.Of(operation, seed, 2)), point =>
    {
        double[] gradient = point.Backward(point.Incoming, point.Gradient.Ties);
        double scale = gradient.Zip(point.Tangent, (left, right) => double.Abs(left * right)).Sum();
        AssertClose(Inner(point.Moving(), point.Incoming), Inner(point.Tangent, gradient), 1e-9 * (1 + scale), point);
    });

    /// <summary>Taps differ by a 64th at least, the step is a millionth. Equal parts add up to the derivative also where a tap reaches the next window twice; the whole for each does not, and is left out.</summary>
    [Property(MaxTest = 25)]
    public void Gradient_is_the_limit_of_differences_away_from_ties(int seed) => Assert.All(CompositeGradient.Operators.SelectMany(operation => CompositePoint.Of(operation, seed, 1)), point =>
        Assert.All((Ties[])[Ties.First, Ties.Split], ties =>
        {
            double[] gradient = point.Backward(point.Incoming, ties);
            for (int i = 0; i < gradient.Length; i++)
            {
                const double Step = 1e-6;
                double[] above = point.Result([.. point.X.Select((value, at) => at == i ? value + Step : value)]);
                double[] below = point.Result([.. point.X.Select((value, at) => at == i ? value - Step : value)]);
                AssertClose(Inner([.. above.Zip(below, (high, low) => high - low)], point.Incoming) / (2 * Step), gradient[i], 1e-7 + (1e-5 * double.Abs(gradient[i])), point);
            }
        }));

    /// <summary>What comes in is below 0 everywhere, so that a share, or a −0, would show.</summary>
    [Property(MaxTest = 60)]
    public void What_nothing_sees_has_positive_zero_and_the_rest_of_a_blur_a_share(int seed) => Assert.All(CompositePoint.Of("blur", seed, 3).Concat(CompositePoint.Of("spatial-pyramid", seed, 3)), point =>
    {
        double[] gradient = point.Backward([.. point.Incoming.Select(_ => -1.0)], Ties.First);
        for (int i = 0; i < gradient.Length; i++)
        {
            if (!point.IsSeen(i)) Assert.Equal(0L, BitConverter.DoubleToInt64Bits(gradient[i]));
            else if (!point.Gradient.IsFeatures) Assert.True(gradient[i] < 0, $"{point}");
        }
    });

    [Property(MaxTest = 40)]
    public void Accumulating_is_what_was_there_plus_overwriting(int seed) => Assert.All(CompositeGradient.Operators.SelectMany(operation => CompositePoint.Of(operation, seed, 2)), point => Assert.Equal(
        point.Tangent.Zip(point.Backward(point.Incoming, Ties.First, Writing.Overwrite, [.. point.Tangent]), (present, gradient) => present + gradient),
        point.Backward(point.Incoming, Ties.First, Writing.Accumulate, [.. point.Tangent])));

    [Property(MaxTest = 60)]
    public void Gradient_of_a_stack_is_the_chain_of_its_windows_gradients(int seed) => Assert.All(CompositePoint.Of("stack", seed, 2), point =>
    {
        List<(PoolPlan<double> Plan, double[] Given)> stages = [];
        double[] value = point.X;
        foreach (Window window in point.Gradient.Case.Stack.Windows)
        {
            PoolPlan<double> plan = Pool.Compile<double>(point.Gradient.Reduction, window, stages.Count == 0 ? point.Gradient.Case.Shape : stages[^1].Plan.OutputShape);
            stages.Add((plan, value));
            plan.Run(value, value = new double[plan.OutputLength]);
        }

        double[] gradient = point.Incoming;
        foreach ((PoolPlan<double> plan, double[] given) in Enumerable.Reverse(stages)) plan.Backward(gradient, given, gradient = new double[given.Length], point.Gradient.Ties);
        Assert.Equal(gradient.Select(BitConverter.DoubleToInt64Bits), point.Backward(point.Incoming, point.Gradient.Ties).Select(BitConverter.DoubleToInt64Bits));
    });

    /// <summary>Without equal taps both go to the one greatest, and integers leave nothing to round.</summary>
    [Property(MaxTest = 100)]
    public void Fused_maxima_have_the_gradient_of_the_stack_where_no_taps_are_equal(int seed)
    {
        Random random = new(seed);
        WindowStack stack = WindowStack.Of(Window.Square(2 + random.Next(2), axes: 2, stride: 1 + random.Next(2)), Window.Square(1 + random.Next(3), axes: 2, stride: 1 + random.Next(2)));
        Window fused = Assert.Single(stack.Fused(Reduction.Max).Windows);
        float[] x = [.. Enumerable.Range(0, 2 * 9 * 10).Select(rank => (float)rank)];
        random.Shuffle(x);
        PoolPlan<float> whole = Pool.Compile<float>(Reduction.Max, fused, [1, 2, 9, 10]);
        float[] incoming = [.. Enumerable.Range(0, whole.OutputLength).Select(_ => (float)random.Next(-9, 10))];
        (float[] one, float[] other) = (new float[x.Length], new float[x.Length]);
        whole.Backward(incoming, x, one);
        Pool.StackBackward(incoming, x, [1, 2, 9, 10], stack, Reduction.Max, other);
        Assert.Equal(one, other);
    }

    /// <summary>What decides that a stack's gradient is that of the windows as they are given: the first of equal taps differs.</summary>
    [Fact]
    public void First_of_equal_taps_in_a_stack_is_the_first_within_the_first_of_its_smaller_windows()
    {
        float[] x =
        [
            0, 0, 1, 0,
            1, 0, 0, 0,
            0, 0, 0, 0,
            0, 0, 0, 0,
        ];
        WindowStack stack = WindowStack.Of(Window.Square(2, axes: 2), Window.Square(2, axes: 2));
        (float[] ofStack, float[] ofWindow) = (new float[16], new float[16]);
        Pool.CompileStack<float>(stack, Reduction.Max, [1, 1, 4, 4]).Backward([5], x, ofStack);
        Pool.Compile<float>(Reduction.Max, Window.Square(4, axes: 2), [1, 1, 4, 4]).Backward([5], x, ofWindow);
        Assert.Equal((4, 2), (Array.IndexOf(ofStack, 5), Array.IndexOf(ofWindow, 5)));
    }

    [Fact]
    public void Worked_examples_of_the_documentation()
    {
        Assert.Equal([1f, 2, 1, 0], Pool.BlurBackward(Line(0, 4, 0, 0), BlurFilter.Binomial(3), [1, 1, 4]).ToArray());
        Assert.Equal([2f, 2, 0, 0], Pool.BlurBackward(Line(4, 0, 0, 0), BlurFilter.Binomial(3), [1, 1, 4]).ToArray());
        Assert.Equal([3f, 1, 0, 0], Pool.BlurBackward(Line(4, 0, 0, 0), BlurFilter.Binomial(3, edge: BlurEdge.Replicate), [1, 1, 4]).ToArray());
        Assert.Equal([2f, 1, 0, 0], Pool.BlurBackward(Line(4, 0, 0, 0), BlurFilter.Binomial(3, edge: BlurEdge.Zero), [1, 1, 4]).ToArray());
        Assert.Equal([0f, 11, 0], Pool.MaxBlurBackward(Line(1, 10), Line(1, 3, 2), BlurFilter.Binomial(1)).ToArray());
        Assert.Equal([10f, 101], Pool.SpatialPyramidBackward(Tensor.Create([1f, 10, 100], [1, 3]), Line(1, 3), Pyramid.Adaptive(1, 2)).ToArray());
        Assert.Equal([0f, 5, 0, 0], Pool.StackBackward(Line(5), Line(1, 4, 2, 3), WindowStack.Of(Window.Sliding([2]), Window.Sliding([2])), Reduction.Max).ToArray());
        Assert.Equal([1f, 11], Pool.AverageAndMaxBackward(Tensor.Create([2f, 10], [1, 2, 1]), Line(1, 3), Window.Global).ToArray());
        Assert.Equal([2f, 4], Pool.UnpoolBackward(Line(1, 2, 3, 4), null, Tensor.Create([1, 3], [1, 1, 2]), Window.Sliding([2])).ToArray());
    }

    private static Tensor<float> Line(params float[] values) => Tensor.Create(values, [1, 1, values.Length]);

    private static double Inner(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static void AssertClose(double left, double right, double tolerance, CompositePoint point) =>
        Assert.True(double.Abs(left - right) <= tolerance, $"{left} and {right} for {point}");
}
