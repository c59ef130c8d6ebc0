using PoolFunctional.Reductions;
using Xunit;

namespace PoolFunctional.Properties.Laws;

/// <summary>Reductions where a type, a power or a count comes to its end.</summary>
public sealed class ReductionLimitsLaws
{
    [Fact]
    public void Norms_of_high_powers_neither_overflow_nor_vanish()
    {
        Assert.Equal((3e38f, 3e-38f), (One(Reduction.Lp(10), 3e38f, 1e37f), One(Reduction.Lp(10), 3e-38f, 1e-39f)));
        Assert.Equal(1, One(Reduction.Lp(2), 3e200, 4e200) / 5e200, 14);
        Assert.Equal(1, One(Reduction.Lp(2), 3e-200, 4e-200) / 5e-200, 14);
        Assert.Equal(1, One(Reduction.PowerMean(3), 2e200, -2e200) / 2e200, 14);
        Assert.Equal(1, One(Reduction.Lp(7), 3e-310, 0) / 3e-310, 12);
    }

    [Fact]
    public void Products_beyond_a_long_saturate_with_their_sign()
    {
        Assert.Equal(long.MaxValue, One(Reduction.Product, 1L << 40, 1L << 40));
        Assert.Equal(long.MinValue, One(Reduction.Product, 1L << 40, -(1L << 40)));
        Assert.Equal(0, One(Reduction.Product, 1L << 40, -(1L << 40), 1L << 40, 0));
        Assert.Equal(long.MinValue, One(Reduction.Product, long.MinValue, 1));
    }

    [Fact]
    public void Averages_of_integers_are_exact_whatever_the_accumulator()
    {
        Assert.All((Accumulator[])[Accumulator.Native, Accumulator.Wide], accumulator =>
        {
            Assert.Equal(long.MaxValue - 1, One(Reduction.Average(accumulator: accumulator), long.MaxValue, long.MaxValue - 2));
            Assert.Equal((2, 2, -2, -2), (One(Reduction.Average(accumulator: accumulator), 3, 2), One(Reduction.Average(accumulator: accumulator), 1, 2), One(Reduction.Average(accumulator: accumulator), -3, -2), One(Reduction.Average(accumulator: accumulator), -1, -2)));
        });
        Assert.Equal([-2, 2], (int[])[One(Reduction.Average(Divisor.Of(-2)), 1, 2), One(Reduction.Average(Divisor.Of(-2)), -1, -2)]);
    }

    [Fact]
    public void Negative_zeros_add_to_negative_zero_in_two_doubles_as_in_one() =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(DoubleDouble.Add(DoubleDouble.Of(-0.0), DoubleDouble.Of(-0.0)).High));

    [Fact]
    public void Mixtures_of_one_alone_are_that_one_exactly()
    {
        Assert.Equal((1L << 60) + 1, One(Reduction.Mixed(0), (1L << 60) + 1, (1L << 60) + 1));
        Assert.Equal((1L << 60) + 3, One(Reduction.Mixed(1), (1L << 60) + 3, 0));
    }

    [Fact]
    public void Quantised_minimum_keeps_the_quantisation_of_its_input_and_scales_are_positive()
    {
        Quantization half = Quantization.Of(0.5, 3);
        Assert.Equal([(sbyte)-6], Pooled.By<sbyte>(Reduction.QuantizedMin(half), Window.Global, [7, -6], [1, 1, 2]));
        Assert.Equal([(sbyte)-6], Pooled.By<sbyte>(Reduction.QuantizedMax(half), Window.Global, [-7, -6], [1, 1, 2]));
        Assert.All(
            (Reduction[])[Reduction.QuantizedMin(Quantization.Of(0, 3)), Reduction.QuantizedMin(Quantization.Of(0, 3), half), Reduction.QuantizedAverage(Quantization.Of(0, 3)), Reduction.QuantizedMax(half, Quantization.Of(0, 3))],
            reduction => Assert.ThrowsAny<ArgumentException>(() => Pooled.By<sbyte>(reduction, Window.Global, [7, -4], [1, 1, 2])));
    }

    private static T One<T>(Reduction reduction, params T[] taps)
        where T : unmanaged, System.Numerics.INumber<T> => Assert.Single(Pooled.By(reduction, Window.Global, taps, [1, 1, taps.Length]));
}
