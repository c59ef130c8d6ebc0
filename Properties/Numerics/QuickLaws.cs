using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Quick;
using PoolFunctional.Generators;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

/// <summary>Quick functions keep their bounds, and what is in doubt goes to the definition: results in the middle between two floats round to even.</summary>
public sealed class QuickLaws
{
    private const int Points = 6_000;
    private const int Channels = 37;

    [Fact]
    public void Quick_exponentials_are_within_their_bound()
    {
        // 2⁻⁴² of a double is at most 2¹¹ of its units in the last place.
        if (QuickReal.IsFast) Assert.InRange(Between(-708, 709).Concat(Between(-1, 1)).Concat(BesideSixteenths()).Max(x => Precise.ErrorOfExponential(x, Lane(QuickReal.Exponential(Of(x))))), 100, 2048);
    }

    [Fact]
    public void Quick_exponentials_end_in_one_and_in_nothing()
    {
        if (QuickReal.IsFast) Assert.Equal([1, 1, 0], new[] { 0, -0.0, -1000 }.Select(x => Lane(QuickReal.Exponential(Of(x)))));
    }

    [Fact]
    public void Quick_logarithms_are_within_their_bound()
    {
        if (!QuickReal.IsFast) return;
        Assert.All(Between(1e-3, 4).Concat(Between(-1022, 1023).Select(double.Exp2)), x =>
        {
            double logarithm = Lane(QuickReal.Logarithm(Of(x)));
            double error = logarithm == 0 ? 0 : Precise.ErrorOfLogarithm(x, logarithm) * (double.BitIncrement(double.Abs(logarithm)) - double.Abs(logarithm));
            Assert.InRange(error, 0, double.ScaleB(1, -44) + double.ScaleB(double.Abs(logarithm), -50));
        });
        Assert.Equal(0, Lane(QuickReal.Logarithm(Of(1))));
    }

    /// <summary>(m² − n²)² + (2mn)² = (m² + n²)², odd and of 25 bits.</summary>
    [Fact]
    public void Norms_in_the_middle_between_two_floats_round_to_even()
    {
        (long M, long N)[] pairs = [.. from m in Enumerable.Range(3600, 80) from n in Enumerable.Range(2100, 60) where ((m + n) % 2) == 1 select ((long)m, (long)n)];
        Assert.All(pairs.Chunk(Channels).Where(chunk => chunk.Length == Channels), chunk =>
        {
            float[] x = [.. chunk.Select(pair => (float)((pair.M * pair.M) - (pair.N * pair.N))), .. chunk.Select(pair => (float)(2 * pair.M * pair.N))];
            Assert.Equal(chunk.Select(pair => (float)((pair.M * pair.M) + (pair.N * pair.N))), Pooled.By(Reduction.Lp(2), Window.Global, x, [1, 2, Channels], Layout.ChannelsLast));
        });
    }

    /// <summary>Of 0 and 2k it is k², odd and of 25 bits.</summary>
    [Theory]
    [InlineData(Layout.ChannelsFirst)]
    [InlineData(Layout.ChannelsLast)]
    public void Variances_in_the_middle_between_two_floats_round_to_even(Layout layout)
    {
        int[] roots = [.. Enumerable.Range(4100, 1600).Where(root => root % 2 == 1)];
        Assert.All(roots.Chunk(Channels).Where(chunk => chunk.Length == Channels), chunk =>
        {
            float[] x = layout == Layout.ChannelsLast ? [.. chunk.Select(_ => 0f), .. chunk.Select(root => 2f * root)] : [.. chunk.SelectMany(root => (float[])[0, 2f * root])];
            nint[] shape = layout == Layout.ChannelsLast ? [1, 2, Channels] : [1, Channels, 2];
            Assert.Equal(chunk.Select(root => (float)((long)root * root)), Pooled.By(Reduction.Variance, Window.Global, x, shape, layout));
        });
    }

    private static Vector512<double> Of(double x) => Vector512.Create(x);

    private static double Lane(Vector512<double> register) => register.ToScalar();

    private static IEnumerable<double> Between(double low, double high) => Enumerable.Range(0, Points).Select(i => low + ((high - low) * (Elements.Bits(1, (ulong)i) >> 11) / (1L << 53)));

    /// <summary>Where the count of eighths of ln 2 changes, and what is left over is greatest.</summary>
    private static IEnumerable<double> BesideSixteenths() => Enumerable.Range(-8000, 9000).Select(n => (n + 0.5) * (0.6931471805599453 / 8));
}
