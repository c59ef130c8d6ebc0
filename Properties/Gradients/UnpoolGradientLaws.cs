using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

public sealed class UnpoolGradientLaws
{
    private static readonly Duplicates[] policies = [Duplicates.Last, Duplicates.Sum, Duplicates.Max];

    /// <summary>Values [1, 8, 4, 8] for the places [0, 0, 2, 0], and [7, 0, 9, …] coming in.</summary>
    [Theory]
    [InlineData(0, new float[] { 0, 0, 9, 7 })]
    [InlineData(1, new float[] { 7, 7, 9, 7 })]
    [InlineData(2, new float[] { 0, 7, 9, 0 })]
    public void Policies_say_which_of_several_values_for_one_place_has_its_gradient(int policy, float[] expected)
    {
        float[] gradient = new float[4];
        Pool.UnpoolBackward<float, int>([7, 1, 9, 1, 1, 1, 1, 1], [1, 8, 4, 8], [0, 0, 2, 0], [1, 1, 4], Window.Sliding([2]), gradient, duplicates: policies[policy]);
        Assert.Equal(expected, gradient);
    }

    /// <summary>+0 is greater than −0, and NaN than all.</summary>
    [Fact]
    public void Greatest_is_that_of_the_order_of_the_maximum()
    {
        float[] gradient = new float[4];
        Pool.UnpoolBackward<float, int>([7, 9, 1, 1, 1, 1, 1, 1], [-0f, 0f, float.NaN, float.NaN], [0, 0, 1, 1], [1, 1, 4], Window.Sliding([2]), gradient, duplicates: Duplicates.Max);
        Assert.Equal([0, 7, 9, 0], gradient);
    }

    [Fact]
    public void Value_without_a_place_has_positive_zero()
    {
        float[] gradient = [-1, -1];
        Pool.UnpoolBackward<float, int>([-2, -3, -4, -5], [], [-1, 3], [1, 1, 2], Window.Sliding([2]), gradient);
        Assert.Equal([0, BitConverter.SingleToInt32Bits(-5)], gradient.Select(BitConverter.SingleToInt32Bits));
    }

    /// <summary>A place that several values claim moves with the one that reached it, and with all of them where they are summed; integers leave nothing to round.</summary>
    [Property(MaxTest = 150)]
    public void Gradient_is_the_transpose_of_how_the_result_moves(int seed) => Assert.All(policies, duplicates =>
    {
        Random random = new(seed);
        long[] indices = [.. Enumerable.Range(0, 12).Select(_ => (long)random.Next(-1, 9))];
        (double[] values, double[] tangent, double[] incoming) = (Integers(random, 12), Integers(random, 12), Integers(random, 24));
        double[] gradient = new double[12];
        Pool.UnpoolBackward<double, long>(incoming, values, indices, [1, 2, 2, 3], Window.Square(2, axes: 2, stride: 1), gradient, [3, 4], duplicates: duplicates);
        Assert.Equal(Inner(Moving(tangent, values, indices, duplicates), incoming), Inner(tangent, gradient));
    });

    [Property(MaxTest = 100)]
    public void Tangent_of_all_but_the_maximum_is_the_unpooled_tangent(int seed) => Assert.All(policies.Take(2), duplicates =>
    {
        Random random = new(seed);
        long[] indices = [.. Enumerable.Range(0, 12).Select(_ => (long)random.Next(-1, 9))];
        (double[] values, double[] tangent) = (Integers(random, 12), Integers(random, 12));
        double[] moved = new double[24];
        Pool.Unpool<double, long>(tangent, indices, [1, 2, 2, 3], Window.Square(2, axes: 2, stride: 1), moved, [3, 4], duplicates: duplicates);
        Assert.Equal(moved, Moving(tangent, values, indices, duplicates));
    });

    [Property(MaxTest = 60)]
    public void Accumulating_is_what_was_there_plus_overwriting(int seed) => Assert.All(policies, duplicates =>
    {
        Random random = new(seed);
        int[] indices = [.. Enumerable.Range(0, 12).Select(_ => random.Next(-1, 8))];
        (double[] values, double[] present, double[] incoming) = (Integers(random, 12), Integers(random, 12), Integers(random, 48));
        UnpoolPlan<double, int> plan = Pool.CompileUnpool<double, int>(Window.Square(2, axes: 2), [1, 2, 2, 3], duplicates: duplicates);
        (double[] made, double[] sum) = ([.. present], [.. present]);
        plan.Backward(incoming, values, indices, made);
        plan.Backward(incoming, values, indices, sum, Writing.Accumulate);
        Assert.Equal(present.Zip(made, (before, gradient) => before + gradient), sum);
    });

    private static double[] Moving(double[] tangent, double[] values, long[] indices, Duplicates duplicates) =>
        [.. (from shape in Shape.Create(1, 2, 2, 3)
             from moving in FeatureMap.Create<double>(shape, tangent)
             from given in FeatureMap.Create<double>(shape, values)
             from places in FeatureMap.Create<long>(shape, indices)
             from result in Reference.UnpoolJvp(moving, given, places, Window.Square(2, axes: 2, stride: 1), [3, 4], IndexLayout.Plane, duplicates)
             select result.Values).Match(result => result, error => throw new InvalidOperationException(error.Message))];

    private static double[] Integers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-8, 9))];

    private static double Inner(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    /// <summary>Of two values one went to the second of four places, the other nowhere; the values themselves are not needed, so none may be given.</summary>
    [Fact]
    public void Value_that_went_nowhere_has_no_gradient()
    {
        (float[] outputGradient, long[] indices) = ([1, 2, 3, 4], [1, -1]);
        Window pairs = Window.Sliding([2]);
        FeatureMap<float> incoming = FeatureMap.Create<float>(Shape.Create(1, 1, 4).OrThrow("shape"), outputGradient).OrThrow("x");
        FeatureMap<float> values = FeatureMap.Create<float>(Shape.Create(1, 1, 2).OrThrow("shape"), 5, 6).OrThrow("x");
        FeatureMap<long> places = FeatureMap.Create<long>(values.Shape, indices).OrThrow("x");
        Assert.Equal([2f, 0], Reference.UnpoolBackward(incoming, values, places, pairs, [4], IndexLayout.Plane, Duplicates.Last).OrThrow("x").Values);
        float[] gradient = [7, 7];
        Pool.UnpoolBackward(Tensor.Create(outputGradient, [1, 1, 4]), null, Tensor.Create(indices, [1, 1, 2]), pairs, new TensorSpan<float>(gradient, [1, 1, 2]));
        Assert.Equal([2f, 0], gradient);
    }
}
