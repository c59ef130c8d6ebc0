using Xunit;

namespace PoolFunctional.Properties.Laws;

public sealed class EmptyWindowLaws
{
    /// <summary>Once the engine folded the rows of such a window all the same, and read outside the input.</summary>
    [Fact]
    public void Window_that_sees_nothing_on_the_outermost_of_three_axes_averages_to_zero()
    {
        nint[] shape = [2, 6, 7, 5, 29];
        Window window = Window.Sliding([1, 1, 1], [1, 3, 2], Padding.Explicit([1, 2, 3], [3, 3, 1]), [3, 1, 1], Rounding.Ceiling);
        PoolPlan<double> plan = Pool.Compile<double>(Reduction.Average(), window, shape, new() { Layout = Layout.ChannelsLast });
        double[] y = new double[plan.OutputShape.ToArray().Aggregate(1, (product, extent) => product * (int)extent)];
        plan.Run([.. Enumerable.Repeat(1.0, 2 * 6 * 7 * 5 * 29)], y);
        Assert.All(y.Take(y.Length / 2 / (int)plan.OutputShape[1]), value => Assert.Equal(0, value));
    }

    /// <summary>Once small sheets were folded as one long row each, those of such a window with what lay before it.</summary>
    [Fact]
    public void Window_that_sees_nothing_on_the_outermost_of_three_axes_sums_small_sheets_to_zero() =>
        Assert.Equal(
            [4f, 4, 4, 4, 0, 0, 0, 0],
            Pooled.By(Reduction.Sum, Window.Sliding([2, 3, 3], [2, 1, 1], Padding.Symmetric(1, 1, 1), rounding: Rounding.CeilingAll), [1f, 1, 1, 1], [1, 1, 1, 2, 2]));
}
