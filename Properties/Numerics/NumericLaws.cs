using PoolFunctional.Numerics;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

public sealed class NumericLaws
{
    [Fact]
    public void Power_is_within_two_units_in_the_last_place_and_one_after_rounding_to_float()
    {
        Random random = new(5);
        (double worst, double worstSingle) = (0, 0);
        for (int i = 0; i < 200_000; i++)
        {
            double value = double.Exp2((random.NextDouble() * 60) - 30);
            double exponent = 0.05 + (random.NextDouble() * 9);
            double expected = Math.Pow(value, exponent);
            double actual = Power.Raise(value, exponent);
            worst = double.Max(worst, double.Abs(actual - expected) / (double.BitIncrement(expected) - expected));
            if (float.IsNormal((float)expected)) worstSingle = double.Max(worstSingle, double.Abs((float)actual - expected) / (float.BitIncrement((float)expected) - (float)expected));
        }

        Assert.True(worst <= 2, $"{worst} ulp");
        Assert.True(worstSingle < 1, $"{worstSingle} ulp of float");
        Assert.NotEqual(0, worst);
    }

    [Fact]
    public void Average_of_four_thousand_and_ninety_six_half_ones_is_one() =>
        Assert.Equal([Half.One], Pooled.By(Reduction.Average(), Window.Global, [.. Enumerable.Repeat(Half.One, 4096)], [1, 1, 4096]));
}
