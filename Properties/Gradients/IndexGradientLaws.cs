using FsCheck.Xunit;
using PoolFunctional.Properties.Laws;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

[Properties(Arbitrary = [typeof(CaseGenerators)], MaxTest = 100)]
public sealed class IndexGradientLaws
{
    /// <summary>Two outputs at one place, one nowhere, and two places that no index names.</summary>
    [Fact]
    public void Outputs_are_added_where_their_indices_say()
    {
        Plan plan = GradientPoint.Value(Shape.Create(1, 1, 4).Bind(shape => Plan.Create(Window.Sliding([1]), shape)));
        FeatureMap<float> incoming = GradientPoint.Value(FeatureMap.Create<float>(plan.Output, -0f, 20, 30, 40));
        FeatureMap<long> indices = GradientPoint.Value(FeatureMap.Create<long>(plan.Output, 1, 2, 2, -1));
        FeatureMap<float> gradient = GradientPoint.Value(Reference.BackwardByIndices(incoming, indices, plan, IndexLayout.Plane));
        Assert.Equal(((float[])[0, 0, 50, 0]).Select(BitConverter.SingleToInt32Bits), gradient.Values.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(4)]
    public void Index_that_is_no_place_of_its_plane_is_an_error_that_names_it(long index)
    {
        Plan plan = GradientPoint.Value(Shape.Create(1, 1, 4).Bind(shape => Plan.Create(Window.Sliding([2]), shape)));
        FeatureMap<float> incoming = GradientPoint.Value(FeatureMap.Create<float>(plan.Output, 1, 1));
        FeatureMap<long> indices = GradientPoint.Value(FeatureMap.Create<long>(plan.Output, 0, index));
        PoolError? error = Reference.BackwardByIndices(incoming, indices, plan, IndexLayout.Plane).Match<PoolError?>(_ => null, found => found);
        Assert.True(error is PoolError.IndexOutOfRange { Position: 1 } wrong && wrong.Index == index, $"{error}");
    }

    /// <summary>How many taps an axis has is what the number of a tap is divided by.</summary>
    [Fact]
    public void Window_without_a_tap_on_an_axis_has_no_tap_by_number()
    {
        Window window = Window.Explicit(WindowList.Of([0], [1]), WindowList.Of([0], [0]));
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, window, [1, 1, 1, 1], IndexLayout.Tap);
        Assert.Equal("indices", Assert.Throws<ArgumentException>(() => plan.Backward([1], [0], new float[1])).ParamName);
    }

    /// <summary>What is counted for each axis is multiplied over all of them.</summary>
    [Theory]
    [InlineData(Layout.ChannelsFirst)]
    [InlineData(Layout.ChannelsLast)]
    public void Shape_of_many_axes_has_a_gradient(Layout layout)
    {
        nint[] extents = [.. Enumerable.Repeat((nint)1, 33), 4, 1];
        Window window = Window.Square(3, axes: extents.Length - 2, stride: 1, padding: 1);
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, window, extents, options: new() { Layout = layout });
        (float[] values, int[] indices, float[] gradient) = (new float[4], new int[4], new float[4]);
        plan.Run([1, 2, 3, 4], values, indices);
        plan.Backward([1, 1, 1, 1], indices, gradient);
        Assert.Equal(4, gradient.Sum());
    }

    /// <summary>The outputs that would see them lie beyond the row, and what is there must not be read.</summary>
    [Fact]
    public void Places_that_no_window_sees_are_not_matched()
    {
        WindowList first = WindowList.Of([.. Enumerable.Range(0, 40)], [.. Enumerable.Repeat(1, 40)]);
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, Window.Explicit(WindowList.Of([0], [1]), first), [1, 1, 1, 900]);
        (float[] values, int[] indices, float[] gradient) = (new float[40], new int[40], new float[900]);
        plan.Run(new float[900], values, indices);
        plan.Backward([.. Enumerable.Repeat(1f, 40)], indices, gradient);
        Assert.Equal("scattered", plan.Gradient.Name);
        Assert.Equal([.. Enumerable.Repeat(1f, 40), .. Enumerable.Repeat(0f, 860)], gradient);
    }

    [Property]
    public void Gradient_by_the_indices_of_a_pooling_is_its_gradient(SomeCase some)
    {
        FeatureMap<double> x = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Input, [.. some.Inputs.Select(value => (double)(value % 5))]));
        FeatureMap<double> incoming = GradientPoint.Value(FeatureMap.Create<double>(some.Plan.Output, [.. some.Outputs.Select(value => value / 3.0)]));
        Assert.All([Reduction.Max, Reduction.Min], reduction =>
        {
            FeatureMap<long> indices = GradientPoint.Value(Reference.PoolWithIndices(x, some.Plan, reduction, IndexLayout.Global)).Indices;
            Assert.Equal(
                GradientPoint.Value(Reference.Backward(incoming, x, some.Plan, reduction, Ties.First)).Values.Select(BitConverter.DoubleToInt64Bits),
                GradientPoint.Value(Reference.BackwardByIndices(incoming, indices, some.Plan, IndexLayout.Global)).Values.Select(BitConverter.DoubleToInt64Bits));
        });
    }
}
