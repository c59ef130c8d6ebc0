using System.Numerics.Tensors;
using FsCheck.Xunit;
using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>Every door gives what the door on spans gives.</summary>
[Properties(Arbitrary = [typeof(BoxedGenerators)], MaxTest = 40)]
public sealed class RoiTensorLaws
{
    private const float Untouched = -777;

    [Property]
    public void Tensors_give_what_spans_give(Boxed @case)
    {
        int[] expected = RowBits.Of(@case.Aligned(@case.Maps, @case.Box, RoiReduction.Average));
        Tensor<float> x = Tensor.Create(@case.Maps, @case.Shape);
        TensorSpan<float> span = x;
        ReadOnlyTensorSpan<float> readOnly = x;
        Regions<float> regions = Regions.Of(Tensor.Create(@case.Box, [1, 4]), Tensor.Create([0L], [1]));
        RoiSampling two = RoiSampling.PerBin(2);
        Assert.Equal(expected, Flat(Pool.RoiAlign(x, regions, @case.Grid, two)));
        Assert.Equal(expected, Flat(Pool.RoiAlign(span, regions, @case.Grid, two)));
        Assert.Equal(expected, Flat(Pool.RoiAlign(readOnly, Regions.Of(Tensor.Create(@case.Box, [1, 4]), Tensor.Create([0], [1])), @case.Grid, two)));
        float[] y = new float[@case.Outputs];
        TensorSpan<float> destination = new(y, [1, @case.Channels, @case.BinRows, @case.BinColumns]);
        Pool.RoiAlign(x, regions, @case.Grid, destination, two);
        Assert.Equal(expected, RowBits.Of(y));
        y.AsSpan().Fill(Untouched);
        Pool.RoiAlign(span, regions, @case.Grid, destination, two);
        Assert.Equal(expected, RowBits.Of(y));
        y.AsSpan().Fill(Untouched);
        Pool.RoiAlign(readOnly, regions, @case.Grid, destination, two);
        Assert.Equal(expected, RowBits.Of(y));
    }

    [Property]
    public void Slices_are_read_and_written_where_they_lie(Boxed @case)
    {
        float[] expected = @case.Aligned(@case.Maps, @case.Box, RoiReduction.Average);
        Tensor<float> frame = Tensor.CreateFromShape<float>([@case.Batch, @case.Channels, @case.Height + 2, @case.Width + 1]);
        Tensor.Create(@case.Maps, @case.Shape).AsReadOnlyTensorSpan().CopyTo(frame.AsTensorSpan().Slice([0..@case.Batch, 0..@case.Channels, 1..(@case.Height + 1), 0..@case.Width]));
        float[] y = [.. Enumerable.Repeat(Untouched, @case.Outputs * 2)];
        TensorSpan<float> destination = new(y, [1, @case.Channels, @case.BinRows, @case.BinColumns * 2]);
        TensorSpan<float> within = frame.AsTensorSpan().Slice([0..@case.Batch, 0..@case.Channels, 1..(@case.Height + 1), 0..@case.Width]);
        Pool.RoiAlign(within, Regions.Of<float>(@case.Box, [0]), @case.Grid, destination.Slice([0..1, 0..@case.Channels, 0..@case.BinRows, 0..@case.BinColumns]), RoiSampling.PerBin(2));
        Assert.Equal(expected, y.Chunk(@case.BinColumns * 2).SelectMany(row => row[..@case.BinColumns]));
        Assert.All(y.Chunk(@case.BinColumns * 2).SelectMany(row => row[@case.BinColumns..]), value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Boxes_that_are_not_dense_are_read()
    {
        Tensor<float> wide = Tensor.Create([0f, 0, 3, 3, 99, 0, 0, 1, 1, 99], [2, 5]);
        Tensor<float> x = Tensor.Create([.. Enumerable.Range(1, 16).Select(i => (float)i)], [1, 1, 4, 4]);
        Regions<float> regions = Regions.Of(wide.Slice([0..2, 0..4]), Tensor.Create([0, 0], [2]));
        Assert.Equal([2.5625f, 4, 8.3125f, 9.75f], Pool.RoiAlign(x, regions, RoiGrid.Of(2, 2), RoiSampling.PerBin(2)).ToArray().Take(4));
        Assert.Equal<nint>([2, 1, 2, 2], Pool.RoiAlign(x, regions, RoiGrid.Of(2, 2), RoiSampling.PerBin(2)).Lengths.ToArray());
    }

    [Fact]
    public void Named_doors_are_their_plans()
    {
        Tensor<float> x = Tensor.Create([1f, 2, 3, 4, 10, 20, 30, 40], [1, 2, 1, 4]);
        Regions<float> box = Regions.OfRows(Tensor.Create([0f, 0, 0, 4, 1], [1, 5]));
        Assert.Equal([3f, 4, 30, 40], Pool.RoiPool(x, box, RoiGrid.Of(1, 2)).ToArray());
        Assert.Equal([1.5f, 35], Pool.PositionSensitiveRoiPool(x, box, RoiGrid.Of(1, 2)).ToArray());
        Assert.Equal([1.5f, 20], Pool.PositionSensitiveRoiPool(x, box, RoiGrid.Of(1, 2), RoiClip.BeforeLast, PoolOptions.Default).ToArray().Select((value, i) => i == 0 ? value + 1.5f : value + 20));
        Assert.Equal([1.5f, 35], Pool.PositionSensitiveRoiAlign(x, box, RoiGrid.Of(1, 2), RoiSampling.PerBin(2)).ToArray());
    }

    [Fact]
    public void Compiled_plans_say_their_shapes()
    {
        RoiPlan<float> first = Pool.CompileRoiAlign<float>(RoiGrid.Of(7, 5), [2, 3, 20, 30]);
        Assert.Equal<nint>([2, 3, 20, 30], first.InputShape.ToArray());
        Assert.Equal<nint>([4, 3, 7, 5], first.OutputShape(4));
        Assert.Equal<nint>([4, 7, 5, 3], Pool.CompileRoiPool<float>(RoiGrid.Of(7, 5), [2, 20, 30, 3], new() { Layout = Layout.ChannelsLast }).OutputShape(4));
        Assert.Equal<nint>([0, 2, 3, 2], Pool.CompilePositionSensitiveRoiPool<Half>(RoiGrid.Of(3, 2), [2, 12, 20, 30]).OutputShape(0));
        Assert.Equal<nint>([1, 2, 3, 2], Pool.CompilePositionSensitiveRoiAlign<double>(RoiGrid.Of(3, 2), [2, 12, 20, 30]).OutputShape(1));
    }

    private static int[] Flat(Tensor<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return RowBits.Of(values);
    }
}
