using System.Numerics;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

/// <summary>Averages against exact rational arithmetic: every double is a whole number of 2⁻¹⁰⁷⁴.</summary>
public sealed class WideLaws
{
    [Theory]
    [MemberData(nameof(Rows))]
    public void Wide_average_of_doubles_is_within_its_bound_of_the_exact_quotient(string what, double[] x) =>
        Assert.True(Excess(x, Accumulator.Wide, ulps: 1, depth: 0) <= 0, $"{what}: {Pooled.By(Reduction.Average(accumulator: Accumulator.Wide), Window.Global, x, [1, 1, x.Length])[0]:R}");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Native_average_of_doubles_is_within_the_pairwise_bound_of_the_exact_quotient(string what, double[] x) =>
        Assert.True(Excess(x, Accumulator.Native, ulps: 1, Depth(x.Length)) <= 0, what);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Native_average_of_floats_is_within_the_pairwise_bound_of_the_exact_quotient(string what, double[] x)
    {
        float[] singles = [.. x.Select(value => (float)value).Where(float.IsFinite)];
        double average = Pooled.By(Reduction.Average(), Window.Global, singles, [1, 1, singles.Length])[0];
        BigInteger error = BigInteger.Abs((Units(average) * singles.Length) - Sum(singles.Select(value => (double)value)));
        BigInteger bound = (Units(float.BitIncrement(float.Abs((float)average)) - float.Abs((float)average)) * singles.Length)
            + ((Sum(singles.Select(value => double.Abs(value))) * Depth(singles.Length)) >> 24) + (Units(float.Epsilon) * singles.Length);
        Assert.True(!double.IsFinite(average) || error <= bound, what);
    }

    public static TheoryData<string, double[]> Rows()
    {
        TheoryData<string, double[]> rows = [];
        Random random = new(3);
        double Mixed(int range) => (random.NextDouble() - 0.5) * double.Exp2(random.Next(-range, range));
        double[] Row(int count, Func<double> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
        foreach (int count in (int[])[1, 2, 3, 7, 9, 49, 100, 257, 1000, 4097])
        {
            rows.Add($"{count} of one magnitude", Row(count, () => Mixed(1)));
            rows.Add($"{count} of mixed magnitude", Row(count, () => Mixed(40)));
            rows.Add($"{count} of very mixed magnitude", Row(count, () => Mixed(120)));
            double[] half = Row(count, () => Mixed(20));
            rows.Add($"{count} that cancel but for one", [.. half, .. half.Select(value => -value), 1e-9]);
            rows.Add($"{count} subnormals", Row(count, () => random.Next(1, 100) * double.Epsilon));
        }

        return rows;
    }

    /// <summary>By how much the error, times n, exceeds ulps of the result plus depth · 2⁻⁵³ · Σ|x| / n; a wide sum has 2⁻¹⁰⁰ in place of 2⁻⁵³.</summary>
    private static BigInteger Excess(double[] x, Accumulator accumulator, int ulps, int depth)
    {
        double average = Pooled.By(Reduction.Average(accumulator: accumulator), Window.Global, x, [1, 1, x.Length])[0];
        BigInteger error = BigInteger.Abs((Units(average) * x.Length) - Sum(x));
        BigInteger ulp = Units(double.BitIncrement(double.Abs(average)) - double.Abs(average));
        BigInteger magnitude = Sum(x.Select(double.Abs));
        return error - (ulps * ulp * x.Length) - ((magnitude * depth) >> 53) - ((magnitude * Depth(x.Length)) >> 100);
    }

    private static int Depth(int count) => BitOperations.Log2((uint)count) + (BitOperations.IsPow2(count) ? 0 : 1);

    private static BigInteger Sum(IEnumerable<double> values) => values.Aggregate(BigInteger.Zero, (sum, value) => sum + Units(value));

    /// <summary>A double as a whole number of 2⁻¹⁰⁷⁴.</summary>
    private static BigInteger Units(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(double.Abs(value));
        (long mantissa, int exponent) = (bits & 0xFFFFFFFFFFFFFL, (int)(bits >> 52));
        BigInteger units = exponent == 0 ? mantissa : new BigInteger(mantissa | (1L << 52)) << (exponent - 1);
        return value < 0 ? -units : units;
    }
}
