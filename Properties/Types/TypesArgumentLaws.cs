using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Types;

public sealed class TypesArgumentLaws
{
    private static readonly PoolOptions Mono = new() { Layout = Layout.Plane };

    public static TheoryData<Reduction, string> ImpossibleQuantisations => new()
    {
        { Reduction.QuantizedAverage(Quantization.Of(0)), "0" },
        { Reduction.QuantizedAverage(Quantization.Of(-1)), "-1" },
        { Reduction.QuantizedAverage(Quantization.Of(double.NaN)), "NaN" },
        { Reduction.QuantizedAverage(Quantization.Identity, Quantization.Of(double.PositiveInfinity)), "Infinity" },
        { Reduction.QuantizedAverage(Quantization.Of(1, 256)), "256" },
        { Reduction.QuantizedMax(Quantization.Of(1, -1)), "-1" },
        { Reduction.QuantizedMin(Quantization.Identity, Quantization.Of(1, long.MinValue)), "-9223372036854775808" },
        { Reduction.QuantizedMax(Quantization.Of(1e300), Quantization.Of(1e-300)), "1E-300" },
        { Reduction.QuantizedAverage(Quantization.Identity, divisor: Divisor.Of(0)), "0" },
    };

    [Theory]
    [MemberData(nameof(ImpossibleQuantisations))]
    public void Impossible_quantisations_are_refused_by_name_and_value(Reduction reduction, string value)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<byte>(reduction, Window.Global, [1, 1, 4]));
        Assert.Equal("reduction", error.ParamName);
        Assert.Contains(value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantised_pooling_refuses_other_types_and_null_by_name()
    {
        Assert.Contains("Int32", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<int>(Reduction.QuantizedMax(Quantization.Identity), Window.Global, [1, 1, 4])).Message, StringComparison.Ordinal);
        Assert.Equal("T", Assert.ThrowsAny<ArgumentException>(() => Pool.Compile<float>(Reduction.QuantizedAverage(Quantization.Identity), Window.Global, [1, 1, 4])).ParamName);
        Assert.Equal("input", Assert.Throws<ArgumentNullException>(() => Pool.QuantizedAverage(Tensor.Create([(byte)1], [1, 1, 1]), Window.Global, null!)).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Pool.QuantizedMax((Tensor<byte>)null!, Window.Global, Quantization.Identity)).ParamName);
    }

    [Fact]
    public void Doors_of_wider_results_check_spans_and_shapes_before_they_write()
    {
        byte[] x = [1, 2, 3, 4];
        int[] y = [7, 7, 7];
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => Pool.Sum<byte, int>(x, [1, 1, 4], Window.Sliding([2]), y)).ParamName);
        Assert.Equal("x", Assert.ThrowsAny<ArgumentException>(() => Pool.Sum<byte, int>(x.AsSpan(1), [1, 1, 4], Window.Sliding([2]), y.AsSpan(0, 2))).ParamName);
        Assert.Equal("window", Assert.ThrowsAny<ArgumentException>(() => Pool.Average<byte, float>(x, [1, 1, 4], Window.Sliding([5]), new float[1])).ParamName);
        Assert.Equal("shape", Assert.ThrowsAny<ArgumentException>(() => Pool.Average<byte, float>(x, [1, 0, 4], Window.Sliding([2]), new float[1])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Pool.Sum<byte, int>((Tensor<byte>)null!, Window.Global)).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentNullException>(() => Pool.Sum<byte, int>(Tensor.Create(x, [1, 1, 4]), null!)).ParamName);
        Assert.Equal("reduction", Assert.Throws<ArgumentNullException>(() => Pool.Compile<byte, int>(null!, Window.Global, [1, 1, 4])).ParamName);
        Assert.ThrowsAny<ArgumentException>(() => Pool.Sum<byte, long>(Tensor.Create(x, [1, 1, 4]), Window.Sliding([1]), new() { MaxAllocatedBytes = 31 }));
        Assert.Equal([7, 7, 7], y);
    }

    [Fact]
    public void Doors_of_wider_results_take_tensors_and_leave_one_type_to_the_others()
    {
        Tensor<byte> x = Tensor.Create<byte>([200, 100, 3, 4], [1, 1, 4]);
        Assert.Equal([300, 7], Pool.Sum<byte, int>(x, Window.Sliding([2])).ToArray());
        Assert.Equal([150f, 3.5f], Pool.Average<byte, float>(x, Window.Sliding([2])).ToArray());
        int[] y = new int[4];
        Pool.Sum<byte, int>(x, Window.Sliding([2]), new TensorSpan<int>(y, [1, 1, 2], [0, 0, 2]));
        Assert.Equal([300, 0, 7, 0], y);
        Assert.Equal(1, Pool.Sum<byte, int>(x.AsReadOnlyTensorSpan().Slice([0..1, 0..1, 1..3]), Window.Global).FlattenedLength);
        byte[] same = new byte[2];
        Pool.Sum(x, Window.Sliding([2]), new TensorSpan<byte>(same, [1, 1, 2]));
        Assert.Equal<byte>([255, 7], same);
        Assert.Equal(0, Pool.Sum<byte, int>(Tensor.CreateFromShape<byte>([0, 1, 4]), Window.Sliding([2])).FlattenedLength);
    }

    [Fact]
    public void Streams_refuse_windows_that_need_the_length_by_name()
    {
        foreach (Window window in (Window[])[Window.Global, Window.Adaptive(3), Window.GlobalOver(0), Window.Sliding([3], [1], Padding.SameUpper), Window.Sliding([3], [1], Padding.SameLower)])
        {
            ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, window, [], Mono));
            Assert.Equal("window", error.ParamName);
            Assert.Contains("unknown before the stream is complete", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Streams_refuse_impossible_arguments_by_name()
    {
        Assert.Equal("reduction", Assert.Throws<ArgumentNullException>(() => new PoolStream<float>(null!, Window.Sliding([2]), [], Mono)).ParamName);
        Assert.Equal("window", Assert.Throws<ArgumentNullException>(() => new PoolStream<float>(Reduction.Max, null!, [], Mono)).ParamName);
        Assert.Equal("reduction", Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Lp(0.5), Window.Sliding([2]), [], Mono)).ParamName);
        Assert.Equal("frame", Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, Window.Sliding([2]), [1, 2, 3])).ParamName);
        Assert.Equal("frame", Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, Window.Sliding([2]), [])).ParamName);
        Assert.Equal("frame", Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, Window.Sliding([2]), [0])).ParamName);
        Assert.Equal("frame", Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, Window.Sliding([2]), [0, 3])).ParamName);
        foreach (Window window in (Window[])[Window.Sliding([0]), Window.Sliding([2], [0]), Window.Sliding([2], dilation: [0]), Window.Sliding([2], padding: Padding.Symmetric(-1)), Window.Sliding([]), Window.Sliding([2, 9], [1, 1]), Window.Sliding([int.MaxValue], [1], dilation: [int.MaxValue])])
        {
            Assert.Equal("window", Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, window, window.Axes == 2 ? [4] : [], Mono)).ParamName);
        }

        Assert.Equal("window", Assert.ThrowsAny<ArgumentException>(() => new PoolStream<float>(Reduction.Max, Window.Sliding([1000]), [], Mono with { MaxAllocatedBytes = 3999 })).ParamName);
    }

    [Fact]
    public void Chunks_and_destinations_that_do_not_fit_are_refused_and_nothing_is_taken()
    {
        PoolStream<float> stream = new(Reduction.Max, Window.Sliding([2], [1]), [1, 2]);
        Assert.Equal("chunk", Assert.ThrowsAny<ArgumentException>(() => stream.Push([1, 2, 3])).ParamName);
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => stream.Push([1, 2, 3, 4], new float[1])).ParamName);
        float[] shared = [1, 2, 3, 4];
        Assert.Equal("destination", Assert.ThrowsAny<ArgumentException>(() => stream.Push(shared, shared)).ParamName);
        Assert.Equal("frames", Assert.ThrowsAny<ArgumentException>(() => stream.OutputFramesFor(-1)).ParamName);
        Assert.Equal([1, 2, 3, 4], shared);
        Assert.Equal(0, stream.Frames);
        Assert.Equal([3, 4], stream.Push([1, 2, 3, 4]));
        Assert.Equal([], stream.Push([]));
    }

    [Fact]
    public void Streams_without_frames_or_with_too_few_cannot_be_completed()
    {
        PoolStream<float> stream = new(Reduction.Max, Window.Sliding([3], [1]), [], Mono);
        Assert.Throws<InvalidOperationException>(() => stream.Complete());
        stream.Push([1, 2]);
        Assert.Throws<InvalidOperationException>(() => stream.Complete());
        Assert.Equal([3], stream.Push([3]));
        Assert.Equal([], stream.Complete());
        Assert.Throws<InvalidOperationException>(() => stream.Push([1]));
        Assert.Throws<InvalidOperationException>(() => stream.Push([1], new float[1]));
        Assert.Throws<InvalidOperationException>(() => stream.Complete(new float[1]));
        Assert.Throws<InvalidOperationException>(() => stream.Complete());
    }
}
