using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 100)]
public sealed class StochasticLaws
{
    private const int Draws = 40_000;

    [Property]
    public void A_draw_is_a_positive_tap_of_its_window_or_zero_where_there_is_none(Plane plane)
    {
        float[] drawn = Pooled.By(Reduction.Stochastic(plane.Seed), plane.Window, plane.Floats, plane.Shape);
        Assert.All(
            from row in Enumerable.Range(0, plane.OutputHeight) from column in Enumerable.Range(0, plane.OutputWidth) select (row, column),
            at =>
            {
                float[] positive = [.. Taps(plane, at.row, at.column).Where(value => value > 0).DefaultIfEmpty(0)];
                Assert.Contains(drawn[(at.row * plane.OutputWidth) + at.column], positive);
            });
    }

    [Property]
    public void The_same_seed_gives_the_same_bits(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Stochastic(plane.Seed), plane.Window, plane.Floats, plane.Shape),
            Pooled.By(Reduction.Stochastic(plane.Seed), plane.Window, plane.Floats, plane.Shape));

    [Property]
    public void A_slice_of_the_plan_draws_what_the_whole_does(Plane plane)
    {
        Shape shape = Ok(Shape.Create(1, 1, plane.Height, plane.Width));
        Plan whole = Ok(Plan.Create(plane.Window, shape));
        int first = plane.OutputHeight / 2;
        PlanSlice slice = Ok(whole.Slice(0, first, plane.OutputHeight));
        float[] rows = [.. plane.Floats.Skip((int)slice.FirstInput * plane.Width).Take((int)slice.Plan.Input.Elements)];
        Assert.Equal(
            Ok(Reference.Pool(Ok(FeatureMap.Create<float>(shape, plane.Floats)), whole, Reduction.Stochastic(5))).Values.Skip(first * plane.OutputWidth),
            Ok(Reference.Pool(Ok(FeatureMap.Create<float>(slice.Plan.Input, rows)), slice.Plan, Reduction.Stochastic(5))).Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-77)]
    [InlineData(long.MaxValue)]
    public void Frequencies_converge_to_the_shares(long seed)
    {
        float[] window = [1, 0, 5, -3, 2, 8];
        float[] drawn = Pooled.By(Reduction.Stochastic(seed), Window.Sliding([6]), [.. Enumerable.Repeat(window, Draws).SelectMany(taps => taps)], [2, 2, Draws / 4 * 6]);
        Assert.All(window.Where(tap => tap > 0), tap => Assert.InRange(drawn.Count(value => value == tap) - (Draws * tap / 16.0), -Bounds.OfFrequency(Draws, tap / 16.0), Bounds.OfFrequency(Draws, tap / 16.0)));
        Assert.DoesNotContain(drawn, value => value <= 0);
    }

    /// <summary>Of equal windows that differ by batch, channel, row or column alone; were one of these left out of the hash, its draws would be equal.</summary>
    [Fact]
    public void Draws_differ_by_batch_by_channel_by_row_and_by_column()
    {
        float[] window = [.. Enumerable.Range(1, 16).Select(i => (float)i)];
        nint[][] shapes = [[64, 1, 1, 16], [1, 64, 1, 16], [1, 1, 64, 16], [1, 1, 1, 1024]];
        Assert.All(shapes, shape => Assert.InRange(Pooled.By(Reduction.Stochastic(3), Window.Sliding([1, 16]), [.. Enumerable.Repeat(window, 64).SelectMany(taps => taps)], shape).Distinct().Count(), 8, 16));
    }

    [Fact]
    public void Layouts_draw_alike()
    {
        float[] x = [.. Enumerable.Range(0, 3 * 5 * 40).Select(i => 1 + float.Abs(float.Sin(i)))];
        float[] first = Pooled.By(Reduction.Stochastic(9), Window.Square(2, axes: 2), [.. from channel in Enumerable.Range(0, 5) from pixel in Enumerable.Range(0, 120) select x[(pixel * 5) + channel]], [1, 5, 6, 20]);
        float[] last = Pooled.By(Reduction.Stochastic(9), Window.Square(2, axes: 2), x, [1, 6, 20, 5], Layout.ChannelsLast);
        Assert.Equal(first, from channel in Enumerable.Range(0, 5) from pixel in Enumerable.Range(0, 30) select last[(pixel * 5) + channel]);
    }

    [Property]
    public void Expectation_lies_between_the_mean_of_what_is_positive_and_the_maximum(Plane plane)
    {
        float[] x = [.. plane.Floats.Select(value => float.Abs(value) + 0.3f)];
        float[] expected = Pooled.By(Reduction.StochasticExpectation, plane.Window, x, plane.Shape);
        float[] mean = Pooled.By(Reduction.Average(accumulator: Accumulator.Wide), plane.Window, x, plane.Shape);
        float[] most = Pooled.By(Reduction.Max, plane.Window, x, plane.Shape);
        for (int i = 0; i < expected.Length; i++) Assert.InRange(expected[i], mean[i] - (float)(2 * Bounds.OfFloat(mean[i])) - (float)Bounds.OfGeneralizedMean(49, mean[i]), most[i]);
    }

    [Fact]
    public void Expectation_is_the_mean_of_the_draws()
    {
        float[] window = [1, 0, 5, -3, 2, 8];
        float expected = Pooled.By(Reduction.StochasticExpectation, Window.Global, window, [1, 1, 6])[0];
        Assert.Equal(94f / 16, expected);
        double mean = Pooled.By(Reduction.Stochastic(4), Window.Sliding([6]), [.. Enumerable.Repeat(window, Draws).SelectMany(taps => taps)], [1, 1, Draws * 6]).Average(value => (double)value);
        Assert.InRange(mean - expected, -6 * 4 / double.Sqrt(Draws), 6 * 4 / double.Sqrt(Draws));
    }

    [Theory]
    [InlineData(new[] { 0f, 7, 0 }, 7)]
    [InlineData(new[] { -1f, -7, -0f }, 0)]
    [InlineData(new[] { 1, float.PositiveInfinity, 2 }, float.PositiveInfinity)]
    [InlineData(new[] { 1, float.NaN, 2 }, float.NaN)]
    [InlineData(new[] { float.NegativeInfinity, 3, float.NegativeInfinity }, 3)]
    public void Draws_and_expectations_of_one_choice_are_the_hand_worked_ones(float[] x, float expected)
    {
        Assert.Equal([expected], Pooled.By(Reduction.Stochastic(1), Window.Global, x, [1, 1, 3]));
        Assert.Equal([expected], Pooled.By(Reduction.StochasticExpectation, Window.Global, x, [1, 1, 3]));
    }

    [Fact]
    public void Draws_over_a_window_that_sees_nothing_are_zero()
    {
        Window window = Window.Sliding([1], [1], Padding.Symmetric(1));
        Assert.Equal([0f, 7, 0], Pooled.By(Reduction.Stochastic(1), window, [7f], [1, 1, 1]));
        Assert.Equal([0f, 7, 0], Pooled.By(Reduction.StochasticExpectation, window, [7f], [1, 1, 1]));
    }

    private static IEnumerable<float> Taps(Plane plane, int row, int column) =>
        from i in Enumerable.Range(0, plane.Kernel) from j in Enumerable.Range(0, plane.Kernel) select plane.Floats[(((row * plane.Stride) + i) * plane.Width) + (column * plane.Stride) + j];

    private static T Ok<T>(Result<T, PoolError> outcome) => outcome.Match(value => value, error => throw new InvalidOperationException(error.Message));
}
