using System.Buffers;
using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

public sealed class CompositeGradientArgumentLaws
{
    private static readonly nint[] shape = [1, 2, 6, 6];
    private static readonly BlurFilter filter = BlurFilter.Binomial(3, 2);
    private static readonly WindowStack stack = WindowStack.Of(Window.Square(2, axes: 2), Window.Square(3, axes: 2));
    private static readonly Window two = Window.Square(2, axes: 2);
    private static readonly float[] x = new float[72];
    private static readonly Writing unknown = (Writing)7;

    public static TheoryData<Action<float[]>, string, string> Refused => new()
    {
        { to => Pool.BlurBackward(new float[18], null!, shape, to), "filter", "" },
        { to => Pool.BlurBackward(new float[17], filter, shape, to), "outputGradient", "17" },
        { to => Pool.BlurBackward(new float[18], filter, [1, 2, 6], to), "outputGradient", "18" },
        { to => Pool.BlurBackward(new float[18], filter, [1, 2, 6, 0], to), "inputShape", "0" },
        { to => Pool.BlurBackward(new float[18], filter, shape, to.AsSpan(1)), "inputGradient", "71" },
        { to => Pool.BlurBackward(new float[18], BlurFilter.Binomial(8), shape, to), "filter", "8" },
        { to => Pool.BlurBackward(to.AsSpan(0, 18), filter, shape, to), "inputGradient", "overlaps" },
        { to => Pool.BlurBackward(new float[18], filter, shape, to, unknown), "writing", "7" },
        { to => Pool.BlurBackward(Tensor.Create(new float[18], [1, 2, 3, 3]), filter, new TensorSpan<float>(to, [1, 2, 6, 6]), unknown), "writing", "7" },
        { to => Pool.BlurBackward(Tensor.Create(new float[18], [1, 2, 9, 1]), filter, new TensorSpan<float>(to, [1, 2, 6, 6])), "outputGradient", "[1, 2, 9, 1]" },
        { _ => Pool.BlurBackward(new int[18], filter, shape, new int[72]), "T", "Int32" },
        { _ => Pool.BlurBackward((Tensor<float>)null!, filter, shape), "outputGradient", "" },
        { _ => Pool.BlurBackward(Tensor.Create(new float[18], [1, 2, 3, 3]), filter, shape, new() { MaxAllocatedBytes = 100 }), "options", "100" },
        { to => Pool.MaxBlurBackward(new float[18], x.AsSpan(1), shape, filter, to), "x", "71" },
        { to => Pool.MaxBlurBackward(new float[17], x, shape, filter, to), "outputGradient", "17" },
        { to => Pool.MaxBlurBackward(new float[18], x, [1, 2, 1, 36], filter, to), "inputShape", "0" },
        { to => Pool.MaxBlurBackward(new float[18], to, shape, filter, to), "inputGradient", "overlaps" },
        { _ => Pool.MaxBlurBackward(new byte[18], new byte[72], shape, filter, new byte[72]), "T", "Byte" },
        { to => Pool.SpatialPyramidBackward(new float[10], x, shape, Pyramid.Adaptive(), to), "pyramid", "" },
        { to => Pool.SpatialPyramidBackward(new float[11], x, shape, Pyramid.Adaptive(1, 2), to), "outputGradient", "11" },
        { to => Pool.SpatialPyramidBackward(new float[10], x, shape, Pyramid.Adaptive(1, 2), to, Reduction.Lp(0)), "reduction", "0" },
        { to => Pool.SpatialPyramidBackward(new float[10], x, shape, Pyramid.Adaptive(1, 2), to, writing: unknown), "writing", "7" },
        { to => Pool.SpatialPyramidBackward(new float[10], x, [1, 2, 36, 0], Pyramid.Adaptive(1, 2), to), "inputShape", "0" },
        { to => Pool.StackBackward(new float[2], x, [1, 2, 36, 0], stack, Reduction.Max, to), "inputShape", "0" },
        { to => Pool.AverageAndMaxBackward(new float[36], x, [1, 2, 36, 0], two, to), "inputShape", "0" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], new int[72], [1, 2, 36, 0], two, to), "inputShape", "0" },
        { to => Pool.RoiPoolBackward(new float[2], x, [1, 2, 36, 0], Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), to), "inputShape", "0" },
        { to => Pool.RoiAlignBackward(new float[2], x, [1, 2, 36, 0], Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), to), "inputShape", "0" },
        { to => Pool.PositionSensitiveRoiAlignBackward(new float[2], [1, 2, 36, 0], Regions.Of([0f, 0, 1, 1], [0]), RoiGrid.Of(1, 1), to), "inputShape", "0" },
        { to => SegmentPool.Backward(new float[2], x, [36, 2, 1], Segments.ByIds([0, 0]), SegmentReduction.Sum, to), "inputShape", "3" },
        { to => SequencePool.Backward<float, bool>(new float[2], x, [], [36, 2], SequenceReduction.Mean, to), "inputShape", "2" },
        { to => Pool.StackBackward(new float[2], x, shape, null!, Reduction.Max, to), "stack", "" },
        { to => Pool.StackBackward(new float[2], x, shape, WindowStack.Of(), Reduction.Max, to), "stack", "" },
        { to => Pool.StackBackward(new float[2], x, shape, stack, null!, to), "reduction", "" },
        { to => Pool.StackBackward(new float[3], x, shape, stack, Reduction.Max, to), "outputGradient", "3" },
        { to => Pool.StackBackward(new float[2], [], shape, stack, Reduction.Max, to), "x", "0" },
        { to => Pool.AverageAndMaxBackward(new float[35], x, shape, two, to), "outputGradient", "35" },
        { to => Pool.AverageAndMaxBackward(new float[36], x, shape, null!, to), "window", "" },
        { to => Pool.AverageAndMaxBackward(new float[36], to, shape, two, to), "inputGradient", "overlaps" },
        { to => Pool.AverageAndMaxBackward(new float[36], x, shape, two, to, writing: unknown), "writing", "7" },
        { _ => Pool.AverageAndMaxBackward(new int[36], new int[72], shape, two, new int[72]), "T", "Int32" },
        { _ => Pool.AverageAndMaxBackward(Tensor.Create(new float[36], [1, 2, 3, 6]), Tensor.Create(x, shape), two), "outputGradient", "[1, 2, 3, 6]" },
        { to => Pool.UnpoolBackward<float, int>(new float[287], [], new int[72], shape, two, to), "outputGradient", "287" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], new int[71], shape, two, to), "indices", "71" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], [.. Enumerable.Repeat(0, 71), 144], shape, two, to), "indices", "144" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], [.. Enumerable.Repeat(0, 71), -2], shape, two, to), "indices", "-2" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], new int[72], shape, two, to, duplicates: Duplicates.Error), "indices", "names" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], new int[72], shape, two, to, duplicates: Duplicates.Max), "values", "0" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], x.AsSpan(1), new int[72], shape, two, to), "values", "71" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], to, new int[72], shape, two, to), "valuesGradient", "overlaps" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], new int[72], shape, two, to, writing: unknown), "writing", "7" },
        { to => Pool.UnpoolBackward<float, int>(new float[288], [], new int[72], shape, two, to, [9, 12]), "outputSize", "9" },
        { _ => Pool.UnpoolBackward(Tensor.Create(new float[288], [1, 2, 12, 12]), null, Tensor.Create(new int[72], shape), two, duplicates: Duplicates.Max), "values", "" },
        { _ => Pool.UnpoolBackward(Tensor.Create(new float[288], [1, 2, 12, 12]), null, Tensor.Create(new short[72], shape), two), "TIndex", "Int16" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Impossible_arguments_are_refused_by_name_and_nothing_is_written(Action<float[]> call, string parameter, string part)
    {
        float[] destination = [.. Enumerable.Repeat(77f, 72)];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => call(destination));
        Assert.Equal(parameter, error.ParamName);
        Assert.Contains(part, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.All(destination, value => Assert.Equal(77f, value));
    }

    public static TheoryData<Layout> Layouts => [Layout.ChannelsFirst, Layout.ChannelsLast];

    /// <summary>Tensors in slices of wider ones, written over and added to, give what spans give.</summary>
    [Theory]
    [MemberData(nameof(Layouts))]
    public void Doors_take_tensors_spans_and_slices_alike(Layout layout)
    {
        PoolOptions options = new() { Layout = layout };
        WindowStack small = WindowStack.Of(two, Window.Square(2, axes: 2, stride: 1));
        nint[] input = layout == Layout.ChannelsLast ? [2, 6, 5, 3] : [2, 3, 6, 5];
        float[] pooled = [.. Enumerable.Range(0, 180).Select(i => float.Sin(i * i))];
        nint[] blurred = [.. Pool.CompileBlur<float>(filter, input, options).OutputShape];
        nint[] most = [.. Pool.CompileMaxBlur<float>(filter, input, options).OutputShape];
        nint[] halves = [.. Pool.AverageAndMax(Tensor.Create(pooled, input), two, options).Lengths];
        nint[] stacked = [.. Pool.CompileStack<float>(small, Reduction.Max, input, options).OutputShape];
        int[] indices = [.. Enumerable.Range(0, 180).Select(i => (i * 7 % 121) - 1)];
        nint[] unpooled = [.. Pool.CompileUnpool<float, int>(two, input, options: options).OutputShape];
        Alike(blurred, pooled, input, g => Pool.BlurBackward(g, filter, input, options), (g, _, to, writing) => Pool.BlurBackward(g, filter, to, writing, options), (g, _, to) => Pool.BlurBackward(g, filter, input, to, options: options));
        Alike(most, pooled, input, g => Pool.MaxBlurBackward(g, Tensor.Create(pooled, input), filter, options: options), (g, from, to, writing) => Pool.MaxBlurBackward(g, from, filter, to, null, writing, options), (g, from, to) => Pool.MaxBlurBackward(g, from, input, filter, to, options: options));
        Alike(stacked, pooled, input, g => Pool.StackBackward(g, Tensor.Create(pooled, input), small, Reduction.Max, options: options), (g, from, to, writing) => Pool.StackBackward(g, from, small, Reduction.Max, to, null, writing, options), (g, from, to) => Pool.StackBackward(g, from, input, small, Reduction.Max, to, options: options));
        Alike([2, 42], pooled, input, g => Pool.SpatialPyramidBackward(g, Tensor.Create(pooled, input), Pyramid.Adaptive(1, 2, 3), options: options), (g, from, to, writing) => Pool.SpatialPyramidBackward(g, from, Pyramid.Adaptive(1, 2, 3), to, null, null, writing, options), (g, from, to) => Pool.SpatialPyramidBackward(g, from, input, Pyramid.Adaptive(1, 2, 3), to, options: options));
        Alike(halves, pooled, input, g => Pool.AverageAndMaxBackward(g, Tensor.Create(pooled, input), two, options: options), (g, from, to, writing) => Pool.AverageAndMaxBackward(g, from, two, to, null, writing, options), (g, from, to) => Pool.AverageAndMaxBackward(g, from, input, two, to, options: options));
        Alike(
            unpooled,
            pooled,
            input,
            g => Pool.UnpoolBackward(g, Tensor.Create(pooled, input), Tensor.Create(indices, input), two, duplicates: Duplicates.Max, options: options),
            (g, from, to, writing) => Pool.UnpoolBackward(g, from, Tensor.Create(indices, input).AsReadOnlyTensorSpan(), two, to, duplicates: Duplicates.Max, writing: writing, options: options),
            (g, from, to) => Pool.UnpoolBackward<float, int>(g, from, indices, input, two, to, duplicates: Duplicates.Max, options: options));
    }

    [Fact]
    public void Batch_of_nothing_gives_nothing()
    {
        Pool.BlurBackward<float>([], filter, [0, 2, 6, 6], []);
        Pool.MaxBlurBackward<float>([], [], [0, 2, 6, 6], filter, []);
        Pool.StackBackward<float>([], [], [0, 2, 6, 6], stack, Reduction.Max, []);
        Pool.SpatialPyramidBackward<float>([], [], [0, 2, 6, 6], Pyramid.Adaptive(1, 2), []);
        Pool.AverageAndMaxBackward<float>([], [], [0, 2, 6, 6], two, []);
        Pool.UnpoolBackward<float, int>([], [], [], [0, 2, 6, 6], two, []);
        Assert.Equal<nint>([0, 2, 6, 6], Pool.BlurBackward(Tensor.Create<float>([], [0, 2, 3, 3]), filter, [0, 2, 6, 6]).Lengths.ToArray());
    }

    private delegate void IntoTensor(ReadOnlyTensorSpan<float> outputGradient, ReadOnlyTensorSpan<float> x, TensorSpan<float> inputGradient, Writing writing);

    private delegate void IntoSpan(ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> x, Span<float> inputGradient);

    private static void Alike(nint[] output, float[] pooled, nint[] input, Func<Tensor<float>, Tensor<float>> allocating, IntoTensor intoTensor, IntoSpan intoSpan)
    {
        float[] incoming = [.. Enumerable.Range(0, output.Aggregate(1, (product, extent) => product * (int)extent)).Select(i => float.Cos(i))];
        float[] expected = new float[pooled.Length];
        intoSpan(incoming, pooled, expected);
        Assert.True(expected.Count(value => value != 0) > 4);
        Assert.Equal(expected, allocating(Tensor.Create(incoming, output)).ToArray());

        // Every tensor in a wider one of its own, the destination of which holds 3s.
        nint[] wide = [.. input.Select(extent => extent + 2)];
        NRange[] inside = [.. input.Select(extent => new NRange(1, extent + 1))];
        Tensor<float> given = Tensor.CreateFromShape<float>(wide);
        Tensor.Create(pooled, input).AsReadOnlyTensorSpan().CopyTo(given.AsTensorSpan().Slice(inside));
        Tensor<float> target = Tensor.CreateFromShape<float>(wide);
        target.AsTensorSpan().Fill(3);
        Tensor<float> gradient = Tensor.Create(incoming, output);
        intoTensor(gradient, given.AsReadOnlyTensorSpan().Slice(inside), target.AsTensorSpan().Slice(inside), Writing.Overwrite);
        Assert.Equal(expected, Flat(target, inside));
        intoTensor(gradient, given.AsReadOnlyTensorSpan().Slice(inside), target.AsTensorSpan().Slice(inside), Writing.Accumulate);
        Assert.Equal(expected.Select(value => value + value), Flat(target, inside));
        target.AsTensorSpan().Slice(inside).Fill(3);
        Assert.All(target.ToArray(), value => Assert.Equal(3, value));
    }

    private static float[] Flat(Tensor<float> tensor, NRange[] inside)
    {
        TensorSpan<float> slice = tensor.AsTensorSpan().Slice(inside);
        float[] flat = new float[slice.FlattenedLength];
        slice.FlattenTo(flat);
        return flat;
    }
}
