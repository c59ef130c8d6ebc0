using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>Tensors that do not lie side by side are copied where the copy is allowed; those that are written, where each element has its own place.</summary>
public sealed class CopyLaws
{
    /// <summary>What a copy of three floats takes.</summary>
    private const long Bytes = 3 * sizeof(float);

    private static TensorSpan<float> Spread => new(new float[5], [3], [2]);

    private static TensorSpan<float> Shared => new(new float[1], [3], [0]);

    [Fact]
    public void Read_tensor_is_copied_up_to_what_is_allowed_and_not_a_byte_more()
    {
        Packed<float>.Of(Spread, Bytes, "x").Return();
        Assert.Contains("take 12 bytes", Refused("x", () => Packed<float>.Of(Spread, Bytes - 1, "x")), StringComparison.Ordinal);
    }

    [Fact]
    public void Written_tensor_is_copied_up_to_what_is_allowed_and_not_a_byte_more()
    {
        Unpacked<float>.Of(Spread, Bytes, "y").Return();
        Assert.Contains("take 12 bytes", Refused("y", () => Unpacked<float>.Of(Spread, Bytes - 1, "y")), StringComparison.Ordinal);
        Assert.Contains("share 1 places", Refused("y", () => Unpacked<float>.Of(Shared, Bytes, "y")), StringComparison.Ordinal);
    }

    [Fact]
    public void Gradient_is_copied_up_to_what_is_allowed_and_not_a_byte_more()
    {
        GradientTarget<float>.Of(Spread, Writing.Accumulate, Bytes, "y").Return();
        Assert.Contains("take 12 bytes", Refused("y", () => GradientTarget<float>.Of(Spread, Writing.Accumulate, Bytes - 1, "y")), StringComparison.Ordinal);
        Assert.Contains("share 1 places", Refused("y", () => GradientTarget<float>.Of(Shared, Writing.Overwrite, Bytes, "y")), StringComparison.Ordinal);
    }

    [Fact]
    public void Gradient_is_written_in_no_way_that_is_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>("writing", () => GradientTarget<float>.Of(Spread, (Writing)7, Bytes, "y"));
        Assert.Throws<ArgumentOutOfRangeException>("writing", () => GradientTarget<float>.Of(new float[1], (Writing)7));
    }

    private static string Refused(string parameter, Action call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
