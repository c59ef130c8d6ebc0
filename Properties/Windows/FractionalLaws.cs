using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class FractionalLaws
{
    /// <summary>What the formula of PyTorch's <c>generate_intervals</c> gives by hand: α = 7/4, u = 0.3.</summary>
    [Fact]
    public void Nine_to_five_by_windows_of_two_starts_where_the_formula_says() =>
        Assert.Equal([(0, 2), (2, 2), (4, 2), (5, 2), (7, 2)], Windows(9, 5, FractionalSequence.Intervals(2), 0.3));

    /// <summary>α = 2.3 and u·u_max = 1/2: ⌈2.3·(i + 1/2)⌉ − 1 by hand.</summary>
    [Fact]
    public void Twenty_three_to_ten_starts_where_the_paper_says() =>
        Assert.Equal([0, 3, 5, 8, 10, 12, 14, 17, 19, 21], Windows(23, 10, FractionalSequence.PseudoRandom(), 11.5 / 13).Select(window => window.Start));

    /// <summary>The example of TensorFlow's documentation: of five inputs the third is in both windows.</summary>
    [Fact]
    public void Shared_boundary_is_seen_by_both_neighbours_and_the_last_window_ends_with_the_input()
    {
        float[] x = [20, 5, 16, 3, 7];
        Window shared = Window.Fractional([2], FractionalSequence.PseudoRandom(FractionalBoundary.Shared), FractionalSamples.PerAxis(0));
        Assert.Equal([20f, 16f], Pooled.By(Reduction.Max, shared, x, [1, 1, 5]));
        Assert.Equal([41f / 3, 26f / 3], Pooled.By(Reduction.Average(), shared, x, [1, 1, 5]));
    }

    [Property(MaxTest = 300)]
    public void Pseudo_random_windows_start_where_the_published_formula_says_in_double(int seed)
    {
        Random random = new(seed);
        int extent = 2 + random.Next(300);
        int outputs = 1 + random.Next(extent);
        if (extent % outputs == 0) return;
        double u = 0.001 + (random.NextDouble() * 0.998);
        (double alpha, int k) = ((double)extent / outputs, extent / outputs);
        double most = double.Min(((k + 2) / alpha) - 1, ((extent + 1 - k) / alpha) - (outputs - 1));
        double[] positions = [.. Enumerable.Range(1, outputs - 1).Select(i => alpha * (i + (u * most)))];
        if (positions.Any(position => double.Abs(position - double.Round(position)) < 1e-9)) return;
        Assert.Equal(positions.Select(position => (long)double.Ceiling(position) - 1).Prepend(0), Windows(extent, outputs, FractionalSequence.PseudoRandom(), u).Select(window => window.Start));
    }

    [Property(MaxTest = 300)]
    public void Drawn_lengths_cover_every_input_once_by_windows_that_differ_by_one(int seed)
    {
        Random random = new(seed);
        int extent = 1 + random.Next(400);
        int outputs = 1 + random.Next(extent);
        foreach (FractionalSequence sequence in (FractionalSequence[])[FractionalSequence.PseudoRandom(), FractionalSequence.Random()])
        {
            (long Start, long Count)[] windows = Windows(extent, outputs, sequence, Sample(random));
            Assert.Equal(outputs, windows.Length);
            Assert.Equal(windows.Select(window => window.Start + window.Count), [.. windows.Skip(1).Select(window => window.Start), extent]);
            Assert.Equal(0, windows[0].Start);
            Assert.All(windows, window => Assert.InRange(window.Count, extent / outputs, (extent / outputs) + (extent % outputs == 0 ? 0 : 1)));
        }
    }

    [Property(MaxTest = 300)]
    public void Intervals_begin_at_the_first_input_end_at_the_last_and_never_go_back(int seed)
    {
        Random random = new(seed);
        int kernel = 1 + random.Next(5);
        int outputs = 2 + random.Next(60);
        int extent = outputs + kernel - 1 + random.Next(200);
        (long Start, long Count)[] windows = Windows(extent, outputs, FractionalSequence.Intervals(kernel), Sample(random));
        Assert.Equal((0, extent - kernel), (windows[0].Start, windows[^1].Start));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.Start <= pair.Second.Start));
        Assert.All(windows, window => Assert.Equal(kernel, window.Count));
    }

    [Property(MaxTest = 100)]
    public void Planes_with_samples_of_their_own_are_each_pooled_by_theirs(int seed)
    {
        Random random = new(seed);
        double[] samples = [.. Enumerable.Range(0, 2 * 3 * 2).Select(_ => Sample(random))];
        float[] x = [.. Enumerable.Range(0, 6 * 9 * 11).Select(_ => random.NextSingle())];
        FractionalSequence sequence = random.Next(2) == 0 ? FractionalSequence.Intervals(2, 3) : FractionalSequence.Random();
        Window Of(FractionalSamples of) => Window.Fractional([4, 5], sequence, of);
        float[] expected = [.. Enumerable.Range(0, 6).SelectMany(plane => Pooled.By(
            Reduction.Average(), Of(FractionalSamples.PerAxis(samples[2 * plane], samples[(2 * plane) + 1])), x[(plane * 99)..((plane + 1) * 99)], [1, 1, 9, 11]))];
        Assert.Equal(expected, Pooled.By(Reduction.Average(), Of(FractionalSamples.PerPlane(samples)), x, [2, 3, 9, 11]));
    }

    [Fact]
    public void Seed_decides_and_planes_differ_only_where_they_are_drawn_apart()
    {
        Plan Of(FractionalSamples samples) => Planned(Window.Fractional([20], FractionalSequence.Random(), samples), 1, 4, 50);
        Assert.Equal(Of(FractionalSamples.Seeded(7)), Of(FractionalSamples.Seeded(7)));
        Assert.NotEqual(Of(FractionalSamples.Seeded(7)), Of(FractionalSamples.Seeded(8)));
        Assert.False(Of(FractionalSamples.Seeded(7)).PlanesDiffer);
        Plan apart = Of(FractionalSamples.SeededPerPlane(7));
        Assert.True(apart.PlanesDiffer);
        Assert.Equal(4, Enumerable.Range(0, 4).Select(plane => apart.AxesOf(plane)).Distinct().Count());
        Assert.True(apart.HasTranspose);
        Assert.IsType<PoolError.PlanesDiffer>(apart.Slice(0, 0, 3).Match<PoolError?>(_ => null, error => error));
    }

    private static double Sample(Random random) => random.Next(6) switch { 0 => 0, 1 => double.BitDecrement(1), _ => random.NextDouble() };

    private static (long Start, long Count)[] Windows(int extent, int outputs, FractionalSequence sequence, double sample)
    {
        AxisPlan axis = Planned(Window.Fractional([outputs], sequence, FractionalSamples.PerAxis(sample)), 1, 1, extent).Axes[0];
        return [.. Enumerable.Range(0, outputs).Select(output => (axis.WindowAt(output).Start, axis.WindowAt(output).Count))];
    }

    internal static Plan Planned(Window window, params long[] shape) =>
        Shape.Create(shape).Bind(extents => Plan.Create(window, extents)).Match(plan => plan, error => throw new InvalidOperationException(error.Message));
}
