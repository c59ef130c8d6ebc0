using Xunit;
using static PoolFunctional.Conventions;

namespace PoolFunctional.Properties.Presets;

public sealed class TensorFlowLaws
{
    private const string First = "channels_first";

    [Fact]
    public void Pool_size_is_two_and_strides_are_the_pool_size_where_left_out() =>
        Assert.Equal([2f, 4], Layers.Line(TensorFlow.MaxPooling1D(data_format: First), Layers.OneToFive));

    [Fact]
    public void Channels_are_last_where_nothing_is_said()
    {
        Assert.Equal([4f, 40], Layers.By(TensorFlow.MaxPooling2D(), [1f, 10, 2, 20, 3, 30, 4, 40], 1, 2, 2, 2));
        Assert.Equal<nint>([8, 56, 56, 64], TensorFlow.MaxPooling2D(2).OutputShape(8, 112, 112, 64));
        Assert.Equal<nint>([8, 64, 56, 56], TensorFlow.MaxPooling2D(2, data_format: First).OutputShape(8, 64, 112, 112));
    }

    [Fact]
    public void Same_has_the_odd_element_after_and_an_average_divides_by_what_exists()
    {
        Assert.Equal([1.5f, 3.5f, 5], Layers.Line(TensorFlow.AveragePooling1D(2, padding: "same", data_format: First), Layers.OneToFive));
        Assert.Equal([2.5f, 3, 3.5f, 4], Layers.By(TensorFlow.AveragePooling2D(2, strides: 1, padding: "SAME"), [1f, 2, 3, 4], 1, 2, 2, 1));
    }

    [Theory]
    [InlineData("valid", 4)]
    [InlineData("same", 4)]
    [InlineData("VALID", 4)]
    public void Three_by_two_over_nine_or_eight(string padding, int outputs) =>
        Assert.Equal<nint>([1, outputs, 1], TensorFlow.MaxPooling1D(3, 2, padding).OutputShape(1, padding == "same" ? 8 : 9, 1));

    [Fact]
    public void Global_layers_keep_axes_of_extent_one()
    {
        Assert.Equal<nint>([2, 1, 1, 7], TensorFlow.GlobalMaxPooling2D().OutputShape(2, 3, 5, 7));
        Assert.Equal<nint>([2, 7, 1, 1, 1], TensorFlow.GlobalAveragePooling3D(First).OutputShape(2, 7, 3, 5, 4));
        Assert.Equal([3f], Layers.Line(TensorFlow.GlobalAveragePooling1D(First), Layers.OneToFive));
        Assert.Equal([5f], Layers.Line(TensorFlow.GlobalMaxPooling1D(First), Layers.OneToFive));
    }

    [Fact]
    public void Global_layers_know_their_number_of_axes() =>
        Assert.Equal("shape", Layers.Named(() => TensorFlow.GlobalMaxPooling1D().OutputShape(1, 2, 3, 4, 5)));

    [Fact]
    public void Layers_of_more_axes_pool_over_all_of_them()
    {
        float[] sheets = [.. Enumerable.Range(0, 16).Select(i => (float)i)];
        Assert.Equal([13f, 15], Layers.By(TensorFlow.MaxPooling3D(data_format: First), sheets, 1, 1, 2, 2, 4));
        Assert.Equal([15f], Layers.By(TensorFlow.GlobalMaxPooling3D(First), sheets, 1, 1, 2, 2, 4));
        Assert.Equal([3f], Layers.By(TensorFlow.GlobalAveragePooling2D(First), [1f, 2, 3, 6], 1, 1, 2, 2));
    }
}
