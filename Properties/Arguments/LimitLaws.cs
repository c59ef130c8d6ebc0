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
