using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>Blurs, pyramids and stacks: what is too large is refused by the name of what makes it so, and tensors without a batch have results without one.</summary>
public sealed class CompositeLaws
{
    private const int Half = 1 << 15;

    private static readonly BlurFilter filter = BlurFilter.Binomial(3, 2);
    private static readonly PoolOptions plane = new() { Layout = Layout.Plane };

    [Fact]
    public void Blurs_that_no_span_holds_are_refused()
    {
        Assert.Contains("2147483648 elements", Refused("shape", () => Pool.CompileBlur<float>(filter, [1, 2, Half, Half])), StringComparison.Ordinal);
        Assert.Contains("2147614720 elements", Refused("filter", () => Pool.CompileBlur<float>(BlurFilter.Binomial([3, 3], [1, 1], BlurEdge.Zero, Padding.Symmetric(2, 2)), [1, 1, Half, (2 * Half) - 2])), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("filter", () => Pool.CompileMaxBlur<float>(null!, [1, 1, 4, 4]));
    }

    [Theory]
    [InlineData(Half, 2)]
    [InlineData(1 << 14, 8)]
    public void Pyramid_that_no_span_holds_is_refused(int level, int batch) =>
        Assert.Contains("2147483648 elements", Refused("pyramid", () => Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(level), [batch, 1, 4, 4])), StringComparison.Ordinal);

    [Fact]
    public void Features_of_a_plane_have_no_batch()
    {
        Assert.Equal<nint>([5], Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 2), [6, 6], options: plane).OutputShape.ToArray());
        Assert.Equal<nint>([1, 10], Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 2), [1, 2, 6, 6]).OutputShape.ToArray());
        PoolPlan<float> none = Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 2), [0, 2, 6, 6]);
        Assert.Equal<nint>([0, 10], none.OutputShape.ToArray());
        Assert.Equal("empty", none.ScheduleName);
    }

    public static TheoryData<Window, Window> Stacks => new()
    {
        { Window.Square(2, axes: 2), Window.Square(3, axes: 2) },
        { Window.Square(2, axes: 2), Window.Global },
        { Window.Global, Window.Square(1, axes: 2) },
        { Window.GlobalOver(1), Window.Sliding([2, 1]) },
    };

    /// <summary>A window for any number of axes was once read as if it stood alone: the channels of a tensor without a batch were its batch.</summary>
    [Theory]
    [MemberData(nameof(Stacks))]
    public void Stack_of_a_tensor_without_a_batch_is_that_of_a_batch_of_one(Window first, Window second)
    {
        WindowStack stack = WindowStack.Of(first, second);
        float[] x = [.. Enumerable.Range(0, 72).Select(i => float.Sin(i))];
        foreach (Reduction reduction in (Reduction[])[Reduction.Max, Reduction.Average()])
        {
            Tensor<float> alone = Pool.Stack(Tensor.Create(x, [2, 6, 6]), stack, reduction), batched = Pool.Stack(Tensor.Create(x, [1, 2, 6, 6]), stack, reduction);
            Assert.Equal<nint>([1, .. alone.Lengths], batched.Lengths.ToArray());
            Assert.Equal(batched.ToArray(), alone.ToArray());
            Assert.Equal(
                Pool.StackBackward(batched, Tensor.Create(x, [1, 2, 6, 6]), stack, reduction).ToArray(),
                Pool.StackBackward(alone, Tensor.Create(x, [2, 6, 6]), stack, reduction).ToArray());
        }
    }

    [Fact]
    public void Layouts_that_are_none_are_refused_before_anything_else()
    {
        PoolOptions impossible = new() { Layout = (Layout)3 };
        Assert.Throws<ArgumentOutOfRangeException>("options", () => Pool.CompileMaxBlur<float>(filter, [1, 1, 6, 6], impossible));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => Pool.CompileSpatialPyramid<float>(Pyramid.Original(2), [1, 1, 6, 6], options: impossible));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => Pool.CompileStack<float>(WindowStack.Of(Window.Square(2, axes: 2)), Reduction.Max, [1, 1, 6, 6], impossible));
    }

    [Fact]
    public void Stack_has_as_many_axes_as_its_windows() =>
        Assert.Equal<nint>([2, 3, 3], Pool.CompileStack<float>(WindowStack.Of(Window.Square(2, axes: 2), Window.Square(1, axes: 2)), Reduction.Max, [2, 6, 6]).OutputShape.ToArray());

    [Fact]
    public void Stack_of_nothing_is_refused_before_the_shape_is_read() =>
        Refused("stack", () => Pool.CompileStack<float>(WindowStack.Of(), Reduction.Max, [1]));

    private static string Refused(string parameter, Func<object> call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(() => { _ = call(); });
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
