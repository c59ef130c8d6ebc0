using System.Numerics.Tensors;
using Xunit;
using static PoolFunctional.Conventions;

namespace PoolFunctional.Properties.Presets;

public sealed class LayerArgumentLaws
{
    private static readonly int[] boundaries = [int.MinValue, -1, 0];

    [Fact]
    public void Numbers_below_their_range_are_refused_by_the_peers_names() => Assert.All(boundaries, value =>
    {
        Assert.Equal("kernel_size", Layers.Named(() => PyTorch.MaxPool2d([2, value])));
        Assert.Equal("kernel_size", Layers.Named(() => PyTorch.LPPool3d(2, value)));
        Assert.Equal("stride", Layers.Named(() => PyTorch.AvgPool3d(2, stride: [1, value, 1])));
        Assert.Equal("dilation", Layers.Named(() => PyTorch.MaxPool1d(2, dilation: value)));
        Assert.Equal("padding", Layers.Named(() => PyTorch.AvgPool1d(2, padding: int.Min(value, -1))));
        Assert.Equal("output_size", Layers.Named(() => PyTorch.AdaptiveAvgPool2d([null, value])));
        Assert.Equal("pool_size", Layers.Named(() => TensorFlow.MaxPooling2D(value)));
        Assert.Equal("strides", Layers.Named(() => TensorFlow.AveragePooling3D(strides: [1, 2, value])));
        Assert.Equal("kernel_shape", Layers.Named(() => Onnx(22).MaxPool([2, value])));
        Assert.Equal("strides", Layers.Named(() => Onnx(22).AveragePool([2], strides: [value])));
        Assert.Equal("dilations", Layers.Named(() => Onnx(22).LpPool([2], dilations: [value])));
        Assert.Equal("pads", Layers.Named(() => Onnx(22).LpPool([2], pads: [0, long.Min(value, -1)])));
    });

    [Fact]
    public void Numbers_beyond_32_bits_are_refused_by_name()
    {
        Assert.Equal("kernel_shape", Layers.Named(() => Onnx(22).MaxPool([long.MaxValue])));
        Assert.Equal("pads", Layers.Named(() => Onnx(22).MaxPool([2], pads: [1L << 31, 0])));
    }

    [Fact]
    public void Lists_of_another_length_are_refused_by_name()
    {
        Assert.Equal("kernel_size", Layers.Named(() => PyTorch.MaxPool2d([2, 2, 2])));
        Assert.Equal("kernel_size", Layers.Named(() => PyTorch.AvgPool3d(default)));
        Assert.Equal("stride", Layers.Named(() => PyTorch.MaxPool3d(2, stride: [1, 1])));
        Assert.Equal("padding", Layers.Named(() => PyTorch.AvgPool1d(2, padding: [1, 1])));
        Assert.Equal("output_size", Layers.Named(() => PyTorch.AdaptiveMaxPool3d([1, 2])));
        Assert.Equal("output_size", Layers.Named(() => PyTorch.AdaptiveMaxPool1d(default)));
        Assert.Equal("pool_size", Layers.Named(() => TensorFlow.MaxPooling1D([2, 2])));
        Assert.Equal("kernel_shape", Layers.Named(() => Onnx(22).MaxPool([])));
        Assert.Equal("pads", Layers.Named(() => Onnx(22).MaxPool([2, 2], pads: [1, 1])));
        Assert.Equal("strides", Layers.Named(() => Onnx(22).MaxPool([2, 2], strides: [1])));
    }

    [Fact]
    public void Words_and_flags_that_mean_nothing_are_refused_by_name()
    {
        Assert.Equal("padding", Layers.Named(() => TensorFlow.MaxPooling2D(padding: "causal")));
        Assert.Equal("data_format", Layers.Named(() => TensorFlow.MaxPooling2D(data_format: "NCHW")));
        Assert.Equal("data_format", Layers.Named(() => TensorFlow.GlobalMaxPooling3D("")));
        Assert.Equal("auto_pad", Layers.Named(() => Onnx(22).MaxPool([2], auto_pad: "same_upper")));
        Assert.Equal("pads", Layers.Named(() => Onnx(22).MaxPool([2], pads: [0, 1], auto_pad: "VALID")));
        Assert.Equal("ceil_mode", Layers.Named(() => Onnx(22).MaxPool([2], ceil_mode: 2)));
        Assert.Equal("count_include_pad", Layers.Named(() => Onnx(22).AveragePool([2], count_include_pad: -1)));
        Assert.Equal("storage_order", Layers.Named(() => Onnx(22).MaxPool([2], storage_order: 2)));
        Assert.Equal("opset", Layers.Named(() => Onnx(0)));
        Assert.Equal("padding", Layers.Named(() => TensorFlow.MaxPooling2D(padding: null!)));
        Assert.Equal("auto_pad", Layers.Named(() => Onnx(22).LpPool([2], auto_pad: null!)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(double.NegativeInfinity)]
    public void Exponents_below_one_are_refused_by_name(double exponent)
    {
        Assert.Equal("norm_type", Layers.Named(() => PyTorch.LPPool2d(exponent, 2)));
        Assert.Equal("p", Layers.Named(() => Onnx(22).LpPool([2], p: exponent)));
        Assert.Equal("p", Layers.Named(() => Onnx(1).GlobalLpPool(exponent)));
    }

    [Fact]
    public void Divisor_of_zero_is_refused_by_name() => Assert.Equal("divisor_override", Layers.Named(() => PyTorch.AvgPool2d(2, divisor_override: 0)));

    [Fact]
    public void Largest_numbers_do_not_overflow()
    {
        Assert.Equal("shape", Layers.Named(() => PyTorch.MaxPool1d(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue).OutputShape(1, 1, 5)));
        Assert.Equal<nint>([1, 1, 1], PyTorch.MaxPool1d(2, stride: int.MaxValue).OutputShape(1, 1, 5));
    }

    [Fact]
    public void Layer_that_does_not_fit_is_refused_as_a_layer_and_nothing_is_written()
    {
        PoolLayer layer = PyTorch.MaxPool2d(5);
        float[] y = [7];
        Assert.Equal("layer", Layers.Named(() => Pool.Compile<float>(layer, [1, 1, 4, 4])));
        Assert.Equal("layer", Layers.Named(() => Pool.Reduce(new float[16], [1, 1, 4, 4], layer, y)));
        Assert.Equal("layer", Layers.Named(() => Pool.Reduce(Tensor.CreateFromShape<float>([1, 1, 4, 4]), layer)));
        Assert.Equal("layer", Layers.Named(() => Pool.Reduce(Tensor.CreateFromShape<float>([1, 1, 4, 4]), null!)));
        Assert.Equal("x", Layers.Named(() => Pool.Reduce(Tensor.CreateFromShape<float>([4, 4]), layer)));
        Assert.Equal("T", Layers.Named(() => Pool.Reduce(new int[16], [1, 1, 4, 4], PyTorch.LPPool2d(2, 2), new int[4])));
        Assert.Equal("destination", Layers.Named(() => Pool.Reduce(new float[16], [1, 1, 4, 4], PyTorch.MaxPool2d(2), y)));
        Assert.Equal([7f], y);
    }
}
