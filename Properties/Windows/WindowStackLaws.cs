using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class WindowStackLaws
{
    private static readonly Window three = Window.Sliding([3], [2]);

    [Fact]
    public void Maxima_without_gaps_are_one_window() =>
        Assert.Equal(WindowStack.Of(Window.Sliding([15], [8])), WindowStack.Of(three, three, three).Fused(Reduction.Max));

    [Fact]
    public void What_does_not_compose_stays_apart()
    {
        WindowStack[] apart =
        [
            WindowStack.Of(Window.Sliding([2], [3]), three),
            WindowStack.Of(three, Window.Sliding([3], [2], Padding.Symmetric(1))),
            WindowStack.Of(Window.Sliding([3], [2], Padding.Causal), three),
            WindowStack.Of(three, Window.Sliding([3], [2], dilation: [2])),
            WindowStack.Of(three, Window.Sliding([3], [2], rounding: Rounding.Ceiling)),
            WindowStack.Of(Window.Adaptive([4]), three),
            WindowStack.Of(Window.Sliding([int.MaxValue], [int.MaxValue]), three),
        ];
        Assert.All(apart, stack => Assert.Equal(stack, stack.Fused(Reduction.Max)));
        Assert.Equal(WindowStack.Of(three, three), WindowStack.Of(three, three).Fused(Reduction.Average()));
    }

    [Fact]
    public void Windows_on_either_side_of_one_that_does_not_compose_are_fused_among_themselves() =>
        Assert.Equal(
            WindowStack.Of(Window.Sliding([7], [4]), Window.Adaptive([9]), Window.Sliding([7], [4])),
            WindowStack.Of(three, three, Window.Adaptive([9]), three, three).Fused(Reduction.Min));

    [Fact]
    public void Receptive_field_and_shape_of_a_stack_are_those_of_its_fused_window()
    {
        Shape input = Shape.Create(1, 1, 63).Match(shape => shape, error => throw new InvalidOperationException(error.Message));
        WindowStack stack = WindowStack.Of(three, three, three);
        Assert.Equal(stack.Fused(Reduction.Max).ReceptiveField(input), stack.ReceptiveField(input));
        Assert.Equal(stack.Fused(Reduction.Max).OutputShape(input), stack.OutputShape(input));
        Assert.Equal([1, 1, 7], stack.OutputShape(input).Match(shape => (long[])[shape.Batch, shape.Channels, .. shape.Spatial], error => throw new InvalidOperationException(error.Message)));
    }

    [Fact]
    public void Compiled_stack_of_maxima_runs_in_one_pass() =>
        Assert.NotEqual("chain", Pool.CompileStack<float>(WindowStack.Of(three, three), Reduction.Max, [1, 1, 31]).ScheduleName);

    [Fact]
    public void Receptive_field_through_listed_windows_is_the_hull_of_what_they_see()
    {
        Shape input = Shape.Create(1, 1, 9).Match(shape => shape, error => throw new InvalidOperationException(error.Message));
        WindowStack stack = WindowStack.Of(Window.Explicit(WindowList.Of([6, 0, 3], [3, 2, 0])), Window.Sliding([2], [1]));
        Assert.Equal(["0 … 8", "0 … 1"], stack.ReceptiveField(input).Match(field => field.Axes[0].Fields.Select(range => range.ToString()), error => throw new InvalidOperationException(error.Message)));
    }
}
