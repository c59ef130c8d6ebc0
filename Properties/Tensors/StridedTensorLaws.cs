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
}
