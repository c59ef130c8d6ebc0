using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 100)]
public sealed class SoftLaws
{
    private static Window Whole => Window.Global;

    [Property]
    public void Soft_pooling_lies_between_the_mean_and_the_maximum(Plane plane) => Assert.All(Beside(Reduction.SoftPool, plane), Between);

    [Property]
    public void Log_sum_exp_lies_between_the_mean_and_the_maximum(Plane plane) => Assert.All(Beside(Reduction.LogSumExp(), plane), Between);

    [Property]
    public void Soft_pooling_of_a_constant_is_the_constant(Plane plane) =>
        Assert.All(Pooled.By(Reduction.SoftPool, plane.Window, [.. plane.Floats.Select(_ => 0.1f + plane.Seed)], plane.Shape), value => Assert.Equal(0.1f + plane.Seed, value));

    [Property]
    public void Log_sum_exp_of_a_constant_is_the_constant(Plane plane) =>
        Assert.All(Pooled.By(Reduction.LogSumExp(2), plane.Window, [.. plane.Floats.Select(_ => 0.1f + plane.Seed)], plane.Shape), value => Assert.Equal(0.1f + plane.Seed, value));

    [Property]
    public void Shifting_the_taps_by_a_whole_number_shifts_soft_pooling_within_its_rounding(Plane plane) => Shifts(Reduction.SoftPool, plane, 1);

    [Property]
    public void Shifting_the_taps_by_a_whole_number_shifts_log_sum_exp_within_its_rounding(Plane plane) => Shifts(Reduction.LogSumExp(), plane, 10);

    [Property]
    public void Scaling_the_taps_by_a_power_of_two_is_log_sum_exp_as_much_sharper(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.LogSumExp(2), plane.Window, Small(plane), plane.Shape).Select(value => value * 4),
            Pooled.By(Reduction.LogSumExp(0.5), plane.Window, [.. Small(plane).Select(value => value * 4)], plane.Shape));

    [Property]
    public void Log_sum_exp_tends_to_the_maximum(Plane plane) =>
        Assert.Equal(Pooled.By(Reduction.Max, plane.Window, plane.Floats, plane.Shape), Pooled.By(Reduction.LogSumExp(1e300), plane.Window, plane.Floats, plane.Shape));

    /// <summary>The next term of the series in r is r/2 times the variance, which is at most 900.</summary>
    [Property]
    public void Log_sum_exp_tends_to_the_mean(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.LogSumExp(1e-6), plane.Window, plane.Floats, plane.Shape).Zip(Pooled.By(Reduction.Average(), plane.Window, plane.Floats, plane.Shape)),
            pair => Assert.InRange(double.Abs(pair.First - (double)pair.Second), 0, (1e-6 * 900) + (2 * Bounds.OfLogSumExp(plane.Kernel * plane.Kernel, 1e-6, pair.First))));

    [Property]
    public void Sharper_log_sum_exp_is_never_less(Plane plane) =>
        Assert.All(
            Pooled.By(Reduction.LogSumExp(1), plane.Window, Small(plane), plane.Shape).Zip(Pooled.By(Reduction.LogSumExp(5), plane.Window, Small(plane), plane.Shape)),
            pair => Assert.InRange(pair.First, double.NegativeInfinity, pair.Second + Bounds.OfLogSumExp(plane.Kernel * plane.Kernel, 1, pair.Second)));

    [Theory]
    [InlineData(new[] { float.MaxValue, float.MinValue, 0 }, float.MaxValue)]
    [InlineData(new[] { float.MaxValue, float.MaxValue, float.MaxValue }, float.MaxValue)]
    [InlineData(new[] { float.PositiveInfinity, 1, 2 }, float.PositiveInfinity)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity }, float.NegativeInfinity)]
    [InlineData(new[] { float.NaN, float.PositiveInfinity, 2 }, float.NaN)]
    [InlineData(new[] { float.NegativeInfinity, 7, float.NegativeInfinity }, 7)]
    public void Soft_pooling_of_the_extremes_is_the_hand_worked_one(float[] x, float expected) => Assert.Equal([expected], Pooled.By(Reduction.SoftPool, Whole, x, [1, 1, 3]));

    [Fact]
    public void Soft_reductions_of_finite_doubles_are_finite() =>
        Assert.All(
            from reduction in (Reduction[])[Reduction.SoftPool, Reduction.LogSumExp(), Reduction.LogSumExp(1e-300), Reduction.LogSumExp(1e300), Reduction.GeneralizedMean(), Reduction.GeneralizedMean(1e5), Reduction.StochasticExpectation]
            from x in (double[][])[[double.MaxValue, double.MinValue], [double.MaxValue, double.MaxValue], [double.MinValue, double.MinValue], [double.Epsilon, 0], [1e308, 1e-308], [-1, 1]]
            select Pooled.By(reduction, Whole, x, [1, 1, 2])[0],
            value => Assert.True(double.IsFinite(value)));

    [Fact]
    public void Soft_reductions_are_the_hand_worked_ones()
    {
        double ln3 = 1.0986122886681098;
        Assert.Equal(0.75 * ln3, Pooled.By(Reduction.SoftPool, Whole, [0, ln3], [1, 1, 2])[0], 1e-15);
        Assert.Equal(0.6931471805599453, Pooled.By(Reduction.LogSumExp(1), Whole, [0, ln3], [1, 1, 2])[0], 1e-15);
    }

    [Fact]
    public void Soft_reductions_over_a_window_that_sees_nothing_are_their_own()
    {
        Window window = Window.Sliding([1], [1], Padding.Symmetric(1));
        Assert.Equal([0f, 7, 0], Pooled.By(Reduction.SoftPool, window, [7f], [1, 1, 1]));
        Assert.Equal([float.NegativeInfinity, 7, float.NegativeInfinity], Pooled.By(Reduction.LogSumExp(), window, [7f], [1, 1, 1]));
    }

    private static void Between((float Value, float Mean, float Most) beside) =>
        Assert.InRange(beside.Value, (float)(beside.Mean - (2 * Bounds.OfFloat(beside.Mean)) - Bounds.OfLogSumExp(49, 1, beside.Value)), beside.Most);

    private static IEnumerable<(float Value, float Mean, float Most)> Beside(Reduction reduction, Plane plane)
    {
        float[] value = Pooled.By(reduction, plane.Window, Small(plane), plane.Shape);
        float[] mean = Pooled.By(Reduction.Average(accumulator: Accumulator.Wide), plane.Window, Small(plane), plane.Shape);
        float[] most = Pooled.By(Reduction.Max, plane.Window, Small(plane), plane.Shape);
        return Enumerable.Range(0, value.Length).Select(i => (value[i], mean[i], most[i]));
    }

    /// <summary>Eighths, which a shift by 64 leaves as exact as they were.</summary>
    private static void Shifts(Reduction reduction, Plane plane, double sharpness) =>
        Assert.All(
            Pooled.By(reduction, plane.Window, Small(plane), plane.Shape).Zip(Pooled.By(reduction, plane.Window, [.. Small(plane).Select(value => value + 64)], plane.Shape)),
            pair => Assert.InRange(double.Abs(pair.First + 64.0 - pair.Second), 0, 2 * Bounds.OfLogSumExp(plane.Kernel * plane.Kernel, sharpness, pair.Second)));

    private static float[] Small(Plane plane) => [.. plane.Floats.Select(value => value / 8)];
}
