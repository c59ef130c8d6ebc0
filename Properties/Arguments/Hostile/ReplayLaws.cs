using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Xunit;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>How pooling has really broken, elsewhere: one law for every kind of report, so that it cannot happen here.</summary>
public sealed class ReplayLaws
{
    private static readonly nint[] plane = [1, 1, 4, 4];

    // PyTorch 149274 (CVE-2025-2953), 41767; TensorFlow CVE-2022-21735, CVE-2021-29550: division by a stride, or by an output, of 0.
    [Fact]
    public void Stride_of_nothing_is_refused_by_every_way_to_say_it()
    {
        foreach (Window window in (Window[])[Window.Sliding([2, 2], [0, 0]), Window.Square(2, axes: 2, stride: 0), Window.Adaptive([0, 0]), Window.Fractional([0, 2], FractionalSequence.PseudoRandom(), FractionalSamples.Seeded(1))])
        {
            Assert.Equal("window", Refused(() => Pool.Compile<float>(Reduction.Average(), window, plane)));
        }

        Assert.Equal("stride", Refused(() => Conventions.PyTorch.MaxPool2d(2, stride: 0)));
        Assert.Equal("strides", Refused(() => Conventions.Onnx(22).MaxPool([2, 2], [0, 1])));
        Assert.Equal("strides", Refused(() => Conventions.TensorFlow.MaxPooling2D(2, 0)));
    }

    // PyTorch 73190, 142454, 136719, 147613: (k − 1) · dilation + 1, padded extents and output sizes that wrap around.
    [Theory]
    [InlineData(int.MaxValue, 1, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue - 1, 1, 2)]
    [InlineData(2, int.MaxValue, int.MaxValue)]
    public void Sizes_that_overflow_are_refused(int kernelSize, int stride, int dilation) =>
        Assert.Equal("window", Refused(() => Pool.Compile<float>(Reduction.Max, Window.Sliding([kernelSize, kernelSize], [stride, stride], dilation: [dilation, dilation]), plane)));

    [Fact]
    public void Strides_and_outputs_beyond_int_are_refused()
    {
        Assert.Equal("strides", Refused(() => Conventions.Onnx(22).MaxPool([2, 2], [1L << 31, 1])));
        Assert.Equal("window", Refused(() => Pool.Compile<float>(Reduction.Max, Window.Adaptive([0x3FFFFFFF, 0x3FFFFFFF]), plane)));
        Assert.Equal("options", Refused(() => Pool.Max(Tensor.Create(new float[16], plane), Window.Adaptive([1 << 14, 1 << 15]))));
        Assert.Equal("shape", Refused(() => Pool.Compile<float>(Reduction.Max, Window.Global, [int.MaxValue, int.MaxValue, int.MaxValue, 1])));
    }

    // PyTorch 4986, 94698, 50967: kernels beyond the input, an axis of nothing beside one of 2.7e18, a kernel without axes.
    [Fact]
    public void Windows_that_fit_nowhere_are_refused()
    {
        Assert.Equal("window", Refused(() => Pool.Compile<float>(Reduction.Max, Window.Sliding([5, 1]), plane)));
        Assert.Equal("shape", Refused(() => Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), [1, 0, nint.MaxValue / 4, 4])));
        Assert.Equal("shape", Refused(() => Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), [1, 1, 0, 4])));
        Assert.NotNull(Refused(() => Pool.Compile<float>(Reduction.Max, Window.Sliding([]), plane)));
        Assert.NotNull(Refused(() => new PoolStream<float>(Reduction.Max, Window.Sliding([]), [4])));
        Assert.Equal("kernel_shape", Refused(() => Conventions.Onnx(22).MaxPool([])));
    }

    // PyTorch 81409: the index arithmetic of an adaptive pooling of 5877 × 3697 to 2855 × 1.
    [Fact]
    public void Adaptive_pooling_finds_its_windows_in_a_large_plane()
    {
        const int Height = 5877, Width = 3697, Rows = 2855;
        byte[] x = new byte[Height * Width];
        for (int row = 0; row < Height; row++) x[(row * Width) + (row * 31 % Width)] = (byte)(1 + (row * 7 % 255));
        byte[] y = new byte[Rows];
        Pool.Max<byte>(x, [1, 1, Height, Width], Window.Adaptive([Rows, 1]), y);
        Assert.Equal(Enumerable.Range(0, Rows).Select(output => (byte)RowsOf(output).Max(row => 1 + (row * 7 % 255))), y);

        static IEnumerable<int> RowsOf(int output)
        {
            int start = output * Height / Rows;
            return Enumerable.Range(start, ((((output + 1) * Height) + Rows - 1) / Rows) - start);
        }
    }

    // PyTorch 68727, 163035, 197409 (64 bits cut to 32 before the check); TensorFlow 126911, 64642: indices that are believed.
    [Fact]
    public Task Indices_outside_their_plane_are_refused_before_anything_is_written() => ChildProcess.Holds("believed");

    [Fact]
    public void Gradients_of_averages_believe_no_shape() =>
        Assert.Equal("outputGradient", Refused(() => Pool.AverageBackward<float>(new float[3], Window.Square(2, axes: 2), plane, new float[16])));

    // PyTorch 162476: a quantised pooling that wrote beyond its result.
    [Fact]
    public void Quantised_poolings_are_held_to_their_windows_and_their_range()
    {
        byte[] x = [.. Enumerable.Repeat((byte)255, 16)], y = new byte[4];
        Pool.QuantizedAverage<byte>(x, plane, Window.Square(2, axes: 2), Quantization.Of(1e-30, 255), y, Quantization.Of(1e30));
        Assert.Equal([0, 0, 0, 0], y);
        Pool.QuantizedMax<byte>(x, plane, Window.Square(2, axes: 2), Quantization.Of(1e30), y, Quantization.Of(1e-30));
        Assert.Equal([255, 255, 255, 255], y);
        Assert.Equal("window", Refused(() => Pool.QuantizedMax<byte>(x, plane, Window.Square(5, axes: 2), Quantization.Of(1), y)));
        Assert.Equal("input", Refused(() => Pool.QuantizedMax<byte>(x, plane, Window.Square(2, axes: 2), Quantization.Of(1, 256), y)));
        Assert.Equal("output", Refused(() => Pool.QuantizedMax<byte>(x, plane, Window.Square(2, axes: 2), Quantization.Of(1), y, Quantization.Of(0))));
    }

    // onnx 4958, 5235; ONNX Runtime 16351, 15446, 16203; PyTorch 36977: a last window that sees only padding, or nothing at all.
    [Fact]
    public void Window_beyond_the_data_is_dropped_or_empty_but_never_read()
    {
        float[] x = [1, 2, 3, 4, 5];
        Window dropped = Window.Sliding([1], [3], Padding.Explicit([0], [2]), rounding: Rounding.Ceiling);
        Assert.Equal<nint>([1, 1, 2], Pool.OutputShape(dropped, [1, 1, 5]));
        Window beyond = Window.Sliding([1], [3], Padding.Explicit([0], [2]), rounding: Rounding.CeilingAll);
        Assert.Equal([1, 4, float.NegativeInfinity], Pooled.By(Reduction.Max, beyond, x, [1, 1, 5]));
        Assert.Equal([1, 4, 0], Pooled.By(Reduction.Average(), beyond, x, [1, 1, 5]));
    }

    // ONNX Runtime 24681, PR 29631: one side of the padding dropped, a dilation not looked at.
    [Fact]
    public void Every_side_of_a_padding_and_every_dilation_counts()
    {
        float[] x = [1, 2, 3, 4, 5];
        Assert.Equal([1, 3, 6, 9, 12, 9], Pooled.By(Reduction.Sum, Window.Sliding([3], [1], Padding.Explicit([2], [1])), x, [1, 1, 5]));
        Assert.Equal([3, 6, 9, 12, 9, 5], Pooled.By(Reduction.Sum, Window.Sliding([3], [1], Padding.Explicit([1], [2])), x, [1, 1, 5]));
        Assert.Equal([4, 6, 8], Pooled.By(Reduction.Sum, Window.Sliding([2], [1], dilation: [2]), x, [1, 1, 5]));
    }

    public static TheoryData<Reduction> Propagating =>
        [.. (Reduction[])[Reduction.Max, Reduction.Min, Reduction.Sum, Reduction.Average(), Reduction.Product, Reduction.Lp(2), Reduction.Range, Reduction.Variance, Reduction.LogSumExp(), Reduction.SoftPool]];

    // dotnet/runtime 133346; ONNX Runtime 10514, and its MaxPool of today: NaN seen in the last place of a window, lost in the first.
    [Theory]
    [MemberData(nameof(Propagating))]
    public void Not_a_number_is_seen_in_every_place_of_a_window(Reduction reduction)
    {
        for (int length = 1; length <= 40; length++)
        {
            for (int place = 0; place < length; place++)
            {
                float[] x = [.. Enumerable.Range(0, length).Select(i => i == place ? float.NaN : i + 1f)];
                Assert.True(float.IsNaN(Pooled.By(reduction, Window.Global, x, [1, 1, length])[0]), $"{reduction}: place {place} of {length}");
            }
        }
    }

    // System.Numerics.Tensors: the Half sum of 4,096 ones is 2,048, that of 65,536 a mean of 0.03.
    [Fact]
    public void Many_small_numbers_are_not_lost_in_a_sum_of_halves()
    {
        Half[] ones = [.. Enumerable.Repeat(Half.One, 65_536)];
        Assert.Equal([(Half)4096], Pooled.By(Reduction.Sum, Window.Global, ones[..4096], [1, 1, 4096]));
        Assert.Equal([Half.One], Pooled.By(Reduction.Average(), Window.Global, ones[..4096], [1, 1, 4096]));
        Assert.Equal([Half.One], Pooled.By(Reduction.Average(), Window.Global, ones, [1, 1, 65_536]));
    }

    // A plain loop's mean of 16.8 million times 0.1 is a seventh too small.
    [Fact]
    public void Mean_of_a_long_row_of_floats_is_right_to_the_sixth_digit()
    {
        const int Length = 1 << 24;
        float[] tenths = [.. Enumerable.Repeat(0.1f, Length)];
        Assert.InRange(Pooled.By(Reduction.Average(), Window.Global, tenths, [1, 1, Length])[0], 0.0999999f, 0.1000001f);
    }

    // lantern 91, text-embeddings-inference 332, unsloth 968: padding averaged in when sequences are batched, the last token of a sequence padded on the left.
    [Fact]
    public void Masked_means_of_a_batch_are_those_of_its_sequences_alone()
    {
        float[] tokens = [1, 3, 100, 100, 100, 100, 2, 4, 100, 100, 100, 100], y = new float[3];
        bool[] mask = [true, true, false, false, false, false, true, true, false, false, false, false];
        SequencePool.Mean<float, bool>(tokens, mask, [3, 4, 1], y);
        Assert.Equal([2, 3, 0], y);
        SequencePool.Last<float, bool>(tokens, mask, [3, 4, 1], y);
        Assert.Equal([3, 4, 0], y);
        SequencePool.First<float, bool>(tokens, mask, [3, 4, 1], y);
        Assert.Equal([1, 2, 0], y);
    }

    private static string? Refused(Action call, [CallerArgumentExpression(nameof(call))] string? written = null) => Refusal.Of(call, written);

    private static string? Refused(Func<object> call, [CallerArgumentExpression(nameof(call))] string? written = null) => Refusal.Of(() => { _ = call(); }, written);
}
