using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>What takes averages and maxima at once: as large as a span, in tensors of its shape, never over its input.</summary>
public sealed class HalvesLaws
{
    private static readonly nint[] shape = [1, 2, 4, 4];
    private static readonly Window pairs = Window.Square(2, axes: 2);

    [Fact]
    public void Two_halves_that_no_span_holds_are_refused() =>
        Assert.Contains("2147483648 elements", Refused("window", () => Pool.AverageAndMax<byte>([], [1, 1, 1 << 15, 1 << 15], Window.Square(1, axes: 2), [])), StringComparison.Ordinal);

    [Fact]
    public void Destination_of_another_shape_or_length_is_refused()
    {
        Tensor<float> x = Tensor.CreateFromShape<float>(shape);
        Assert.Contains("it must be [1, 4, 2, 2]", Refused("destination", () => Pool.AverageAndMax(x, pairs, new TensorSpan<float>(new float[16], [1, 2, 4, 2]))), StringComparison.Ordinal);
        float[] untouched = [.. Enumerable.Repeat(77f, 17)];
        Refused("destination", () => Pool.AverageAndMax<float>(new float[32], shape, pairs, untouched.AsSpan(0, 15)));
        Refused("destination", () => Pool.AverageAndMax<float>(new float[32], shape, pairs, untouched));
        Assert.All(untouched, value => Assert.Equal(77, value));
        Refused("inputGradient", () => Pool.AverageAndMaxBackward(Tensor.CreateFromShape<float>([1, 4, 2, 2]), x, pairs, new TensorSpan<float>(new float[32], [1, 4, 2, 4])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Destination_is_not_the_input(int batch)
    {
        float[] memory = new float[64];
        Refused("destination", () => Pool.AverageAndMax(memory.AsSpan(0, batch * 32), [batch, 2, 4, 4], pairs, memory.AsSpan(0, batch * 16)));
    }

    [Fact]
    public void Halves_of_one_item_are_written_where_they_lie()
    {
        using RentedBuffers rented = new();
        Pool.AverageAndMax<float>(new float[32], shape, pairs, new float[16]);
        Assert.Equal(0, rented.Rented);
        Pool.AverageAndMax<float>(new float[64], [2, 2, 4, 4], pairs, new float[32]);
        Assert.Equal(1, rented.Rented);
    }

    private static string Refused(string parameter, Action call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
