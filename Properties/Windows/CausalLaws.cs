using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class CausalLaws
{
    [Property(MaxTest = 300)]
    public void Nothing_of_the_future_is_seen(int seed)
    {
        Random random = new(seed);
        (int extent, int kernel, int stride, int dilation) = (1 + random.Next(120), 1 + random.Next(9), 1 + random.Next(4), 1 + random.Next(3));
        float[] x = [.. Enumerable.Range(0, 3 * extent).Select(_ => random.NextSingle())];
        int now = random.Next(extent);
        float[] unknown = [.. x.Select((value, i) => i % extent > now ? float.NaN : value)];
        Window window = Window.Sliding([kernel], [stride], Padding.Causal, [dilation], random.Next(2) == 0 ? Rounding.Floor : Rounding.CeilingAll);
        int outputs = (extent + stride - 1) / stride;
        float[] known = Pooled.By(Reduction.Average(), window, x, [1, 3, extent]);
        float[] seen = Pooled.By(Reduction.Average(), window, unknown, [1, 3, extent]);
        Assert.Equal(3 * outputs, known.Length);
        Assert.All(Enumerable.Range(0, 3 * outputs).Where(i => i % outputs * stride <= now), i => Assert.Equal(known[i], seen[i]));
    }

    [Fact]
    public void Last_tap_is_the_present_and_the_first_ones_lie_in_the_past()
    {
        AxisPlan axis = FractionalLaws.Planned(Window.Sliding([3], [1], Padding.Causal, [2]), 1, 1, 5).Axes[0];
        Assert.Equal([-4, -3, -2, -1, 0], Enumerable.Range(0, 5).Select(output => axis.WindowAt(output).Start));
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 5).Select(output => axis.WindowAt(output)[2]));
        Assert.Equal(5, axis.OutputExtent);
    }
}
