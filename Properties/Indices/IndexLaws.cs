using PoolFunctional.Generators;
using PoolFunctional.Generators.Indices;
using Xunit;

namespace PoolFunctional.Properties.Indices;

public sealed class IndexLaws
{
    public static TheoryData<float[], int, float[], int[]> Maxima => new()
    {
        { [3, 1, 4, 1], 2, [3, 4], [0, 2] },
        { [5, 5, 2, 7], 2, [5, 7], [0, 3] },
        { [-0f, +0f, +0f, -0f], 2, [+0f, +0f], [1, 2] },
        { [-0f, -0f, -1, -0f], 2, [-0f, -0f], [0, 3] },
        { [1, float.NaN, float.NaN, float.PositiveInfinity], 4, [float.NaN], [1] },
        { [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, -1], 2, [float.NegativeInfinity, -1], [0, 3] },
    };

    [Theory]
    [MemberData(nameof(Maxima))]
    public void Maximum_is_the_first_of_its_equals(float[] x, int kernel, float[] values, int[] indices)
    {
        (float[] y, int[] places) = Pooled<float, int>(Reduction.Max, Window.Sliding([kernel]), x, [1, 1, x.Length]);
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), y.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(indices, places);
    }

    public static TheoryData<float[], int, float[], int[]> Minima => new()
    {
        { [3, 1, 4, 1], 2, [1, 1], [1, 3] },
        { [+0f, -0f, -0f, +0f], 2, [-0f, -0f], [1, 2] },
        { [float.NegativeInfinity, float.NaN, 2, 2], 2, [float.NaN, 2], [1, 2] },
        { [float.PositiveInfinity, float.PositiveInfinity, 8, 9], 2, [float.PositiveInfinity, 8], [0, 2] },
    };

    [Theory]
    [MemberData(nameof(Minima))]
    public void Minimum_is_the_mirror(float[] x, int kernel, float[] values, int[] indices)
    {
        (float[] y, int[] places) = Pooled<float, int>(Reduction.Min, Window.Sliding([kernel]), x, [1, 1, x.Length]);
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), y.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(indices, places);
    }

    [Fact]
    public void Window_that_sees_nothing_has_index_minus_one_in_every_layout()
    {
        Window window = Window.Sliding([1], [1], Padding.Symmetric(1));
        Assert.All(IndexCase.Layouts, layout =>
        {
            (int[] most, long[] places) = Pooled<int, long>(Reduction.Max, window, [int.MinValue, 7], [1, 1, 2], layout);
            Assert.Equal([int.MinValue, int.MinValue, 7, int.MinValue], most);
            Assert.Equal((-1L, -1L), (places[0], places[3]));
            Assert.True(places[1] >= 0 && places[2] >= 0);
            (int[] least, places) = Pooled<int, long>(Reduction.Min, window, [int.MaxValue, 7], [1, 1, 2], layout);
            Assert.Equal([int.MaxValue, int.MaxValue, 7, int.MaxValue], least);
            Assert.Equal((-1L, -1L), (places[0], places[3]));
        });
    }

    [Fact]
    public void Layouts_count_as_their_sources_do()
    {
        // Batch 2, channels 2, planes of 2 × 3; the maximum of item 1, channel 1 is at row 1, column 2.
        float[] x = new float[24];
        x[18 + 5] = 1;
        long Index(IndexLayout layout) => Pooled<float, long>(Reduction.Max, Window.Sliding([2, 2], [1, 1]), x, [2, 2, 2, 3], layout).Indices[7];
        Assert.Equal(5, Index(IndexLayout.Plane));
        Assert.Equal((((1 * 2) + 1) * 6) + 5, Index(IndexLayout.Global));
        Assert.Equal((((1 * 2) + 1) * 6) + 1 + (2 * 2), Index(IndexLayout.ColumnMajor));
        Assert.Equal((((1 * 6) + 5) * 2) + 1, Index(IndexLayout.ChannelsLast));
        Assert.Equal(3, Index(IndexLayout.Tap));
    }

    public static TheoryData<Reduction> Extremes => [Reduction.Max, Reduction.Min];

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Index_points_at_the_value(Reduction reduction) => Numbered.Cases(reduction, 77, 150, @case =>
    {
        if (@case.Pooling.Layout != Layout.ChannelsFirst) return;
        Plan plan = @case.Pooling.Plan!;
        float[] x = Elements.Of(ElementType.Single, @case.Pooling.Palette, @case.Pooling.DataSeed, (int)plan.Input.Elements);
        (float[] y, int[] places) = Pooled<float, int>(@case.Pooling.Reduction, @case.Pooling.Window, x, @case.Pooling.Extents, IndexLayout.Global);
        Assert.All(y.Zip(places).Where(pair => pair.Second >= 0), pair => Assert.Equal(Canonical(x[pair.Second]), Canonical(pair.First)));
    });

    [Fact]
    public void Layouts_convert_into_each_other_and_back() => Numbered.Cases(Reduction.Max, 78, 120, @case =>
    {
        PoolCase pooling = @case.Pooling;
        float[] x = Elements.Of(ElementType.Single, pooling.Palette, pooling.DataSeed, (int)pooling.Plan!.Input.Elements);
        PoolOptions options = new() { Layout = pooling.Layout };
        long[] Counted(IndexLayout layout) => Pooled<float, long>(Reduction.Max, pooling.Window, x, pooling.Extents, layout, options).Indices;
        foreach (IndexLayout layout in IndexCase.Layouts)
        {
            foreach (IndexLayout target in IndexCase.Layouts)
            {
                long[] places = Counted(layout);
                long[] converted = new long[places.Length];
                void Convert() => Pool.ConvertIndices<long>(places, pooling.Extents, pooling.Window, layout, target, converted, options);

                // Tap numbers of planes with windows of their own are only written, by the pooling itself.
                if (pooling.Plan.PlanesDiffer && (layout == IndexLayout.Tap || target == IndexLayout.Tap))
                {
                    Assert.Throws<ArgumentException>("window", Convert);
                    continue;
                }

                Convert();
                Assert.Equal(Counted(target), converted);
            }
        }
    });

    [Fact]
    public void Tensors_of_any_strides_have_the_indices_of_dense_ones()
    {
        float[] x = Elements.Of(ElementType.Single, Palette.Counts, 5, 2 * 3 * 8 * 9);
        System.Numerics.Tensors.Tensor<float> dense = System.Numerics.Tensors.Tensor.Create(x, [2, 3, 8, 9]);
        System.Numerics.Tensors.Tensor<float> wide = System.Numerics.Tensors.Tensor.CreateFromShape<float>([2, 3, 8, 18]);
        dense.AsReadOnlyTensorSpan().CopyTo(wide.AsTensorSpan().Slice([0..2, 0..3, 0..8, 4..13]));
        (System.Numerics.Tensors.Tensor<float> values, System.Numerics.Tensors.Tensor<int> indices) = Pool.MaxWithIndices<float, int>(dense, Window.Square(2, axes: 2));
        System.Numerics.Tensors.Tensor<float> y = System.Numerics.Tensors.Tensor.CreateFromShape<float>(values.Lengths);
        System.Numerics.Tensors.Tensor<int> places = System.Numerics.Tensors.Tensor.CreateFromShape<int>(values.Lengths);
        Pool.MaxWithIndices<float, int>(wide.AsReadOnlyTensorSpan().Slice([0..2, 0..3, 0..8, 4..13]), Window.Square(2, axes: 2), y.AsTensorSpan(), places.AsTensorSpan());
        Assert.Equal(values, y);
        Assert.Equal(indices, places);
    }

    private static int Canonical(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);

    private static (T[] Values, TIndex[] Indices) Pooled<T, TIndex>(Reduction reduction, Window window, T[] x, nint[] shape, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, System.Numerics.INumber<T>
        where TIndex : unmanaged, System.Numerics.IBinaryInteger<TIndex>
    {
        PoolIndexPlan<T, TIndex> plan = Pool.CompileWithIndices<T, TIndex>(reduction, window, shape, layout, options);
        (T[] values, TIndex[] indices) = (new T[plan.OutputLength], new TIndex[plan.OutputLength]);
        plan.Run(x, values, indices);
        return (values, indices);
    }
}
