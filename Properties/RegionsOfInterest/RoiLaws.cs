using FsCheck.Xunit;
using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

[Properties(Arbitrary = [typeof(BoxedGenerators)])]
public sealed class RoiLaws
{
    [Property]
    public void One_sample_for_each_element_of_the_whole_map_is_the_map(Boxed @case)
    {
        float[] y = new float[@case.Maps.Length / @case.Batch];
        float[] box = [0, 0, @case.Width, @case.Height];
        Pool.RoiAlign<float, float>(@case.Maps, @case.Shape, Regions.Of<float>(box, [@case.Batch - 1]), RoiGrid.Of(@case.Height, @case.Width), y, RoiSampling.PerBin(1));
        Assert.Equal(@case.Maps.TakeLast(y.Length), y);
    }

    [Property]
    public void Bins_that_divide_the_map_are_adaptive_windows(Boxed @case)
    {
        (int height, int width) = (@case.BinRows * @case.Height, @case.BinColumns * @case.Width);
        float[] x = (@case with { Height = height, Width = width }).Maps;
        nint[] shape = [@case.Batch, @case.Channels, height, width];
        float[] whole = new float[@case.Batch * @case.Outputs];
        Pool.Max<float>(x, shape, Window.Adaptive([@case.BinRows, @case.BinColumns]), whole);
        float[] y = new float[whole.Length];
        int[] maps = [.. Enumerable.Range(0, @case.Batch)];
        float[] boxes = [.. maps.SelectMany(_ => (float[])[0, 0, width - 1, height - 1])];
        Pool.RoiPool<float, float>(x, shape, Regions.Of<float>(boxes, maps), @case.Grid, y);
        Assert.Equal(whole, y);
    }

    [Property]
    public void Average_inside_a_constant_map_is_the_constant(Boxed @case, byte constant) =>
        Assert.All(@case.Aligned([.. @case.Maps.Select(_ => (float)constant)], @case.Box, RoiReduction.Average), value => Assert.Equal(constant, value));

    [Property]
    public void Average_is_at_most_the_true_maximum_and_that_at_most_the_largest_element(Boxed @case)
    {
        (float[] mean, float[] most) = (@case.Aligned(@case.Maps, @case.Box, RoiReduction.Average), @case.Aligned(@case.Maps, @case.Box, RoiReduction.Max));
        Assert.All(mean.Zip(most), pair => Assert.True(pair.First <= pair.Second));
        Assert.True(most.Max() <= @case.Maps.Max());
    }

    [Property]
    public void Historical_maximum_of_positive_elements_is_at_most_the_true_one(Boxed @case)
    {
        float[] x = [.. @case.Maps.Select(float.Abs)];
        Assert.All(@case.Aligned(x, @case.Box, RoiReduction.WeightedMax).Zip(@case.Aligned(x, @case.Box, RoiReduction.Max)), pair => Assert.True(pair.First <= pair.Second));
    }

    [Property]
    public void Neighbours_in_the_batch_do_not_matter(Boxed @case)
    {
        int map = @case.Batch - 1;
        float[] alone = @case.Aligned(@case.Maps, @case.Box, RoiReduction.Average, map);
        float[] x = @case.Maps;
        x.AsSpan(0, map * (x.Length / @case.Batch)).Fill(float.NaN);
        Assert.Equal(RowBits.Of(alone), RowBits.Of(@case.Aligned(x, @case.Box, RoiReduction.Average, map)));
    }

    [Property]
    public void Other_regions_do_not_matter(Boxed @case)
    {
        float[] alone = @case.Aligned(@case.Maps, @case.Box, RoiReduction.Average);
        float[] others = [.. Enumerable.Range(0, 20).SelectMany(i => (float[])[i - 5, -i, i + 3, 9])];
        float[] among = @case.Aligned(@case.Maps, [.. others, .. @case.Box, .. others], RoiReduction.Average);
        Assert.Equal(RowBits.Of(alone), RowBits.Of(among[(20 * @case.Outputs)..(21 * @case.Outputs)]));
    }

    [Property]
    public void Scale_is_a_multiplication_of_the_boxes(Boxed @case) =>
        Assert.Equal(
            @case.Aligned(@case.Maps, @case.Box, RoiReduction.Average),
            @case.Aligned(@case.Maps, [.. @case.Box.Select(edge => edge * 16)], RoiReduction.Average, grid: RoiGrid.Of(@case.BinRows, @case.BinColumns, 1.0 / 16)));

    [Property]
    public void Position_sensitive_alignment_is_alignment_of_each_bin_in_its_own_channel(Boxed @case)
    {
        int bins = @case.BinRows * @case.BinColumns;
        Boxed wide = @case with { Channels = @case.Channels * bins };
        float[] every = wide.Aligned(wide.Maps, wide.Box, RoiReduction.Average);
        float[] y = new float[@case.Outputs];
        Pool.PositionSensitiveRoiAlign<float, float>(wide.Maps, wide.Shape, Regions.Of<float>(wide.Box, [0]), wide.Grid, y, RoiSampling.PerBin(2));
        Assert.Equal([.. Enumerable.Range(0, y.Length).Select(i => every[(((i / bins * bins) + (i % bins)) * bins) + (i % bins)])], y);
    }

    [Property]
    public void One_bin_of_position_sensitive_pooling_is_the_average_of_the_box(Boxed @case)
    {
        float[] whole = new float[@case.Channels];
        Pool.Average<float>(@case.Maps.AsSpan(0, @case.Maps.Length / @case.Batch), [1, @case.Channels, @case.Height, @case.Width], Window.Global, whole);
        float[] y = new float[@case.Channels];
        float[] box = [0, 0, @case.Width, @case.Height];
        Pool.PositionSensitiveRoiPool<float, float>(@case.Maps, @case.Shape, Regions.Of<float>(box, [0]), RoiGrid.Of(1, 1), y);
        Assert.Equal(RowBits.Of(whole), RowBits.Of(y));
    }

    [Property]
    public void Clipped_before_the_last_row_and_column_they_never_count(Boxed @case)
    {
        float[] Pooled(float[] x, RoiClip clip)
        {
            float[] y = new float[@case.Channels];
            float[] box = [0, 0, @case.Width, @case.Height];
            Pool.PositionSensitiveRoiPool<float, float>(x, @case.Shape, Regions.Of<float>(box, [0]), RoiGrid.Of(1, 1), y, clip);
            return y;
        }

        float[] x = @case.Maps;
        for (int i = 0; i < x.Length; i++)
        {
            if (i % @case.Width == @case.Width - 1 || i / @case.Width % @case.Height == @case.Height - 1) x[i] = float.NaN;
        }

        Assert.Equal(Pooled(@case.Maps, RoiClip.BeforeLast), Pooled(x, RoiClip.BeforeLast));
        Assert.All(Pooled(x, RoiClip.InBounds), value => Assert.True(float.IsNaN(value)));
    }

    [Property]
    public void Rows_of_five_are_rows_of_four_with_their_map(Boxed @case)
    {
        (float[] ints, float[] longs, float[] rows) = (new float[@case.Outputs], new float[@case.Outputs], new float[@case.Outputs]);
        float[] row = [@case.Batch - 1, .. @case.Box];
        Pool.RoiAlign<float, float>(@case.Maps, @case.Shape, Regions.Of<float>(@case.Box, [@case.Batch - 1]), @case.Grid, ints);
        Pool.RoiAlign<float, float>(@case.Maps, @case.Shape, Regions.Of<float>(@case.Box, [@case.Batch - 1L]), @case.Grid, longs);
        Pool.RoiAlign<float, float>(@case.Maps, @case.Shape, Regions.OfRows<float>(row), @case.Grid, rows);
        Assert.Equal(RowBits.Of(ints), RowBits.Of(longs));
        Assert.Equal(RowBits.Of(ints), RowBits.Of(rows));
    }

    [Fact]
    public void Boxes_as_far_as_they_may_be_are_pooled_at_once()
    {
        float[] x = [.. Enumerable.Range(0, 64)];
        float[] y = new float[4];
        const float Far = 1 << 24;
        Pool.RoiAlign<float, float>(x, [1, 1, 8, 8], Regions.Of([-Far, -Far, Far, Far], [0]), RoiGrid.Of(2, 2), y);
        Assert.All(y, value => Assert.InRange(value, 0, 1));
        Pool.RoiPool<float, float>(x, [1, 1, 8, 8], Regions.Of([-Far, -Far, Far, Far], [0]), RoiGrid.Of(2, 2), y);
        Assert.Equal(63, y.Max());
    }

    [Fact]
    public void Empty_boxes_and_boxes_outside_give_zeros()
    {
        float[] x = [.. Enumerable.Repeat(float.NaN, 64)];
        float[] y = [1, 1, 1];
        float[] boxes = [2, 2, 2, 2, 100, 100, 120, 120, -50, 1, -20, 5];
        Pool.RoiAlign<float, float>(x, [1, 1, 8, 8], Regions.Of<float>(boxes, [0, 0, 0]), RoiGrid.Of(1, 1), y);
        Assert.Equal([0, 0, 0], y);
        y = [1, 1, 1];
        Pool.PositionSensitiveRoiAlign<float, float>(x, [1, 1, 8, 8], Regions.Of<float>(boxes, [0, 0, 0]), RoiGrid.Of(1, 1), y);
        Assert.Equal([0, 0, 0], y);
        y = [1, 1];
        Pool.RoiPool<float, float>(x, [1, 1, 8, 8], Regions.Of<float>(boxes.AsSpan(4), [0, 0]), RoiGrid.Of(1, 1), y);
        Assert.Equal([0, 0], y);
    }
}
