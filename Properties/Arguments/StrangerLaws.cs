using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>The mistakes that somebody makes who has just come from another library, as that person would make them.</summary>
public sealed class StrangerLaws
{
    private static readonly nint[] Shape = [1, 1, 4, 4];

    private static readonly Tensor<float> X = Tensor.Create(new float[16], [1, 1, 4, 4]);

    private static readonly Tensor<float> ChannelsLast = Tensor.Create(new float[8 * 9 * 3], [1, 8, 9, 3]);

    private static readonly Tensor<float> Tokens = Tensor.Create(new float[12], [1, 3, 4]);

    private static readonly Tensor<float> Rows = Tensor.Create(new float[6], [3, 2]);

    private static readonly Tensor<byte> Bytes = Tensor.Create(new byte[16], [1, 1, 4, 4]);

    /// <summary>What is done, the parameter that is named, and what the message must hold: the axis, the value, the rule, and what to do.</summary>
    public static TheoryData<string, Action, string, string[]> Mistakes => new()
    {
        { "a window of one axis for pictures", () => Pool.Max(X, Window.Sliding([2])), "x", ["4 axes", "1 spatial axes", "[batch, channel, 1 spatial]", "one entry per spatial axis"] },
        { "a window of three axes for pictures", () => Pool.Max(X, Window.Square(2, axes: 3)), "window", ["axis 0", "spans 2", "input 1", "order of the layout"] },
        { "a plane without channels", () => Pool.Max(Tensor.Create(new float[16], [4, 4]), Window.Square(2, axes: 2)), "x", ["2 axes", "choose another layout in PoolOptions"] },
        { "channels last, and nothing says so", () => Pool.Max(ChannelsLast, Window.Square(4, axes: 2)), "window", ["axis 1", "spans 4", "input 3", "order of the layout"] },
        { "a kernel larger than the picture", () => Pool.Max(X, Window.Square(5, axes: 2)), "window", ["axis 0", "spans 5", "input 4", "kernel or the dilation smaller or the padding larger"] },
        { "a stride of 0", () => Pool.Max(X, Window.Sliding([2, 2], [1, 0])), "window", ["stride", "axis 1", "is 0", "at least 1"] },
        { "one stride for two axes", () => Pool.Max(X, Window.Sliding([2, 2], [2])), "window", ["Stride has 1", "needs 2", "one per spatial axis"] },
        { "a dilation of 0, as oneDNN counts", () => Pool.Max(X, Window.Square(2, axes: 2, dilation: 0)), "window", ["dilation", "axis 0", "is 0", "at least 1 (1 is dense)"] },
        { "a negative padding", () => Pool.Max(X, Window.Square(2, axes: 2, padding: -1)), "window", ["padding", "axis 0", "-1 before", "neither may be negative"] },
        { "an adaptive size of 0", () => Pool.Average(X, Window.Adaptive([0, 1])), "window", ["output size", "axis 0", "is 0", "Window.Keep"] },
        { "a shape that the span does not fill", () => Pool.Max(new float[15], Shape, Window.Square(2, axes: 2), new float[4]), "x", ["15", "needs 16", "Hand over exactly so many"] },
        { "a destination as large as the input", () => Pool.Max(new float[16], Shape, Window.Square(2, axes: 2), new float[16]), "destination", ["16", "needs 4", "a slice"] },
        { "pooling in place", () => InPlace(new float[16]), "destination", ["overlaps the input", "memory of its own"] },
        { "a plan on a tensor of another shape", () => Halved([1, 1, 8, 8]).Run(X, Tensor.CreateFromShape<float>([1, 1, 2, 2])), "x", ["[1, 1, 4, 4]", "must be [1, 1, 8, 8]"] },
        { "a gradient of the input's length", () => Halved(Shape).Backward(new float[16], new float[16], new float[16]), "outputGradient", ["16", "needs 4", "Hand over exactly so many"] },
        { "money", () => Pool.Compile<decimal>(Reduction.Sum, Window.Global, Shape), "T", ["Decimal", "use float, double, Half"] },
        { "a norm of integers", () => Pool.Compile<int>(Reduction.Lp(2), Window.Global, Shape), "T", ["Int32", "float, double or Half", "convert them first"] },
        { "a divisor of 0", () => Pool.Average(X, Window.Global, Divisor.Of(0)), "divisor", ["is 0", "Divisor.InBounds"] },
        { "no thread", () => Pool.Max(X, Window.Global, new() { MaxDegreeOfParallelism = 0 }), "options", ["0", "at least 1", "leave it out"] },
        { "−1 for all threads", () => Pool.Max(X, Window.Global, new() { MaxDegreeOfParallelism = -1 }), "options", ["-1", "at least 1", "leave it out"] },
        { "more than is allowed", () => Pool.Max(X, Window.Square(2, axes: 2), new() { MaxAllocatedBytes = 10 }), "options", ["16 bytes", "allows 10", "Allow more"] },
        { "a mask of another number of tokens", () => SequencePool.Mean(Tokens, Tensor.Create(new bool[4], [1, 4])), "mask", ["[1, 4]", "must be [1, 3]"] },
        { "a mask of floats", () => SequencePool.Mean(Tokens, Tensor.Create(new float[3], [1, 3])), "TMask", ["Single", "use bool, byte, int or long"] },
        { "one sequence without a batch", () => SequencePool.Mean(Tensor.Create(new float[12], [3, 4]), Tensor.Create(new bool[3], [1, 3])), "tokens", ["2 axes", "needs 3: [batch, token, feature]"] },
        { "offsets out of order", () => SegmentPool.Sum(Rows, Segments.ByOffsets([0, 2, 1, 3])), "segments", ["Segment 1", "row 2", "row 1", "must not decrease"] },
        { "offsets without the last one", () => SegmentPool.Sum(Rows, Segments.ByOffsets([0, 2])), "segments", ["from 0 to 2", "number of rows, 3", "behind the last segment's start"] },
        { "an id beyond the segments", () => SegmentPool.Sum(Rows, Segments.ByIds([0, 5, 1], 2)), "segments", ["row 1", "is 5", "below the number of segments, 2"] },
        { "indices of another pooling", () => Pool.Unpool(Tensor.Create([1f, 2], [1, 1, 2]), Tensor.Create([0, 9], [1, 1, 2]), Window.Sliding([2])), "indices", ["Index 9", "element 1", "[1, 1, 4]", "of the pooling that gave it"] },
        { "a box on a picture that is not there", () => Pool.RoiAlign(X, Regions.Of([0f, 0, 3, 3], [1]), RoiGrid.Of(2, 2)), "regions", ["Region 0", "map 1", "below 1, the batch extent"] },
        { "rows of five taken for rows of four", () => Pool.RoiAlign(X, Regions.Of([0f, 0, 0, 3, 3], [0]), RoiGrid.Of(2, 2)), "regions", ["5 numbers", "rows of 4", "rows of 5 begin with the map"] },
        { "a quantisation without a scale", () => Pool.QuantizedAverage(Bytes, Window.Global, Quantization.Of(0)), "input", ["scale", "is 0", "positive and finite"] },
        { "average and maximum where there are no channels", () => Pool.AverageAndMax(Tensor.Create(new float[16], [4, 4]), Window.Global, options: new() { Layout = Layout.Plane }), "options", ["Layout.Plane", "[1, height, width]"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Likely_mistake_is_answered_with_the_axis_the_value_the_rule_and_what_to_do(string mistake, Action make, string parameter, string[] told)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.True(error.ParamName == parameter, $"{mistake}: {error.ParamName}, not {parameter}: {error.Message}");
        Assert.All(told, part => Assert.True(error.Message.Contains(part, StringComparison.Ordinal), $"{mistake}: \"{part}\" is missing in: {error.Message}"));
    }

    [Fact]
    public void Padding_beyond_half_the_kernel_is_no_mistake_here() =>
        Assert.Equal<nint>([1, 1, 4, 4], Pool.OutputShape(Window.Square(2, axes: 2, padding: 2), Shape));

    private static PoolPlan<float> Halved(nint[] shape) => Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), shape);

    private static void InPlace(float[] elements) => Pool.Max(elements, Shape, Window.Square(2, axes: 2), elements.AsSpan(0, 4));
}
