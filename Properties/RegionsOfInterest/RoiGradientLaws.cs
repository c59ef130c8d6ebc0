using FsCheck.Xunit;
using PoolFunctional.Generators;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Properties.Rows;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

[Properties(Arbitrary = [typeof(BoxedGenerators)], MaxTest = 60)]
public sealed class RoiGradientLaws
{
    private static readonly string[] averages = [RoiCase.Align, RoiCase.PositionSensitiveAlign];

    /// <summary>Weights are multiples of 1/1024 and elements whole numbers, so that every sum is exact.</summary>
    [Property]
    public void Averages_are_adjoint_to_their_gradients_to_the_last_bit(Boxed @case) =>
        Assert.All(RoiGradients.Of(@case).Where(one => averages.Contains(one.Operator)), one =>
        {
            (double[] x, double[] g) = (RoiGradients.Maps(one, Palette.Counts, 0), RoiGradients.Results(one, Palette.Counts, 1));
            Assert.Equal(Inner.Product(RoiGradients.Pooled(one, x), g), Inner.Product(x, RoiGradients.Backward(one, g, x)));
        });

    [Property]
    public void Tangents_are_adjoint_to_gradients(Boxed @case) =>
        Assert.All(RoiGradients.Of(@case), one => Assert.All((Ties[])[Ties.First, Ties.Split, Ties.All], ties =>
        {
            (double[] x, double[] v, double[] g) = (RoiGradients.Maps(one, Palette.Counts, 0), RoiGradients.Maps(one, Palette.Counts, 1), RoiGradients.Results(one, Palette.Counts, 2));
            (double[] moved, double[] gradient) = (RoiGradients.Jvp(one, v, x, ties), RoiGradients.Backward(one, g, x, ties));
            double tolerance = Inner.Tolerance(moved, g, @case.Height * @case.Width) + Inner.Tolerance(v, gradient, @case.Height * @case.Width);
            Assert.InRange(Inner.Product(moved, g) - Inner.Product(v, gradient), -tolerance, tolerance);
        }));

    /// <summary>Where the gradient changes over the step, the maximum does from one element to another, and there is no slope to compare.</summary>
    [Property]
    public void Gradients_are_slopes(Boxed @case, int output, int element) =>
        Assert.All(RoiGradients.Of(@case), one =>
        {
            double[] x = RoiGradients.Maps(one, Palette.Ordinary, 0);
            double[] g = Inner.Unit(one.Outputs, (output & int.MaxValue) % one.Outputs);
            double[] all = RoiGradients.Backward(one, g, x);
            int[] seen = [.. all.Index().Where(entry => entry.Item != 0).Select(entry => entry.Index).DefaultIfEmpty()];
            int at = seen[(element & int.MaxValue) % seen.Length];
            double[] v = Inner.Unit(x.Length, at);
            bool isSmooth = ((double[])[-Inner.Step, Inner.Step]).All(h => RoiGradients.Backward(one, g, [.. x.Zip(v, (value, along) => value + (h * along))]).SequenceEqual(all));
            double slope = Inner.Slope(moved => Inner.Product(RoiGradients.Pooled(one, moved), g), x, v);
            Assert.True(!isSmooth || Inner.AreNear(slope, all[at]), $"slope {slope:R}, gradient {all[at]:R} of {one}");
        });

    /// <summary>A NaN shows which bins see an element.</summary>
    [Property]
    public void Elements_that_no_bin_sees_have_a_gradient_of_positive_zero(Boxed @case, int element) =>
        Assert.All(RoiGradients.Of(@case), one =>
        {
            double[] x = RoiGradients.Maps(one, Palette.Counts, 0);
            int at = (element & int.MaxValue) % x.Length;
            double[] gradient = RoiGradients.Backward(one, [.. Enumerable.Repeat(-1.0, one.Outputs)], x);
            x[at] = double.NaN;
            if (!RoiGradients.Pooled(one, x).Any(double.IsNaN)) Assert.Equal(0L, BitConverter.DoubleToInt64Bits(gradient[at]));
        });

    /// <summary>Half of the whole numbers from −8 to 8 are equal somewhere: there are ties. Splits are rounded, the sum within the bound of <see cref="Inner.Tolerance"/>.</summary>
    [Property]
    public void Gradient_of_a_maximum_adds_up_to_what_comes_in(Boxed @case)
    {
        RoiCase pool = RoiGradients.Of(@case).Single(one => one.Operator == RoiCase.Max);
        (double[] x, double[] ones) = (RoiGradients.Maps(pool, Palette.Counts, 0), [.. Enumerable.Repeat(1.0, pool.Inputs)]);

        // Bins beyond the map have no element.
        double[] g = [.. RoiGradients.Results(pool, Palette.Counts, 1).Zip(RoiGradients.Pooled(pool, ones), (value, filled) => value * filled)];
        Assert.Equal(g.Sum(), RoiGradients.Backward(pool, g, x, Ties.First).Sum());
        double[] split = RoiGradients.Backward(pool, g, x, Ties.Split);
        double tolerance = Inner.Tolerance(split, ones, pool.Outputs) + Inner.Tolerance(g, [.. g.Select(_ => 1.0)], @case.Height * @case.Width);
        Assert.InRange(split.Sum() - g.Sum(), -tolerance, tolerance);
    }

    [Property]
    public void Accumulating_adds_the_gradient_to_what_is_there(Boxed @case) =>
        Assert.All(RoiGradients.Of(@case), one =>
        {
            (double[] x, double[] g, double[] present) = (RoiGradients.Maps(one, Palette.Ordinary, 0), RoiGradients.Results(one, Palette.Ordinary, 1), RoiGradients.Maps(one, Palette.Ordinary, 2));
            Assert.Equal(present.Zip(RoiGradients.Backward(one, g, x), (old, addend) => old + addend), RoiGradients.Backward(one, g, x, addedTo: present));
        });

    [Property]
    public void Neighbours_in_the_batch_neither_matter_nor_get_anything(Boxed @case) =>
        Assert.All(RoiGradients.Of(@case), one =>
        {
            (double[] x, double[] g) = (RoiGradients.Maps(one, Palette.Ordinary, 0), RoiGradients.Results(one, Palette.Ordinary, 1));
            double[] alone = RoiGradients.Backward(one, g, x);
            int others = x.Length / @case.Batch * (@case.Batch - 1);
            x.AsSpan(0, others).Fill(double.NaN);
            double[] among = RoiGradients.Backward(one, g, x);
            Assert.Equal(alone, among);
            Assert.All(among[..others], value => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(value)));
        });

    [Property]
    public void Regions_add_up(Boxed @case) =>
        Assert.All(RoiGradients.Of(@case), one =>
        {
            RoiCase twice = one with { Regions = [one.Regions[0], one.Regions[0]] };
            (double[] x, double[] g) = (RoiGradients.Maps(one, Palette.Counts, 0), RoiGradients.Results(twice, Palette.Counts, 1));
            double[] first = RoiGradients.Backward(one, g[..one.Outputs], x);
            Assert.Equal(RoiGradients.Backward(one, g[one.Outputs..], x, addedTo: first), RoiGradients.Backward(twice, g, x));
        });
}
