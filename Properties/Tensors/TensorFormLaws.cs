using PoolFunctional.Engine.Geometry;
using Xunit;

namespace PoolFunctional.Properties.Tensors;

/// <summary>Strides of a tensor by their axes, and back: what has no batch has no stride of one.</summary>
public sealed class TensorFormLaws
{
    private static readonly Strides batched = new(90, 30, [5, 1]);

    [Fact]
    public void Strides_are_read_and_written_in_the_order_of_the_layout()
    {
        AreThose(new(Layout.ChannelsFirst, IsBatched: true), [90, 30, 5, 1], batched);
        AreThose(new(Layout.ChannelsLast, IsBatched: true), [90, 5, 1, 30], batched);
        AreThose(new(Layout.ChannelsFirst, IsBatched: false), [30, 5, 1], new(0, 30, [5, 1]));
        AreThose(new(Layout.ChannelsLast, IsBatched: false), [5, 1, 30], new(0, 30, [5, 1]));
        AreThose(new(Layout.Plane, IsBatched: false), [5, 1], new(0, 0, [5, 1]));
    }

    private static void AreThose(TensorForm form, nint[] written, Strides read)
    {
        Assert.Equal(read, form.Read(written));
        Assert.Equal(written, form.Write(read));
    }
}
