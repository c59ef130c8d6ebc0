using Xunit;
using static PoolFunctional.Conventions;

namespace PoolFunctional.Properties.Presets;

public sealed class OnnxLaws
{
    private const int Newest = 22;

    [Fact]
    public void Strides_left_out_are_one() => Assert.Equal([2f, 3, 4, 5], Layers.Line(Onnx(Newest).MaxPool([2]), Layers.OneToFive));

    [Fact]
    public void Dilated_average_is_the_recorded_one()
    {
        Assert.Equal([4f / 3, 2, 3, 2, 8f / 3], Layers.Line(Onnx(19).AveragePool([3], pads: [2, 2], dilations: [2], count_include_pad: 1), Layers.OneToFive));
        Assert.Equal([2f, 3, 3, 3, 4], Layers.Line(Onnx(19).AveragePool([3], pads: [2, 2], dilations: [2]), Layers.OneToFive));
    }

    [Fact]
    public void Pads_hold_all_beginnings_and_then_all_ends()
    {
        Assert.Equal<nint>([1, 1, 5, 6], Onnx(Newest).MaxPool([1, 1], pads: [1, 0, 0, 2]).OutputShape(1, 1, 4, 4));
        Assert.Equal([float.NegativeInfinity, 1, 2], Layers.Line(Onnx(Newest).MaxPool([1], pads: [1, 0]), 1, 2));
    }

    [Fact]
    public void Ceiling_drops_a_window_in_the_padding_after_and_the_older_reading_keeps_it()
    {
        Assert.Equal<nint>([1, 1, 6], Onnx(Newest).MaxPool([1], strides: [2], ceil_mode: 1).OutputShape(1, 1, 12));
        Assert.Equal<nint>([1, 1, 7], Onnx(10, Rounding.CeilingAll).MaxPool([1], strides: [2], ceil_mode: 1).OutputShape(1, 1, 12));
        Assert.Equal<nint>([1, 1, 6], Onnx(10, Rounding.CeilingAll).MaxPool([1], strides: [2]).OutputShape(1, 1, 12));
    }

    [Fact]
    public void Partial_window_lies_at_the_end() => Assert.Equal([2f, 4], Layers.Line(Onnx(Newest).AveragePool([3], strides: [3], ceil_mode: 1), 1, 2, 3, 4));

    [Fact]
    public void Same_padding_is_that_of_the_dilated_kernel() =>
        Assert.Equal<nint>([1, 1, 6], Onnx(Newest).MaxPool([2], dilations: [3], auto_pad: "SAME_UPPER").OutputShape(1, 1, 6));

    [Fact]
    public void Odd_element_of_same_padding_is_after_or_before()
    {
        Assert.Equal([2f, 4, 5], Layers.Line(Onnx(Newest).MaxPool([2], strides: [2], auto_pad: "SAME_UPPER"), Layers.OneToFive));
        Assert.Equal([1f, 3, 5], Layers.Line(Onnx(Newest).MaxPool([2], strides: [2], auto_pad: "SAME_LOWER"), Layers.OneToFive));
    }

    [Fact]
    public void Same_padding_is_never_negative() =>
        Assert.Equal([1f, 4], Layers.Line(Onnx(Newest).MaxPool([1], strides: [3], auto_pad: "SAME_LOWER"), Layers.OneToFive));

    [Fact]
    public void Same_padding_counts_where_padding_counts() =>
        Assert.Equal([1.5f, 3.5f, 2.5f], Layers.Line(Onnx(Newest).AveragePool([2], strides: [2], auto_pad: "SAME_UPPER", count_include_pad: 1), Layers.OneToFive));

    [Fact]
    public void Valid_is_no_padding_and_takes_ceil_mode()
    {
        Assert.Equal([2f, 4], Layers.Line(Onnx(Newest).MaxPool([2], strides: [2], auto_pad: "VALID"), Layers.OneToFive));
        Assert.Equal([2f, 4, 5], Layers.Line(Onnx(Newest).MaxPool([2], strides: [2], auto_pad: "VALID", ceil_mode: 1), Layers.OneToFive));
    }

    [Fact]
    public void Norm_is_of_magnitudes_and_partial_windows_count_what_they_hold()
    {
        Assert.Equal(MathF.Cbrt(9), Layers.Line(Onnx(18).LpPool([2], p: 3), -1f, 2)[0], 1e-6f);
        Assert.Equal([MathF.Sqrt(2), 1], Layers.Line(Onnx(18).LpPool([2], strides: [2], ceil_mode: 1), 1f, 1, 1));
        Assert.Equal([5f], Layers.Line(Onnx(18).LpPool([2]), 3, -4));
    }

    [Fact]
    public void Global_layers_take_the_whole_plane()
    {
        Assert.Equal([5f], Layers.Line(Onnx(1).GlobalMaxPool(), Layers.OneToFive));
        Assert.Equal([3f], Layers.Line(Onnx(1).GlobalAveragePool(), Layers.OneToFive));
        Assert.Equal([5f], Layers.Line(Onnx(1).GlobalLpPool(), -3, 4));
        Assert.Equal<nint>([2, 3, 1, 1], Onnx(1).GlobalMaxPool().OutputShape(2, 3, 5, 7));
    }

    [Fact]
    public void Window_of_nothing_but_padding_averages_to_zero() =>
        Assert.Equal([0f, 0, 1], Layers.Line(Onnx(Newest).AveragePool([1], pads: [2, 0]), 1f));

    [Theory]
    [InlineData(7, "storage_order")]
    [InlineData(9, "ceil_mode")]
    [InlineData(9, "dilations")]
    public void Attribute_that_MaxPool_does_not_have_yet_is_refused_by_name(int opset, string attribute)
    {
        PoolLayer Made(int version) => attribute switch
        {
            "storage_order" => Onnx(version).MaxPool([2], storage_order: 1),
            "ceil_mode" => Onnx(version).MaxPool([2], ceil_mode: 1),
            _ => Onnx(version).MaxPool([2], dilations: [2]),
        };
        Assert.Equal(attribute, Layers.Named(() => Made(opset)));
        Assert.NotNull(Made(opset + 1));
    }

    [Theory]
    [InlineData(6, "count_include_pad")]
    [InlineData(9, "ceil_mode")]
    [InlineData(18, "dilations")]
    public void Attribute_that_AveragePool_does_not_have_yet_is_refused_by_name(int opset, string attribute)
    {
        PoolLayer Made(int version) => attribute switch
        {
            "count_include_pad" => Onnx(version).AveragePool([2], count_include_pad: 1),
            "ceil_mode" => Onnx(version).AveragePool([2], ceil_mode: 1),
            _ => Onnx(version).AveragePool([2], dilations: [2]),
        };
        Assert.Equal(attribute, Layers.Named(() => Made(opset)));
        Assert.NotNull(Made(opset + 1));
    }

    [Fact]
    public void LpPool_has_a_real_exponent_in_its_first_version_and_dilations_since_18()
    {
        Assert.Equal(Reduction.Lp(2.5), Onnx(1).LpPool([2], p: 2.5).Reduction);
        Assert.Equal("p", Layers.Named(() => Onnx(2).LpPool([2], p: 2.5)));
        Assert.Equal("dilations", Layers.Named(() => Onnx(17).LpPool([2], dilations: [1])));
        Assert.Equal("ceil_mode", Layers.Named(() => Onnx(17).LpPool([2], ceil_mode: 1)));
    }

    [Fact]
    public void Convention_knows_its_opset_and_its_reading_of_ceiling()
    {
        Assert.Equal((18, Rounding.Ceiling), (Onnx(18).Opset, Onnx(18).Ceiling));
        Assert.Equal((7, Rounding.CeilingAll), (Onnx(7, Rounding.CeilingAll).Opset, Onnx(7, Rounding.CeilingAll).Ceiling));
    }
}
