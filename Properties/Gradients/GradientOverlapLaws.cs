using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

public sealed class GradientOverlapLaws
{
    private static readonly nint[] input = [1, 1, 4, 4];
    private static readonly nint[] pooled = [1, 1, 2, 2];
    private static readonly Window two = Window.Square(2, axes: 2);

    private delegate void Into(ReadOnlyTensorSpan<float> outputGradient, TensorSpan<float> inputGradient, Writing writing);

    /// <summary>Every kind of gradient over memory whose first elements are both what comes in and where the gradient goes.</summary>
    public static TheoryData<Action<float[], Writing>, string> Overlapping => new()
    {
        { Over(pooled, input, (from, to, writing) => Pool.Compile<float>(Reduction.Average(), two, input).Backward(from, default, to, null, writing)), "inputGradient" },
        { Over(pooled, input, (from, to, writing) => Pool.MaxBackward(from, Tensor.Create(new int[4], pooled).AsReadOnlyTensorSpan(), two, input, to, null, writing)), "inputGradient" },
        { Over([1, 2, 2, 2], input, (from, to, writing) => Pool.AverageAndMaxBackward(from, Tensor.Create(new float[16], input).AsReadOnlyTensorSpan(), two, to, null, writing)), "inputGradient" },
        { Over(input, pooled, (from, to, writing) => Pool.UnpoolBackward(from, default, Tensor.Create(new int[4], pooled).AsReadOnlyTensorSpan(), two, to, writing: writing)), "valuesGradient" },
        { Over(pooled, input, (from, to, writing) => Pool.CompileRoiAlign<float>(RoiGrid.Of(2, 2), input).Backward(from, default, Regions.Of([0f, 0, 3, 3], [0]), to, null, writing)), "inputGradient" },
        { Over([2, 2], [8, 2], (from, to, writing) => SegmentPool.Backward(from, Tensor.Create(new float[16], [8, 2]).AsReadOnlyTensorSpan(), Segments.ByIds([0, 0, 0, 1, 1, 1, 1, 1]), SegmentReduction.Sum, to, null, writing)), "inputGradient" },
        { Over([2, 2], [2, 4, 2], (from, to, writing) => SequencePool.Backward(from, Tensor.Create(new float[16], [2, 4, 2]).AsReadOnlyTensorSpan(), Tensor.Create(new bool[8], [2, 4]).AsReadOnlyTensorSpan(), SequenceReduction.Mean, to, null, null, writing)), "inputGradient" },
    };

    [Theory]
    [MemberData(nameof(Overlapping))]
    public void Dense_tensors_that_overlap_are_refused_whether_replaced_or_added_to(Action<float[], Writing> call, string parameter) => Assert.All([Writing.Overwrite, Writing.Accumulate], writing =>
    {
        float[] memory = [.. Enumerable.Repeat(77f, 16)];
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => call(memory, writing)).ParamName);
        Assert.All(memory, value => Assert.Equal(77f, value));
    });

    private static Action<float[], Writing> Over(nint[] from, nint[] to, Into into) =>
        (memory, writing) => into(new ReadOnlyTensorSpan<float>(memory, from), new TensorSpan<float>(memory, to), writing);
}
