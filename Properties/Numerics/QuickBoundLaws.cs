using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Quick;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Generators;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

/// <summary>Quick results, before they are rounded, are no further from the definition's than they say: over windows of up to 256 taps, near and far apart, tiny and huge.</summary>
public sealed unsafe class QuickBoundLaws
{
    /// <summary>What has been seen is below; a bound that is only just kept is none.</summary>
    private const double Most = 0.7;

    [Fact]
    public void Variance_is_within_its_slack() => Holds(default(VarianceFormula), default(QuickVariance));

    [Fact]
    public void Expectation_is_within_its_slack() => Holds(default(ExpectationFormula), default(QuickExpectation));

    [Fact]
    public void Soft_pool_is_within_its_slack() => Holds(default(SoftPoolFormula), default(QuickSoftPool));

    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1e6)]
    public void Log_sum_exp_is_within_its_slack(double sharpness) => Holds(new LogSumExpFormula(sharpness), new QuickLogSumExp(sharpness));

    [Theory]
    [InlineData(1.01)]
    [InlineData(2.5)]
    [InlineData(4)]
    [InlineData(6)]
    public void Means_of_any_power_are_within_their_slack(double exponent)
    {
        Holds(new GeneralizedMeanFormula<RealPower>(new(exponent), 1e-6), new QuickGeneralizedMean<QuickPower>(new(exponent), 1e-6));
        Holds(new PowerSumFormula<RealPower>(new(exponent), isMean: true), new QuickNorm<QuickPower>(new(exponent), isMean: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Means_of_squares_and_cubes_are_within_their_slack(bool isMean)
    {
        Holds(new GeneralizedMeanFormula<ProductPower>(new(2), 1e-6), new QuickGeneralizedMean<QuickSquare>(default, 1e-6));
        Holds(new GeneralizedMeanFormula<ProductPower>(new(3), 1e-6), new QuickGeneralizedMean<QuickCube>(default, 1e-6));
        Holds(new PowerSumFormula<ProductPower>(new(2), isMean), new QuickNorm<QuickSquare>(default, isMean));
        Holds(new PowerSumFormula<ProductPower>(new(3), isMean), new QuickNorm<QuickCube>(default, isMean));
    }

    private static void Holds<TFormula, TQuick>(TFormula formula, TQuick quick)
        where TFormula : struct, IGuidedFormula
        where TQuick : struct, IQuickFormula
    {
        if (!QuickReal.IsFast) return;
        Assert.True(quick.Holds);
        Assert.All(Windows(), window =>
        {
            double exact = Definition(formula, window);
            (double result, double slack) = Quickly(quick, window);
            if (double.IsNaN(slack)) Assert.DoesNotContain(window, tap => float.Abs(tap) < 1e30f && float.Abs(tap) > 1e-30f);
            else Assert.InRange(double.Abs(result - exact), 0, Most * slack);
        });
    }

    /// <summary>Of 2, 3, 9, 49 and 256 taps: between −1 and 1, of any magnitude, beside 1, whole numbers, negligible ones below a thousand.</summary>
    private static IEnumerable<float[]> Windows() =>
        from count in (int[])[2, 3, 9, 49, QuickKernel.MostTaps]
        from kind in Enumerable.Range(0, 5)
        from turn in Enumerable.Range(0, 60)
        select (float[])[.. Enumerable.Range(0, count).Select(tap => Tap(kind, (turn * 1024) + tap))];

    private static float Tap(int kind, int index)
    {
        ulong bits = Elements.Bits((ulong)kind, (ulong)index);
        float unit = ((bits >> 40) / (float)(1 << 23)) - 1;
        int other = (int)(bits & 0xFF);
        return kind switch
        {
            0 => unit,
            1 => float.ScaleB(unit, other - 130),
            2 => 1 + (unit / 4096),
            3 => (other % 7) - 3,
            _ => other % 3 == 0 ? 1000 * unit : unit,
        };
    }

    private static double Definition<TFormula>(in TFormula formula, float[] window)
        where TFormula : struct, IGuidedFormula
    {
        Real count = new(window.Length);
        Real guide = formula.Guide(window.Select(tap => new Real(tap)).Aggregate((left, right) => TFormula.IsGuidedByMaximum ? Real.Maximum(left, right) : left + right), count);
        (Real first, Real second) = (new(0), new(0));
        foreach (float tap in window)
        {
            Real one = formula.First(new Real(tap), guide);
            first += one;
            second += formula.Second(new Real(tap), guide, one);
        }

        return formula.Finish(guide, first, second, count).Value;
    }

    private static (double Result, double Slack) Quickly<TQuick>(in TQuick quick, float[] window)
        where TQuick : struct, IQuickFormula
    {
        double[] rows = [.. window.SelectMany(tap => Enumerable.Repeat((double)tap, QuickKernel.Lanes))];
        nint[] offsets = [.. Enumerable.Range(0, window.Length).Select(tap => (nint)(tap * QuickKernel.Lanes))];
        double* sums = stackalloc double[3 * QuickKernel.Lanes];
        fixed (double* from = rows) QuickKernel.Sum<TQuick, FromRows>(quick, from, offsets, QuickKernel.Lanes, new(sums, sums + QuickKernel.Lanes, sums + (2 * QuickKernel.Lanes)));
        Vector512<double> result = quick.Finish(Vector512.Load(sums), Vector512.Load(sums + QuickKernel.Lanes), Vector512.Load(sums + (2 * QuickKernel.Lanes)), Vector512.Create((double)window.Length), out Vector512<double> slack);
        return (result.ToScalar(), slack.ToScalar());
    }
}
