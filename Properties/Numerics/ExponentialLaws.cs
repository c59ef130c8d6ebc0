using PoolFunctional.Generators;
using PoolFunctional.Numerics;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

public sealed class ExponentialLaws
{
    private const int Points = 6_000;

    [Fact]
    public void Exponential_is_within_one_unit_in_the_last_place_of_the_exact_value()
    {
        double worst = Worst(Between(-708, 709).Concat(Between(-1, 1)).Concat(Tiny()).Concat(BesideHalves()), x => Precise.ErrorOfExponential(x, Exponential.Of(x)));
        Assert.InRange(worst, 0.49, 0.85);
    }

    [Fact]
    public void Exponential_is_within_one_and_a_half_units_where_it_is_subnormal() =>
        Assert.InRange(Worst(Between(-744, -708.4), x => Precise.ErrorOfExponential(x, Exponential.Of(x))), 0.49, 1.1);

    [Fact]
    public void Logarithm_is_within_one_unit_in_the_last_place_of_the_exact_value() =>
        Assert.InRange(Worst(Positive().Concat(BesideOne()), x => Precise.ErrorOfLogarithm(x, Logarithm.Of(x))), 0.49, 0.6);

    [Fact]
    public void Exponential_and_logarithm_rounded_to_float_are_within_their_bound_of_the_platform()
    {
        Assert.All(Between(-87, 88).Take(2_000), x => Assert.InRange((float)Exponential.Of(x), float.BitDecrement((float)Math.Exp(x)), float.BitIncrement((float)Math.Exp(x))));
        Assert.All(Between(1e-30, 1e30).Take(2_000), x => Assert.InRange((float)Logarithm.Of(x), float.BitDecrement((float)Math.Log(x)), float.BitIncrement((float)Math.Log(x))));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-0.0, 1)]
    [InlineData(710, double.PositiveInfinity)]
    [InlineData(double.MaxValue, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-746, 0)]
    [InlineData(double.MinValue, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exponential_ends_where_doubles_do(double x, double expected) => Assert.Equal(expected, Exponential.Of(x));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Logarithm_ends_where_doubles_do(double x, double expected) => Assert.Equal(expected, Logarithm.Of(x));

    [Fact]
    public void Exponential_of_what_is_not_positive_is_at_most_one() =>
        Assert.All(Between(-750, 0).Concat(Tiny().Select(x => -double.Abs(x))), x => Assert.True(Exponential.Of(x) <= 1));

    [Fact]
    public void A_share_is_the_exponential_where_that_is_normal_and_else_nothing()
    {
        Assert.All(Between(-708, 0).Append(0).Append(-708), x => Assert.Equal(Exponential.Of(x), Share(x)));
        Assert.All(Between(-2000, -708.001).Append(double.NegativeInfinity), x => Assert.Equal(0, Share(x)));
        Assert.Equal(double.NaN, Share(double.NaN));
    }

    private static double Share(double x) => Exponential.Share(new Real(x)).Value;

    private static IEnumerable<double> Between(double low, double high) => Enumerable.Range(0, Points).Select(i => low + ((high - low) * (Elements.Bits(1, (ulong)i) >> 11) / (1L << 53)));

    private static IEnumerable<double> Tiny() => Enumerable.Range(1, 200).SelectMany(n => (double[])[double.ScaleB(1.37, -n), double.ScaleB(-1.37, -n)]);

    /// <summary>Where n changes, and the reduced argument is greatest.</summary>
    private static IEnumerable<double> BesideHalves() => Enumerable.Range(-1020, 2040).Select(n => (n + 0.5) * 0.6931471805599453).SelectMany(x => (double[])[double.BitDecrement(x), x, double.BitIncrement(x)]);

    private static IEnumerable<double> Positive() => Enumerable.Range(0, Points).Select(i => BitConverter.UInt64BitsToDouble(Elements.Bits(2, (ulong)i) >> 1)).Where(double.IsFinite).Where(x => x > 0);

    private static IEnumerable<double> BesideOne() => Enumerable.Range(1, 50).SelectMany(n => (double[])[1 + double.ScaleB(1.3, -n), 1 - double.ScaleB(0.7, -n)]);

    private static double Worst(IEnumerable<double> points, Func<double, double> error) => points.Where(x => x != 0).Max(error);
}
