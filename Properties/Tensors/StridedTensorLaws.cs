using System.Numerics.Tensors;
using FsCheck.Xunit;
using PoolFunctional.Properties.Laws;
using Xunit;

namespace PoolFunctional.Properties.Tensors;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 100)]
public sealed class StridedTensorLaws
{
    private const float Untouched = -777;

    [Property]
    public void Transposed_view_gives_the_result_of_its_packed_copy(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Average(), plane.Window, [.. from column in Enumerable.Range(0, plane.Width) from row in Enumerable.Range(0, plane.Height) select plane.Floats[(row * plane.Width) + column]], [1, 1, plane.Width, plane.Height]),
            Viewed(plane, [1, 1, plane.Width, plane.Height], [0, 0, 1, plane.Width], [1, 1, plane.OutputWidth, plane.OutputHeight]));

    [Property]
    public void Row_broadcast_with_stride_zero_gives_the_result_of_its_packed_copy(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Average(), plane.Window, [.. Enumerable.Repeat(plane.Floats[..plane.Width], plane.Height).SelectMany(row => row)], plane.Shape),
            Viewed(plane, plane.Shape, [0, 0, 0, 1], [1, 1, plane.OutputHeight, plane.OutputWidth]));

    [Property]
    public void Plane_broadcast_over_three_channels_gives_three_equal_results(Plane plane) =>
        Assert.Equal(
            Enumerable.Repeat(Pooled.By(Reduction.Average(), plane.Window, plane.Floats, plane.Shape), 3).SelectMany(result => result),
            Viewed(plane, [1, 3, plane.Height, plane.Width], [0, 0, plane.Width, 1], [1, 3, plane.OutputHeight, plane.OutputWidth]));

    [Property]
    public void Slice_of_a_destination_receives_the_packed_result(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape), Framed(plane).Where((_, index) => IsInside(plane, index)));

    [Property]
    public void Elements_outside_the_slice_of_a_destination_stay_untouched(Plane plane) =>
        Assert.All(Framed(plane).Where((_, index) => !IsInside(plane, index)), value => Assert.Equal(Untouched, value));

    [Property]
    public void Middle_of_a_larger_tensor_gives_the_result_of_its_packed_copy(Plane plane)
    {
        (int height, int width) = (plane.Height + 3, plane.Width + 7);
        ReadOnlyTensorSpan<float> whole = new([.. Enumerable.Range(0, 4 * 5 * height * width).Select(i => float.Sin(i))], [4, 5, height, width]);
        ReadOnlyTensorSpan<float> middle = whole.Slice([1..3, 2..5, 1..(plane.Height + 1), 5..(plane.Width + 5)]);
        float[] packed = new float[middle.FlattenedLength];
        middle.FlattenTo(packed);
        Assert.Equal(
            Pooled.By(Reduction.Average(), plane.Window, packed, [2, 3, plane.Height, plane.Width]),
            Pool.Average(middle, plane.Window).ToArray());
    }

    [Property]
    public void Channels_first_tensor_that_lies_channels_last_gives_the_result_of_its_packed_copy(Plane plane)
    {
        nint[] shape = [2, 5, plane.Height, plane.Width];
        Tensor<float> x = Tensor.PermuteDimensions(Tensor.Create([.. Enumerable.Range(0, 10 * plane.Height * plane.Width).Select(i => float.Sin(i))], [2, plane.Height, plane.Width, 5]), [0, 3, 1, 2]);
        float[] packed = new float[x.FlattenedLength];
        x.FlattenTo(packed);
        Assert.Equal(Pooled.By(Reduction.Average(), plane.Window, packed, shape), Pool.Average(x, plane.Window).ToArray());
    }

    [Property]
    public void One_element_for_a_whole_tensor_is_its_own_average(Plane plane) =>
        Assert.All(Viewed(plane, [2, 3, plane.Height, plane.Width], [0, 0, 0, 0], [2, 3, plane.OutputHeight, plane.OutputWidth]), value => Assert.Equal(plane.Floats[0], value));

    [Property]
    public void Plane_transposed_into_itself_is_pooled_as_if_it_had_been_copied_first(Plane plane)
    {
        int side = int.Max(2, int.Min(plane.Height, plane.Width));
        float[] square = [.. Enumerable.Range(0, side * side).Select(i => float.Sin(i))];
        float[] transposed = [.. from column in Enumerable.Range(0, side) from row in Enumerable.Range(0, side) select square[(row * side) + column]];
        Pool.Max(new ReadOnlyTensorSpan<float>(square, [side, side], [1, side]), Window.Square(1, axes: 2), new TensorSpan<float>(square, [side, side]), new() { Layout = Layout.Plane });
        Assert.Equal(transposed, square);
    }

    [Property]
    public void Result_in_the_gaps_of_its_input_is_that_of_separate_tensors(Plane plane)
    {
        int width = plane.Width + plane.OutputWidth;
        float[] shared = [.. from row in Enumerable.Range(0, plane.Height) from value in (float[])[.. plane.Floats[(row * plane.Width)..((row + 1) * plane.Width)], .. new float[plane.OutputWidth]] select value];
        TensorSpan<float> whole = new(shared, [1, 1, plane.Height, width]);
        TensorSpan<float> x = whole.Slice([0..1, 0..1, 0..plane.Height, 0..plane.Width]);
        TensorSpan<float> y = whole.Slice([0..1, 0..1, 0..plane.OutputHeight, plane.Width..width]);
        Pool.Max(x, plane.Window, y);
        float[] results = new float[plane.OutputHeight * plane.OutputWidth];
        y.FlattenTo(results);
        Assert.Equal(Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape), results);
    }

    private static float[] Viewed(Plane plane, nint[] shape, nint[] strides, nint[] output)
    {
        float[] y = new float[output.Aggregate((nint)1, (product, extent) => product * extent)];
        Pool.Average(new ReadOnlyTensorSpan<float>(plane.Floats, shape, [.. strides.Select((stride, axis) => shape[axis] == 1 ? 0 : stride)]), plane.Window, new TensorSpan<float>(y, output));
        return y;
    }

    /// <summary>The result written into the middle of a plane with one row and two columns to spare on each side.</summary>
    private static float[] Framed(Plane plane)
    {
        float[] frame = [.. Enumerable.Repeat(Untouched, (plane.OutputHeight + 2) * (plane.OutputWidth + 4))];
        TensorSpan<float> whole = new(frame, [1, 1, plane.OutputHeight + 2, plane.OutputWidth + 4]);
        Pool.Max(new ReadOnlyTensorSpan<float>(plane.Floats, plane.Shape), plane.Window, whole.Slice([0..1, 0..1, 1..(plane.OutputHeight + 1), 2..(plane.OutputWidth + 2)]));
        return frame;
    }

    private static bool IsInside(Plane plane, int index)
    {
        (int row, int column) = int.DivRem(index, plane.OutputWidth + 4);
        return row >= 1 && row <= plane.OutputHeight && column >= 2 && column < plane.OutputWidth + 2;
    }

    /// <summary>Every second element of a tensor of each form, into every second element of another.</summary>
    [Theory]
    [InlineData(Layout.ChannelsFirst, new[] { 2, 3, 4, 6 })]
    [InlineData(Layout.ChannelsFirst, new[] { 3, 4, 6 })]
    [InlineData(Layout.ChannelsLast, new[] { 2, 4, 6, 3 })]
    [InlineData(Layout.ChannelsLast, new[] { 4, 6, 3 })]
    [InlineData(Layout.Plane, new[] { 4, 6 })]
    public void Every_form_of_tensor_is_read_and_written_by_its_strides(Layout layout, int[] extents)
    {
        nint[] shape = [.. extents.Select(extent => (nint)extent)];
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2, stride: 1), shape, new() { Layout = layout });
        float[] x = [.. Enumerable.Range(0, 2 * plan.InputLength).Select(i => float.Sin(i))];
        float[] expected = new float[plan.OutputLength];
        plan.Run(x.Where((_, index) => index % 2 == 0).ToArray(), expected);
        float[] y = [.. Enumerable.Repeat(Untouched, 2 * plan.OutputLength)];
        plan.Run(new ReadOnlyTensorSpan<float>(x, shape, Spaced(shape)), new TensorSpan<float>(y, plan.OutputShape, Spaced(plan.OutputShape)));
        Assert.Equal(expected, y.Where((_, index) => index % 2 == 0));
        Assert.All(y.Where((_, index) => index % 2 == 1), value => Assert.Equal(Untouched, value));
    }

    private static nint[] Spaced(ReadOnlySpan<nint> shape)
    {
        nint[] strides = new nint[shape.Length];
        nint pitch = 2;
        for (int axis = shape.Length - 1; axis >= 0; axis--) (strides[axis], pitch) = (pitch, pitch * shape[axis]);
        return strides;
    }
}
