using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 200)]
public sealed class WindowLaws
{
    [Property]
    public void Adaptive_to_one_by_one_equals_global(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Average(), Window.Global, plane.Floats, plane.Shape), Pooled.By(Reduction.Average(), Window.Adaptive([1, 1]), plane.Floats, plane.Shape));

    [Property]
    public void Adaptive_equals_sliding_where_the_output_size_divides(Plane plane)
    {
        nint[] shape = [1, 1, plane.Height, plane.Kernel * plane.Width];
        float[] x = [.. Enumerable.Repeat(plane.Floats, plane.Kernel).SelectMany(values => values)];
        Assert.Equal(
            Pooled.By(Reduction.Average(), Window.Sliding([plane.Height, plane.Kernel]), x, shape),
            Pooled.By(Reduction.Average(), Window.Adaptive([1, plane.Width]), x, shape));
    }

    [Fact]
    public void Global_pooling_of_the_network_in_network_head_equals_kernel_five()
    {
        float[] x = [.. Enumerable.Range(0, 250).Select(i => float.Sin(i))];
        Assert.Equal(Pooled.By(Reduction.Average(), Window.Square(5, axes: 2, stride: 5), x, [1, 10, 5, 5]), Pooled.By(Reduction.Average(), Window.Global, x, [1, 10, 5, 5]));
    }

    [Fact]
    public void Two_by_two_stride_two_halves_height_and_width_and_keeps_channels() =>
        Assert.Equal<nint>([3, 5, 4, 6], Pool.OutputShape(Window.Square(2, axes: 2), [3, 5, 8, 12]));

    [Property]
    public void Output_extents_count_the_starts_at_which_a_whole_window_fits(Plane plane)
    {
        int Starts(int extent) => Enumerable.Range(0, extent).Count(start => start % plane.Stride == 0 && start + plane.Kernel <= extent);
        Assert.Equal<nint>([1, 1, Starts(plane.Height), Starts(plane.Width)], Pool.OutputShape(plane.Window, plane.Shape));
    }

    [Property]
    public void Sum_reads_exactly_the_taps_of_its_window(Plane plane)
    {
        long[] x = plane.Longs;
        long[] expected = [.. from row in Enumerable.Range(0, plane.OutputHeight)
                              from column in Enumerable.Range(0, plane.OutputWidth)
                              select (from i in Enumerable.Range(0, plane.Kernel)
                                      from j in Enumerable.Range(0, plane.Kernel)
                                      select x[(((row * plane.Stride) + i) * plane.Width) + (column * plane.Stride) + j]).Sum()];
        Assert.Equal(expected, Pooled.By(Reduction.Sum, plane.Window, x, plane.Shape));
    }

    [Fact]
    public void Divisors_and_ceiling_give_the_hand_worked_examples()
    {
        float[] x = [1, 2, 3, 4, 5, 6];
        Window window = Window.Sliding([3], [2], Padding.Symmetric(1), rounding: Rounding.Ceiling);
        Assert.Equal([1.5f, 3, 5, 6], Pooled.By(Reduction.Average(Divisor.InBounds), window, x, [1, 1, 6]));
        Assert.Equal([1, 3, 5, 3], Pooled.By(Reduction.Average(Divisor.DeclaredPadding), window, x, [1, 1, 6]));
        Assert.Equal([1, 3, 5, 2], Pooled.By(Reduction.Average(Divisor.FullWindow), window, x, [1, 1, 6]));
        Assert.Equal([3, 9, 15, 6], Pooled.By(Reduction.Average(Divisor.Of(1)), window, x, [1, 1, 6]));
    }
}
