using Xunit;
using static PoolFunctional.Conventions;

namespace PoolFunctional.Properties.Presets;

public sealed class PyTorchLaws
{
    [Fact]
    public void Maximum_of_every_small_line_is_that_of_the_formulas_of_PyTorch() =>
        Assert.All(PyTorchFormulas.All, line => Assert.Equal(
            line.Maxima(Ramp(line.Input)),
            Layers.Line(PyTorch.MaxPool1d(line.Kernel, line.Stride, line.Padding, line.Dilation, line.CeilMode), Ramp(line.Input))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Average_of_every_small_line_is_that_of_the_formulas_of_PyTorch(bool countIncludePad) =>
        Assert.All(PyTorchFormulas.All.Where(line => line.Dilation == 1), line => Assert.Equal(
            line.Averages(Ramp(line.Input), countIncludePad),
            Layers.Line(PyTorch.AvgPool1d(line.Kernel, line.Stride, line.Padding, line.CeilMode, countIncludePad), Ramp(line.Input))));

    [Fact]
    public void Stride_left_out_is_the_kernel_and_padding_is_counted() =>
        Assert.Equal([0.5f, 2.5f, 2], Layers.Line(PyTorch.AvgPool1d(2, padding: 1), 1, 2, 3, 4));

    [Fact]
    public void What_ceil_mode_adds_beyond_the_declared_padding_is_not_counted() =>
        Assert.Equal([1f, 3, 2], Layers.Line(PyTorch.AvgPool1d(3, stride: 2, padding: 1, ceil_mode: true), 1, 2, 3, 4));

    [Fact]
    public void Last_window_that_would_start_in_the_padding_after_is_dropped() =>
        Assert.Equal<nint>([1, 1, 3], PyTorch.MaxPool1d(2, padding: 1, ceil_mode: true).OutputShape(1, 1, 5));

    [Fact]
    public void Divisor_override_replaces_every_count_and_may_be_negative() =>
        Assert.Equal([-1.5f, -2], Layers.By(PyTorch.AvgPool2d([1, 2], padding: [0, 1], stride: [1, 3], divisor_override: -2), [3f, 1, 4], 1, 1, 1, 3));

    [Fact]
    public void One_number_stands_for_every_axis() =>
        Assert.Equal(PyTorch.MaxPool3d([2, 2, 2], [1, 1, 1], [1, 1, 1]), PyTorch.MaxPool3d(2, 1, 1));

    [Fact]
    public void Axes_keep_their_order() =>
        Assert.Equal<nint>([1, 1, 3, 2], PyTorch.MaxPool2d([2, 3], stride: [2, 4]).OutputShape(1, 1, 7, 7));

    [Fact]
    public void Batch_may_be_left_out() =>
        Assert.Equal<nint>([64, 56, 56], PyTorch.MaxPool2d(3, stride: 2, padding: 1).OutputShape(64, 112, 112));

    [Fact]
    public void Adaptive_windows_overlap_and_divide_by_their_own_size()
    {
        Assert.Equal([1.5f, 3, 4.5f], Layers.Line(PyTorch.AdaptiveAvgPool1d(3), Layers.OneToFive));
        Assert.Equal([2f, 4, 5], Layers.Line(PyTorch.AdaptiveMaxPool1d(3), Layers.OneToFive));
    }

    [Fact]
    public void Adaptive_output_may_be_larger_than_the_input_and_None_keeps_an_extent()
    {
        Assert.Equal([1f, 1.5f, 2], Layers.Line(PyTorch.AdaptiveAvgPool1d(3), 1, 2));
        Assert.Equal<nint>([1, 1, 7, 9], PyTorch.AdaptiveAvgPool2d([7, null]).OutputShape(1, 1, 14, 9));
        Assert.Equal<nint>([1, 1, 2, 2, 2], PyTorch.AdaptiveMaxPool3d(2).OutputShape(1, 1, 6, 5, 4));
    }

    [Fact]
    public void Norm_of_even_exponents_is_that_of_PyTorch_and_of_odd_ones_that_of_magnitudes()
    {
        Assert.Equal([5f], Layers.Line(PyTorch.LPPool1d(2, 2), -3, 4));
        Assert.Equal(MathF.Cbrt(9), Layers.Line(PyTorch.LPPool1d(3, 2), -1f, 2)[0], 1e-6f);
        Assert.Equal([4f], Layers.Line(PyTorch.LPPool1d(double.PositiveInfinity, 2), -4f, 2));
    }

    [Fact]
    public void Partial_window_of_a_norm_is_not_scaled_up() =>
        Assert.Equal([MathF.Sqrt(2), 1], Layers.Line(PyTorch.LPPool1d(2, 2, ceil_mode: true), 1f, 1, 1));

    /// <summary>Counts, whose sums are exact, with the largest somewhere inside.</summary>
    private static float[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(i => (float)((i * 5 % 7) - 3))];

    [Fact]
    public void Adaptive_layers_of_more_axes_pool_over_all_of_them()
    {
        float[] sheets = [.. Enumerable.Range(0, 16).Select(i => (float)i)];
        Assert.Equal([6.5f, 8.5f], Layers.By(PyTorch.AdaptiveAvgPool3d([1, 1, 2]), sheets, 1, 1, 2, 2, 4));
        Assert.Equal([7f, 15], Layers.By(PyTorch.AdaptiveMaxPool2d([2, 1]), sheets, 1, 1, 4, 4));
    }
}
