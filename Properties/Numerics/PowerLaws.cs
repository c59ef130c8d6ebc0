using PoolFunctional.Numerics;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

public sealed class PowerLaws
{
    [Fact]
    public void Powers_of_two_to_whole_exponents_are_exact() =>
        Assert.All(
            from n in Enumerable.Range(-300, 601) from exponent in Enumerable.Range(1, 40) where int.Abs(n * exponent) < 1022 select (n, exponent),
            pair => Assert.Equal(double.ScaleB(1, pair.n * pair.exponent), Power.Raise(double.ScaleB(1, pair.n), pair.exponent)));

    [Fact]
    public void Roots_of_powers_of_two_are_exact_where_they_are_powers_of_two() =>
        Assert.All(
            from root in (int[])[2, 4, 8, 16, 64] from n in Enumerable.Range(-15, 31) select (n, root),
            pair => Assert.Equal(double.ScaleB(1, pair.n), Power.Raise(double.ScaleB(1, pair.n * pair.root), 1.0 / pair.root)));

    [Theory]
    [InlineData(-1074)]
    [InlineData(-1050)]
    [InlineData(-1023)]
    public void Subnormal_powers_of_two_have_exact_square_roots_and_first_powers(int n)
    {
        Assert.Equal(double.ScaleB(1, n), Power.Raise(double.ScaleB(1, n), 1));
        Assert.Equal(double.Sqrt(double.ScaleB(1, n)), Power.Raise(double.ScaleB(1, n), 0.5), double.ScaleB(1, (n / 2) - 51));
    }

    [Theory]
    [InlineData(-350, 3, -1050)]
    [InlineData(-537, 2, -1074)]
    [InlineData(-1023, 1, -1023)]
    public void Results_below_the_smallest_normal_are_exact_powers_of_two(int n, int exponent, int expected) =>
        Assert.Equal(double.ScaleB(1, expected), Power.Raise(double.ScaleB(1, n), exponent));

    [Theory]
    [InlineData(1e200, 2, double.PositiveInfinity)]
    [InlineData(double.MaxValue, 64, double.PositiveInfinity)]
    [InlineData(1e-200, 2, 0)]
    [InlineData(double.Epsilon, 64, 0)]
    public void Results_out_of_range_are_infinity_and_zero(double value, double exponent, double expected) => Assert.Equal(expected, Power.Raise(value, exponent));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 9)]
    [InlineData(3, 27)]
    [InlineData(4, 81)]
    public void Small_whole_powers_are_products(double exponent, double expected) => Assert.Equal(expected, Power.Of(new Real(3), exponent).Value);
}
