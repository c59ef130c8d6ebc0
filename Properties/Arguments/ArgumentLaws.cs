using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Arguments;

public sealed class ArgumentLaws
{
    private static readonly nint[] Shape = [1, 1, 4, 4];

    public static TheoryData<string, Window> ImpossibleWindows => new()
    {
        { "stride 0", Window.Sliding([2, 2], [0, 1]) },
        { "stride negative", Window.Sliding([2, 2], [1, -1]) },
        { "kernel 0", Window.Sliding([0, 2], [1, 1]) },
        { "kernel larger than input", Window.Square(5, axes: 2) },
        { "kernel int.MaxValue", Window.Square(int.MaxValue, axes: 2, stride: 1) },
        { "dilation overflowing", Window.Square(int.MaxValue, axes: 2, stride: 1, dilation: int.MaxValue) },
        { "dilation 0", Window.Square(2, axes: 2, dilation: 0) },
        { "padding negative", Window.Square(2, axes: 2, padding: -1) },
        { "padding int.MaxValue", Window.Square(2, axes: 2, stride: 1, padding: int.MaxValue) },
        { "stride count", Window.Sliding([2, 2], [1]) },
        { "dilation count", Window.Sliding([2, 2], dilation: [1, 1, 1]) },
        { "padding count", Window.Sliding([2, 2], padding: Padding.Symmetric(1)) },
        { "adaptive 0", Window.Adaptive([0, 1]) },
        { "adaptive −2", Window.Adaptive([1, -2]) },
        { "adaptive too large", Window.Adaptive([int.MaxValue, int.MaxValue]) },
        { "global over a missing axis", Window.GlobalOver([2]) },
    };

    [Theory]
    [MemberData(nameof(ImpossibleWindows))]
    public void Impossible_window_is_refused_by_name(string why, Window window)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.Max, window, Shape));
        Assert.True(error.ParamName == "window", $"{why}: {error.ParamName}: {error.Message}");
    }

    [Fact]
    public void Stride_beyond_the_input_leaves_one_window() =>
        Assert.Equal<nint>([1, 1, 1, 1], Pool.OutputShape(Window.Square(2, axes: 2, stride: int.MaxValue), Shape));

    [Theory]
    [InlineData(1, 1, 0, 4)]
    [InlineData(1, 1, 4, -1)]
    [InlineData(1, 0, 4, 4)]
    [InlineData(-1, 1, 4, 4)]
    public void Empty_and_negative_extents_are_refused(int batch, int channels, int height, int width) =>
        Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.Max, Window.Global, [batch, channels, height, width]));

    [Theory]
    [InlineData(Layout.ChannelsFirst, new[] { 0, 3, 4, 6 }, new[] { 0, 3, 2, 3 })]
    [InlineData(Layout.ChannelsLast, new[] { 0, 4, 6, 3 }, new[] { 0, 2, 3, 3 })]
    public void Batch_of_nothing_gives_nothing(Layout layout, int[] shape, int[] expected)
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), [.. shape.Select(extent => (nint)extent)], new() { Layout = layout });
        plan.Run([], []);
        Assert.Equal(expected.Select(extent => (nint)extent), plan.OutputShape.ToArray());
    }

    [Theory]
    [InlineData(Layout.ChannelsFirst)]
    [InlineData(Layout.ChannelsLast)]
    public void Tensor_with_a_batch_of_nothing_gives_an_empty_tensor(Layout layout) =>
        Assert.Equal(0, Pool.Average(Tensor.CreateFromShape<float>([0, 3, 4, 5]), Window.Square(2, axes: 2), options: new() { Layout = layout }).FlattenedLength);

    [Fact]
    public void Span_of_the_wrong_length_is_refused_by_name()
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), Shape);
        Assert.Equal("x", Assert.ThrowsAny<ArgumentException>(() => plan.Run(new float[15], new float[4])).ParamName);
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => plan.Run(new float[16], new float[5])).ParamName);
    }

    [Fact]
    public void Overlapping_spans_are_refused_and_nothing_is_written()
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), Shape);
        float[] x = [.. Enumerable.Range(0, 18).Select(i => (float)i)];
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => plan.Run(x.AsSpan(0, 16), x.AsSpan(14, 4))).ParamName);
        Assert.Equal(Enumerable.Range(0, 18).Select(i => (float)i), x);
    }

    [Fact]
    public void Unsupported_element_types_are_refused_by_name()
    {
        Assert.Contains("Char", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<char>(Reduction.Max, Window.Global, Shape)).Message, StringComparison.Ordinal);
        Assert.Contains("Decimal", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<decimal>(Reduction.Sum, Window.Global, Shape)).Message, StringComparison.Ordinal);
        Assert.Contains("Int32", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<int>(Reduction.Lp(2), Window.Global, Shape)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_reductions_are_refused_by_name()
    {
        Assert.Equal("reduction", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.Lp(0.5), Window.Global, Shape)).ParamName);
        Assert.Equal("reduction", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.Lp(double.NaN), Window.Global, Shape)).ParamName);
        Assert.Equal("reduction", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.Average(Divisor.Of(0)), Window.Global, Shape)).ParamName);
    }

    public static TheoryData<Reduction, string> ImpossibleNumbers => new()
    {
        { Reduction.LogSumExp(0), "0" },
        { Reduction.LogSumExp(-1), "-1" },
        { Reduction.LogSumExp(double.PositiveInfinity), "Infinity" },
        { Reduction.LogSumExp(double.NaN), "NaN" },
        { Reduction.GeneralizedMean(0.5), "0.5" },
        { Reduction.GeneralizedMean(double.NaN), "NaN" },
        { Reduction.GeneralizedMean(3, -1e-9), "-1E-09" },
        { Reduction.GeneralizedMean(3, double.PositiveInfinity), "Infinity" },
        { Reduction.Mixed(-0.1), "-0.1" },
        { Reduction.Mixed(1.5), "1.5" },
        { Reduction.Mixed(double.NaN), "NaN" },
        { Reduction.Rank(-2), "-2" },
    };

    [Theory]
    [MemberData(nameof(ImpossibleNumbers))]
    public void Impossible_numbers_of_a_reduction_are_refused_by_name_and_value(Reduction reduction, string value)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(reduction, Window.Global, Shape));
        Assert.Equal("reduction", error.ParamName);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Reduction> OfFloatsAlone =>
        [.. (Reduction[])[Reduction.SoftPool, Reduction.LogSumExp(), Reduction.GeneralizedMean(), Reduction.Stochastic(1), Reduction.StochasticExpectation]];

    [Theory]
    [MemberData(nameof(OfFloatsAlone))]
    public void Reductions_of_floats_refuse_integers_by_name(Reduction reduction) =>
        Assert.Contains("Int32", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<int>(reduction, Window.Global, Shape)).Message, StringComparison.Ordinal);

    [Fact]
    public void Null_reductions_windows_and_tensors_are_refused_by_name()
    {
        Assert.Equal("reduction", Assert.Throws<ArgumentNullException>(() => Pool.Compile<float>(null!, Window.Global, Shape)).ParamName);
        Assert.Equal("reduction", Assert.Throws<ArgumentNullException>(() => Pool.Reduce(Tensor.Create([1f], [1, 1, 1]), Window.Global, null!)).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentNullException>(() => Pool.Compile<float>(Reduction.Max, null!, Shape)).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentNullException>(() => Pool.Sum(Tensor.Create([1f], [1, 1, 1]), null!)).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentNullException>(() => Pool.OutputShape(null!, Shape)).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Pool.Max((Tensor<float>)null!, Window.Global)).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Pool.Reduce((Tensor<float>)null!, Window.Global, Reduction.Min)).ParamName);
    }

    [Fact]
    public void Result_beyond_the_ceiling_is_refused_before_it_is_allocated() =>
        Assert.ThrowsAny<ArgumentException>(() => Pool.Max(Tensor.Create([1f, 2f, 3f, 4f], [1, 1, 2, 2]), Window.Adaptive([9, 9]), new() { MaxAllocatedBytes = 100 }));

    [Fact]
    public void Sliced_input_gives_the_result_of_its_packed_copy()
    {
        float[] x = [.. Enumerable.Range(0, 48).Select(i => float.Sin(i))];
        TensorSpan<float> view = new TensorSpan<float>(x, [1, 2, 4, 6]).Slice([0..1, 0..2, 1..4, 2..6]);
        float[] packed = new float[24];
        view.FlattenTo(packed);
        float[] y = new float[2 * 2 * 3];
        Pool.Max(view, Window.Square(2, axes: 2, stride: 1), new TensorSpan<float>(y, [1, 2, 2, 3]));
        Assert.Equal(Pooled.By(Reduction.Max, Window.Square(2, axes: 2, stride: 1), packed, [1, 2, 3, 4]), y);
    }
}
