using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Rows;

public sealed class RowGradientHandWorkedLaws
{
    private static readonly bool[] mask = [true, true, false];

    [Fact]
    public void Real_tokens_share_the_gradient_of_each_reduction()
    {
        double[] Of(SequenceReduction reduction, Ties? ties = null) => RowGradients.Of(reduction, [6.0], [2.0, 2, 9], mask, [1, 3, 1], Normalization.None, ties);
        Assert.Equal([3.0, 3, 0], Of(SequenceReduction.Mean));
        Assert.Equal([6 / double.Sqrt(2), 6 / double.Sqrt(2), 0], Of(SequenceReduction.MeanSqrtLength));
        Assert.Equal([2.0, 4, 0], Of(SequenceReduction.WeightedMean));
        Assert.Equal([6.0, 0, 0], Of(SequenceReduction.Max));
        Assert.Equal([3.0, 3, 0], Of(SequenceReduction.Max, Ties.Split));
        Assert.Equal([6.0, 6, 0], Of(SequenceReduction.Max, Ties.All));
        Assert.Equal([6.0, 0, 0], Of(SequenceReduction.First));
        Assert.Equal([0.0, 6, 0], Of(SequenceReduction.Last));
    }

    [Fact]
    public void Rows_share_the_gradient_of_their_segment()
    {
        double[] Of(SegmentReduction reduction) => RowGradients.Of(reduction, [6.0, 8], [1.0, 2, 4], Segments.ByIds([1, 0, 1]), [3, 1]);
        Assert.Equal([8.0, 6, 8], Of(SegmentReduction.Sum));
        Assert.Equal([4.0, 6, 4], Of(SegmentReduction.Mean));
        Assert.Equal([8 / double.Sqrt(2), 6, 8 / double.Sqrt(2)], Of(SegmentReduction.MeanSqrtLength));
        Assert.Equal([0.0, 6, 8], Of(SegmentReduction.Max));
        Assert.Equal([8.0, 6, 0], Of(SegmentReduction.Min));
    }

    /// <summary>Of the unit row (0.6, 0.8): (1 − 0.6², −0.6·0.8) / 5.</summary>
    [Fact]
    public void Gradient_of_three_four_five()
    {
        double[] gradient = RowGradients.Of(SequenceReduction.First, [1.0, 0], [3.0, 4], [true], [1, 1, 2], Normalization.L2);
        Assert.Equal([0.128, -0.096], gradient.Select(value => double.Round(value, 12)));
    }

    [Fact]
    public void Row_of_zeros_that_is_normalised_has_zeros() =>
        Assert.Equal([0.0, 0], RowGradients.Of(SequenceReduction.First, [1.0, 2], [0.0, -0.0], [true], [1, 1, 2], Normalization.L2));

    [Fact]
    public void Sequence_without_a_real_token_has_zeros() =>
        Assert.Equal([0.0, 0], RowGradients.Of(SequenceReduction.Max, [5.0], [1.0, 2], [false, false], [1, 2, 1], Normalization.None));

    [Fact]
    public void Tensors_give_what_spans_give()
    {
        (Tensor<float> g, Tensor<float> x, Tensor<bool> real) = (Tensor.Create([6f], [1, 1]), Tensor.Create([1f, 2, 9], [1, 3, 1]), Tensor.Create(mask, [1, 3]));
        ReadOnlyTensorSpan<float> gs = g;
        ReadOnlyTensorSpan<float> xs = x;
        ReadOnlyTensorSpan<bool> reals = real;
        Assert.Equal([3f, 3, 0], SequencePool.Backward(g, x, real, SequenceReduction.Mean).ToArray());
        Assert.Equal([3f, 3, 0], SequencePool.Backward(gs, xs, reals, SequenceReduction.Mean).ToArray());
        float[] wide = [9, 9, 9, 9, 9, 9];
        TensorSpan<float> tokens = new TensorSpan<float>(wide, [1, 3, 2]).Slice([0..1, 0..3, 0..1]);
        SequencePool.Backward(g, x, real, SequenceReduction.Mean, tokens);
        Assert.Equal([3f, 9, 3, 9, 0, 9], wide);
        SequencePool.Backward(gs, xs, reals, SequenceReduction.Mean, tokens, writing: Writing.Accumulate);
        Assert.Equal([6f, 9, 6, 9, 0, 9], wide);
        (Tensor<float> own, Tensor<float> rows) = (Tensor.Create([6f, 8], [2, 1]), Tensor.Create([1f, 2, 4], [3, 1]));
        ReadOnlyTensorSpan<float> owns = own;
        ReadOnlyTensorSpan<float> rowSpan = rows;
        Segments segments = Segments.ByIds([1, 0, 1]);
        Assert.Equal([4f, 6, 4], SegmentPool.Backward(own, rows, segments, SegmentReduction.Mean).ToArray());
        Assert.Equal([4f, 6, 4], SegmentPool.Backward(owns, rowSpan, segments, SegmentReduction.Mean).ToArray());
        TensorSpan<float> table = new TensorSpan<float>(wide, [3, 2]).Slice([0..3, 0..1]);
        SegmentPool.Backward(own, rows, segments, SegmentReduction.Mean, table);
        Assert.Equal([4f, 9, 6, 9, 4, 9], wide);
        SegmentPool.Backward(owns, rowSpan, segments, SegmentReduction.Mean, table, writing: Writing.Accumulate);
        Assert.Equal([8f, 9, 12, 9, 8, 9], wide);
    }

    [Theory]
    [InlineData(2, 3, 3, "outputGradient")]
    [InlineData(1, 2, 3, "tokens")]
    [InlineData(1, 0, 3, "tokens")]
    [InlineData(1, 3, 2, "inputGradient")]
    public void Impossible_gradients_of_sequences_are_refused_by_name(int outputs, int tokens, int gradients, string parameter)
    {
        double[] gradient = [.. Enumerable.Repeat(-777.0, gradients)];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => SequencePool.Backward<double, bool>(new double[outputs], new double[tokens], mask, [1, 3, 1], SequenceReduction.Max, gradient));
        Assert.Equal(parameter, error.ParamName);
        Assert.All(gradient, value => Assert.Equal(-777, value));
    }

    [Theory]
    [InlineData(2, 2, 3, 0, "rows")]
    [InlineData(2, 0, 3, 0, "rows")]
    [InlineData(2, 3, 2, 0, "inputGradient")]
    [InlineData(2, 3, 3, 2, "segments")]
    public void Impossible_gradients_of_segments_are_refused_by_name(int outputs, int rows, int gradients, int last, string parameter)
    {
        double[] gradient = [.. Enumerable.Repeat(-777.0, gradients)];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => SegmentPool.Backward(new double[outputs], new double[rows], [3, 1], Segments.ByIds([1, 0, last]), SegmentReduction.Max, gradient));
        Assert.Equal(parameter, error.ParamName);
        Assert.All(gradient, value => Assert.Equal(-777, value));
    }

    [Fact]
    public void Integers_have_no_gradient() =>
        Assert.Equal("T", Assert.ThrowsAny<ArgumentException>(() => SegmentPool.Backward<int>([1], [1], [1, 1], Segments.ByIds([0]), SegmentReduction.Sum, new int[1])).ParamName);

    [Fact]
    public void Tokens_may_be_left_out_where_the_gradient_does_not_depend_on_them()
    {
        double[] gradient = new double[3];
        SequencePool.Backward<double, bool>([6.0], default, mask, [1, 3, 1], SequenceReduction.Mean, gradient);
        Assert.Equal([3.0, 3, 0], gradient);
        Assert.Equal("tokens", Assert.ThrowsAny<ArgumentException>(() => SequencePool.Backward<double, bool>([6.0], default, mask, [1, 3, 1], SequenceReduction.Mean, gradient, Normalization.L2)).ParamName);
    }
}
