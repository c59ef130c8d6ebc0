using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>Poolings with indices, unpoolings and gradients by a parameter: what no span holds and what has another shape is refused by name.</summary>
public sealed class LimitLaws
{
    private const int Half = 1 << 15;

    private static readonly Window one = Window.Square(1, axes: 2);

    [Fact]
    public void Indices_of_more_elements_than_a_span_holds_are_refused()
    {
        Refused("shape", () => Pool.CompileWithIndices<byte, long>(Reduction.Max, one, [1, 2, Half, Half]), "2147483648 elements");
        Refused("window", () => Pool.CompileWithIndices<byte, long>(Reduction.Max, Window.Adaptive(Half, 2 * Half), [1, 1, 4, 4]), "2147483648 elements");
        Refused("shape", () => Pool.CompileUnpool<byte, long>(one, [1, 2, Half, Half]), "2147483648 elements");
        Refused("outputSize", () => Pool.CompileUnpool<byte, long>(Window.Square(2, axes: 2), [1, 2, Half / 2, Half / 2]), "2147483648 elements");
        Assert.Throws<ArgumentNullException>("window", () => Pool.CompileUnpool<byte, long>(null!, [1, 1, 4, 4]));
    }

    [Fact]
    public void Indices_are_converted_between_what_there_is()
    {
        Assert.Throws<ArgumentNullException>("window", () => Pool.ConvertIndices<int>([], [1, 1, 4, 4], null!, IndexLayout.Plane, IndexLayout.Tap, []));
        Assert.Throws<ArgumentNullException>("target", () => Pool.ConvertIndices<int>(new int[16], [1, 1, 4, 4], one, IndexLayout.Plane, null!, new int[16]));
        Refused("TIndex", () => Convert<short>([1, 1, 4, 4], one), "Int16");
        Refused("TIndex", () => Convert<int>([1, 3, Half, Half], Window.Global), "3221225471");
        Refused("window", () => Convert<long>([1, 1, 4, 4], Window.Adaptive(Half, 2 * Half)), "2147483648 elements");

        static object Convert<TIndex>(nint[] shape, Window window)
            where TIndex : unmanaged, System.Numerics.IBinaryInteger<TIndex>
        {
            Pool.ConvertIndices<TIndex>([], shape, window, IndexLayout.Plane, IndexLayout.Global, []);
            return shape;
        }
    }

    [Fact]
    public void Gradient_of_the_greatest_duplicate_looks_at_the_values()
    {
        Tensor<float> moved = Tensor.Create([5f, 6, 7, 8], [1, 1, 4]), values = Tensor.Create([1f, 2], [1, 1, 2]);
        float[] gradient = new float[2];
        Pool.UnpoolBackward(moved, values, Tensor.Create([3, 3], [1, 1, 2]), Window.Sliding([2]), new TensorSpan<float>(gradient, [1, 1, 2]), duplicates: Duplicates.Max);
        Assert.Equal([0, 8f], gradient);
    }

    [Fact]
    public void Missing_grids_are_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("grid", () => Pool.CompileRoiPool<float>(null!, [1, 1, 4, 4]));
        Assert.Throws<ArgumentNullException>("grid", () => Pool.CompilePositionSensitiveRoiAlign<float>(null!, [1, 1, 4, 4]));
    }

    [Fact]
    public void Options_of_a_layer_are_looked_at_before_its_shape() =>
        Assert.Throws<ArgumentOutOfRangeException>("options", () => Pool.Compile<float>(Conventions.PyTorch.MaxPool2d(2), [1], new() { MaxDegreeOfParallelism = 0 }));

    [Fact]
    public void Wider_results_of_more_elements_than_a_span_holds_are_refused()
    {
        Refused("shape", () => Pool.Compile<byte, int>(Reduction.Sum, one, [1, 2, Half, Half]), "2147483648 elements");
        Refused("window", () => Pool.Compile<byte, int>(Reduction.Sum, Window.Adaptive(Half, 2 * Half), [1, 1, 4, 4]), "2147483648 elements");
        Assert.Throws<ArgumentNullException>("window", () => Pool.Compile<byte, int>(Reduction.Sum, null!, [1, 1, 4, 4]));
    }

    [Fact]
    public void Unpooled_tensor_may_take_what_is_allowed_and_not_a_byte_more()
    {
        Tensor<float> values = Tensor.CreateFromShape<float>([1, 1, 2, 2]);
        Tensor<int> indices = Tensor.CreateFromShape<int>([1, 1, 2, 2]);
        Assert.Equal(16, Pool.Unpool(values, indices, Window.Square(2, axes: 2), options: new() { MaxAllocatedBytes = 64 }).FlattenedLength);
        Refused("options", () => Pool.Unpool(values, indices, Window.Square(2, axes: 2), options: new() { MaxAllocatedBytes = 63 }), "64 bytes");
    }

    [Fact]
    public void Gradient_by_a_parameter_takes_what_fits()
    {
        Tensor<float> x = Tensor.CreateFromShape<float>([1, 1, 4, 4]);
        Refused("outputGradient", () => Pool.ParameterGradient(Tensor.CreateFromShape<float>([1, 1, 1, 4]), x, Window.Square(2, axes: 2), Reduction.LogSumExp()), "it must be [1, 1, 2, 2]");
        Refused("outputGradient", () => Pool.ParameterGradient<float>(new float[3], new float[16], [1, 1, 4, 4], Window.Square(2, axes: 2), Reduction.LogSumExp()), "3 elements");
        Assert.Throws<ArgumentNullException>("reduction", () => Pool.ParameterGradient(x, x, one, null!));
        Tensor<float> wide = Tensor.Create(new float[1], [1, 1, 1 << 12, (1 << 12) + 1], [0, 0, 0, 0]);
        Refused("x", () => Pool.ParameterGradient(Tensor.CreateFromShape<float>([1, 1, 1, 1]), wide, Window.Global, Reduction.LogSumExp(), new() { MaxAllocatedBytes = 0 }), "67125248 bytes");
    }

    private static void Refused(string parameter, Func<object> call, string says)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(() => { _ = call(); });
        Assert.Equal(parameter, raised.ParamName);
        Assert.Contains(says, raised.Message, StringComparison.Ordinal);
    }
}
