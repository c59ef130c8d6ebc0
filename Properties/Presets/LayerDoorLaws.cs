using System.Numerics.Tensors;
using Xunit;
using static PoolFunctional.Conventions;

namespace PoolFunctional.Properties.Presets;

public sealed class LayerDoorLaws
{
    private static readonly float[] values = [.. Enumerable.Range(0, 2 * 3 * 6 * 5).Select(i => (float)(i * 7 % 31))];

    private static readonly PoolLayer layer = PyTorch.AvgPool2d(3, stride: 2, padding: 1, ceil_mode: true);

    [Fact]
    public void Every_door_gives_what_the_window_and_the_reduction_give()
    {
        nint[] shape = [2, 3, 6, 5];
        Tensor<float> x = Tensor.Create(values, shape);
        float[] expected = Pooled.By(layer.Reduction, layer.Window, values, shape);
        Assert.Equal(expected, Flat(Pool.Reduce(x, layer)));
        Assert.Equal(expected, Flat(Pool.Reduce(x.AsTensorSpan(), layer)));
        Assert.Equal(expected, Flat(Pool.Reduce(x.AsReadOnlyTensorSpan(), layer)));
        Assert.Equal(expected, Layers.By(layer, values, shape));
        Assert.Equal(expected, Into(destination => Pool.Reduce(x, layer, destination.AsTensorSpan())));
        Assert.Equal(expected, Into(destination => Pool.Reduce(x.AsTensorSpan(), layer, destination.AsTensorSpan())));
        Assert.Equal(expected, Into(destination => Pool.Reduce(x.AsReadOnlyTensorSpan(), layer, destination.AsTensorSpan())));
        float[] y = new float[expected.Length];
        Pool.Reduce(values, shape, layer, y);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void Every_layer_of_maxima_takes_them()
    {
        PoolLayer[] layers =
        [
            PyTorch.AdaptiveMaxPool1d(1), PyTorch.AdaptiveMaxPool2d(1), PyTorch.AdaptiveMaxPool3d(1),
            TensorFlow.GlobalMaxPooling1D(), TensorFlow.GlobalMaxPooling2D(), TensorFlow.GlobalMaxPooling3D(),
        ];
        Assert.All(layers, of => Assert.Equal(Reduction.Max, of.Reduction));
        Assert.Throws<ArgumentNullException>("padding", () => TensorFlow.MaxPooling2D(2, padding: null!));
        Assert.Throws<ArgumentNullException>("auto_pad", () => Onnx(18).MaxPool([2, 2], auto_pad: null!));
    }

    [Fact]
    public void Layout_is_the_layers_whatever_the_options_say()
    {
        PoolOptions options = new() { Layout = Layout.ChannelsFirst, MaxDegreeOfParallelism = 2 };
        nint[] shape = [2, 6, 5, 3];
        PoolLayer last = TensorFlow.MaxPooling2D(2, padding: "same");
        Assert.Equal<nint>([2, 3, 3, 3], Pool.Compile<float>(last, shape, options).OutputShape.ToArray());
        Assert.Equal(Pooled.By(Reduction.Max, last.Window, values, shape, Layout.ChannelsLast), Flat(Pool.Reduce(Tensor.Create(values, shape), last, options)));
    }

    [Fact]
    public void Layers_of_the_same_meaning_are_equal()
    {
        Assert.Equal(PyTorch.MaxPool2d(3, stride: 1, padding: 1), Onnx(22).MaxPool([3, 3], pads: [1, 1, 1, 1]));
        Assert.Equal(PyTorch.AvgPool2d(2, count_include_pad: false), Onnx(11).AveragePool([2, 2], strides: [2, 2]));
        Assert.NotEqual(TensorFlow.MaxPooling2D(), TensorFlow.MaxPooling2D(data_format: "channels_first"));
    }

    private static float[] Into(Action<Tensor<float>> pool)
    {
        Tensor<float> destination = Tensor.CreateFromShape<float>(layer.OutputShape(2, 3, 6, 5));
        pool(destination);
        return Flat(destination);
    }

    private static float[] Flat(Tensor<float> tensor)
    {
        float[] flat = new float[tensor.FlattenedLength];
        tensor.FlattenTo(flat);
        return flat;
    }
}
